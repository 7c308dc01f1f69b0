/*
 * Prints what a device keeps in RAM, and how deep its stack gets in a whole hand-over that is sealed and as nested as is
 * allowed; fails where that is more than 4 kB, the bundle buffer aside. The crypto port here needs next to no stack.
 */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

#include "fuzz/null_port.h"

enum { STACK = 256 * 1024, SMP = 1024, BUNDLE = 4096, PAINT = 0xa5, READ = 0, WRITE = 2, HELLO = 0, BEGIN = 1, PUT = 2, COMMIT = 3 };

static uint8_t bundle[BUNDLE];
static uint8_t smp[SMP];

static uint16_t crc(const uint8_t *bytes, size_t size) {
    unsigned value = 0;
    for (size_t i = 0; i < size; i++) {
        value ^= (unsigned)bytes[i] << 8;
        for (int bit = 0; bit < 8; bit++) {
            value = (value & 0x8000u) != 0 ? (value << 1 ^ 0x1021u) & 0xffffu : value << 1;
        }
    }
    return (uint16_t)value;
}

/* A message put where the last of its lines would leave it, and that line received. */
static void ask(struct claimport *device, uint8_t op, uint8_t command, const void *body, size_t size) {
    static const char DIGITS[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    static uint8_t packet[SMP];
    const uint8_t header[10] = {(uint8_t)((size + 10) >> 8), (uint8_t)(size + 10), op | 8, 0, (uint8_t)(size >> 8), (uint8_t)size, 0x0c, 0x1a, 1, command};
    memcpy(packet, header, sizeof header);
    memcpy(packet + 10, body, size);
    uint16_t sum = crc(packet + 2, size + 8);
    packet[size + 10] = (uint8_t)(sum >> 8);
    packet[size + 11] = (uint8_t)sum;
    for (size_t i = 0; i < size + 12; i += 3) {
        unsigned three = (unsigned)packet[i] << 16 | (unsigned)packet[i + 1] << 8 | packet[i + 2];
        size_t left = size + 12 - i;
        uint8_t four[4] = {(uint8_t)DIGITS[three >> 18], (uint8_t)DIGITS[three >> 12 & 63], left > 1 ? (uint8_t)DIGITS[three >> 6 & 63] : '=',
                left > 2 ? (uint8_t)DIGITS[three & 63] : '='};
        if (i % 93 == 0) {
            claimport_receive(device, (const uint8_t *)(i == 0 ? "\n\x06\x09" : "\n\x04\x14"), 3);
        }
        claimport_receive(device, four, 4);
    }
    claimport_receive(device, (const uint8_t *)"\n", 1);
}

static void *whole_hand_over(void *user) {
    static const char BEGIN_BODY[] = "\xa6\x62id\x62""c1\x63len\x18\x40\x63sha\x58\x20" "0123456789abcdef0123456789abcdef" "\x63now\x01\x63""exp\x18\x30"
            "\x63""enc\x58\x20" "0123456789abcdef0123456789abcdef";
    static const char BUNDLE_BODY[] = "\xa2\x63off\x00\x64""data\x58\x40" "\xa8\x01\x69localhost\x02\x19\x22\xb3\x03\x64TTTT\x04\xa0"
            "\x05\x43\x30\x01\x05\x06\x43\x30\x01\x05\x07\x81\x43\x30\x01\x07\x09\x81\x81\x81\x81\x81\x81\x80";
    static uint8_t body[512];
    struct claimport *device = user;
    memcpy(body, BEGIN_BODY, sizeof BEGIN_BODY - 1);
    ask(device, READ, HELLO, "\xa1\x61v\x81\x81\x81\x81\x81\x81\x80", 10);
    memset(body + 19, 0, 32); /* the digest that the port gives */
    ask(device, WRITE, BEGIN, body, sizeof BEGIN_BODY - 1);
    memset(body, 0, sizeof body);
    memcpy(body, BUNDLE_BODY, sizeof BUNDLE_BODY - 1);
    ask(device, WRITE, PUT, body, 13 + 0x40);
    memcpy(body, "\xa1\x63sha\x58\x20", 7);
    memset(body + 7, 0, 32);
    ask(device, WRITE, COMMIT, body, 39);
    return NULL;
}

static void *nothing(void *user) {
    return user;
}

/* How many bytes of its stack a thread leaves behind painted over. */
static size_t stack_of(void *(*run)(void *), void *user) {
    uint8_t *stack = aligned_alloc(4096, STACK);
    pthread_attr_t attributes;
    pthread_t thread;
    size_t untouched = 0;
    memset(stack, PAINT, STACK);
    pthread_attr_init(&attributes);
    pthread_attr_setstack(&attributes, stack, STACK);
    if (pthread_create(&thread, &attributes, run, user) != 0 || pthread_join(thread, NULL) != 0) {
        exit(1);
    }
    while (stack[untouched] == PAINT) {
        untouched++;
    }
    free(stack);
    return STACK - untouched;
}

int main(void) {
    static struct claimport device;
    fuzz_device(&device, bundle, sizeof bundle, smp, sizeof smp);
    stack_of(nothing, NULL);
    size_t idle = stack_of(nothing, NULL);
    size_t used = stack_of(whole_hand_over, &device) - idle;
    size_t ram = sizeof device + SMP;
    if (claimport_state(&device) != CLAIMPORT_ACCEPTED) {
        printf("the hand-over did not get through: state %d\n", (int)claimport_state(&device));
        return 1;
    }
    printf("RAM: %zu bytes (device %zu, SMP buffer %d) and %zu of stack; and the bundle buffer\n", ram, sizeof device, SMP, used);
    return ram + used <= 4096 ? 0 : 1;
}
