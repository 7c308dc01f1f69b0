#include "rig.h"

#include <openssl/evp.h>
#include <string.h>

#include "../src/internal.h"
#include "test.h"

void test_port_open(test_port *port, struct claimport_crypto *crypto) {
#ifdef CLAIMPORT_PSA
    CHECK(psa_crypto_init() == PSA_SUCCESS);
    psa_port_open(port, crypto);
#else
    CHECK(openssl_port_open(port, crypto));
#endif
}

void test_port_close(test_port *port) {
#ifdef CLAIMPORT_PSA
    psa_hash_abort(&port->hash);
#else
    openssl_port_close(port);
#endif
}

static void write_line(void *user, const uint8_t *bytes, size_t size) {
    struct rig *rig = user;
    if (rig->written + size <= sizeof rig->line) {
        memcpy(rig->line + rig->written, bytes, size);
        rig->written += size;
    }
}

static uint64_t now(void *user, uint64_t set_to) {
    struct rig *rig = user;
    if (set_to != 0 && rig->keeps_time) {
        rig->clock = set_to;
    }
    return rig->clock;
}

static bool store(void *user, const struct claimport_bundle *bundle) {
    struct rig *rig = user;
    rig->stores++;
    rig->stored = bundle;
    return !rig->refuses;
}

static void start(void *user) {
    ((struct rig *)user)->starts++;
}

static void erase(void *user) {
    ((struct rig *)user)->erases++;
}

void rig_open(struct rig *rig) {
    static const char *const OWN[] = {"SerialNumber", NULL};
    struct claimport_callbacks callbacks = {write_line, now, store, start, erase};
    memset(rig, 0, sizeof *rig);
    rig->config.model = "Bench";
    rig->config.serial = "SN-1";
    rig->config.firmware = "1.0";
    rig->config.own_parameters = OWN;
    rig->config.bundle_buffer = rig->bundle;
    rig->config.bundle_buffer_size = sizeof rig->bundle;
    rig->config.smp_buffer = rig->smp;
    rig->config.smp_buffer_size = sizeof rig->smp;
    rig->config.smp_buffer_count = 2;
    rig->config.callbacks = callbacks;
    rig->config.user = rig;
    rig->clock = 1000;
    test_port_open(&rig->port, &rig->config.crypto);
    rig_restart(rig);
}

void rig_restart(struct rig *rig) {
    CHECK(claimport_init(&rig->device, &rig->config));
}

void rig_close(struct rig *rig) {
    test_port_close(&rig->port);
}

size_t rig_ask(struct rig *rig, unsigned op, unsigned command, const uint8_t *body, size_t size, uint8_t *answer) {
    size_t answered = claimport_handle(&rig->device, op, 1, command, body, size, answer, 512);
    claimport_answered(&rig->device);
    return answered;
}

static bool is_answer(struct rig *rig, unsigned op, unsigned command, const uint8_t *body, size_t size, const char *expected) {
    uint8_t answer[512];
    uint8_t wanted[512];
    size_t wanted_size = unhex(expected, wanted);
    return rig_ask(rig, op, command, body, size, answer) == wanted_size && memcmp(answer, wanted, wanted_size) == 0;
}

bool rig_answers(struct rig *rig, unsigned op, unsigned command, const char *body, const char *answer) {
    uint8_t bytes[512];
    return is_answer(rig, op, command, bytes, unhex(body, bytes), answer);
}

struct memory {
    uint8_t bytes[8192];
    size_t size;
};

static void put(void *to, uint8_t byte) {
    struct memory *memory = to;
    memory->bytes[memory->size++] = byte;
}

bool rig_begin(struct rig *rig, const uint8_t *bytes, size_t size, const uint8_t *encapsulated, const char *answer) {
    struct memory body = {{0}, 0};
    struct cbor_out out = {put, &body, 0};
    uint8_t digest[32];
    sha256(bytes, size, digest);
    cbor_put_head(&out, CBOR_MAP, encapsulated == NULL ? 5 : 6);
    cbor_put_text(&out, "id");
    cbor_put_text(&out, "c1a1");
    cbor_put_text(&out, "len");
    cbor_put_head(&out, CBOR_UNSIGNED, size);
    cbor_put_text(&out, "sha");
    cbor_put_string(&out, CBOR_BYTES, digest, 32);
    cbor_put_text(&out, "now");
    cbor_put_head(&out, CBOR_UNSIGNED, 1001);
    cbor_put_text(&out, "exp");
    cbor_put_head(&out, CBOR_UNSIGNED, 1300);
    if (encapsulated != NULL) {
        cbor_put_text(&out, "enc");
        cbor_put_string(&out, CBOR_BYTES, encapsulated, 32);
    }
    return is_answer(rig, 2, 1, body.bytes, body.size, answer);
}

bool rig_put(struct rig *rig, size_t offset, const uint8_t *bytes, size_t size, const char *answer) {
    struct memory body = {{0}, 0};
    struct cbor_out out = {put, &body, 0};
    cbor_put_head(&out, CBOR_MAP, 2);
    cbor_put_text(&out, "off");
    cbor_put_head(&out, CBOR_UNSIGNED, offset);
    cbor_put_text(&out, "data");
    cbor_put_string(&out, CBOR_BYTES, bytes, size);
    return is_answer(rig, 2, 2, body.bytes, body.size, answer);
}

bool rig_commit(struct rig *rig, const uint8_t *bytes, size_t size, const char *answer) {
    struct memory body = {{0}, 0};
    struct cbor_out out = {put, &body, 0};
    uint8_t digest[32];
    sha256(bytes, size, digest);
    cbor_put_head(&out, CBOR_MAP, 1);
    cbor_put_text(&out, "sha");
    cbor_put_string(&out, CBOR_BYTES, digest, 32);
    return is_answer(rig, 2, 3, body.bytes, body.size, answer);
}

void sha256(const uint8_t *bytes, size_t size, uint8_t digest[32]) {
    EVP_Digest(bytes, size, digest, NULL, EVP_sha256(), NULL);
}

bool is_zero(const uint8_t *bytes, size_t size) {
    for (size_t i = 0; i < size; i++) {
        if (bytes[i] != 0) {
            return false;
        }
    }
    return true;
}
