// main.mjs -- the facts about the desk in a browser, one after the other.
// usage: node main.mjs [PART...]
import { after, before } from 'node:test';

import { closeBrowser, openBrowser } from './window.mjs';

const PARTS = ['sign_in', 'day', 'points'];
const wanted = process.argv.slice(2);

before(openBrowser);
after(closeBrowser);
for (const part of wanted.length > 0 ? wanted : PARTS)
    await import(`./${part}.mjs`);
