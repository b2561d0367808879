/* source.c -- the names that vendors' drivers give their feeders, and what they mean. */
#include "tests/sane/source.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

struct vendor {
    const char *name, *sources;
    bool has_duplex_switch, has_adf_mode;
};

static const struct vendor vendors[] = {
        {"plain", "Flatbed|Automatic Document Feeder", false, false},
        {"fujitsu",
                "Flatbed|ADF Front|ADF Back|ADF Duplex|Card Front|Card Back|Card Duplex",
                false, false},
        {"canon",
                "Flatbed|ADF Front|ADF Back|ADF Duplex|Card Front|Card Back|Card Duplex",
                false, false},
        {"avision", "Normal|Transparency|Negative|ADF Front|ADF Back|ADF Duplex", false,
                false},
        {"epson", "Flatbed|Automatic Document Feeder", false, true},
        {"panasonic", "adf|fb", true, false},
        {"kodak", "ADF Front|ADF Back|ADF Duplex", false, false},
        {"brother",
                "FlatBed|Automatic Document Feeder(left aligned)|"
                "Automatic Document Feeder(left aligned,Duplex)|"
                "Automatic Document Feeder(centrally aligned)|"
                "Automatic Document Feeder(centrally aligned,Duplex)",
                false, false},
        {"airscan", "Flatbed|ADF|ADF Duplex", false, false},
        {"hp", "Flatbed|ADF|Duplex", false, false},
        {"pixma", "Flatbed|Automatic Document Feeder|ADF Duplex", false, false},
        {"both", "Feeder front side|Feeder back side|Feeder both sides", false, false},
        {"flatbed", "Flatbed", false, false},
        {"none", "", false, false},
};

void source_fill(struct source_list *list, const char *vendor)
{
    const char *names = vendor;
    char *rest = NULL;
    size_t count = 0;

    *list = (struct source_list){.text = ""};
    if (*names == '\0')
        names = vendors[0].sources;
    for (size_t i = 0; i < sizeof(vendors) / sizeof(vendors[0]); i++)
        if (strcmp(vendor, vendors[i].name) == 0) {
            names = vendors[i].sources;
            list->has_duplex_switch = vendors[i].has_duplex_switch;
            list->has_adf_mode = vendors[i].has_adf_mode;
        }
    (void)snprintf(list->text, sizeof(list->text), "%s", names);
    for (char *name = strtok_r(list->text, "|", &rest);
            name != NULL && count < SOURCE_COUNT_MAX; name = strtok_r(NULL, "|", &rest))
        list->names[count++] = name;
}

enum source_side source_side(const char *name)
{
    static const char *const glasses[] = {
            "flatbed", "fb", "normal", "transparency", "negative"};

    for (size_t i = 0; i < sizeof(glasses) / sizeof(glasses[0]); i++)
        if (strcasecmp(name, glasses[i]) == 0)
            return SOURCE_GLASS;
    if (strcasestr(name, "card") != NULL)
        return SOURCE_CARD;
    if (strcasestr(name, "duplex") != NULL || strcasestr(name, "both") != NULL)
        return SOURCE_DUPLEX;
    return strcasestr(name, "back") != NULL ? SOURCE_BACK : SOURCE_FRONT;
}
