/* RFC 9180, appendix A.1: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-128-GCM. */
#include <openssl/evp.h>

#include "../src/internal.h"
#include "rig.h"
#include "test.h"

static const char INFO[] = "4f6465206f6e2061204772656369616e2055726e";

struct vector {
    const char *private_key, *public_key, *encapsulated, *psk, *psk_id, *key, *nonce, *sealed;
};

/* A.1.1, base */
static const struct vector BASE = {
    "4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8",
    "3948cfe0ad1ddb695d780e59077195da6c56506b027329794ab02bca80815c4d",
    "37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431",
    "", "",
    "4531685d41d65f03dc48f6b8302c05b0",
    "56d890e5accaaf011cff4b7d",
    "f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a96d8770ac83d07bea87e13c512a"};

/* A.1.2, psk */
static const struct vector PSK = {
    "c5eb01eb457fe6c6f57577c5413b931550a162c71a03ac8d196babbd4e5ce0fd",
    "9fed7e8c17387560e92cc6462a68049657246a09bfa8ade7aefe589672016366",
    "0ad0950d9fb9588e59690b74f1237ecdf1d775cd60be2eca57af5a4b0471c91b",
    "0247fd33b913760fa1fa51e1892d9f307fbe65eb171e8132c2af18555a738b82",
    "456e6e796e20447572696e206172616e204d6f726961",
    "15026dba546e3ae05836fc7de5a7bb26",
    "9518635eba129d5ce0914555",
    "e52c6fed7f758d0cf7145689f21bc1be6ec9ea097fef4e959440012f4feb73fb611b946199e681f4cfc34db8ea"};

/* The vectors have additional data, "Count-0", which the hand-over has not: so the last step is done here. */
static uint8_t seen_key[16];
static uint8_t seen_nonce[12];

static bool open_count_0(void *user, const uint8_t key[16], const uint8_t nonce[12], uint8_t *bytes, size_t size) {
    EVP_CIPHER_CTX *cipher = EVP_CIPHER_CTX_new();
    int out = 0;
    (void)user;
    memcpy(seen_key, key, 16);
    memcpy(seen_nonce, nonce, 12);
    bool worked = EVP_DecryptInit_ex(cipher, EVP_aes_128_gcm(), NULL, key, nonce) == 1
            && EVP_DecryptUpdate(cipher, NULL, &out, (const uint8_t *)"Count-0", 7) == 1
            && EVP_DecryptUpdate(cipher, bytes, &out, bytes, (int)size - 16) == 1
            && EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_AEAD_SET_TAG, 16, bytes + size - 16) == 1
            && EVP_DecryptFinal_ex(cipher, bytes + out, &out) == 1;
    EVP_CIPHER_CTX_free(cipher);
    return worked;
}

static bool opens(const struct vector *vector, const char *psk, const char *encapsulated) {
    test_port port;
    struct claimport_crypto crypto;
    uint8_t private_key[32], public_key[32], enc[32], info[64], secret[64], psk_id[64], message[128], expected[64];
    struct hpke hpke = {private_key, public_key, enc, {info, unhex(INFO, info)}, {secret, unhex(psk, secret)}, {psk_id, unhex(vector->psk_id, psk_id)}};
    unhex(vector->private_key, private_key);
    unhex(vector->public_key, public_key);
    unhex(encapsulated, enc);
    size_t size = unhex(vector->sealed, message);
    test_port_open(&port, &crypto);
    crypto.aes128_gcm_open = open_count_0;
    bool opened = hpke_open(&crypto, &port, &hpke, message, size);
    test_port_close(&port);
    if (opened) {
        CHECK(unhex(vector->key, expected) == 16 && memcmp(expected, seen_key, 16) == 0);
        CHECK(unhex(vector->nonce, expected) == 12 && memcmp(expected, seen_nonce, 12) == 0);
        CHECK(memcmp(message, "Beauty is truth, truth beauty", 29) == 0);
    }
    return opened;
}

void hpke_tests(void) {
    CHECK(opens(&BASE, BASE.psk, BASE.encapsulated));
    CHECK(opens(&PSK, PSK.psk, PSK.encapsulated));
    CHECK(!opens(&BASE, BASE.psk, PSK.encapsulated));
    CHECK(!opens(&PSK, "0347fd33b913760fa1fa51e1892d9f307fbe65eb171e8132c2af18555a738b82", PSK.encapsulated));
    /* A psk without an id is no mode of HPKE. */
    CHECK(!opens(&BASE, PSK.psk, BASE.encapsulated));
    /* Points of low order: the shared secret would be zero. */
    CHECK(!opens(&BASE, "", "0000000000000000000000000000000000000000000000000000000000000000"));
    CHECK(!opens(&BASE, "", "0100000000000000000000000000000000000000000000000000000000000000"));
}
