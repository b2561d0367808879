/* cvr_head.c -- of cast vote records: the election, its contests, the body, the device.
 */
#include <stdio.h>

#include "core/cvr_parts.h"
#include "core/json.h"
#include "core/layout.h"
#include "core/version.h"

enum { ID_BYTES = 3 * LAYOUT_ID_BYTES, SELECTION_BYTES = 4 * LAYOUT_ID_BYTES };

#define DEVICE "kiemphieu"
#define BODY "conference"
#define ELECTION "election"

static json_t *code(const char *kind, const char *value, const char *label)
{
    json_t *object = json_pack("{s:s,s:s,s:s,s:s}", "@type", "CVR.Code", "Type", "other",
            "OtherType", kind, "Value", value);

    if (object != NULL && label[0] != '\0')
        (void)json_object_set_new(object, "Label", json_string(label));
    return object;
}

/* BallotMeasureSelections: what may be marked for a person. */
static json_t *option_selections(const json_t *options, const char *id)
{
    json_t *list = json_array();
    const json_t *option;
    char selection[SELECTION_BYTES];
    size_t i;

    for (i = 0; i < json_array_size(options); i++) {
        option = json_array_get(options, i);
        (void)snprintf(
                selection, sizeof(selection), "%s.%s", id, json_text(option, "id"));
        cvr_append(&list,
                json_pack("{s:s,s:s,s:s,s:[o]}", "@type", "CVR.BallotMeasureSelection",
                        "@id", selection, "Selection", json_text(option, "label"), "Code",
                        code("option", json_text(option, "id"), "")));
    }
    return list;
}

/* CandidateSelections: each criterion that a person is given points for. */
static json_t *criterion_selections(
        const json_t *criteria, const char *id, const char *candidate)
{
    json_t *list = json_array();
    char selection[SELECTION_BYTES], most[16];
    const json_t *criterion;
    size_t i;

    for (i = 0; i < json_array_size(criteria); i++) {
        criterion = json_array_get(criteria, i);
        (void)snprintf(selection, sizeof(selection), "%s.%zu", id, i + 1);
        (void)snprintf(most, sizeof(most), "%d",
                (int)json_integer_value(json_object_get(criterion, "most")));
        cvr_append(&list,
                json_pack("{s:s,s:s,s:[s],s:[o]}", "@type", "CVR.CandidateSelection",
                        "@id", selection, "CandidateIds", candidate, "Code",
                        code("maximum", most, json_text(criterion, "text"))));
    }
    return list;
}

static json_t *options_contest(
        const json_t *type, const json_t *contest, const char *id, const char *candidate)
{
    return json_pack("{s:s,s:s,s:s,s:s,s:s,s:s,s:[o],s:o}", "@type",
            "CVR.RetentionContest", "@id", id, "Abbreviation",
            json_text(contest, "contest"), "Name", json_text(contest, "name"),
            "CandidateId", candidate, "VoteVariation", "n-of-m", "Code",
            code("ballot-type", json_text(type, "ballot_type"), ""), "ContestSelection",
            option_selections(json_object_get(type, "options"), id));
}

static json_t *points_contest(
        const json_t *type, const json_t *contest, const char *id, const char *candidate)
{
    const json_t *criteria = json_object_get(contest, "criteria");
    json_int_t most = 0;
    size_t i;

    for (i = 0; i < json_array_size(criteria); i++)
        most += json_integer_value(json_object_get(json_array_get(criteria, i), "most"));
    return json_pack("{s:s,s:s,s:s,s:s,s:I,s:s,s:[o],s:o}", "@type",
            "CVR.CandidateContest", "@id", id, "Abbreviation",
            json_text(contest, "contest"), "Name", json_text(contest, "name"),
            "VotesAllowed", most, "VoteVariation", "range", "Code",
            code("ballot-type", json_text(type, "ballot_type"), ""), "ContestSelection",
            criterion_selections(criteria, id, candidate));
}

static json_t *candidate_json(const json_t *contest, const char *candidate)
{
    const char *person = json_text(contest, "person");
    json_t *object = json_pack("{s:s,s:s,s:s}", "@type", "CVR.Candidate", "@id",
            candidate, "Name", json_text(contest, "name"));

    if (object != NULL && person[0] != '\0')
        (void)json_object_set_new(
                object, "Code", json_pack("[o]", code("person", person, "")));
    return object;
}

static void add_contest(
        const json_t *type, const json_t *contest, json_t **contests, json_t **candidates)
{
    char id[ID_BYTES], candidate[ID_BYTES + 16];

    (void)snprintf(id, sizeof(id), "%s.%s", json_text(type, "ballot_type"),
            json_text(contest, "contest"));
    (void)snprintf(candidate, sizeof(candidate), "candidate.%s", id);
    cvr_append(candidates, candidate_json(contest, candidate));
    cvr_append(contests, json_array_size(json_object_get(type, "options")) > 0
                                 ? options_contest(type, contest, id, candidate)
                                 : points_contest(type, contest, id, candidate));
}

static json_t *election_json(const json_t *count)
{
    const json_t *types = json_object_get(count, "ballot_types"), *type, *list;
    json_t *contests = json_array(), *candidates = json_array();
    size_t t, i;

    for (t = 0; t < json_array_size(types); t++) {
        type = json_array_get(types, t);
        list = json_object_get(type, "contests");
        for (i = 0; i < json_array_size(list); i++)
            add_contest(type, json_array_get(list, i), &contests, &candidates);
    }
    return json_pack("{s:s,s:s,s:s,s:s,s:o,s:o}", "@type", "CVR.Election", "@id",
            ELECTION, "Name", json_text(count, "title"), "ElectionScopeId", BODY,
            "Candidate", candidates, "Contest", contests);
}

/* What the file is of: the seal it belongs to, or that it is a trial's. */
static void add_origin(const json_t *count, json_t *head)
{
    const char *root = json_text(count, "root");
    char notes[128];

    if (json_is_true(json_object_get(count, "trial"))) {
        (void)json_object_set_new(head, "ReportType", json_pack("[s]", "other"));
        (void)json_object_set_new(head, "OtherReportType", json_string("trial"));
        return;
    }
    (void)snprintf(notes, sizeof(notes), "sealed root %.64s", root);
    (void)json_object_set_new(head, "ReportType", json_pack("[s]", "adjudicated"));
    (void)json_object_set_new(head, "Notes", json_string(notes));
}

json_t *cvr_head(const json_t *count, const char *day)
{
    char date[40];
    json_t *head;

    (void)snprintf(date, sizeof(date), "%.10sT00:00:00Z", day);
    head = json_pack("{s:s,s:s,s:s,s:[s],s:[{s:s,s:s,s:s,s:s}],"
                     "s:[{s:s,s:s,s:s,s:s,s:s}],s:[o]}",
            "@type", "CVR.CastVoteRecordReport", "Version", "1.0.0", "GeneratedDate",
            date, "ReportGeneratingDeviceIds", DEVICE, "ReportingDevice", "@type",
            "CVR.ReportingDevice", "@id", DEVICE, "Application",
            "kiemphieu " KIEMPHIEU_VERSION, "MarkMetricType",
            "share of the box that is ink, in millionths", "GpUnit", "@type",
            "CVR.GpUnit", "@id", BODY, "Type", "other", "OtherType", "conference", "Name",
            json_text(count, "body"), "Election", election_json(count));
    if (head != NULL)
        add_origin(count, head);
    return head;
}
