// desk.mjs -- the desk's answers timed as a browser waits for them, a figure a line.
// usage: node desk.mjs KIEMPHIEU FOLDER-OF-THE-CONFERENCE SHEETS
import { spawn } from 'node:child_process';
import { request } from 'node:http';

const [kiemphieu, folder, sheets] = process.argv.slice(2);
const TIMES = 25;
const passphrase = 'bốn chữ khó đoán';
let origin;
let cookies = '';

/** ask - one request; its status, headers and body. Only the session's cookie is kept. */
function ask(path, form) {
    const body = form === undefined ? undefined : new URLSearchParams(form).toString();
    const headers = { cookie: cookies };
    if (body !== undefined)
        Object.assign(headers, { origin, 'content-type': 'application/x-www-form-urlencoded',
            'content-length': Buffer.byteLength(body) });
    return new Promise((resume, fail) => {
        const sent = request(new URL(path, origin),
            { method: body === undefined ? 'GET' : 'POST', headers, agent: false }, (answer) => {
                const parts = [];
                answer.on('data', (part) => parts.push(part));
                answer.on('end', () => {
                    for (const cookie of answer.headers['set-cookie'] ?? [])
                        cookies = cookie.split(';')[0];
                    resume({ status: answer.statusCode, headers: answer.headers,
                        text: Buffer.concat(parts).toString('utf8') });
                });
            });
        sent.on('error', fail);
        sent.end(body);
    });
}

function expect(answer, status, what) {
    if (answer.status !== status)
        throw new Error(`${what}: ${answer.status}\n${answer.text.slice(0, 2000)}`);
    return answer;
}

async function median(work) {
    const taken = [];
    for (let i = 0; i < TIMES; i++) {
        const begun = performance.now();
        await work();
        taken.push(performance.now() - begun);
    }
    taken.sort((a, b) => a - b);
    return taken[TIMES >> 1];
}

/** heldSheet - on to the next held sheet: its page, and every picture on it. */
let at = '';
async function heldSheet() {
    const next = expect(await ask(`/check/next?after=${at}`), 303, 'the next held sheet');
    at = new URL(next.headers.location, origin).searchParams.get('sheet');
    const page = expect(await ask(next.headers.location), 200, 'a held sheet');
    const pictures = [...page.text.matchAll(/<img src="([^"]+)"/g)].map((found) => found[1]);
    if (pictures.length < 3)
        throw new Error('a held sheet without its pictures');
    for (const answer of await Promise.all(pictures.map((path) => ask(path))))
        expect(answer, 200, 'a picture');
}

const desk = spawn(kiemphieu, ['desk', folder, '--port', '0'], { stdio: ['ignore', 'pipe', 'pipe'] });
try {
    const link = await new Promise((resume, fail) => {
        let said = '';
        desk.on('exit', () => fail(new Error(`the desk ended:\n${said}`)));
        for (const stream of [desk.stdout, desk.stderr])
            stream.setEncoding('utf8').on('data', (text) => {
                said += text;
                const found = said.match(/(http:\S+)(\/start\?key=\S+)\n/);
                if (found)
                    resume(found);
            });
    });
    origin = link[1];
    const start = expect(await ask(link[2]), 200, 'the first page of all').text;
    expect(await ask('/start', { token: start.match(/name="token" value="([^"]+)"/)[1],
        key: link[2].split('=')[1], name: 'An', passphrase, again: passphrase,
        role: 'checker' }), 303, 'the first person');
    expect(await ask('/'), 200, 'the day'); // the figures are worked out once
    await ask('/check');
    const figure = async (name, work) =>
        console.log(`${name}_${sheets} ${(await median(work)).toFixed(1)} ms`);
    await figure('desk_page_ms', async () => expect(await ask('/'), 200, 'the day'));
    await figure('desk_live_ms', async () => expect(await ask('/live'), 200, 'the figures'));
    await figure('desk_held_sheet_ms', heldSheet);
} finally {
    desk.removeAllListeners('exit');
    desk.kill('SIGINT');
}
