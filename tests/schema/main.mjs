// main.mjs -- exports of real conferences are what NIST SP 1500-103 says.
// usage: NODE_MODULES=FOLDER RECORDS=FOLDER node main.mjs
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';

import { recordSchema, referenceFaults } from './schema.mjs';

const require = createRequire(join(process.env.NODE_MODULES, 'x.js'));
const Ajv = require('ajv');
const validate = new Ajv({ allErrors: false, strict: true }).compile(recordSchema());
const folder = process.env.RECORDS;
const files = readdirSync(folder).filter((name) => name.endsWith('cvr.json'));

function load(name) {
    return JSON.parse(readFileSync(join(folder, name), 'utf8'));
}

function isValid(report) {
    return validate(report) || JSON.stringify(validate.errors);
}

test('there are exports of options and of points', () => {
    const kinds = new Set(files.flatMap((name) =>
        load(name).Election[0].Contest.map((contest) => contest['@type'])));
    assert.ok(kinds.has('CVR.RetentionContest'));
    assert.ok(kinds.has('CVR.CandidateContest'));
});

for (const name of files) {
    test(`${name} is valid`, () => {
        assert.equal(isValid(load(name)), true);
    });

    test(`${name} refers to nothing that is not there`, () => {
        assert.deepEqual(referenceFaults(load(name)), []);
    });

    test(`${name} tells nothing of order, time or people`, () => {
        const report = load(name);
        const ids = report.CVR.map((cvr) => cvr.UniqueId);
        assert.deepEqual(ids, [...ids].sort());
        assert.match(report.GeneratedDate, /T00:00:00Z$/);
        for (const cvr of report.CVR) {
            assert.ok(!('BatchId' in cvr) && !('BatchSequenceId' in cvr));
            for (const snapshot of cvr.CVRSnapshot)
                assert.ok(!('Annotation' in snapshot));
        }
    });
}

test('what people decided stands as modified beside the original', () => {
    const all = files.flatMap((name) => load(name).CVR);
    const decided = all.filter((cvr) => cvr.CVRSnapshot.length === 2);
    assert.ok(decided.length > 0);
    for (const cvr of decided) {
        assert.deepEqual(cvr.CVRSnapshot.map((one) => one.Type), ['original', 'modified']);
        assert.equal(cvr.CurrentSnapshotId, cvr.CVRSnapshot[1]['@id']);
    }
});

test('counts of the records are those of results.json', () => {
    const results = load('demo-results.json');
    const counted = {};
    for (const cvr of load('demo-cvr.json').CVR) {
        const now = cvr.CVRSnapshot.find((one) => one['@id'] === cvr.CurrentSnapshotId);
        for (const contest of now.CVRContest ?? [])
            for (const mark of contest.CVRContestSelection ?? [])
                counted[mark.ContestSelectionId] = (counted[mark.ContestSelectionId] ?? 0) +
                    mark.SelectionPosition[0].NumberVotes;
    }
    for (const type of results.ballot_types)
        for (const contest of type.contests)
            for (const [option, votes] of Object.entries(contest.counts))
                assert.equal(
                    counted[`${type.ballot_type}.${contest.contest}.${option}`] ?? 0, votes);
});

// The validator is no rubber stamp.
for (const [what, spoil] of [
    ['a class of another name', (report) => { report.CVR[0]['@type'] = 'CVR.Sheet'; }],
    ['a version that is not out', (report) => { report.Version = '9.9.9'; }],
    ['an attribute of our own', (report) => { report.CVR[0].Order = 1; }],
    ['no snapshot', (report) => { report.CVR[0].CVRSnapshot = []; }],
    ['a time that is none', (report) => { report.GeneratedDate = 'today'; }],
])
    test(`${what} is refused`, () => {
        const report = load('demo-cvr.json');
        spoil(report);
        assert.notEqual(isValid(report), true);
    });
