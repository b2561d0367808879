/* intake.h -- what importing and scanning share: stored images read and entered in the
 * count. */
#ifndef CORE_INTAKE_H
#define CORE_INTAKE_H

#include <stddef.h>
#include <stdint.h>

#include "core/error.h"
#include "core/intake_enter.h"
#include "core/intake_store.h"
#include "core/ledger_client.h"
#include "core/plan.h"
#include "core/reader.h"

struct intake {
    const char *folder; /* of the conference; borrowed */
    int is_trial;       /* TEST paper, before counting begins */
    int jobs;           /* readers side by side; 0: one a processor */
    struct intake_sums sums;
    struct plan *plan;
    struct ledger_client ledger;
    struct intake_store store;
    struct reader *reader;
    struct intake_enter enter;
    uint32_t read; /* images whose readings have all come, and are entered where complete
                    */
};

/*
 * intake_start - start the programs, and open the count unless it is a trial
 *
 * Zero the struct and set its first three members before. Release it in any case.
 */
int intake_start(struct intake *intake, struct error *err)
        __attribute__((warn_unused_result));

/* intake_release - end the programs; -1 if the ledger ended badly. */
int intake_release(struct intake *intake, struct error *err);

/*
 * intake_begin - a new batch
 *
 * name      NULL: none. ERROR_SYNTAX if it is not UTF-8.
 * expected  sheets that people counted by hand; -1: not counted.
 */
int intake_begin(struct intake *intake, const char *name, int64_t expected, int is_scan,
        struct error *err) __attribute__((warn_unused_result));

/* intake_batch - {"request":REQUEST,"batch":of this run}, for more to be added. */
json_t *intake_batch(const struct intake *intake, const char *request);

/* intake_is_known - *known is 1 if the image was entered or is about to be. */
int intake_is_known(struct intake *intake, const char *digest, int *known,
        struct error *err) __attribute__((warn_unused_result));

/* intake_give - a stored image to the reader; see intake_enter_expect. */
int intake_give(struct intake *intake, const struct intake_image *image,
        struct error *err) __attribute__((warn_unused_result));

/*
 * intake_recover - images that lie in images/ but not in the ledger
 *
 * They were stored by a run that was cut short before its transaction: it is
 * paper that was fed. Their places are not known any more; the two sides of a
 * sheet are found by their names.
 */
int intake_recover(struct intake *intake, struct error *err)
        __attribute__((warn_unused_result));

/* intake_finish - wait until all that was given is read and entered. */
int intake_finish(struct intake *intake, struct error *err)
        __attribute__((warn_unused_result));

#endif
