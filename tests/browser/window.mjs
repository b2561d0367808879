// window.mjs -- a browser window of one person: what is asked of every page shown in it.
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { it } from 'node:test';

const pictures = resolve(process.env.BROWSER_FOLDER ?? 'build/browser');
const need = createRequire(join(pictures, 'package.json'));
const { chromium } = need('playwright-core');
const axe = fs.readFileSync(need.resolve('axe-core/axe.min.js'), 'utf8');

export const PHONE = { width: 360, height: 740 };
export const LAPTOP = { width: 1280, height: 800 };
export const PROJECTOR = { width: 1920, height: 1080 };

const CHROMIUM = '/usr/bin/chromium';
const WAIT_MS = 20000; // other tests may keep both processors busy

let browser;
const flaws = []; // of the pages that the present fact looked at

/** openBrowser, closeBrowser - one Chromium for all windows. */
export async function openBrowser() {
    browser ??= await chromium.launch({
        executablePath: CHROMIUM,
        chromiumSandbox: process.getuid() !== 0, // it refuses to run so as root
        args: ['--disable-gpu', '--disable-quic', '--no-first-run',
            '--disable-background-networking', '--disable-component-update',
            '--disable-sync'],
    });
}

export async function closeBrowser() {
    await browser?.close();
    browser = undefined;
}

/** openWindow - a profile of its own: no cookie is shared with another window. */
export async function openWindow(desk, { language = 'en-US', size = LAPTOP } = {}) {
    const context = await browser.newContext({ locale: language, viewport: size,
        baseURL: desk.origin, acceptDownloads: true, reducedMotion: 'reduce' });
    context.setDefaultTimeout(WAIT_MS);
    const page = await context.newPage();
    page.complaints = [];
    page.on('pageerror', (error) => page.complaints.push(`script: ${error}`));
    page.on('console', (line) => {
        if (line.type() === 'error' && !/status of 4\d\d/.test(line.text()))
            page.complaints.push(`console: ${line.text()}`);
    });
    page.on('request', (request) => {
        if (!request.url().startsWith(`${desk.origin}/`))
            page.complaints.push(`asked outside of the desk: ${request.url()}`);
    });
    return page;
}

/** visit - an address, also from a page that is just about to load itself anew. */
export async function visit(page, path) {
    for (let tries = 0; ; tries++) {
        try {
            await page.goto(path);
            return;
        } catch (error) {
            if (tries === 5 || !/interrupted by another navigation/.test(error.message))
                throw error;
            await page.waitForLoadState(); // that other one is to end first
        }
    }
}

/** press - a button or link is used, and the page that answers has come. */
export async function press(page, target) {
    const control = typeof target === 'string' ? page.locator(target).first() : target;
    await Promise.all([page.waitForEvent('load'), control.click()]);
}

/** violations - what axe-core finds wrong on the page, a line each. */
export async function violations(page) {
    await page.evaluate(axe);
    const found = await page.evaluate(() => globalThis.axe.run(document, {
        resultTypes: ['violations'],
    }));
    return found.violations.map(({ id, help, nodes }) =>
        `${id}: ${help}\n  ${nodes.map(({ html }) => html.slice(0, 200)).join('\n  ')}`);
}

/** sideways - what reaches beyond the right edge of the window; [] if nothing scrolls. */
export function sideways(page) {
    return page.evaluate(() => {
        const width = document.documentElement.clientWidth;
        if (document.documentElement.scrollWidth <= width)
            return [];
        return [...document.body.querySelectorAll('*')]
            .filter((element) => element.getBoundingClientRect().right > width + 0.5)
            .map((element) => element.outerHTML.slice(0, 160)).slice(0, 8);
    });
}

/** unseen - the images of the page that did not come. */
async function unseen(page) {
    await page.waitForFunction(() => [...document.images].every((image) => image.complete));
    return page.evaluate(() => [...document.images]
        .filter((image) => image.naturalWidth === 0).map((image) => image.src));
}

/** unreachable - what Tab alone does not lead to, or does not show as where one is. */
export async function unreachable(page) {
    const count = await page.evaluate(() => {
        const groups = new Set(); // of radio buttons: Tab leads to one, arrows to the rest
        globalThis.toReach = new Set([...document.querySelectorAll(
            'a[href], button, input, select, textarea, summary, [tabindex="0"]')]
            .filter((element) => {
                if (element.disabled || !element.checkVisibility({ visibilityProperty: true }))
                    return false;
                if (element.type !== 'radio')
                    return element.type !== 'hidden';
                return !groups.has(element.name) && groups.add(element.name);
            }));
        document.activeElement?.blur();
        window.scrollTo(0, 0);
        return Math.min(globalThis.toReach.size, 80); // of a contact sheet, the first ones
    });
    let left = count;
    for (let i = 0; i < count + 20 && left > 0; i++) { // a date has several stops
        await page.keyboard.press('Tab');
        left = await page.evaluate(() => {
            const at = document.activeElement;
            const look = getComputedStyle(at);
            const isShown = look.outlineStyle !== 'none' && look.outlineWidth !== '0px';
            for (const element of globalThis.toReach)
                if (isShown && (element === at ||
                        (at.type === 'radio' && element.name === at.name)))
                    globalThis.toReach.delete(element);
            return globalThis.toReach.size;
        });
    }
    return page.evaluate((most) => [...globalThis.toReach]
        .map((element) => `not reached by Tab: ${element.outerHTML.slice(0, 120)}`)
        .slice(0, most), count < 80 ? 8 : 0);
}

/** picture - build/browser/NAME.png, the whole page. */
export function picture(page, name) {
    return page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true,
        animations: 'disabled', caret: 'hide' });
}

/**
 * english - what a Vietnamese page says in English: two words or more in letters of
 * ASCII alone, which hardly any Vietnamese sentence has
 */
function english(page) {
    return page.evaluate(() => {
        if (document.documentElement.lang !== 'vi')
            return [];
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const found = [];
        while (walker.nextNode()) {
            const text = walker.currentNode.data.trim();
            const isRoot = /^[0-9a-f ]+$/.test(text);
            if (!isRoot && /^[\x20-\x7e]+$/.test(text) && /[A-Za-z]{2,} [A-Za-z]{2,}/.test(text))
                found.push(`not Vietnamese: ${text}`);
        }
        return found;
    });
}

async function lookAt(page, name, size, found) {
    await page.setViewportSize(size);
    for (const element of await sideways(page))
        found.push(`${size.width} px wide, it scrolls sideways: ${element}`);
    if (size !== PROJECTOR || name === 'hall')
        await picture(page, size === LAPTOP ? name : `${name}-${size.width}`);
}

/**
 * look - everything that is asked of each page: axe-core finds nothing, nothing scrolls
 * sideways from a phone's width to a projector's, no script failed, nothing was asked
 * of another machine, every image came, Tab leads to each control, nothing is left in
 * English on a Vietnamese page, there is one h1. Pictures are kept. The focus is moved.
 * What is found fails the fact (below) at its end.
 */
export async function look(page, name) {
    const found = [];
    for (const size of [PHONE, PROJECTOR, LAPTOP])
        await lookAt(page, name, size, found);
    found.push(...await violations(page), ...await unseen(page), ...await english(page),
        ...await unreachable(page), ...page.complaints.splice(0));
    if (await page.locator('h1').count() !== 1)
        found.push('there is not one h1');
    flaws.push(...found.map((flaw) => `${name} (${page.url()}): ${flaw}`));
}

/** fact - a test; what look() found in it fails it at its end, so that all is told. */
export function fact(name, body) {
    it(name, async () => {
        flaws.length = 0;
        await body();
        if (flaws.length > 0)
            throw Object.assign(new Error(), { stack: flaws.join('\n') });
    });
}
