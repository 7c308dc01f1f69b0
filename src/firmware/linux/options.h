/* What the device is told on its command line. */
#ifndef OPTIONS_H
#define OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { MOST_NAMES = 32 };

struct options {
    const char *port;       /* a path, or "pty" for one of its own */
    unsigned baud;
    bool flow_control;
    const char *model;
    const char *serial;
    const char *firmware;
    bool csr;
    bool sealed;
    const char *code;       /* proof of possession; NULL: none */
    size_t largest_bundle;
    size_t buffer;
    unsigned buffers;
    bool has_clock;
    int64_t clock_ahead;    /* seconds before the system's clock */
    const char *state_dir;
    unsigned timeout;       /* seconds for each step */
    bool rehearsal;
    /* "NAME=VALUE" was cut in two. */
    const char *own_names[MOST_NAMES + 1];
    const char *own_values[MOST_NAMES + 1];
    const char *required[MOST_NAMES + 1];
};

/* Exits with 2 where they are wrong, and with 0 after --help. */
void options_read(struct options *options, int count, char **arguments);

#endif
