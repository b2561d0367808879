/* ledger_lock.c -- who may use the ledger now, and whose batch is open. */
#include "core/ledger_lock.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { LOCK_STEP_MS = 2, REQUEST_BYTE = 0, BATCH_BYTE = 1 };

static struct flock lock_of(off_t byte, short type)
{
    return (struct flock){
            .l_type = type, .l_whence = SEEK_SET, .l_start = byte, .l_len = 1};
}

/* 0: it is ours; 1: another has it; -1. */
static int try_lock(const struct ledger *ledger, off_t byte, struct error *err)
{
    struct flock wanted = lock_of(byte, F_WRLCK);

    if (fcntl(ledger->lock, F_SETLK, &wanted) == 0)
        return 0;
    if (errno == EACCES || errno == EAGAIN || errno == EINTR)
        return 1;
    return error_set(
            err, ERROR_IO, "cannot lock '%s': %s", "ledger.lock", strerror(errno));
}

static void unlock(const struct ledger *ledger, off_t byte)
{
    struct flock wanted = lock_of(byte, F_UNLCK);

    (void)fcntl(ledger->lock, F_SETLK, &wanted);
}

/* The process that has it; 0: it has just been let go. */
static long holder_of(const struct ledger *ledger, off_t byte)
{
    struct flock holder = lock_of(byte, F_WRLCK);

    if (fcntl(ledger->lock, F_GETLK, &holder) != 0 || holder.l_type == F_UNLCK)
        return 0;
    return (long)holder.l_pid;
}

int ledger_lock_open(struct ledger *ledger, struct error *err)
{
    char path[FILE_PATH_MAX];

    if (file_join(path, ledger->folder, "ledger.lock", err) != 0)
        return -1;
    ledger->lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (ledger->lock < 0)
        return error_set(err, ERROR_IO, "cannot open '%s': %s", path, strerror(errno));
    return 0;
}

void ledger_lock_close(struct ledger *ledger)
{
    if (ledger->lock >= 0)
        (void)close(ledger->lock);
    ledger->lock = -1;
    ledger->has_batch = 0;
}

static int refuse(const struct ledger *ledger, struct error *err)
{
    long process = holder_of(ledger, REQUEST_BYTE);

    if (process > 0)
        return error_set(err, ERROR_STATE,
                "another kiemphieu-ledger (process %ld) is at work in this folder; wait "
                "until it has finished",
                process);
    return error_set(err, ERROR_STATE,
            "another kiemphieu-ledger was at work in this folder; try again");
}

int ledger_lock_take(struct ledger *ledger, struct error *err)
{
    const struct timespec step = {.tv_nsec = LOCK_STEP_MS * 1000000L};
    int left_ms = ledger->wait_ms, result;

    while ((result = try_lock(ledger, REQUEST_BYTE, err)) > 0) {
        if (left_ms <= 0)
            return refuse(ledger, err);
        (void)nanosleep(&step, NULL);
        left_ms -= LOCK_STEP_MS;
    }
    return result;
}

void ledger_lock_leave(struct ledger *ledger)
{
    unlock(ledger, REQUEST_BYTE);
}

static int refuse_batch(const struct ledger *ledger, struct error *err)
{
    long process = holder_of(ledger, BATCH_BYTE);

    if (process > 0)
        return error_set(err, ERROR_STATE,
                "sheets are being fed by another program (process %ld of "
                "kiemphieu-ledger); wait until its batch has ended",
                process);
    return error_set(err, ERROR_STATE,
            "another kiemphieu-ledger was at work in this folder; try again");
}

int ledger_lock_take_batch(struct ledger *ledger, struct error *err)
{
    int result;

    if (ledger->has_batch)
        return 0;
    result = try_lock(ledger, BATCH_BYTE, err);
    if (result > 0)
        return refuse_batch(ledger, err);
    ledger->has_batch = result == 0;
    return result;
}

void ledger_lock_leave_batch(struct ledger *ledger)
{
    if (ledger->has_batch)
        unlock(ledger, BATCH_BYTE);
    ledger->has_batch = 0;
}

int ledger_lock_check_batch(struct ledger *ledger, struct error *err)
{
    if (ledger->has_batch || holder_of(ledger, BATCH_BYTE) == 0)
        return 0;
    return refuse_batch(ledger, err);
}
