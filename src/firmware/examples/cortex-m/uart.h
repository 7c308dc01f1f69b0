/* UART 0 of the board. */
#ifndef UART_H
#define UART_H

#include <stddef.h>
#include <stdint.h>

void uart_open(void);
/* What has arrived, at most so many bytes; 0 if nothing has. */
size_t uart_read(uint8_t *bytes, size_t size);
/* Returns when the last byte is in the UART. */
void uart_write(const uint8_t *bytes, size_t size);
/* Sleeps until an interrupt, if nothing has arrived. */
void uart_wait(void);
/* The interrupt of the UART's receiver. */
void uart_interrupt(void);

#endif
