/*
 * A board without a network cannot register: it plays what it was told to, one state after the other. "3/4/5/6 THING CERTIFICATE/7"
 * ends well, "3/8 CODE MESSAGE" does not.
 */
#ifndef SCRIPT_H
#define SCRIPT_H

#include "claimport.h"

struct script {
    const char *at;   /* what is left of it; NULL while nothing is played */
    uint32_t since;   /* the tick of the last state */
};

void script_start(struct script *script, const char *states);
void script_stop(struct script *script);
/* Reports the next state when its time has come. */
void script_step(struct script *script, struct claimport *device);

#endif
