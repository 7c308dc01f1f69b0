/* The serial line. */
#ifndef LINE_H
#define LINE_H

#include <stddef.h>
#include <stdint.h>

#include "options.h"

struct line {
    int fd;          /* -1: not there */
    int other_end;   /* of a pseudo-terminal of its own; held open, so that nobody's leaving ends it */
    char path[128];
};

/* Opens it, raw, 8N1. Returns 0, or -1 with errno. */
int line_open(struct line *line, const struct options *options);
void line_close(struct line *line);
/* Writes all of it, as fast as it is taken; gives up after two seconds, as a line that nobody reads is no reason to hang. */
void line_write(struct line *line, const uint8_t *bytes, size_t size);

#endif
