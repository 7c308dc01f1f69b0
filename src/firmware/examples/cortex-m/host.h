/* What an emulated board asks of its emulator, by Arm's semihosting: a real one has a random number generator of its own. */
#ifndef HOST_H
#define HOST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Random bytes of the computer that the board is emulated on. */
bool host_random(uint8_t *bytes, size_t size);
/* What the emulator was given for the board ("-append"), ended by a zero; without the name of the image before it. */
const char *host_arguments(void);

#endif
