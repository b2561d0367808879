/* person_record.h -- `kiemphieu-forms person-record`: a person's results on paper. */
#ifndef FORMS_PERSON_RECORD_H
#define FORMS_PERSON_RECORD_H

/* person_record_command - FILE [--language L], "kiemphieu-person" on stdin. */
int person_record_command(int argc, char **argv);

#endif
