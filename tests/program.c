/* program.c -- runs the built programs as people do, and looks at what they say. */
#include "tests/program.h"

#include <dirent.h>
#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ARGUMENTS_MAX = 64, TREE_DESCRIPTORS = 16 };

static void find_program(char path[PROGRAM_PATH_BYTES])
{
    const char *folder = getenv("KIEMPHIEU_PROGRAMS");

    program_path(path, folder == NULL ? "build/san" : folder, "kiemphieu");
}

/* In the child: never comes back. */
static void __attribute__((noreturn))
become(const struct program *program, const char *const *arguments)
{
    char path[PROGRAM_PATH_BYTES];
    char *line[ARGUMENTS_MAX] = {path};
    struct rlimit limit;
    size_t i;

    find_program(path);
    for (i = 0; arguments[i] != NULL && i + 2 < ARGUMENTS_MAX; i++)
        line[i + 1] = strdup(arguments[i]);
    (void)setenv("LC_ALL", program->locale == NULL ? "C.UTF-8" : program->locale, 1);
    (void)unsetenv("LANGUAGE");
    if (program->file_bytes_max > 0) {
        limit.rlim_cur = limit.rlim_max = (rlim_t)program->file_bytes_max;
        (void)signal(SIGXFSZ, SIG_IGN);
        if (setrlimit(RLIMIT_FSIZE, &limit) != 0)
            _exit(PROGRAM_NOT_STARTED);
    }
    (void)execv(path, line);
    _exit(PROGRAM_NOT_STARTED);
}

static char *read_all(FILE *file)
{
    char *text;
    long size;

    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    size = ftell(file);
    assert_true(size >= 0);
    rewind(file);
    text = malloc((size_t)size + 1);
    assert_non_null(text);
    assert_int_equal(fread(text, 1, (size_t)size, file), size);
    text[size] = '\0';
    assert_int_equal(fclose(file), 0);
    return text;
}

static int wait_for(pid_t child)
{
    int status;

    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

static FILE *typed(const char *input)
{
    FILE *in = tmpfile();

    assert_non_null(in);
    if (input != NULL)
        assert_int_equal(fwrite(input, 1, strlen(input), in), strlen(input));
    rewind(in);
    return in;
}

void program_run(struct program *program, const char *const *arguments)
{
    FILE *in = typed(program->input), *err = tmpfile();
    FILE *out = program->output == NULL ? tmpfile() : fopen(program->output, "w+");
    pid_t child;

    assert_non_null(out);
    assert_non_null(err);
    program_release(program);
    (void)fflush(NULL);
    child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        if (dup2(fileno(in), STDIN_FILENO) < 0 || dup2(fileno(out), STDOUT_FILENO) < 0 ||
                dup2(fileno(err), STDERR_FILENO) < 0)
            _exit(PROGRAM_NOT_STARTED);
        become(program, arguments);
    }
    program->status = wait_for(child);
    assert_int_not_equal(program->status, PROGRAM_NOT_STARTED);
    assert_int_equal(fclose(in), 0);
    if (program->output == NULL)
        program->out = read_all(out);
    else
        (void)fclose(out);
    program->err = read_all(err);
}

void program_release(struct program *program)
{
    free(program->out);
    free(program->err);
    program->out = NULL;
    program->err = NULL;
}

void program_become(const char *const *arguments)
{
    const struct program plain = {.locale = NULL};

    become(&plain, arguments);
}

pid_t program_start(const char *const *arguments)
{
    pid_t child = fork();
    int nowhere;

    assert_true(child >= 0);
    if (child == 0) {
        (void)setpgid(0, 0);
        nowhere = open("/dev/null", O_RDWR);
        if (nowhere < 0 || dup2(nowhere, STDIN_FILENO) < 0 ||
                dup2(nowhere, STDOUT_FILENO) < 0 || dup2(nowhere, STDERR_FILENO) < 0)
            _exit(PROGRAM_NOT_STARTED);
        program_become(arguments);
    }
    (void)setpgid(child, child); /* whichever of the two comes first */
    return child;
}

json_t *program_json(const struct program *program)
{
    json_error_t why;
    json_t *value = json_loads(program->out, JSON_DECODE_ANY, &why);

    if (value == NULL)
        fail_msg("no JSON: %s\n%s%s", why.text, program->out, program->err);
    return value;
}

int program_says(const struct program *program, const char *text)
{
    return (program->out != NULL && strstr(program->out, text) != NULL) ||
           strstr(program->err, text) != NULL;
}

/* ---- files ---- */

void program_path(char out[PROGRAM_PATH_BYTES], const char *folder, const char *name)
{
    int length = snprintf(out, PROGRAM_PATH_BYTES, "%s/%s", folder, name);

    assert_true(length > 0 && length < PROGRAM_PATH_BYTES);
}

void program_folder_make(char path[PROGRAM_PATH_BYTES])
{
    (void)snprintf(path, PROGRAM_PATH_BYTES, "/tmp/kiemphieu-test-XXXXXX");
    assert_non_null(mkdtemp(path));
}

static int remove_one(
        const char *path, const struct stat *entry, int kind, struct FTW *where)
{
    (void)entry;
    (void)kind;
    (void)where;
    return remove(path);
}

void program_folder_remove(const char *path)
{
    assert_int_equal(strncmp(path, "/tmp/kiemphieu-test-", 20), 0);
    assert_int_equal(nftw(path, remove_one, TREE_DESCRIPTORS, FTW_DEPTH | FTW_PHYS), 0);
}

void program_write(const char *folder, const char *name, const void *text, size_t size)
{
    char path[PROGRAM_PATH_BYTES];
    FILE *file;

    program_path(path, folder, name);
    file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
}

char *program_read(const char *folder, const char *name, size_t *size)
{
    char path[PROGRAM_PATH_BYTES];
    struct stat entry;
    FILE *file;

    program_path(path, folder, name);
    file = fopen(path, "r");
    if (file == NULL)
        fail_msg("cannot open %s", path);
    assert_int_equal(fstat(fileno(file), &entry), 0);
    *size = (size_t)entry.st_size;
    return read_all(file);
}

void program_copy(const char *from, const char *folder, const char *name)
{
    char source[PROGRAM_PATH_BYTES], *text, *slash;
    size_t size;

    (void)snprintf(source, sizeof(source), "%s", from);
    slash = strrchr(source, '/');
    assert_non_null(slash);
    *slash = '\0';
    text = program_read(source, slash + 1, &size);
    program_write(folder, name, text, size);
    free(text);
}

int program_has(const char *folder, const char *name)
{
    char path[PROGRAM_PATH_BYTES];
    struct stat entry;

    program_path(path, folder, name);
    return stat(path, &entry) == 0 && entry.st_size > 0;
}

size_t program_count_files(const char *folder)
{
    DIR *open_folder = opendir(folder);
    const struct dirent *entry;
    size_t count = 0;

    if (open_folder == NULL)
        return 0;
    while ((entry = readdir(open_folder)) != NULL)
        count += entry->d_name[0] != '.';
    (void)closedir(open_folder);
    return count;
}
