/* From the reset to main: the table of exceptions, data from flash, the rest zero. */
#include <stdint.h>

#include "ticks.h"
#include "uart.h"

extern uint32_t data_source[], data_start[], data_end[], bss_start[], bss_end[], stack_top[];

int main(void);
void reset(void);

void reset(void) {
    const uint32_t *from = data_source;
    for (uint32_t *to = data_start; to < data_end; to++) {
        *to = *from++;
    }
    for (uint32_t *to = bss_start; to < bss_end; to++) {
        *to = 0;
    }
    main();
    for (;;) {
    }
}

/* A fault stays where it is, to be looked at with a debugger. */
static void stop(void) {
    for (;;) {
    }
}

/* ARMv7-M, B1.5.3: the stack, fifteen exceptions of the core, then the interrupts of the board, of which UART 0 has the first. */
__attribute__((section(".vectors"), used)) static const struct {
    void *stack;
    void (*exceptions[15])(void);
    void (*interrupts[2])(void);
} VECTORS = {
    stack_top,
    {reset, stop, stop, stop, stop, stop, 0, 0, 0, 0, stop, stop, 0, stop, ticks_interrupt},
    {uart_interrupt, stop},
};
