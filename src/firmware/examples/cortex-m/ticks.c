#include "ticks.h"

/* SysTick (ARMv7-M, B3.3), at the board's 25 MHz. */
#define SYST_CSR (*(volatile uint32_t *)0xe000e010)
#define SYST_RVR (*(volatile uint32_t *)0xe000e014)
#define SYST_CVR (*(volatile uint32_t *)0xe000e018)

enum { CLOCK = 25000000, ENABLE = 1, INTERRUPT = 2, PROCESSOR_CLOCK = 4 };

static volatile uint32_t passed;

void ticks_open(void) {
    SYST_RVR = CLOCK / TICKS_PER_SECOND - 1;
    SYST_CVR = 0;
    SYST_CSR = ENABLE | INTERRUPT | PROCESSOR_CLOCK;
}

uint32_t ticks(void) {
    return passed;
}

void ticks_interrupt(void) {
    passed++;
}
