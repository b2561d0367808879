/* report.h -- `kiemphieu-forms report`: minutes and charts of a counted conference. */
#ifndef FORMS_REPORT_H
#define FORMS_REPORT_H

/*
 * report_command - report DIR [--language vi|en] [--results FILE] [WHAT]
 *
 * argv  argv[0] is the command's own name, "report".
 *
 * Writes DIR/report/minutes.pdf, results.pdf and results.png, results-2.png, ...
 * (in English minutes-en.pdf, results-en.pdf, results-en.png); with
 * --person CONTEST [--type TYPE] or --people only person-TYPE-CONTEST.pdf, with
 * --zero TIME [--open] only zero.pdf. Each is whole or not there at all; their paths
 * go to stdout. Returns the exit status: 0, 1 failed, 2 usage; failures are said on
 * stderr.
 */
int report_command(int argc, char **argv);

#endif
