/* print.h -- `kiemphieu-forms print`: blank ballots and their layouts. */
#ifndef FORMS_PRINT_H
#define FORMS_PRINT_H

/*
 * print_command - argv[0] is "print"
 *
 * Writes DIR/print/TYPE.pdf and DIR/layout/TYPE.json of each ballot type, all
 * composed before the first is written; the paths go to stdout, one a line.
 * Returns the exit status: 0 done, 1 failed, 2 usage.
 */
int print_command(int argc, char **argv);

#endif
