/* HPKE (RFC 9180), as much of it as opens one message: sections 4, 4.1 and 5.1. */
#include <string.h>

#include "internal.h"

enum { HASH = 32, BLOCK = 64, KEY = 16, NONCE = 12, MODE_BASE = 0, MODE_PSK = 1 };

static const uint8_t VERSION[] = {'H', 'P', 'K', 'E', '-', 'v', '1'};
static const uint8_t KEM_SUITE[] = {'K', 'E', 'M', 0x00, 0x20};
static const uint8_t HPKE_SUITE[] = {'H', 'P', 'K', 'E', 0x00, 0x20, 0x00, 0x01, 0x00, 0x01};

struct hasher {
    const struct claimport_crypto *crypto;
    void *user;
    struct claimport_bytes suite;
};

static struct claimport_bytes bytes_of(const void *data, size_t size) {
    struct claimport_bytes bytes = {data, size};
    return bytes;
}

/* HMAC (RFC 2104) with a key of at most a hash, over several pieces one after the other. */
static bool hmac(const struct hasher *hasher, struct claimport_bytes key, const struct claimport_bytes *pieces, size_t count,
        uint8_t out[HASH]) {
    const struct claimport_crypto *crypto = hasher->crypto;
    uint8_t pad[BLOCK];
    memset(pad, 0x36, sizeof pad);
    for (size_t i = 0; i < key.size; i++) {
        pad[i] ^= key.data[i];
    }
    bool worked = crypto->sha256_begin(hasher->user) && crypto->sha256_update(hasher->user, pad, sizeof pad);
    for (size_t i = 0; worked && i < count; i++) {
        worked = pieces[i].size == 0 || crypto->sha256_update(hasher->user, pieces[i].data, pieces[i].size);
    }
    worked = worked && crypto->sha256_finish(hasher->user, out);
    for (size_t i = 0; i < sizeof pad; i++) {
        pad[i] ^= 0x36 ^ 0x5c;
    }
    worked = worked && crypto->sha256_begin(hasher->user) && crypto->sha256_update(hasher->user, pad, sizeof pad)
            && crypto->sha256_update(hasher->user, out, HASH) && crypto->sha256_finish(hasher->user, out);
    claimport_wipe(pad, sizeof pad);
    return worked;
}

static bool labeled_extract(const struct hasher *hasher, struct claimport_bytes salt, const char *label, struct claimport_bytes material,
        uint8_t out[HASH]) {
    struct claimport_bytes pieces[] = {bytes_of(VERSION, sizeof VERSION), hasher->suite, bytes_of(label, strlen(label)), material};
    return hmac(hasher, salt, pieces, 4, out);
}

/* Of at most one hash, which is all that is asked of it here. */
static bool labeled_expand(const struct hasher *hasher, const uint8_t prk[HASH], const char *label, const struct claimport_bytes info[2],
        uint8_t *out, size_t size) {
    static const uint8_t COUNTER = 1;
    uint8_t length[2] = {0, (uint8_t)size};
    uint8_t block[HASH];
    struct claimport_bytes pieces[] = {bytes_of(length, 2), bytes_of(VERSION, sizeof VERSION), hasher->suite,
            bytes_of(label, strlen(label)), info[0], info[1], bytes_of(&COUNTER, 1)};
    bool worked = hmac(hasher, bytes_of(prk, HASH), pieces, 7, block);
    if (worked) {
        memcpy(out, block, size);
    }
    claimport_wipe(block, sizeof block);
    return worked;
}

/* Section 4.1, Decap. */
static bool decapsulate(const struct hasher *parts, const struct hpke *hpke, uint8_t shared[HASH]) {
    struct hasher kem = {parts->crypto, parts->user, {KEM_SUITE, sizeof KEM_SUITE}};
    struct claimport_bytes context[2] = {{hpke->encapsulated, 32}, {hpke->public_key, 32}};
    uint8_t point[32];
    uint8_t prk[HASH];
    uint8_t any = 0;
    bool worked = kem.crypto->x25519(kem.user, hpke->private_key, hpke->encapsulated, point);
    for (size_t i = 0; worked && i < sizeof point; i++) {
        any |= point[i];
    }
    /* Section 7.1.4: a point of low order leads to zero, and would let anybody know the key. */
    worked = worked && any != 0 && labeled_extract(&kem, bytes_of(NULL, 0), "eae_prk", bytes_of(point, sizeof point), prk)
            && labeled_expand(&kem, prk, "shared_secret", context, shared, HASH);
    claimport_wipe(point, sizeof point);
    claimport_wipe(prk, sizeof prk);
    return worked;
}

/* Section 5.1, KeySchedule. */
static bool schedule(const struct hasher *parts, const struct hpke *hpke, const uint8_t shared[HASH], uint8_t key[KEY], uint8_t nonce[NONCE]) {
    uint8_t context[1 + 2 * HASH];
    uint8_t secret[HASH];
    struct claimport_bytes info[2] = {{context, sizeof context}, {NULL, 0}};
    context[0] = hpke->psk.size == 0 ? MODE_BASE : MODE_PSK;
    bool worked = labeled_extract(parts, bytes_of(NULL, 0), "psk_id_hash", hpke->psk_id, context + 1)
            && labeled_extract(parts, bytes_of(NULL, 0), "info_hash", hpke->info, context + 1 + HASH)
            && labeled_extract(parts, bytes_of(shared, HASH), "secret", hpke->psk, secret)
            && labeled_expand(parts, secret, "key", info, key, KEY)
            && labeled_expand(parts, secret, "base_nonce", info, nonce, NONCE);
    claimport_wipe(secret, sizeof secret);
    return worked;
}

bool hpke_open(const struct claimport_crypto *crypto, void *user, const struct hpke *hpke, uint8_t *bytes, size_t size) {
    struct hasher parts = {crypto, user, {HPKE_SUITE, sizeof HPKE_SUITE}};
    uint8_t shared[HASH];
    uint8_t key[KEY];
    uint8_t nonce[NONCE];
    bool worked = size >= CLAIMPORT_SEAL_OVERHEAD && (hpke->psk.size == 0) == (hpke->psk_id.size == 0)
            && decapsulate(&parts, hpke, shared) && schedule(&parts, hpke, shared, key, nonce)
            && crypto->aes128_gcm_open(user, key, nonce, bytes, size);
    claimport_wipe(shared, sizeof shared);
    claimport_wipe(key, sizeof key);
    claimport_wipe(nonce, sizeof nonce);
    return worked;
}
