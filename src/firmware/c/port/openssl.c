#include "openssl.h"

static bool sha256_begin(void *user) {
    struct openssl_port *port = user;
    return EVP_DigestInit_ex(port->hash, EVP_sha256(), NULL) == 1;
}

static bool sha256_update(void *user, const uint8_t *bytes, size_t size) {
    struct openssl_port *port = user;
    return EVP_DigestUpdate(port->hash, bytes, size) == 1;
}

static bool sha256_finish(void *user, uint8_t digest[32]) {
    struct openssl_port *port = user;
    return EVP_DigestFinal_ex(port->hash, digest, NULL) == 1;
}

static bool x25519_key_pair(void *user, uint8_t private_key[32], uint8_t public_key[32]) {
    EVP_PKEY *key = EVP_PKEY_Q_keygen(NULL, NULL, "X25519");
    size_t private_size = 32;
    size_t public_size = 32;
    (void)user;
    bool worked = key != NULL && EVP_PKEY_get_raw_private_key(key, private_key, &private_size) == 1
            && EVP_PKEY_get_raw_public_key(key, public_key, &public_size) == 1;
    EVP_PKEY_free(key);
    return worked;
}

static bool x25519(void *user, const uint8_t private_key[32], const uint8_t peer[32], uint8_t shared[32]) {
    EVP_PKEY *own = EVP_PKEY_new_raw_private_key(EVP_PKEY_X25519, NULL, private_key, 32);
    EVP_PKEY *other = EVP_PKEY_new_raw_public_key(EVP_PKEY_X25519, NULL, peer, 32);
    EVP_PKEY_CTX *context = own == NULL ? NULL : EVP_PKEY_CTX_new(own, NULL);
    size_t size = 32;
    (void)user;
    bool worked = context != NULL && other != NULL && EVP_PKEY_derive_init(context) == 1
            && EVP_PKEY_derive_set_peer(context, other) == 1 && EVP_PKEY_derive(context, shared, &size) == 1;
    EVP_PKEY_CTX_free(context);
    EVP_PKEY_free(other);
    EVP_PKEY_free(own);
    return worked;
}

static bool aes128_gcm_open(void *user, const uint8_t key[16], const uint8_t nonce[12], uint8_t *bytes, size_t size) {
    enum { TAG = 16 };
    EVP_CIPHER_CTX *cipher = EVP_CIPHER_CTX_new();
    int out = 0;
    (void)user;
    bool worked = cipher != NULL && size >= TAG && size <= 1u << 30
            && EVP_DecryptInit_ex(cipher, EVP_aes_128_gcm(), NULL, key, nonce) == 1
            && EVP_DecryptUpdate(cipher, bytes, &out, bytes, (int)(size - TAG)) == 1
            && EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_AEAD_SET_TAG, TAG, bytes + size - TAG) == 1
            && EVP_DecryptFinal_ex(cipher, bytes + out, &out) == 1;
    EVP_CIPHER_CTX_free(cipher);
    return worked;
}

bool openssl_port_open(struct openssl_port *port, struct claimport_crypto *crypto) {
    port->hash = EVP_MD_CTX_new();
    crypto->sha256_begin = sha256_begin;
    crypto->sha256_update = sha256_update;
    crypto->sha256_finish = sha256_finish;
    crypto->x25519_key_pair = x25519_key_pair;
    crypto->x25519 = x25519;
    crypto->aes128_gcm_open = aes128_gcm_open;
    return port->hash != NULL;
}

void openssl_port_close(struct openssl_port *port) {
    EVP_MD_CTX_free(port->hash);
    port->hash = NULL;
}
