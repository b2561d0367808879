// scanning.mjs -- an operator at the scanner: a stack from its start to its end.
import { press, visit } from './window.mjs';

const FEED_MS = 90000;

/** beginScan - the form is filled in and sent, once the scanners have been found. */
export async function beginScan(page, { batch, expected }) {
    await visit(page, '/scan');
    const form = page.locator('form[action="/scan/start"]');
    await form.locator('[name=device][value*=stack]').check({ timeout: FEED_MS });
    if (batch !== undefined)
        await form.locator('[name=batch]').fill(batch);
    if (expected !== undefined)
        await form.locator('[name=expected]').fill(String(expected));
    await press(page, form.locator('button.primary'));
}

/** asked - what the page waits for: "paused", "tray", "sure", "empty" or "ended". */
export async function asked(page) {
    await page.waitForSelector('form[action="/scan/answer"], form[action="/scan/seen"]',
        { timeout: FEED_MS });
    const questions = [['ended', 'form[action="/scan/seen"]'], ['tray', '#count'],
        ['sure', '[name=sure]'], ['paused', '[name=answer][value=c]'],
        ['empty', '[name=answer][value=d]']];
    for (const [name, selector] of questions)
        if (await page.locator(selector).count() > 0)
            return name;
    throw new Error(`what is asked here? ${await page.innerText('main')}`);
}

export function answer(page, value) {
    return press(page, `[name=answer][value="${value}"]`);
}

export async function answerCount(page, sheets) {
    await page.fill('#count', String(sheets));
    await press(page, 'form:has(#count) button.primary');
}

export function seen(page) {
    return press(page, 'form[action="/scan/seen"] button');
}
