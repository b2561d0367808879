// sign_in.mjs -- the first link, people, their passphrases; both languages; the keyboard.
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';

import { Desk } from './desk.mjs';
import { BINH, HAU, begin, fillPassphrase, invite, join, passphrase, signIn, typeName }
    from './people.mjs';
import { fact, look, openWindow, press } from './window.mjs';

describe('who sits at the desk', () => {
    let desk, chair, guest, link;

    before(async () => { desk = await Desk.start(); });
    after(() => desk?.stop().finally(() => desk.remove()));

    fact('who was not let in is told about the link, and sees nothing else', async () => {
        guest = await openWindow(desk);
        await guest.goto('/prepare');
        assert.match(await guest.innerText('main'), /one-time link/);
        assert.equal(await guest.locator('nav.stations').count(), 0);
        await look(guest, 'nobody-yet');
    });

    fact('two passphrases that differ are said at once, and the link still opens', async () => {
        await guest.goto(desk.link);
        await look(guest, 'first-person');
        await guest.fill('[name=name]', HAU);
        await guest.fill('[name=passphrase]', passphrase(HAU));
        await guest.fill('[name=again]', passphrase(BINH));
        await press(guest, 'main button.primary');
        assert.match(await guest.innerText('[role=alert]'), /different/);
        assert.equal(await guest.inputValue('[name=name]'), HAU);
    });

    fact('the first link makes a chair, who sees the day', async () => {
        chair = await begin(desk, HAU, ['operator', 'checker']);
        assert.equal(new URL(chair.url()).pathname, '/');
        assert.equal(await chair.innerText('header .who'), HAU);
        await look(chair, 'day');
    });

    fact('the first link opens once', async () => {
        await guest.goto(desk.link);
        assert.equal(await guest.locator('[name=passphrase]').count(), 0);
        assert.match(await guest.innerText('main'), /used up/);
    });

    fact('a chair adds a person, and is given a link for them', async () => {
        link = await invite(chair, BINH, ['chair', 'checker']);
        await look(chair, 'invitation');
        await chair.goto('/people');
        await look(chair, 'people');
    });

    fact('by the link a person chooses a passphrase, and is signed in', async () => {
        const page = await join(desk, link, BINH);
        assert.equal(await page.innerText('header .who'), BINH);
        await press(page, 'form[action="/sign-out"] button');
        await page.goto('/');
        assert.equal(await page.locator('[name=passphrase]').count(), 1);
        await look(page, 'sign-in');
        await page.context().close();
    });

    fact('a wrong passphrase is refused in words that tell nothing', async () => {
        const page = await openWindow(desk);
        await page.goto('/');
        await typeName(page, BINH, 'đây không phải là câu đúng');
        const wrong = await page.innerText('[role=alert]');
        await typeName(page, 'Không Có Ai', passphrase(BINH));
        assert.equal(await page.innerText('[role=alert]'), wrong);
        await page.context().close();
    });

    fact('who signs in arrives where they wanted to go', async () => {
        const page = await openWindow(desk);
        await page.goto('/journal');
        await typeName(page, BINH, passphrase(BINH));
        assert.equal(new URL(page.url()).pathname, '/journal');
        await look(page, 'journal');
        await page.context().close();
    });

    fact('each window has its own language', async () => {
        const page = await signIn(desk, BINH);
        assert.equal(await page.getAttribute('html', 'lang'), 'en');
        await press(page, 'form[action="/language"] button');
        assert.equal(await page.getAttribute('html', 'lang'), 'vi');
        assert.match(await page.innerText('nav.stations'), /Chuẩn bị/);
        await chair.reload();
        assert.equal(await chair.getAttribute('html', 'lang'), 'en');
        await page.context().close();
    });

    fact('the keyboard alone signs in, and skips to the content', async () => {
        const page = await openWindow(desk);
        await page.goto('/');
        await page.focus('[name=name]');
        await page.keyboard.type(BINH);
        await page.keyboard.press('Tab');
        await page.keyboard.type(passphrase(BINH));
        await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
        await page.keyboard.press('Tab');
        assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
        await page.keyboard.press('Enter');
        assert.equal(await page.evaluate(() => document.activeElement.id), 'main');
        await page.context().close();
    });

    fact('the desk ends with Ctrl-C, and no process stays behind', async () => {
        await desk.stop();
        assert.deepEqual(desk.left(), []);
    });
});
