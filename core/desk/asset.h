/* asset.h -- the style and the script that lie in the program itself. */
#ifndef CORE_DESK_ASSET_H
#define CORE_DESK_ASSET_H

enum { ASSET_PATH_BYTES = 64 };

/* asset_path - "desk.css" -> the address to be linked, which changes with its bytes. */
void asset_path(const char *name, char out[ASSET_PATH_BYTES]);

#endif
