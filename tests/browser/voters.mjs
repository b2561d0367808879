// voters.mjs -- what stands for the voters: marked ballots whose truth is known.
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import { join } from 'node:path';

import { quick, run } from './desk.mjs';

const LEVELS = ['high', 'medium', 'low'];

/** marked - a deck of filled ballots as their images, a file a sheet. */
export function marked(desk, sheets, seed) {
    run(quick, 'kiemphieu', 'deck', desk.conference, '--sheets', String(sheets),
        '--seed', String(seed));
    return desk.lines('deck/truth.jsonl').map(({ image }) => desk.path(image));
}

/** brought - these images are counted, as `kiemphieu import` does. */
export function brought(desk, images) {
    run2('kiemphieu', 'import', desk.conference, ...images);
}

/** scanned - the pages of a PDF as a scanner would see them. */
export function scanned(desk, pdf) {
    const prefix = join(desk.folder, 'scanned');
    execFileSync('pdftoppm', ['-r', '300', '-gray', '-tiff', desk.path(pdf), prefix]);
    return execFileSync('sh', ['-c', `ls ${prefix}-*.tif`], { encoding: 'utf8' })
        .trim().split('\n');
}

/**
 * heldTruth - what is marked on each held sheet
 *
 * By the sheet's id: {struck, rows}, rows by contest: "high", "/blank", "/over" as the
 * page's radio buttons call them.
 */
export function heldTruth(desk) {
    const list = join(desk.folder, 'held.json');
    fs.writeFileSync(list,
        run2('kiemphieu', 'review', desk.conference, '--list', '--json'));
    const held = fs.openSync(list); // a file: what Node gives as input is a socket
    const lines = execFileSync(join(quick, 'tests/truth'), ['sheets', desk.conference],
        { stdio: [held, 'pipe', 'inherit'], encoding: 'utf8' });
    fs.closeSync(held);
    const truth = new Map(desk.lines('deck/truth.jsonl').map((line) => [line.image, line]));
    return new Map(lines.trim().split('\n').filter(Boolean).map((line) => {
        const { sheet, image, struck } = JSON.parse(line);
        const rows = truth.get(image).contests.map(({ contest, state, chosen }) =>
            [contest, state === 'chosen' ? chosen[0] : `/${state}`]);
        return [sheet, { struck, rows: new Map(rows) }];
    }));
}

/** run2 - one whose exit status 3 says: done, but sheets are held. */
function run2(program, ...words) {
    try {
        return run(quick, program, ...words);
    } catch (error) {
        if (error.status !== 3)
            throw error;
        return error.stdout;
    }
}

/** figures - votes by contest and state, of the whole deck, as the truth has them. */
export function figures(desk) {
    const sums = new Map();
    for (const { contests, effects } of desk.lines('deck/truth.jsonl')) {
        if (effects.includes('name-struck'))
            continue;
        for (const { contest, state, chosen } of contests) {
            const sum = sums.get(contest) ?? { high: 0, medium: 0, low: 0, blank: 0, over: 0 };
            sum[state === 'chosen' ? chosen[0] : state] += 1;
            sums.set(contest, sum);
        }
    }
    return sums;
}

/** agrees - report/results.json against the deck's truth; throws with what differs. */
export function agrees(desk) {
    try {
        execFileSync(join(quick, 'tests/truth'), ['check', desk.conference],
            { encoding: 'utf8' });
    } catch (error) {
        throw new Error(`${error.stdout}${error.stderr}`);
    }
}

/** other - a level that this row does not hold. */
export function other(value) {
    return LEVELS.find((level) => level !== value);
}
