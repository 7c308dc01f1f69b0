/*
 * Fleet provisioning by claim (AWS IoT developer guide, "Provisioning by claim"), in a process of its own: it can be ended at
 * any moment, and what it knew ends with it.
 */
#ifndef PROVISION_H
#define PROVISION_H

#include <sys/types.h>

#include "claimport.h"
#include "options.h"

/* What the process says through its pipe: a state, and thing and certificate, or code and message. */
struct provision_report {
    int state;
    char first[129];
    char second[129];
};

struct provision {
    pid_t process;  /* 0: none */
    int reports;    /* to read struct provision_report from; -1: none */
};

/*
 * Starts it. The bundle has to stay as it is only until this returns: the process has a copy of it.
 * now: the device's clock. Returns false where the system has no process to give.
 */
bool provision_start(struct provision *provision, const struct options *options, const struct claimport_bundle *bundle, int64_t now);
/* Ends it, wherever it is. */
void provision_end(struct provision *provision);

#endif
