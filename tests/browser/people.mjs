// people.mjs -- a committee: who they are, how each comes to sit at a window.
import { openWindow, press } from './window.mjs';

export const HAU = 'Phạm Văn Hậu';
export const BINH = 'Trần Thị Bình';
export const CUONG = 'Lê Quốc Cường';
export const DAO = 'Hoàng Minh Đạo';
export const HA = 'Vũ Thị Thu Hà';

/** passphrase - each person's own. */
export function passphrase(name) {
    return `bốn từ khó đoán của ${name}`;
}

/** fillPassphrase - a new one, typed twice. */
export async function fillPassphrase(page, name) {
    await page.fill('[name=passphrase]', passphrase(name));
    await page.fill('[name=again]', passphrase(name));
}

/** begin - the first person, by the link that the program printed. */
export async function begin(desk, name, roles, options) {
    const page = await openWindow(desk, options);
    await page.goto(desk.link);
    await page.fill('[name=name]', name);
    await fillPassphrase(page, name);
    for (const role of roles)
        await page.check(`[name=role][value=${role}]`);
    await press(page, 'main button.primary');
    return page;
}

/** signIn - name and passphrase, in a window of one's own. */
export async function signIn(desk, name, options) {
    const page = await openWindow(desk, options);
    await page.goto('/');
    await typeName(page, name, passphrase(name));
    return page;
}

export async function typeName(page, name, secret) {
    await page.fill('[name=name]', name);
    await page.fill('[name=passphrase]', secret);
    await press(page, 'main button.primary');
}

/** invite - a chair adds a person; returns the link to be handed over. */
export async function invite(chair, name, roles) {
    await chair.goto('/people');
    const form = chair.locator('form[action="/people/add"]');
    await form.locator('[name=name]').fill(name);
    for (const role of ['operator', 'checker', 'chair'])
        await form.locator(`[name=role][value=${role}]`).setChecked(roles.includes(role));
    await press(chair, form.locator('button'));
    return (await chair.locator('main').innerText()).match(/http:\S+key=\S+/)[0];
}

/** join - who was invited chooses a passphrase, and sits there. */
export async function join(desk, link, name, options) {
    const page = await openWindow(desk, options);
    await page.goto(link);
    await fillPassphrase(page, name);
    await press(page, 'main button.primary');
    return page;
}
