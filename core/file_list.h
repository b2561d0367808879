/* file_list.h -- the image files that a person names: files, or folders of them. */
#ifndef CORE_FILE_LIST_H
#define CORE_FILE_LIST_H

#include <stddef.h>
#include <stdint.h>

#include "core/error.h"

enum { FILE_LIST_MAX = 1000000 };

struct file_list {
    char **paths; /* owned */
    size_t count;
    uint32_t passed_over; /* files in folders that are no TIFF, PNG or JPEG by name */
};

void file_list_init(struct file_list *list);
void file_list_release(struct file_list *list);

/*
 * file_list_add - a file as it is, or the images in a folder
 *
 * In a folder those ending in .tif .tiff .png .jpg .jpeg, in the order of their
 * names with numbers by value (2 before 10), which is the order of scanning;
 * hidden files and folders inside are left out. ERROR_IO if the path names
 * nothing.
 */
int file_list_add(struct file_list *list, const char *path, struct error *err)
        __attribute__((warn_unused_result));

#endif
