/* A device for fuzzing: its cryptography is none, so that the fuzzer gets past it. */
#ifndef CLAIMPORT_FUZZ_NULL_PORT_H
#define CLAIMPORT_FUZZ_NULL_PORT_H

#include <string.h>

#include "claimport.h"

static bool fuzz_begin(void *user) {
    (void)user;
    return true;
}

static bool fuzz_update(void *user, const uint8_t *bytes, size_t size) {
    (void)user;
    (void)bytes;
    return size > 0;
}

/* Every bundle has the digest 0. */
static bool fuzz_finish(void *user, uint8_t digest[32]) {
    (void)user;
    memset(digest, 0, 32);
    return true;
}

static bool fuzz_pair(void *user, uint8_t private_key[32], uint8_t public_key[32]) {
    (void)user;
    memset(private_key, 1, 32);
    memset(public_key, 2, 32);
    return true;
}

static bool fuzz_x25519(void *user, const uint8_t private_key[32], const uint8_t peer[32], uint8_t shared[32]) {
    (void)user;
    (void)private_key;
    memcpy(shared, peer, 32);
    return true;
}

static bool fuzz_open(void *user, const uint8_t key[16], const uint8_t nonce[12], uint8_t *bytes, size_t size) {
    (void)user;
    (void)key;
    (void)nonce;
    return bytes[size - 1] == 0;
}

static void fuzz_write(void *user, const uint8_t *bytes, size_t size) {
    (void)user;
    if (size > 127 || bytes[size - 1] != '\n') {
        __builtin_trap();
    }
}

static uint64_t fuzz_now(void *user, uint64_t set_to) {
    (void)user;
    return set_to;
}

static bool fuzz_store(void *user, const struct claimport_bundle *bundle) {
    struct claimport_text name;
    struct claimport_text value;
    struct claimport_bytes der;
    (void)user;
    for (unsigned i = 0; i < bundle->parameters; i++) {
        if (!claimport_parameter(bundle, i, &name, &value)) {
            __builtin_trap();
        }
    }
    for (unsigned i = 0; i < bundle->root_cas; i++) {
        if (!claimport_root_ca(bundle, i, &der) || der.data[der.size - 1] == der.data[0] + 256) {
            __builtin_trap();
        }
    }
    return true;
}

static void fuzz_nothing(void *user) {
    (void)user;
}

static void fuzz_device(struct claimport *device, uint8_t *bundle, size_t bundle_size, uint8_t *smp, size_t smp_size) {
    struct claimport_callbacks callbacks = {fuzz_write, fuzz_now, fuzz_store, fuzz_nothing, fuzz_nothing};
    struct claimport_crypto crypto = {fuzz_begin, fuzz_update, fuzz_finish, fuzz_pair, fuzz_x25519, fuzz_open};
    struct claimport_config config;
    memset(&config, 0, sizeof config);
    config.model = "F";
    config.serial = "F";
    config.firmware = "F";
    config.sealed = true;
    config.bundle_buffer = bundle;
    config.bundle_buffer_size = bundle_size;
    config.smp_buffer = smp;
    config.smp_buffer_size = smp_size;
    config.callbacks = callbacks;
    config.crypto = crypto;
    if (!claimport_init(device, &config)) {
        __builtin_trap();
    }
}

#endif
