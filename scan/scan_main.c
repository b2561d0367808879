/* scan_main.c -- kiemphieu-scan: puts images into a conference's images folder. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "core/digest.h"
#include "core/file.h"
#include "core/language.h"
#include "scan/serve.h"

int main(int argc, char **argv)
{
    struct error err = {.text = ""};
    char path[FILE_PATH_MAX];
    int folder, result;

    (void)signal(SIGPIPE, SIG_IGN); /* a front-end that is gone is a failed write */
    language_start();
    if (argc != 2 || argv[1][0] == '-') {
        (void)fprintf(stderr, "usage: kiemphieu-scan DIR   (requests on stdin)\n");
        return 2;
    }
    if (digest_start(&err) != 0 || file_join(path, argv[1], "images", &err) != 0 ||
            file_make_folder(path, &err) != 0) {
        (void)fprintf(stderr, "kiemphieu-scan: %s\n", err.text);
        return 1;
    }
    folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) {
        (void)fprintf(
                stderr, "kiemphieu-scan: cannot open '%s': %s\n", path, strerror(errno));
        return 1;
    }
    result = serve_requests(folder, stdin, stdout);
    (void)close(folder);
    return result == 0 ? 0 : 1;
}
