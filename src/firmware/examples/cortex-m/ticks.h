/* Time since the reset, from the core's own timer. */
#ifndef TICKS_H
#define TICKS_H

#include <stdint.h>

enum { TICKS_PER_SECOND = 100 };

void ticks_open(void);
/* How many have passed; wraps after 497 days. */
uint32_t ticks(void);
/* The timer's interrupt. */
void ticks_interrupt(void);

#endif
