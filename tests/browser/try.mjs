import { Desk } from './desk.mjs';
import * as p from './people.mjs';
import { openBrowser, closeBrowser, violations, sideways, picture, look, unreachable, PHONE, LAPTOP, PROJECTOR } from './window.mjs';
import * as c from './checking.mjs';
import { heldTruth } from './voters.mjs';
await openBrowser();
const desk = await Desk.start({from: "/tmp/bt/c"});
try {
const hau = await p.begin(desk, p.HAU, ["operator", "checker"], {language: "vi-VN"});
const cuong = await p.join(desk, await p.invite(hau, p.CUONG, ['checker']), p.CUONG, {language: 'vi-VN'});
const truth = heldTruth(desk); console.log(truth);
const see = async (page, n) => { try { await look(page, n); } catch (e) { console.log(String(e.message).slice(0, 1500)); } };
await see(hau, 'day-open');
for (const a of ['/boxes','/results']) { await hau.goto(a); console.log(a, await hau.innerText('h1')); await see(hau, 'try' + a.replace('/', '-')); }
await hau.goto('/check'); await see(hau, 'try-check');
console.log(await c.next(cuong), await cuong.innerText('main'));
await see(cuong, 'try-sheet'); console.log('unreachable', await unreachable(cuong)); await cuong.reload();
console.log('keys', await c.decide(cuong, truth.get(c.shown(cuong)))); console.log(cuong.url(), await cuong.innerText('main'));
} catch (e) { console.log(e); } finally { await desk.stop(); await closeBrowser(); desk.remove() }
