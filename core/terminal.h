/* terminal.h -- what the terminal can show: pictures as sixels or kitty's, or none. */
#ifndef CORE_TERMINAL_H
#define CORE_TERMINAL_H

enum terminal_pictures { TERMINAL_NONE, TERMINAL_SIXEL, TERMINAL_KITTY };

/*
 * terminal_pictures - ask the terminal once
 *
 * TERMINAL_NONE unless stdin and stdout are a terminal. Kitty and its kin say
 * so in the environment; others are asked for their attributes (DA1), where 4
 * stands for sixels, and given 300 ms to answer.
 */
enum terminal_pictures terminal_pictures(void);

#endif
