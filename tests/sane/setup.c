/* setup.c -- scanners for a test: the virtual one, libsane's `test`, and one by net. */
#include "tests/sane/setup.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    SANED_PORT = 6566,
    TRIES_MAX = 500, /* of 10 ms */
    TRY_NS = 10000000
};

static const char system_test_conf[] = "/etc/sane.d/test.conf";

/* ---- the environment ---- */

static void environment(const char *name, const char *value)
{
    if (value == NULL)
        (void)unsetenv(name);
    else
        assert_int_equal(setenv(name, value, 1), 0);
}

static void environment_path(
        const struct setup *setup, const char *name, const char *file)
{
    char path[PROGRAM_PATH_BYTES];

    program_path(path, setup->folder, file);
    environment(name, path);
}

/* Programs may change their folder, so the path is an absolute one. */
static void find_driver(void)
{
    const char *programs = getenv("KIEMPHIEU_PROGRAMS");
    static const char *const places[] = {"../tests/sane", "tests/sane"};
    char path[PROGRAM_PATH_BYTES], *whole = NULL;

    for (size_t i = 0; i < 2 && whole == NULL; i++) {
        program_path(path, programs == NULL ? "build/san" : programs, places[i]);
        if (program_has(path, "libsane-stack.so.1"))
            whole = realpath(path, NULL);
    }
    if (whole == NULL)
        fail_msg("libsane-stack.so.1 is not built");
    environment("LD_LIBRARY_PATH", whole);
    free(whole);
}

static void make_folder(
        const struct setup *setup, const char *name, char path[PROGRAM_PATH_BYTES])
{
    program_path(path, setup->folder, name);
    assert_int_equal(mkdir(path, 0700), 0);
}

/* A folder of configuration with these drivers in dll.conf. */
static void make_config(const struct setup *setup, const char *name, const char *drivers,
        char path[PROGRAM_PATH_BYTES])
{
    make_folder(setup, name, path);
    program_write(path, "dll.conf", drivers, strlen(drivers));
}

static void begin(struct setup *setup)
{
    *setup = (struct setup){.server = 0};
    program_folder_make(setup->folder);
    make_folder(setup, "in", setup->in);
    find_driver();
    environment_path(setup, "STACK_FOLDER", "in");
    environment_path(setup, "STACK_STATE", "state");
    environment_path(setup, "STACK_REPORT", "report");
    environment_path(setup, "STACK_LOG", "log");
    environment("STACK_PLAN", NULL);
    environment("SANE_NET_HOSTS", NULL);
}

void setup_plan(const char *plan)
{
    environment("STACK_PLAN", plan);
}

/* ---- random plans ---- */

static unsigned draw(uint32_t *seed, unsigned below)
{
    *seed = *seed * 1664525U + 1013904223U;
    return (*seed >> 16) % below;
}

static void add_item(char plan[PROGRAM_PATH_BYTES], const char *format, ...)
        __attribute__((format(printf, 2, 3)));

static void add_item(char plan[PROGRAM_PATH_BYTES], const char *format, ...)
{
    const size_t size = strlen(plan);
    va_list values;
    int more;

    va_start(values, format);
    more = vsnprintf(plan + size, PROGRAM_PATH_BYTES - size, format, values);
    va_end(values);
    assert_true(more > 0 && (size_t)more < PROGRAM_PATH_BYTES - size);
}

static void add_random_fault(
        uint32_t *seed, unsigned sides, int is_deadly, char plan[PROGRAM_PATH_BYTES])
{
    static const char *const kinds[] = {"jam", "double", "cover", "io", "nomem", "busy",
            "warm", "stop", "short", "crash", "hang", "endless"};
    static const char *const where[] = {"", ":half", ":last"};
    const unsigned known = sizeof(kinds) / sizeof(kinds[0]);
    const char *kind = kinds[draw(seed, is_deadly ? known : known - 3)];
    const unsigned side = 1 + draw(seed, sides), place = draw(seed, 3);
    const char *lost = draw(seed, 3) == 0 ? ":lost" : "";

    if (strcmp(kind, "short") == 0 || strcmp(kind, "endless") == 0)
        add_item(plan, ",%s@%u%s", kind, side, lost);
    else if (strcmp(kind, "busy") == 0 || strcmp(kind, "warm") == 0)
        add_item(plan, ",%s@%u:x%u", kind, side, 1 + draw(seed, 3));
    else
        add_item(plan, ",%s@%u%s%s", kind, side, where[place], lost);
}

void setup_random_plan(
        unsigned seed, unsigned sides, int is_deadly, char plan[PROGRAM_PATH_BYTES])
{
    static const char *const odd[] = {
            "sources=none", "sources=none,zeros", "sources=none,change"};
    uint32_t chance = seed * 2654435761U + 1;
    const unsigned faults = draw(&chance, 5);

    plan[0] = '\0';
    add_item(plan, "%s", odd[draw(&chance, 3)]);
    if (draw(&chance, 3) == 0)
        add_item(plan, ",pad=%u", 1 + draw(&chance, 40));
    if (draw(&chance, 3) == 0)
        add_item(plan, ",chunk=%u", 7 + draw(&chance, 9000));
    for (unsigned i = 0; i < faults; i++)
        add_random_fault(&chance, sides, is_deadly, plan);
    if (draw(&chance, 4) == 0 && strstr(plan, "short") == NULL)
        add_item(plan, ",lines=-1");
}

void setup_stack(struct setup *setup)
{
    char config[PROGRAM_PATH_BYTES];

    begin(setup);
    make_config(setup, "config", "stack\n", config);
    environment("SANE_CONFIG_DIR", config);
    (void)snprintf(setup->device, sizeof(setup->device), "stack:stack0");
}

void setup_test(struct setup *setup)
{
    char config[PROGRAM_PATH_BYTES];

    begin(setup);
    make_config(setup, "config", "test\n", config);
    program_copy(system_test_conf, config, "test.conf");
    environment("SANE_CONFIG_DIR", config);
    (void)snprintf(setup->device, sizeof(setup->device), "test:0");
}

/* ---- saned ---- */

static void become_saned(const char *config, const char *address)
{
    const int nowhere = open("/dev/null", O_RDWR);

    (void)setpgid(0, 0);
    (void)prctl(PR_SET_PDEATHSIG, SIGKILL);
    (void)dup2(nowhere, STDIN_FILENO);
    (void)dup2(nowhere, STDOUT_FILENO);
    (void)dup2(nowhere, STDERR_FILENO);
    (void)setenv("SANE_CONFIG_DIR", config, 1);
    (void)execlp("saned", "saned", "-l", "-e", "-d0", "-b", address, (char *)NULL);
    (void)execl(
            "/usr/sbin/saned", "saned", "-l", "-e", "-d0", "-b", address, (char *)NULL);
    _exit(PROGRAM_NOT_STARTED);
}

static int answers(const char *address)
{
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(SANED_PORT)};
    const int end = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    int result;

    assert_true(end >= 0);
    assert_int_equal(inet_pton(AF_INET, address, &to.sin_addr), 1);
    result = connect(end, (const struct sockaddr *)&to, sizeof(to));
    (void)close(end);
    return result == 0;
}

static void wait_for_saned(const struct setup *setup, const char *address)
{
    const struct timespec a_while = {.tv_nsec = TRY_NS};

    for (int i = 0; i < TRIES_MAX; i++) {
        if (answers(address))
            return;
        if (waitpid(setup->server, NULL, WNOHANG) != 0)
            fail_msg("saned cannot be started (package sane-utils)");
        (void)nanosleep(&a_while, NULL);
    }
    fail_msg("saned does not answer on %s", address);
}

void setup_net(struct setup *setup, unsigned host, const char *plan)
{
    char server[PROGRAM_PATH_BYTES], client[PROGRAM_PATH_BYTES], address[32];

    begin(setup);
    make_config(setup, "server", "stack\n", server);
    make_config(setup, "config", "net\n", client);
    (void)snprintf(address, sizeof(address), "127.0.0.%u", host);
    environment("STACK_PLAN", plan);
    environment("SANE_CONFIG_DIR", client);
    environment("SANE_NET_HOSTS", address);
    (void)snprintf(setup->device, sizeof(setup->device), "net:%s:stack:stack0", address);
    setup->server = fork();
    assert_true(setup->server >= 0);
    if (setup->server == 0)
        become_saned(server, address);
    (void)setpgid(setup->server, setup->server);
    wait_for_saned(setup, address);
    environment("STACK_PLAN", NULL);
}

void setup_net_kill(struct setup *setup)
{
    if (setup->server == 0)
        return;
    (void)kill(-setup->server, SIGKILL);
    (void)waitpid(setup->server, NULL, 0);
    setup->server = 0;
}

void setup_end(struct setup *setup)
{
    static const char *const names[] = {"STACK_FOLDER", "STACK_STATE", "STACK_REPORT",
            "STACK_LOG", "STACK_PLAN", "SANE_CONFIG_DIR", "SANE_NET_HOSTS",
            "LD_LIBRARY_PATH"};

    setup_net_kill(setup);
    program_folder_remove(setup->folder);
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        environment(names[i], NULL);
}

/* ---- paper ---- */

void setup_load(const struct setup *setup, const char *path, const char *name)
{
    char from[PROGRAM_PATH_BYTES], to[PROGRAM_PATH_BYTES];

    program_copy(path, setup->in, ".coming");
    program_path(from, setup->in, ".coming");
    program_path(to, setup->in, name);
    assert_int_equal(rename(from, to), 0);
}

/* How many lines of a file of the setup's folder begin (or are) so. */
static size_t count_lines(
        const struct setup *setup, const char *file, const char *begins, int is_whole)
{
    size_t size, found = 0;
    char *text, *rest = NULL;

    if (!program_has(setup->folder, file))
        return 0;
    text = program_read(setup->folder, file, &size);
    for (char *line = strtok_r(text, "\n", &rest); line != NULL;
            line = strtok_r(NULL, "\n", &rest))
        found += is_whole ? strcmp(line, begins) == 0
                          : strncmp(line, begins, strlen(begins)) == 0;
    free(text);
    return found;
}

size_t setup_unfed(const struct setup *setup)
{
    return program_count_files(setup->in) - count_lines(setup, "state", "taken ", 0);
}

int setup_is_taken(const struct setup *setup, const char *name)
{
    char line[PROGRAM_PATH_BYTES];

    (void)snprintf(line, sizeof(line), "taken %s", name);
    return count_lines(setup, "state", line, 1) > 0;
}

int setup_has_fired(const struct setup *setup, const char *item)
{
    char line[PROGRAM_PATH_BYTES];

    for (int i = 0; i < 32; i++) {
        (void)snprintf(line, sizeof(line), "fired %d %s", i, item);
        if (count_lines(setup, "state", line, 1) > 0)
            return 1;
    }
    return 0;
}

void setup_report(const struct setup *setup, unsigned long *sides, unsigned long *idle_ms)
{
    size_t size;
    char *text, *rest = NULL;

    *sides = *idle_ms = 0;
    if (!program_has(setup->folder, "report"))
        return;
    text = program_read(setup->folder, "report", &size);
    for (char *line = strtok_r(text, "\n", &rest); line != NULL;
            line = strtok_r(NULL, "\n", &rest)) {
        char *end;

        *idle_ms += strtoul(line, &end, 10);
        *sides += strtoul(end, NULL, 10);
    }
    free(text);
}
