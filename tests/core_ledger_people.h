/* core_ledger_people.h -- people registered in a test's ledger. */
#ifndef TESTS_CORE_LEDGER_PEOPLE_H
#define TESTS_CORE_LEDGER_PEOPLE_H

#include "tests/core_ledger_fixture.h"

/* As libsodium writes them; no passphrase has these. */
#define PEOPLE_SECRET                                                                    \
    "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$"                             \
    "RdescudvJCsgt3ub+b/dWRWJTmaaJObGAAAAAAAAAAA"

/* Chi a chair, Oanh an operator, Khoa and Kim checkers. */
static inline void people_register(struct fixture *fixture)
{
    fixture_done(fixture_ask(fixture,
            "{\"request\":\"person-add\",\"name\":\"Chi\","
            "\"roles\":[\"chair\"],\"secret\":\"" PEOPLE_SECRET "\"}"));
    fixture_done(fixture_ask(fixture, "{\"request\":\"person-add\",\"name\":\"Oanh\","
                                      "\"roles\":[\"operator\"],\"by\":\"Chi\"}"));
    fixture_done(fixture_ask(fixture, "{\"request\":\"person-add\",\"name\":\"Khoa\","
                                      "\"roles\":[\"checker\"],\"by\":\"Chi\"}"));
    fixture_done(fixture_ask(fixture, "{\"request\":\"person-add\",\"name\":\"Kim\","
                                      "\"roles\":[\"checker\"],\"by\":\"Chi\"}"));
}

#endif
