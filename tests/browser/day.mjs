// day.mjs -- a whole day, from an empty folder to sealed minutes, by several people.
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';

import { Desk, quick, run } from './desk.mjs';
import { decide, next, shown, undo } from './checking.mjs';
import { BINH, CUONG, DAO, HA, HAU, begin, invite, join } from './people.mjs';
import { answer, answerCount, asked, beginScan, seen } from './scanning.mjs';
import { agrees, figures, heldTruth, marked, other, scanned } from './voters.mjs';
import { fact, look, picture, press, visit } from './window.mjs';

const SHEETS = 16;
const TRIAL_SHEETS = 3;
const SEED = 7; // a correction, two marks in a row and a doubtful mark are among them
const PLAN = `jam@${TRIAL_SHEETS + 8}:half`;
const RATED = [
    ['1', 'Nguyễn Thế Phong', 'Chủ tịch Hội đồng nhân dân Thành phố'],
    ['2', 'Trần Thị Ngọc Lan', 'Phó Chủ tịch Hội đồng nhân dân Thành phố'],
    ['3', 'Lê Đức Thuận', 'Trưởng Ban Pháp chế'],
    ['4', 'Phạm Thị Hồng Nhung', 'Trưởng Ban Kinh tế và Ngân sách'],
];

let desk, hau, binh, cuong, dao, ha, truth, broken;

/** step - a fact that needs those before it: after one that failed none is tried. */
function step(name, body) {
    fact(name, async () => {
        if (broken)
            throw Object.assign(new Error(), { stack: `not tried, as this failed: ${broken}` });
        try {
            await body();
        } catch (error) {
            broken = name;
            for (const [who, page] of Object.entries({ hau, binh, cuong, dao, ha }))
                await (page && picture(page, `failed-${who}`).catch(() => {}));
            throw error;
        }
    });
}

/** confirm - the second person looks at what waits, and agrees. */
async function confirm(page, name) {
    await visit(page, '/');
    await press(page, '.notice.warning a[href="/pair"]');
    if (name)
        await look(page, name);
    await press(page, 'form[action="/pair/confirm"] button');
}

function said(page) {
    return page.innerText('main');
}

describe('a whole day, from an empty folder to sealed minutes', () => {
    before(async () => { desk = await Desk.start({ plan: PLAN }); });
    after(() => desk?.stop().finally(() => desk.remove()));

    step('the first person is a chair and an operator, and reads Vietnamese', async () => {
        hau = await begin(desk, HAU, ['operator'], { language: 'vi-VN' });
        assert.equal(await hau.getAttribute('html', 'lang'), 'vi');
    });

    step('four others are invited, and each sits at a window of their own', async () => {
        const roles = [[BINH, ['chair']], [CUONG, ['checker']], [DAO, ['checker']],
            [HA, ['checker', 'operator']]];
        const windows = [];
        for (const [name, wanted] of roles)
            windows.push(await join(desk, await invite(hau, name, wanted), name));
        [binh, cuong, dao, ha] = windows;
    });

    step('a conference with a mistake is not saved; the mistake stands at its field', async () => {
        await visit(hau, '/prepare');
        const form = hau.locator('form[action="/prepare/conference"]');
        await form.locator('[name=title]').fill('');
        await press(hau, form.locator('button.primary'));
        const field = hau.locator('#f-title');
        assert.equal(await field.getAttribute('aria-invalid'), 'true');
        const id = await field.getAttribute('aria-describedby');
        assert.notEqual(await hau.locator(`[id="${id}"]`).innerText(), '');
        await look(hau, 'prepare-mistake');
    });

    step('conference and people are typed', async () => {
        const form = hau.locator('form[action="/prepare/conference"]');
        await form.locator('[name=title]').fill('Hội nghị lấy phiếu tín nhiệm năm 2026');
        await form.locator('[name=superior]').fill('ĐẢNG BỘ THÀNH PHỐ HÀ NỘI');
        await form.locator('[name=body]').fill('BAN CHẤP HÀNH');
        await form.locator('[name=place]').fill('Hà Nội');
        await form.locator('[name=date]').fill('2026-11-26');
        await form.locator('[name=rule]').selectOption('party-96');
        await form.locator('[name=checks]').selectOption('2');
        await form.locator('[name=publication]').selectOption('public');
        await form.locator('[name=member_name]').first().fill(HAU);
        await form.locator('[name=member_role]').first().fill('Trưởng ban');
        await press(hau, form.locator('button.primary'));
        assert.match(desk.read('conference.ini'), /title = Hội nghị lấy phiếu/);
        await fillPeople();
        assert.equal(await hau.locator('.notice.error').count(), 0);
        assert.match(desk.read('officials.csv'), /Phạm Thị Hồng Nhung/);
        await look(hau, 'prepare');
    });

    async function fillPeople() {
        const form = hau.locator('form[action="/prepare/officials"]').first();
        for (const [row, person] of RATED.entries())
            for (const [column, name] of ['no', 'name', 'title'].entries())
                await form.locator(`[name=${name}]`).nth(row).fill(person[column]);
        for (let extra = await form.locator('[name=no]').count(); extra > RATED.length; extra--)
            for (const name of ['no', 'name', 'title'])
                await form.locator(`[name=${name}]`).nth(extra - 1).fill('');
        await press(hau, form.locator('button.primary'));
    }

    step('ballots and a proof are printed', async () => {
        await visit(hau, '/print');
        await look(hau, 'print');
        await hau.fill('#copies', String(SHEETS));
        await press(hau, 'form[action="/print/ballots"] button');
        await jobEnds(hau);
        await press(hau, 'form[action="/print/proof"] button');
        await jobEnds(hau);
        await look(hau, 'printed');
        for (const link of await hau.locator('main a[href$=".pdf"]').all())
            await isPdf(hau, await link.getAttribute('href'));
    });

    async function isPdf(page, address) {
        const pdf = await page.request.get(address);
        assert.equal(pdf.status(), 200, address);
        assert.equal((await pdf.body()).subarray(0, 5).toString(), '%PDF-');
    }

    /** jobEnds - long work is done, and it went well. */
    async function jobEnds(page, name) {
        await page.locator('#job:not([data-live])').waitFor({ timeout: 60000 });
        assert.equal(await page.locator('#job pre').count(), 0, await said(page));
        if (name)
            await look(page, name);
        await press(page, 'form[action="/job/seen"] button');
    }

    step('the test deck goes through the scanner, and every figure is as marked', async () => {
        await visit(hau, '/trial');
        await look(hau, 'trial');
        await hau.fill('#sheets', String(TRIAL_SHEETS));
        await press(hau, 'form[action="/trial/deck"] button.primary');
        await jobEnds(hau);
        desk.load(scanned(desk, 'deck/deck.pdf'));
        await look(hau, 'scan-trial');
        await beginScan(hau, { expected: TRIAL_SHEETS });
        assert.equal(await asked(hau), 'empty');
        await answer(hau, 'd');
        assert.equal(await asked(hau), 'ended');
        await seen(hau);
        await visit(hau, '/trial');
        assert.equal(await hau.locator('strong.mistake').count(), 0);
        await press(hau, 'form[action="/trial/zero"] button');
        await jobEnds(hau);
        await isPdf(hau, '/file/report/zero.pdf');
        await look(hau, 'trial-done');
    });

    step('two people open the count; before the second agrees it is not open', async () => {
        await press(hau, 'form[action="/trial/open"] button.primary');
        await visit(ha, '/scan');
        assert.doesNotMatch(run(quick, 'kiemphieu', 'status', desk.conference), /OPEN/);
        await confirm(binh, 'pair');
        await visit(binh, '/');
        await look(binh, 'day-open');
    });

    step('a jam in the middle of a stack: choices, and every sheet counts once', async () => {
        desk.load(marked(desk, SHEETS, SEED));
        await visit(ha, '/scan');
        await look(ha, 'scan');
        await beginScan(ha, { batch: 'chồng 1', expected: SHEETS });
        assert.equal(await asked(ha), 'paused');
        await look(ha, 'scan-paused');
        await answer(ha, 'c');
        assert.equal(await asked(ha), 'tray');
        await answerCount(ha, 7);
        assert.equal(await asked(ha), 'empty');
        await look(ha, 'scan-empty');
        await answer(ha, 'd');
        assert.equal(await asked(ha), 'ended');
        await look(ha, 'scan-ended');
        await seen(ha);
        assert.match(await said(ha), /chồng 1/);
    });

    step('two checkers see the same sheet, and nothing of each other', async () => {
        truth = heldTruth(desk);
        assert.ok(truth.size >= 2, `${truth.size} sheets are held`);
        await look(cuong, 'check');
        const first = await next(cuong);
        await visit(dao, `/check?sheet=${first}`);
        const before = await dao.locator('main').innerHTML();
        await look(cuong, 'check-sheet');
        await cuong.reload();
        await decide(cuong, truth.get(first));
        await dao.reload();
        assert.equal(await dao.locator('main').innerHTML(), before);
        assert.equal(await dao.locator('.row input:checked').count(), 0);
    });

    step('a decision is undone with one key, and made anew', async () => {
        await undo(cuong);
        const again = shown(cuong);
        assert.ok(truth.has(again));
        await decide(cuong, truth.get(again));
    });

    step('a sheet with one doubt takes two keys', async () => {
        const keys = [];
        for (let sheet = await next(cuong); sheet; sheet = await next(cuong)) {
            const asked = await cuong.locator('fieldset.row').count();
            keys.push([asked, await decide(cuong, truth.get(sheet))]);
        }
        assert.ok(keys.every(([asked, count]) => count <= Math.max(asked, 1) + 1));
        assert.match(await said(cuong), /wait for another person/);
    });

    step('a difference goes to a third, who sees both without names', async () => {
        const disputed = [...truth.keys()].find((sheet) => !truth.get(sheet).struck);
        for (let sheet = await next(dao); sheet; sheet = await next(dao))
            await decide(dao, sheet === disputed ? wrong(truth.get(sheet)) : truth.get(sheet));
        assert.equal(await next(ha), disputed);
        assert.equal(await ha.locator('.opinions > div').count(), 2);
        const words = await said(ha);
        assert.ok(![CUONG, DAO].some((name) => words.includes(name)));
        await look(ha, 'check-third');
        await ha.reload();
        await decide(ha, truth.get(disputed));
        assert.equal(await next(ha), undefined);
    });

    /** wrong - the truth with another answer in every row. */
    function wrong({ struck, rows }) {
        return { struck, rows: new Map([...rows].map(([row, value]) => [row, other(value)])) };
    }

    step('on the contact sheet a box leads to its sheet, and that to checking', async () => {
        await visit(cuong, '/boxes');
        const boxes = await cuong.locator('.tiles a').count();
        assert.ok(boxes > SHEETS);
        await look(cuong, 'boxes');
        await pressUndecided(cuong);
        await look(cuong, 'sheet');
        await press(cuong, 'form[action="/check/recheck"] button');
        truth = heldTruth(desk);
        assert.equal(truth.size, 1);
        for (const page of [cuong, dao]) {
            const sheet = await next(page);
            await decide(page, truth.get(sheet));
        }
        assert.equal(heldTruth(desk).size, 0);
    });

    /** pressUndecided - the first box whose sheet was not with people already. */
    async function pressUndecided(page) {
        for (let box = 0; ; box++) {
            await press(page, page.locator('.tiles a').nth(box));
            if (await page.locator('form[action="/check/recheck"]').count() > 0)
                return;
            await visit(page, '/boxes');
        }
    }

    step('the results are hidden until the checks are ended', async () => {
        await visit(hau, '/results');
        await look(hau, 'results-hidden');
        assert.equal(await hau.locator('main table').count(), 0);
    });

    step('what is missing for the seal is said, and the seal is not offered', async () => {
        await visit(hau, '/seal');
        await look(hau, 'seal-missing');
        assert.equal(await hau.locator('form[action="/seal/now"]').count(), 0);
    });

    step('two people end the checks', async () => {
        await press(hau, 'form[action="/seal/end"] button');
        await confirm(binh);
        await visit(cuong, '/check');
        assert.equal(await cuong.locator('a[href="/check/next"]').count(), 0);
    });

    step('the figures counted by hand are typed', async () => {
        await visit(hau, '/seal');
        const form = hau.locator('form[action="/counts"]');
        for (const name of ['summoned', 'present', 'types/main/issued', 'types/main/collected'])
            await form.locator(`[name="${name}"]`).fill(String(SHEETS));
        await press(hau, form.locator('button'));
    });

    step('the results are those of the ballots', async () => {
        await visit(binh, '/results');
        const shown = await binh.locator('main table tbody tr').evaluateAll((rows) =>
            rows.map((row) => [...row.querySelectorAll('td b')].map((b) => Number(b.innerText))));
        assert.deepEqual(shown, [...figures(desk).values()].map(({ high, medium, low }) =>
            [high, medium, low]));
        await look(binh, 'results');
    });

    step('the hall sees a person at a time; an arrow key leads to the next', async () => {
        await visit(binh, '/hall');
        await look(binh, 'hall');
        const first = await said(binh);
        await Promise.all([binh.waitForEvent('load'), binh.keyboard.press('ArrowRight')]);
        assert.notEqual(await said(binh), first);
    });

    step('two people seal; the root stands on the page', async () => {
        await visit(hau, '/seal');
        await look(hau, 'seal');
        await press(hau, 'form[action="/seal/now"] button');
        await confirm(binh);
        await visit(hau, '/seal');
        assert.match(await hau.innerText('.root'), /^[0-9a-f\s]{64,}$/);
    });

    step('the minutes are written, and two people export them', async () => {
        await press(hau, 'form[action="/seal/report"] button');
        await jobEnds(hau);
        await press(hau, 'form[action="/seal/export"] button');
        await confirm(binh);
        await visit(hau, '/seal');
        await look(hau, 'sealed');
        await isPdf(hau, '/seal/file/minutes.pdf');
    });

    step('every vote of the report is what was marked', () => agrees(desk));

    step('the chain, the seal and the images hold', async () => {
        await press(hau, 'form[action="/seal/verify"] button');
        await jobEnds(hau);
    });

    step('what is over is not offered any more', async () => {
        for (const path of ['/prepare', '/scan', '/check']) {
            await visit(hau, path);
            assert.equal(await hau.locator('main button.primary:not(:disabled)').count(), 0);
        }
        await visit(hau, '/');
        await look(hau, 'day-sealed');
    });

    fact('the desk ends with Ctrl-C, and no process stays behind', async () => {
        await desk.stop();
        assert.deepEqual(desk.left(), []);
    });
});
