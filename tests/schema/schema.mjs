// schema.mjs -- the classes of cast_vote_record.json as a JSON schema, and references.
import { readFileSync } from 'node:fs';

const model = JSON.parse(
    readFileSync(new URL('cast_vote_record.json', import.meta.url), 'utf8'));
const DATE_TIME = '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(Z|[+-]\\d\\d:\\d\\d)$';

// ">A|B?" is { names: ['A', 'B'], isId: true, many: '?' }.
function parse(kind) {
    const [, id, names, many] = /^(>?)([^?*+]+)([?*+]?)$/.exec(kind);
    return { names: names.split('|'), isId: id === '>', many };
}

function schemaOf({ names, isId }) {
    if (isId || names[0] === 'string')
        return { type: 'string' };
    if (names[0] === 'date-time')
        return { type: 'string', pattern: DATE_TIME };
    if (names[0] in model.classes || names[0] in model.words) {
        const choices = names.map((name) => ({ $ref: `#/definitions/${name}` }));
        return choices.length === 1 ? choices[0] : { oneOf: choices };
    }
    return { type: names[0] };
}

function classSchema(name) {
    const properties = { '@type': { enum: [name] } };
    const required = ['@type'];
    for (const [attribute, kind] of Object.entries(model.classes[name])) {
        const parsed = parse(kind);
        const one = schemaOf(parsed);
        const isList = parsed.many === '*' || parsed.many === '+';
        properties[attribute] = isList
            ? { type: 'array', minItems: parsed.many === '+' ? 1 : 0, items: one }
            : one;
        if (parsed.many === '' || parsed.many === '+')
            required.push(attribute);
    }
    return { type: 'object', additionalProperties: false, required, properties };
}

export function recordSchema() {
    const definitions = {};
    for (const name of Object.keys(model.classes))
        definitions[name] = classSchema(name);
    for (const [name, words] of Object.entries(model.words))
        definitions[name] = { type: 'string', enum: words };
    return {
        $schema: 'http://json-schema.org/draft-07/schema#',
        $ref: '#/definitions/CVR.CastVoteRecordReport',
        definitions,
    };
}

// Every object with its class, depth first.
function* objects(value) {
    if (Array.isArray(value)) {
        for (const entry of value)
            yield* objects(entry);
    } else if (value !== null && typeof value === 'object') {
        yield value;
        for (const entry of Object.values(value))
            yield* objects(entry);
    }
}

// What a schema cannot say: @ids that stand twice, and references to nothing.
export function referenceFaults(report) {
    const known = new Map();
    const faults = [];
    for (const object of objects(report)) {
        if (!('@id' in object))
            continue;
        if (known.has(object['@id']))
            faults.push(`${object['@id']} stands twice`);
        known.set(object['@id'], object['@type']);
    }
    for (const object of objects(report))
        for (const [attribute, kind] of Object.entries(model.classes[object['@type']])) {
            const { names, isId } = parse(kind);
            if (!isId || !(attribute in object))
                continue;
            for (const id of [object[attribute]].flat())
                if (!names.includes(known.get(id)))
                    faults.push(`${attribute} ${id} is no ${names.join(' or ')}`);
        }
    return faults;
}
