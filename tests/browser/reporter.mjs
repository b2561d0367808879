// reporter.mjs -- a line a fact, in cmocka's words: tests/run.sh counts them.

function isFact(data) {
    return data.details.type !== 'suite' && !data.skip;
}

function reason(data) {
    const error = data.details.error;
    const cause = error.cause ?? error;
    return String(cause.stack ?? cause).replace(/^/gm, '    ');
}

export default async function* reporter(events) {
    for await (const { type, data } of events) {
        if (type === 'test:pass' && isFact(data))
            yield `[       OK ] ${data.name} (${Math.round(data.details.duration_ms)} ms)\n`;
        if (type === 'test:fail' && isFact(data))
            yield `[  FAILED  ] ${data.name}\n${reason(data)}\n`;
        if (type === 'test:fail' && data.details.error.failureType === 'hookFailed')
            yield `[  FAILED  ] ${data.name}: before or after\n${reason(data)}\n`;
    }
}
