// points.mjs -- points and grades in one conference: typed, printed, checked, shown.
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';

import { Desk, quick, run } from './desk.mjs';
import { decide, next, shown } from './checking.mjs';
import { CUONG, DAO, HAU, begin, invite, join } from './people.mjs';
import { agrees, brought, heldTruth, marked } from './voters.mjs';
import { fact, look, press, visit } from './window.mjs';

const SHEETS = 5;
const SEED = 3; // doubtful figures, a correction and a half filled row are among them
const SCALE = 'STT,Tiêu chí,Điểm tối đa\n1,Phẩm chất,30\n2,Kết quả công việc,70\n';
const RATED = [ // number, name, post, ballot, unit, id, part, scale
    ['1', 'Sở Nội vụ', 'Tập thể lãnh đạo', 'diem', 'Nội vụ', 'TT-01', 'tập thể', ''],
    ['2', 'Nguyễn Thế Phong', 'Giám đốc Sở', 'diem', 'Nội vụ', 'NV-01', 'người đứng đầu',
        'giam-doc'],
    ['3', 'Trần Thị Ngọc Lan', 'Phó Giám đốc Sở', 'diem', 'Nội vụ', 'NV-02', '', ''],
    ['1', 'Lê Đức Thuận', 'Chánh Văn phòng', 'xep-loai', 'Nội vụ', 'NV-03', '', ''],
    ['2', 'Phạm Thị Nhung', 'Trưởng phòng', 'xep-loai', 'Nội vụ', 'NV-04', '', ''],
];
const COLUMNS = ['no', 'name', 'title', 'ballot_type', 'group', 'id', 'role', 'scale'];
const BALLOTS = [
    { id: 'diem', title: 'Phiếu chấm điểm', rule: 'score-100', template: 'party-score' },
    { id: 'xep-loai', title: 'Phiếu xếp loại', rule: 'grade-4', template: 'party-grade' },
];

let desk, hau, cuong, dao, truth;

describe('points and grades in one conference', () => {
    before(async () => { desk = await Desk.start(); });
    after(() => desk?.stop().finally(() => desk.remove()));

    fact('two ballots, their people and a scale are typed', async () => {
        hau = await begin(desk, HAU, ['operator'], { language: 'vi-VN' });
        await visit(hau, '/prepare');
        await fillConference();
        await fillBallots();
        await fillPeople();
        const scale = hau.locator('form[action="/prepare/scale"]');
        await scale.locator('[name=scale_name]').fill('giam-doc');
        await scale.locator('[name=scale_text]').fill(SCALE);
        await press(hau, scale.locator('button'));
        assert.equal(await hau.locator('.notice.error').count(), 0);
        assert.equal(await hau.locator('.notice.good a[href="/print"]').count(), 1);
        assert.match(desk.read('officials.csv'), /"NV-01","người đứng đầu","giam-doc"/);
        await look(hau, 'prepare-points');
    });

    async function fillConference() {
        const form = hau.locator('form[action="/prepare/conference"]');
        for (const [name, value] of Object.entries({ title: 'Hội nghị đánh giá cán bộ',
            body: 'BAN THƯỜNG VỤ', place: 'Nam Định', date: '2026-11-26' }))
            await form.locator(`[name=${name}]`).fill(value);
        await form.locator('[name=rule]').selectOption('score-100');
        await form.locator('[name=results]').selectOption('live');
        await form.locator('[name=member_name]').first().fill(HAU);
        await press(hau, form.locator('button.primary'));
    }

    async function fillBallots() {
        await hau.locator('#ballots summary').click();
        const form = hau.locator('form[action="/prepare/ballots"]');
        for (const [row, ballot] of BALLOTS.entries()) {
            await form.locator('[name=ballot_id]').nth(row).fill(ballot.id);
            await form.locator('[name=ballot_title]').nth(row).fill(ballot.title);
            await form.locator('[name=ballot_rule]').nth(row).selectOption(ballot.rule);
            await form.locator('[name=ballot_template]').nth(row)
                .selectOption(ballot.template);
        }
        await press(hau, form.locator('button.primary'));
        assert.match(desk.read('conference.ini'), /\[ballot xep-loai\]/);
    }

    async function fillPeople() {
        const form = hau.locator('form[action="/prepare/officials"]').first();
        for (const [row, person] of RATED.entries())
            for (const [column, name] of COLUMNS.entries())
                await form.locator(`[name=${name}]`).nth(row).fill(person[column]);
        await press(hau, form.locator('button.primary'));
    }

    fact('one stack holds both, and doubtful figures wait', async () => {
        run(quick, 'kiemphieu', 'print', desk.conference, '--copies', String(SHEETS));
        cuong = await join(desk, await invite(hau, CUONG, ['checker']), CUONG,
            { language: 'vi-VN' });
        dao = await join(desk, await invite(hau, DAO, ['checker']), DAO);
        await visit(hau, '/trial');
        await press(hau, 'form[action="/trial/open"] button.primary');
        await visit(cuong, '/pair');
        await press(cuong, 'form[action="/pair/confirm"] button');
        brought(desk, marked(desk, SHEETS, SEED));
        truth = heldTruth(desk);
        assert.ok(truth.size > 0);
    });

    fact('a figure is one key, and what they make is told', async () => {
        let hasSum = false;
        while (await next(cuong)) {
            hasSum = await typeFirst(cuong) || hasSum;
            await decide(cuong, truth.get(shown(cuong)));
        }
        assert.ok(hasSum, 'no sheet of points was asked');
        while (await next(dao))
            await decide(dao, truth.get(shown(dao)));
        assert.equal(heldTruth(desk).size, 0);
    });

    /** typeFirst - each figure of points is 1 or 10: the sum says so at once. */
    async function typeFirst(page) {
        const sum = page.locator('[data-sum]').first();
        if (await sum.count() === 0)
            return false;
        await look(page, 'check-points');
        await page.reload(); // look() has moved the focus
        const rows = await page.locator('fieldset.row').count();
        for (let i = 0; i < rows; i++)
            await page.keyboard.press('1');
        const text = await sum.innerText();
        assert.match(text, /^(= \d+ điểm|không có điểm.*|)$/);
        await page.reload();
        return /= \d+ điểm/.test(text);
    }

    fact('means, grades and boxes are shown', async () => {
        await visit(hau, '/results');
        assert.equal(await hau.locator('table').count(), BALLOTS.length);
        assert.equal(await hau.locator('svg.bars').count(), RATED.length);
        await look(hau, 'results-points');
        await visit(cuong, '/boxes?type=diem');
        await look(cuong, 'boxes-points');
    });

    fact('each ballot is counted by itself, sealed, and as marked', async () => {
        await visit(hau, '/seal');
        const form = hau.locator('form[action="/counts"]');
        for (const { id } of BALLOTS)
            for (const count of ['issued', 'collected'])
                await form.locator(`[name="types/${id}/${count}"]`).fill(String(SHEETS));
        for (const count of ['summoned', 'present'])
            await form.locator(`[name=${count}]`).fill(String(SHEETS));
        await press(hau, form.locator('button'));
        await together('end');
        await together('now');
        run(quick, 'kiemphieu', 'report', desk.conference);
        agrees(desk);
    });

    /** together - the chair asks for it on the page of the seal, another one confirms. */
    async function together(what) {
        await visit(hau, '/seal');
        await press(hau, `form[action="/seal/${what}"] button`);
        await visit(dao, '/pair');
        await press(dao, 'form[action="/pair/confirm"] button');
    }
});
