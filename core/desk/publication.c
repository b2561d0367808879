/* publication.c -- how far results may go: who may see what, and take what away. */
#include "core/desk/publication.h"

#include <assert.h>
#include <string.h>

#include "core/language.h"

#define CHAIR DESK_CHAIR
#define ALL (DESK_OPERATOR | DESK_CHECKER | DESK_CHAIR)

/* RULES.md, "Publication": a setting that the exports obey; narrowest first. */
static const struct scope {
    const char *name, *sentence;
    unsigned roles[PUBLICATION_PART_COUNT];
} scopes[] = {
        {"board",
                N_("The results are for the standing board: the chair alone sees them "
                   "here."),
                {[PUBLICATION_PAGE] = CHAIR, [PUBLICATION_MINUTES] = CHAIR}},
        {"committee",
                N_("The results are for the committee: people who are signed in see "
                   "them."),
                {[PUBLICATION_PAGE] = ALL,
                        [PUBLICATION_MINUTES] = ALL,
                        [PUBLICATION_PICTURE] = ALL,
                        [PUBLICATION_PEOPLE] = ALL,
                        [PUBLICATION_DATA] = ALL}},
        {"conference",
                N_("The results are for the conference: they may be shown in the hall."),
                {[PUBLICATION_PAGE] = ALL,
                        [PUBLICATION_HALL] = ALL,
                        [PUBLICATION_MINUTES] = ALL,
                        [PUBLICATION_PICTURE] = ALL,
                        [PUBLICATION_PEOPLE] = ALL,
                        [PUBLICATION_DATA] = ALL}},
        {"public",
                N_("The results are public: the hall sees them, and the table may be "
                   "given away."),
                {[PUBLICATION_PAGE] = ALL,
                        [PUBLICATION_HALL] = ALL,
                        [PUBLICATION_MINUTES] = ALL,
                        [PUBLICATION_PICTURE] = ALL,
                        [PUBLICATION_PEOPLE] = ALL,
                        [PUBLICATION_DATA] = ALL,
                        [PUBLICATION_TABLE] = ALL}},
};

static const struct scope *find_scope(const char *name)
{
    size_t i;

    for (i = 0; i < sizeof(scopes) / sizeof(scopes[0]); i++)
        if (strcmp(scopes[i].name, name) == 0)
            return &scopes[i];
    return &scopes[0];
}

unsigned publication_roles(const char *scope, enum publication_part part)
{
    assert(part < PUBLICATION_PART_COUNT);
    return find_scope(scope)->roles[part];
}

int publication_permits(
        const char *scope, enum publication_part part, const struct desk_request *request)
{
    return request->is_signed_in &&
           (publication_roles(scope, part) & request->roles) != 0;
}

const char *publication_sentence(const char *scope)
{
    return find_scope(scope)->sentence;
}

const char *publication_why_not(const char *scope, enum publication_part part)
{
    if (publication_roles(scope, part) == CHAIR)
        return N_("The results are for the standing board: only a chair may have this.");
    if (part == PUBLICATION_HALL)
        return N_("The hall sees results only if they are for the conference or the "
                  "public; see Prepare.");
    if (part == PUBLICATION_TABLE)
        return N_("This table is given away only if the results are public; see "
                  "Prepare.");
    return N_("The results are for the standing board: only the minutes are given out.");
}
