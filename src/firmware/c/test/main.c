#include <stdlib.h>

#include "test.h"

unsigned test_checks;
unsigned test_failures;

static unsigned nibble(char digit) {
    return digit <= '9' ? (unsigned)(digit - '0') : (unsigned)(digit - 'a' + 10);
}

size_t unhex(const char *hex, uint8_t *bytes) {
    size_t size = 0;
    for (; hex[0] != 0; hex += hex[0] == ' ' ? 1 : 2) {
        if (hex[0] != ' ') {
            bytes[size++] = (uint8_t)(nibble(hex[0]) << 4 | nibble(hex[1]));
        }
    }
    return size;
}

size_t sample_bundle(uint8_t *bytes) {
    return unhex("a8 01 696c6f63616c686f7374 02 1922b3 03 6154 04 a2 6153 6142 614e 60 05 43300105 06 45300301ff00 07 81 43300107 08 6163", bytes);
}

int main(void) {
    setvbuf(stdout, NULL, _IONBF, 0);
    cbor_tests();
    bundle_tests();
    hpke_tests();
    smp_tests();
    group_tests();
    trace_tests();
    zephyr_tests();
    printf("%u checks, %u failed\n", test_checks, test_failures);
    return test_failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
