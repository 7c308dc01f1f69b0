/* A test program in a page: each check counts, and says where it failed. */
#ifndef CLAIMPORT_TEST_H
#define CLAIMPORT_TEST_H

#include <stdio.h>
#include <string.h>

#include "claimport.h"

extern unsigned test_checks;
extern unsigned test_failures;

#define CHECK(condition) \
    do { \
        test_checks++; \
        if (!(condition)) { \
            test_failures++; \
            printf("%s:%d: %s\n", __FILE__, __LINE__, #condition); \
        } \
    } while (0)

/* Reads hex digits; returns how many bytes. */
size_t unhex(const char *hex, uint8_t *bytes);

/* A bundle of two parameters and one root CA, as Claimport encodes it; returns its size. */
size_t sample_bundle(uint8_t *bytes);

void cbor_tests(void);
void bundle_tests(void);
void hpke_tests(void);
void smp_tests(void);
void group_tests(void);
void trace_tests(void);
void zephyr_tests(void);

#endif
