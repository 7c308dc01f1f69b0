/* Of zcbor's encoder state what the example touches. */
#ifndef ZCBOR_COMMON_H
#define ZCBOR_COMMON_H

#include <stddef.h>
#include <stdint.h>

typedef struct {
    uint8_t *payload_mut;
    size_t elem_count;
    const uint8_t *payload_end;
} zcbor_state_t;

#endif
