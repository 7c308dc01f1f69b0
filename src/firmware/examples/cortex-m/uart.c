/*
 * The CMSDK APB UART (Arm DDI 0479, 4.5): one byte each way, and no queue. What it receives waits in a ring as small as the
 * queues of real parts. When the ring is full the byte stays in the UART, which keeps the other side waiting, as RTS would.
 */
#include "uart.h"

struct uart {
    volatile uint32_t data, state, control, interrupt, divider;
};

#define UART ((struct uart *)0x40004000)
#define NVIC_ISER (*(volatile uint32_t *)0xe000e100)

enum { TRANSMITTER_FULL = 1, RECEIVER_FULL = 2 };                                      /* state */
enum { TRANSMITS = 1, RECEIVES = 2, INTERRUPTS = 8, RECEIVED = 2, RING = 64, CLOCK = 25000000, BAUD = 115200 };

static volatile uint8_t ring[RING];
static volatile unsigned head; /* counted on by the interrupt alone */
static volatile unsigned tail; /* and this one outside of it */

void uart_open(void) {
    UART->divider = CLOCK / BAUD;
    UART->control = TRANSMITS | RECEIVES | INTERRUPTS;
    NVIC_ISER = 1;
}

/* What the UART holds goes into the ring, while there is room. */
void uart_interrupt(void) {
    UART->interrupt = RECEIVED;
    while ((UART->state & RECEIVER_FULL) != 0 && head - tail < RING) {
        ring[head % RING] = (uint8_t)UART->data;
        head++;
    }
}

size_t uart_read(uint8_t *bytes, size_t size) {
    size_t count = 0;
    while (count < size && tail != head) {
        bytes[count++] = ring[tail % RING];
        tail++;
    }
    /* A byte that had to wait has had its interrupt. */
    __asm volatile("cpsid i" ::: "memory");
    uart_interrupt();
    __asm volatile("cpsie i" ::: "memory");
    return count;
}

void uart_write(const uint8_t *bytes, size_t size) {
    for (size_t i = 0; i < size; i++) {
        while ((UART->state & TRANSMITTER_FULL) != 0) {
        }
        UART->data = bytes[i];
    }
}

void uart_wait(void) {
    __asm volatile("cpsid i" ::: "memory");
    if (head == tail) {
        __asm volatile("wfi"); /* an interrupt that is held back wakes it, too */
    }
    __asm volatile("cpsie i" ::: "memory");
}
