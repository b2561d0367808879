// checking.mjs -- a checker at the desk: the keys that decide a sheet.
import { press, visit } from './window.mjs';

/** shown - the id of the sheet that is on the page; undefined: none. */
export function shown(page) {
    return new URL(page.url()).searchParams.get('sheet') ?? undefined;
}

/** next - from the list of what waits to its first sheet; undefined: nothing waits. */
export async function next(page) {
    await visit(page, '/check');
    const link = page.locator('a.button.primary[href="/check/next"]');
    if (await link.count() === 0)
        return undefined;
    await press(page, link);
    return shown(page);
}

async function strike(page, key) {
    await Promise.all([page.waitForEvent('load'), page.keyboard.press(key)]);
}

/**
 * decide - with the keyboard alone what `truth` says of each row that is asked
 *
 * truth: {struck, rows}, see voters.mjs. Returns how many keys it took.
 */
export async function decide(page, { struck, rows }) {
    if (struck) {
        await strike(page, 'v');
        return 1;
    }
    const asked = await page.locator('fieldset.row').evaluateAll((fieldsets) =>
        fieldsets.map((fieldset) => fieldset.querySelector('input').name));
    for (const name of asked) {
        const value = rows.get(name.replace('row-', ''));
        const key = await page.getAttribute(
            `fieldset.row input[name="${name}"][value="${value}"]`, 'data-key');
        await page.keyboard.press(key);
    }
    await strike(page, 'Enter');
    return asked.length + 1;
}

/** undo - the last decision, with its key. */
export function undo(page) {
    return strike(page, 'u');
}
