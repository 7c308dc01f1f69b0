#include <openssl/evp.h>

#include "../src/internal.h"
#include "rig.h"
#include "test.h"

enum { READ = 0, WRITE = 2, HELLO = 0, BEGIN = 1, PUT = 2, COMMIT = 3, STATUS = 4, ABORT = 5 };

static struct rig rig;
static uint8_t bytes[512];
static size_t size;

#define OFF_0 "a1 636f6666 00"
#define EMPTY "a0"
#define ERROR "a1 63657272 a2 6567726f7570 190c1a 627263 "
#define ERROR_AND "a2 63657272 a2 6567726f7570 190c1a 627263 "
#define INVALID "a1 627263 03"
#define UNSUPPORTED "a1 627263 08"
#define STATE "a1 657374617465 "

static bool is_in_state(const char *state) {
    char expected[64];
    snprintf(expected, sizeof expected, "%s%s", STATE, state);
    return rig_answers(&rig, READ, STATUS, "a0", expected);
}

/* Up to just before the commit. */
static void receive_all(void) {
    size = sample_bundle(bytes);
    CHECK(rig_begin(&rig, bytes, size, NULL, OFF_0));
    CHECK(rig_put(&rig, 0, bytes, size, "a1 636f6666 1831"));
}

static void accept_all(void) {
    receive_all();
    CHECK(rig_commit(&rig, bytes, size, EMPTY));
}

static void says_who_it_is(void) {
    CHECK(rig_answers(&rig, READ, HELLO, "a1 6176 01",
            "a9 6176 01 656d6f64656c 6542656e6368 6673657269616c 64534e2d31 626677 63312e30 657374617465 00 636d6178 191000"
            " 63637372 f4 66706172616d73 81 6c53657269616c4e756d626572 65636c6f636b 1903e8"));
    rig.clock = 0;
    CHECK(rig_answers(&rig, READ, HELLO, "a0",
            "a8 6176 01 656d6f64656c 6542656e6368 6673657269616c 64534e2d31 626677 63312e30 657374617465 00 636d6178 191000"
            " 63637372 f4 66706172616d73 81 6c53657269616c4e756d626572"));
    rig.clock = 1000;
}

static void hello_changes_nothing(void) {
    uint8_t answer[512];
    size = sample_bundle(bytes);
    CHECK(rig_begin(&rig, bytes, size, NULL, OFF_0) && rig_put(&rig, 0, bytes, 20, "a1 636f6666 14"));
    /* with keys of later versions, too */
    CHECK(rig_ask(&rig, READ, HELLO, (const uint8_t *)"\xa2\x61v\x01\x63new\x02", 9, answer) > 50 && answer[0] == 0xa9);
    CHECK(is_in_state("01"));
    CHECK(rig_begin(&rig, bytes, size, NULL, "a1 636f6666 14"));
    CHECK(rig_put(&rig, 20, bytes + 20, size - 20, "a1 636f6666 1831") && rig_commit(&rig, bytes, size, EMPTY));
}

static void abort_forgets_what_was_received(void) {
    receive_all();
    CHECK(rig_answers(&rig, WRITE, ABORT, "a0", EMPTY) && is_in_state("00") && is_zero(rig.bundle, sizeof rig.bundle));
    CHECK(rig_commit(&rig, bytes, size, ERROR "01"));
}

static void goes_from_begin_to_done(void) {
    accept_all();
    CHECK(rig.stores == 1 && rig.starts == 1 && rig.stored != NULL && rig.stored->port == 8883);
    CHECK(is_in_state("02"));
    claimport_report(&rig.device, CLAIMPORT_CONNECTING, NULL, NULL);
    claimport_report(&rig.device, CLAIMPORT_GETTING_CERTIFICATE, NULL, NULL);
    claimport_report(&rig.device, CLAIMPORT_CONNECTING, NULL, NULL);
    CHECK(is_in_state("04"));
    claimport_report(&rig.device, CLAIMPORT_REGISTERING, NULL, NULL);
    CHECK(!is_zero(rig.bundle, size) && rig.erases == 0);
    claimport_report(&rig.device, CLAIMPORT_RECONNECTING, "thing", "ce");
    CHECK(rig_answers(&rig, READ, STATUS, "a0", "a3 657374617465 06 657468696e67 657468696e67 6463657274 626365"));
    claimport_report(&rig.device, CLAIMPORT_DONE, NULL, NULL);
    CHECK(rig_answers(&rig, READ, STATUS, "a0", "a3 657374617465 07 657468696e67 657468696e67 6463657274 626365"));
    CHECK(rig.erases == 1 && is_zero(rig.bundle, sizeof rig.bundle));
    claimport_fail(&rig.device, "tls", "too late");
    CHECK(claimport_state(&rig.device) == CLAIMPORT_DONE);
    CHECK(rig_answers(&rig, WRITE, ABORT, "a0", EMPTY) && is_in_state("00") && rig.erases == 1);
}

static void failure_is_told_and_erases(void) {
    accept_all();
    claimport_report(&rig.device, CLAIMPORT_CONNECTING, NULL, NULL);
    claimport_fail(&rig.device, "tls", "bad\xff\ncert");
    CHECK(rig_answers(&rig, READ, STATUS, "a0", "a2 657374617465 08 63657272 a2 64636f6465 63746c73 636d7367 69 6261643f2063657274"));
    CHECK(rig.erases == 1 && is_zero(rig.bundle, sizeof rig.bundle));
    /* and the next hand-over begins afresh */
    accept_all();
    CHECK(is_in_state("02"));
    CHECK(rig_answers(&rig, WRITE, ABORT, "a0", EMPTY) && rig.erases == 2);
}

static void long_texts_are_cut_between_characters(void) {
    char message[300];
    memset(message, 'x', 299);
    message[299] = 0;
    memcpy(message + 127, "\xe2\x82\xac", 3);
    accept_all();
    claimport_fail(&rig.device, "timeout", message);
    CHECK(strlen(rig.device.second) == 127);
    accept_all();
    claimport_report(&rig.device, CLAIMPORT_RECONNECTING, message, "c");
    CHECK(strlen(rig.device.first) == 127);
    CHECK(rig_answers(&rig, WRITE, ABORT, "a0", EMPTY));
}

static void puts_come_in_order(void) {
    size = sample_bundle(bytes);
    CHECK(rig_put(&rig, 0, bytes, 1, ERROR "01"));
    CHECK(rig_begin(&rig, bytes, size, NULL, OFF_0) && is_in_state("01"));
    CHECK(rig_put(&rig, 0, bytes, 20, "a1 636f6666 14"));
    CHECK(rig_put(&rig, 0, bytes, 20, "a1 636f6666 14"));
    CHECK(rig_put(&rig, 5, bytes + 5, 10, "a1 636f6666 14"));
    CHECK(rig_put(&rig, 21, bytes + 21, 10, ERROR_AND "03 636f6666 14"));
    CHECK(rig_put(&rig, 20, bytes + 20, size, ERROR_AND "03 636f6666 14"));
    CHECK(rig_commit(&rig, bytes, size, ERROR_AND "03 636f6666 14"));
    CHECK(rig_put(&rig, 10, bytes + 10, 20, "a1 636f6666 181e"));
    /* the cable was lost: on from where it stopped */
    CHECK(rig_begin(&rig, bytes, size, NULL, "a1 636f6666 181e"));
    CHECK(rig_put(&rig, 30, bytes + 30, size - 30, "a1 636f6666 1831"));
    CHECK(rig.starts == 0 && rig_commit(&rig, bytes, size, EMPTY) && rig.starts == 1);
    CHECK(rig_commit(&rig, bytes, size, ERROR "09"));
    CHECK(rig_put(&rig, 0, bytes, 1, ERROR "09"));
    CHECK(rig_begin(&rig, bytes, size, NULL, ERROR "09"));
    claimport_report(&rig.device, CLAIMPORT_REGISTERING, NULL, NULL);
    CHECK(rig_answers(&rig, WRITE, ABORT, "a0", ERROR "09"));
    claimport_report(&rig.device, CLAIMPORT_DONE, "t", "c");
    CHECK(rig_commit(&rig, bytes, size, ERROR "01"));
}

static void another_bundle_replaces_what_was_received(void) {
    size = sample_bundle(bytes);
    CHECK(rig_begin(&rig, bytes, size, NULL, OFF_0) && rig_put(&rig, 0, bytes, 20, "a1 636f6666 14"));
    CHECK(rig_begin(&rig, bytes, size - 1, NULL, OFF_0) && is_zero(rig.bundle, sizeof rig.bundle));
}

static void refusals_leave_nothing(void) {
    size = sample_bundle(bytes);
    uint8_t broken[64];
    memcpy(broken, bytes, size);
    broken[3] ^= 1;
    receive_all();
    CHECK(rig_commit(&rig, broken, size, ERROR "04") && is_in_state("00") && is_zero(rig.bundle, sizeof rig.bundle));
    CHECK(rig_begin(&rig, bytes, size, NULL, OFF_0) && rig_put(&rig, 0, broken, size, "a1 636f6666 1831"));
    CHECK(rig_commit(&rig, bytes, size, ERROR "04") && is_in_state("00"));
    broken[0] = 0xbf;
    CHECK(rig_begin(&rig, broken, size, NULL, OFF_0) && rig_put(&rig, 0, broken, size, "a1 636f6666 1831"));
    CHECK(rig_commit(&rig, broken, size, ERROR "06") && is_in_state("00") && is_zero(rig.bundle, sizeof rig.bundle));
    rig.refuses = true;
    receive_all();
    CHECK(rig_commit(&rig, bytes, size, ERROR "0a") && is_in_state("00"));
    rig.refuses = false;
    CHECK(rig.starts == 0 && rig.erases == 0);
}

static void clock_decides_and_is_set_where_there_is_none(void) {
    size = sample_bundle(bytes);
    rig.clock = 1301;
    CHECK(rig_begin(&rig, bytes, size, NULL, ERROR "07"));
    rig.clock = 1300;
    receive_all();
    rig.clock = 1301;
    CHECK(rig_commit(&rig, bytes, size, ERROR "07") && is_in_state("00"));
    rig.clock = 0;
    rig.keeps_time = true;
    CHECK(rig_begin(&rig, bytes, size, NULL, OFF_0) && rig.clock == 1001);
    rig.clock = 1002;
    CHECK(rig_begin(&rig, bytes, size, NULL, OFF_0) && rig.clock == 1002);
    rig.keeps_time = false;
    rig.clock = 0;
    CHECK(rig_answers(&rig, WRITE, ABORT, "a0", EMPTY));
    accept_all();
    CHECK(rig_answers(&rig, WRITE, ABORT, "a0", EMPTY));
    rig.clock = 1000;
}

static void what_it_needs_has_to_be_there(void) {
    static const char *const NEEDS[] = {"S", NULL};
    static const char *const NEEDS_MORE[] = {"S", "Site", NULL};
    rig.config.required = NEEDS;
    rig_restart(&rig);
    accept_all();
    rig.config.required = NEEDS_MORE;
    rig_restart(&rig);
    receive_all();
    CHECK(rig_commit(&rig, bytes, size, ERROR "08") && is_in_state("00"));
    rig.config.required = NULL;
    rig_restart(&rig);
}

static void sizes_have_limits(void) {
    static uint8_t large[4097];
    CHECK(rig_begin(&rig, large, sizeof large, NULL, ERROR "02"));
    CHECK(rig_begin(&rig, large, sizeof large - 1, NULL, OFF_0));
    CHECK(rig_answers(&rig, WRITE, ABORT, "a0", EMPTY));
}

static void requests_that_lack_something_are_invalid(void) {
    uint8_t answer[64];
    CHECK(rig_answers(&rig, WRITE, BEGIN, "a0", INVALID) && rig_answers(&rig, WRITE, PUT, "a0", INVALID) && rig_answers(&rig, WRITE, COMMIT, "a0", INVALID));
    CHECK(rig_answers(&rig, WRITE, PUT, "a2 636f6666 20 6464617461 4101", INVALID));
    CHECK(rig_answers(&rig, WRITE, PUT, "a2 636f6666 00 6464617461 6101", INVALID));
    CHECK(rig_answers(&rig, WRITE, COMMIT, "a1 63736861 4100", INVALID));
    CHECK(rig_answers(&rig, WRITE, ABORT, "bf ff", INVALID));
    CHECK(rig_answers(&rig, READ, STATUS, "80", INVALID));
    CHECK(rig_answers(&rig, READ, ABORT, "a0", UNSUPPORTED) && rig_answers(&rig, WRITE, HELLO, "a0", UNSUPPORTED));
    CHECK(rig_answers(&rig, READ, 6, "a0", UNSUPPORTED) && rig_answers(&rig, 7, 0, "a0", UNSUPPORTED));
    /* SMP version 1 has another form of errors; and a body may be absent */
    CHECK(claimport_handle(&rig.device, WRITE, 0, COMMIT, bytes, unhex("a1 63736861 5820 0000000000000000000000000000000000000000000000000000000000000000", bytes),
            answer, sizeof answer) == 7 && memcmp(answer, "\xa1\x62rc\x19\x01\x01", 7) == 0);
    CHECK(claimport_handle(&rig.device, READ, 1, STATUS, NULL, 0, answer, sizeof answer) == 8);
    CHECK(claimport_handle(&rig.device, READ, 1, STATUS, NULL, 0, answer, 7) == 0);
}

/* Seals as a host does: the receiver's steps with the sender's key, and encryption at the end. */
static uint8_t receiver[32];
static struct claimport_crypto honest;

static bool x25519_of_sender(void *user, const uint8_t private_key[32], const uint8_t peer[32], uint8_t shared[32]) {
    (void)peer;
    return honest.x25519(user, private_key, receiver, shared);
}

static bool encrypt(void *user, const uint8_t key[16], const uint8_t nonce[12], uint8_t *at, size_t count) {
    EVP_CIPHER_CTX *cipher = EVP_CIPHER_CTX_new();
    int out = 0;
    (void)user;
    bool worked = EVP_EncryptInit_ex(cipher, EVP_aes_128_gcm(), NULL, key, nonce) == 1
            && EVP_EncryptUpdate(cipher, at, &out, at, (int)count - 16) == 1 && EVP_EncryptFinal_ex(cipher, at + out, &out) == 1
            && EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_AEAD_GET_TAG, 16, at + count - 16) == 1;
    EVP_CIPHER_CTX_free(cipher);
    return worked;
}

static void seal(uint8_t encapsulated[32], const char *code, const char *serial) {
    static const char INFO[] = "claimport hand-over 1\0c1a1";
    uint8_t answer[512];
    uint8_t private_key[32];
    struct claimport_crypto crypto = rig.config.crypto;
    struct hpke hpke = {private_key, receiver, encapsulated, {(const uint8_t *)INFO, sizeof INFO - 1},
            {(const uint8_t *)code, strlen(code)}, {(const uint8_t *)serial, strlen(serial)}};
    size_t hello = rig_ask(&rig, READ, HELLO, (const uint8_t *)"\xa0", 1, answer);
    memcpy(receiver, answer + hello - 32, 32);
    honest = rig.config.crypto;
    CHECK(honest.x25519_key_pair(&rig, private_key, encapsulated));
    crypto.x25519 = x25519_of_sender;
    crypto.aes128_gcm_open = encrypt;
    size = sample_bundle(bytes) + 16;
    CHECK(hpke_open(&crypto, &rig, &hpke, bytes, size));
}

static void sealed_bundles_are_opened(void) {
    uint8_t enc[32];
    uint8_t other[32] = {9};
    rig.config.sealed = true;
    rig_restart(&rig);
    /* nobody asked for a key */
    CHECK(rig_begin(&rig, other, 32, other, OFF_0) && rig_put(&rig, 0, other, 32, "a1 636f6666 1820"));
    CHECK(rig_commit(&rig, other, 32, ERROR "05") && is_in_state("00"));
    seal(enc, "", "");
    CHECK(rig_begin(&rig, bytes, size, enc, OFF_0) && rig_put(&rig, 0, bytes, 30, "a1 636f6666 181e"));
    CHECK(rig_begin(&rig, bytes, size, enc, "a1 636f6666 181e"));
    CHECK(rig_put(&rig, 30, bytes + 30, size - 30, "a1 636f6666 1841") && rig_commit(&rig, bytes, size, EMPTY));
    CHECK(rig.stored != NULL && rig.stored->port == 8883 && is_zero(rig.device.bound_private, 32));
    CHECK(rig_answers(&rig, WRITE, ABORT, "a0", EMPTY));
    /* a key is good for one bundle */
    seal(enc, "", "");
    CHECK(rig_begin(&rig, bytes, size, enc, OFF_0) && rig_answers(&rig, WRITE, ABORT, "a0", EMPTY));
    CHECK(rig_begin(&rig, bytes, size, enc, OFF_0) && rig_put(&rig, 0, bytes, size, "a1 636f6666 1841"));
    CHECK(rig_commit(&rig, bytes, size, ERROR "05"));
    seal(enc, "", "");
    bytes[4] ^= 1;
    CHECK(rig_begin(&rig, bytes, size, enc, OFF_0) && rig_put(&rig, 0, bytes, size, "a1 636f6666 1841"));
    CHECK(rig_commit(&rig, bytes, size, ERROR "05") && is_in_state("00") && is_zero(rig.bundle, sizeof rig.bundle));
    /* without a code, bundles need not be sealed */
    accept_all();
    CHECK(rig_answers(&rig, WRITE, ABORT, "a0", EMPTY));
}

static void only_who_knows_the_code_is_heard(void) {
    uint8_t enc[32];
    rig.config.possession = "4711-0815";
    rig_restart(&rig);
    seal(enc, "4711-0815", "SN-1");
    CHECK(rig_begin(&rig, bytes, size, enc, OFF_0) && rig_put(&rig, 0, bytes, size, "a1 636f6666 1841"));
    CHECK(rig_commit(&rig, bytes, size, EMPTY) && rig_answers(&rig, WRITE, ABORT, "a0", EMPTY));
    const char *const wrong[][2] = {{"4711-0816", "SN-1"}, {"4711-0815", "SN-2"}, {"", ""}};
    for (size_t i = 0; i < 3; i++) {
        seal(enc, wrong[i][0], wrong[i][1]);
        CHECK(rig_begin(&rig, bytes, size, enc, OFF_0) && rig_put(&rig, 0, bytes, size, "a1 636f6666 1841"));
        CHECK(rig_commit(&rig, bytes, size, ERROR "05") && is_in_state("00"));
    }
    receive_all();
    CHECK(rig_commit(&rig, bytes, size, ERROR "05") && is_in_state("00"));
}

static void incomplete_configurations_are_refused(void) {
    struct claimport device;
    struct claimport_config config = rig.config;
    config.crypto.x25519 = NULL;
    CHECK(!claimport_init(&device, &config));
    config.sealed = false;
    CHECK(!claimport_init(&device, &config)); /* with a code, but without seals */
    config.possession = NULL;
    CHECK(claimport_init(&device, &config));
    config.smp_buffer_size = 191;
    CHECK(!claimport_init(&device, &config));
    config.smp_buffer_size = 192;
    config.callbacks.erase = NULL;
    CHECK(!claimport_init(&device, &config));
}

static void fresh(void (*test)(void)) {
    rig_open(&rig);
    test();
    rig_close(&rig);
}

void group_tests(void) {
    fresh(says_who_it_is);
    fresh(hello_changes_nothing);
    fresh(abort_forgets_what_was_received);
    fresh(goes_from_begin_to_done);
    fresh(failure_is_told_and_erases);
    fresh(long_texts_are_cut_between_characters);
    fresh(puts_come_in_order);
    fresh(another_bundle_replaces_what_was_received);
    fresh(refusals_leave_nothing);
    fresh(clock_decides_and_is_set_where_there_is_none);
    fresh(what_it_needs_has_to_be_there);
    fresh(sizes_have_limits);
    fresh(requests_that_lack_something_are_invalid);
    rig_open(&rig);
    sealed_bundles_are_opened();
    only_who_knows_the_code_is_heard();
    incomplete_configurations_are_refused();
    rig_close(&rig);
}
