#include "script.h"

#include <string.h>

#include "ticks.h"

enum { TICKS_A_STATE = TICKS_PER_SECOND / 10, LONGEST = 80 };

void script_start(struct script *script, const char *states) {
    script->at = states;
    script->since = ticks();
}

void script_stop(struct script *script) {
    script->at = NULL;
}

/* The next word, up to a space; the last takes the rest. Returns what follows. */
static const char *word(const char *from, const char *end, bool is_last, char to[LONGEST]) {
    size_t size = 0;
    while (from < end && (is_last || *from != ' ')) {
        if (size < LONGEST - 1) {
            to[size++] = *from;
        }
        from++;
    }
    to[size] = 0;
    return from < end ? from + 1 : end;
}

void script_step(struct script *script, struct claimport *device) {
    char state[LONGEST], first[LONGEST], second[LONGEST];
    if (script->at == NULL || *script->at == 0 || ticks() - script->since < TICKS_A_STATE) {
        return;
    }
    const char *end = script->at + strcspn(script->at, "/");
    const char *rest = word(word(word(script->at, end, false, state), end, false, first), end, true, second);
    script->at = *rest == '/' ? rest + 1 : rest;
    script->since = ticks();
    if (state[0] - '0' == CLAIMPORT_FAILED) {
        claimport_fail(device, first, second);
    } else {
        claimport_report(device, (enum claimport_state)(state[0] - '0'), first[0] == 0 ? NULL : first, second);
    }
}
