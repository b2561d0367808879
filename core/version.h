/* version.h -- the program's version, one for all its parts. */
#ifndef CORE_VERSION_H
#define CORE_VERSION_H

#define KIEMPHIEU_VERSION "0.1.0"

#endif
