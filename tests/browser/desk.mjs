// desk.mjs -- the desk under test: a folder, the program, the virtual scanner behind it.
import { execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const START_MS = 20000;
const END_MS = 30000; // a scanner at work ends its sheet first

export const programs = resolve(process.env.KIEMPHIEU_PROGRAMS ?? 'build/san');
// What only stands for the voters' and the printer's part runs without the sanitizers.
export const quick = dirname(programs);

/** until - wait for `holds` to be true; it is asked again and again, at most for a time. */
export async function until(what, holds, ms = START_MS) {
    const end = Date.now() + ms;
    for (;;) {
        const found = await holds();
        if (found)
            return found;
        if (Date.now() > end)
            throw new Error(`waited ${ms} ms in vain: ${what}`);
        await new Promise((resume) => setTimeout(resume, 20));
    }
}

/** run - one of the programs, to its end; returns its stdout. */
export function run(folder, program, ...words) {
    const env = { ...process.env, LC_ALL: 'C.UTF-8' };
    return execFileSync(join(folder, program), words, { env, encoding: 'utf8' });
}

/** marked - the ids of the processes that carry this desk's mark in their environment. */
function marked(mark) {
    return fs.readdirSync('/proc').filter((id) => {
        if (!/^\d+$/.test(id))
            return false;
        try {
            return fs.readFileSync(`/proc/${id}/environ`, 'latin1').includes(mark);
        } catch {
            return false; // it has ended meanwhile, or is another person's
        }
    }).map(Number);
}

const running = new Set();
function killAll() {
    for (const desk of running)
        desk.kill();
}
process.on('exit', killAll);
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'])
    process.on(signal, () => process.exit(1));

export class Desk {
    /**
     * start - `kiemphieu desk` on a free port; its folder is empty, or a copy of `from`
     *
     * plan: the virtual scanner's faults (tests/sane/fault.h). Returns when it listens;
     * `link` is what it printed for the first person.
     */
    static async start({ from, plan = '', words = [] } = {}) {
        const desk = new Desk();
        desk.folder = fs.mkdtempSync(join(tmpdir(), 'kiemphieu-desk-'));
        desk.conference = join(desk.folder, 'conference');
        desk.feeder = join(desk.folder, 'feeder');
        fs.mkdirSync(desk.feeder);
        if (from)
            fs.cpSync(from, desk.conference, { recursive: true });
        else
            fs.mkdirSync(desk.conference);
        desk.plan = plan;
        desk.words = words;
        desk.port = 0; // any free one
        await desk.begin();
        return desk;
    }

    /** begin - the program starts, again after stop() on the same folder and port. */
    async begin() {
        this.output = '';
        this.mark = `KIEMPHIEU_DESK_MARK=${randomUUID()}`;
        this.child = spawn(join(programs, 'kiemphieu'),
            ['desk', this.conference, '--port', String(this.port), ...this.words],
            { env: this.environment(), detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
        running.add(this);
        this.ended = new Promise((resume) => {
            this.child.on('error', (error) => resume(String(error)));
            this.child.on('exit', (status, signal) => resume(signal ?? status));
        });
        this.ended.then((how) => { this.status = how; });
        for (const stream of [this.child.stdout, this.child.stderr])
            stream.setEncoding('utf8').on('data', (text) => { this.output += text; });
        await until('the desk says its address', () => {
            if (this.status !== undefined)
                throw new Error(`the desk ended (${this.status}):\n${this.output}`);
            return /Ctrl-C[^]*\n$/.test(this.output);
        });
        this.origin = this.output.match(/http:\/\/[^/\s]+/)[0];
        this.port = new URL(this.origin).port;
        this.link = this.output.match(/http:\/\/\S+\?key=\S+/)?.[0];
    }

    environment() {
        const config = join(this.folder, 'sane');
        fs.mkdirSync(config, { recursive: true });
        fs.writeFileSync(join(config, 'dll.conf'), 'stack\n');
        const [name, value] = this.mark.split('=');
        return { ...process.env, [name]: value, LC_ALL: 'C.UTF-8',
            LD_LIBRARY_PATH: join(quick, 'tests/sane'), SANE_CONFIG_DIR: config,
            STACK_FOLDER: this.feeder, STACK_STATE: join(this.folder, 'state'),
            STACK_PLAN: this.plan };
    }

    /** load - these images go into the feeder, in this order, after what is in it. */
    load(images) {
        this.loaded ??= 0;
        for (const image of images) {
            this.loaded += 1;
            const name = `${String(this.loaded).padStart(4, '0')}.tif`;
            fs.copyFileSync(image, join(this.folder, 'coming'));
            fs.renameSync(join(this.folder, 'coming'), join(this.feeder, name));
        }
    }

    /** path - a file of the conference; read - its text; json - its lines, parsed. */
    path(...names) {
        return join(this.conference, ...names);
    }
    read(...names) {
        return fs.readFileSync(this.path(...names), 'utf8');
    }
    lines(...names) {
        return this.read(...names).trim().split('\n').map((line) => JSON.parse(line));
    }

    /** left - the processes of this desk that still run. */
    left() {
        return marked(this.mark);
    }

    kill() {
        for (const id of this.left())
            try {
                process.kill(id, 'SIGKILL');
            } catch {
                // it has ended meanwhile
            }
        running.delete(this);
    }

    /** stop - as Ctrl-C in its terminal does; throws if a process stays behind. */
    async stop() {
        if (this.status === undefined)
            process.kill(-this.child.pid, 'SIGINT');
        try {
            await until('every process of the desk ends', () => this.left().length === 0,
                END_MS);
            await this.ended;
        } finally {
            this.kill();
        }
        if (/AddressSanitizer|runtime error:/.test(this.output))
            throw new Error(`a sanitizer complains:\n${this.output}`);
    }

    remove() {
        fs.rmSync(this.folder, { recursive: true, force: true });
    }
}
