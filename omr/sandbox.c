/* sandbox.c -- what a process that decodes images may still do: nearly nothing. */
#include "omr/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <seccomp.h>

#if defined(__SANITIZE_ADDRESS__)
#define SANDBOX_UNDER_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANDBOX_UNDER_ASAN 1
#endif
#endif
#ifndef SANDBOX_UNDER_ASAN
#define SANDBOX_UNDER_ASAN 0
#endif

static const int permitted[] = {SCMP_SYS(read), SCMP_SYS(readv), SCMP_SYS(pread64),
        SCMP_SYS(lseek), SCMP_SYS(fstat), SCMP_SYS(munmap), SCMP_SYS(mremap),
        SCMP_SYS(brk), SCMP_SYS(madvise), SCMP_SYS(recvmsg), SCMP_SYS(write),
        SCMP_SYS(writev), SCMP_SYS(close), SCMP_SYS(dup), SCMP_SYS(exit),
        SCMP_SYS(exit_group), SCMP_SYS(rt_sigreturn), SCMP_SYS(futex),
        SCMP_SYS(clock_gettime), SCMP_SYS(gettimeofday), SCMP_SYS(getrandom),
        SCMP_SYS(sysinfo), SCMP_SYS(restart_syscall)};

/* What the address sanitizer does besides; still no file and no process. */
static const int permitted_asan[] = {SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigaction),
        SCMP_SYS(sigaltstack), SCMP_SYS(gettid), SCMP_SYS(getpid), SCMP_SYS(tgkill),
        SCMP_SYS(sched_yield), SCMP_SYS(getrlimit), SCMP_SYS(prctl)};

static int permit_all(scmp_filter_ctx filter, const int *calls, size_t count)
{
    size_t i;

    for (i = 0; i < count; i++) {
        int result = seccomp_rule_add(filter, SCMP_ACT_ALLOW, calls[i], 0);

        if (result != 0)
            return result;
    }
    return 0;
}

/* Those whose arguments decide. */
static int permit_some(scmp_filter_ctx filter)
{
    /* fstat is newfstatat with an empty path in today's C library. */
    struct scmp_arg_cmp empty_path = SCMP_A3(SCMP_CMP_EQ, AT_EMPTY_PATH, 0);
    struct scmp_arg_cmp not_executable = SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0);
    struct scmp_arg_cmp get_flags = SCMP_A1(SCMP_CMP_EQ, F_GETFL, 0);
    int result;

    result =
            seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(newfstatat), 1, empty_path);
    if (result == 0)
        result = seccomp_rule_add(
                filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1, not_executable);
    if (result == 0)
        result = seccomp_rule_add(
                filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1, not_executable);
    if (result == 0)
        result = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(fcntl), 1, get_flags);
    return result;
}

static int filter_fill(scmp_filter_ctx filter)
{
    int result = permit_all(filter, permitted, sizeof(permitted) / sizeof(permitted[0]));

    if (result == 0 && SANDBOX_UNDER_ASAN)
        result = permit_all(filter, permitted_asan,
                sizeof(permitted_asan) / sizeof(permitted_asan[0]));
    if (result == 0)
        result = permit_some(filter);
    return result;
}

static int filter_install(struct error *err)
{
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
    int result;

    if (filter == NULL)
        return error_set(err, ERROR_STATE, "the sandbox cannot be prepared");
    result = filter_fill(filter);
    if (result == 0)
        result = seccomp_load(filter);
    seccomp_release(filter);
    if (result != 0)
        return error_set(err, ERROR_STATE, "the kernel refuses the sandbox: %s",
                strerror(-result));
    return 0;
}

static int limit_set(__rlimit_resource_t what, rlim_t most, struct error *err)
{
    struct rlimit limit = {.rlim_cur = most, .rlim_max = most};

    if (setrlimit(what, &limit) != 0)
        return error_set(err, ERROR_STATE, "the sandbox's limits are refused: %s",
                strerror(errno));
    return 0;
}

int sandbox_install(struct error *err)
{
    if (limit_set(RLIMIT_CORE, 0, err) != 0 ||
            limit_set(RLIMIT_NOFILE, SANDBOX_DESCRIPTORS_MAX, err) != 0)
        return -1;
    /* The address sanitizer's shadow is far larger than any bound. */
    if (!SANDBOX_UNDER_ASAN && limit_set(RLIMIT_AS, SANDBOX_MEMORY_MAX_BYTES, err) != 0)
        return -1;
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || prctl(PR_SET_DUMPABLE, 0) != 0)
        return error_set(err, ERROR_STATE, "the sandbox is refused: %s", strerror(errno));
    return filter_install(err);
}
