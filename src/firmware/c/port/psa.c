#include "psa.h"

#include <string.h>

static bool sha256_begin(void *user) {
    struct psa_port *port = user;
    return psa_hash_abort(&port->hash) == PSA_SUCCESS && psa_hash_setup(&port->hash, PSA_ALG_SHA_256) == PSA_SUCCESS;
}

static bool sha256_update(void *user, const uint8_t *bytes, size_t size) {
    struct psa_port *port = user;
    return psa_hash_update(&port->hash, bytes, size) == PSA_SUCCESS;
}

static bool sha256_finish(void *user, uint8_t digest[32]) {
    struct psa_port *port = user;
    size_t size;
    return psa_hash_finish(&port->hash, digest, 32, &size) == PSA_SUCCESS;
}

static psa_status_t import_x25519(const uint8_t private_key[32], psa_key_id_t *key) {
    psa_key_attributes_t attributes = PSA_KEY_ATTRIBUTES_INIT;
    psa_set_key_type(&attributes, PSA_KEY_TYPE_ECC_KEY_PAIR(PSA_ECC_FAMILY_MONTGOMERY));
    psa_set_key_bits(&attributes, 255);
    psa_set_key_usage_flags(&attributes, PSA_KEY_USAGE_DERIVE);
    psa_set_key_algorithm(&attributes, PSA_ALG_ECDH);
    return psa_import_key(&attributes, private_key, 32, key);
}

static bool x25519_key_pair(void *user, uint8_t private_key[32], uint8_t public_key[32]) {
    psa_key_id_t key;
    size_t size;
    (void)user;
    if (psa_generate_random(private_key, 32) != PSA_SUCCESS || import_x25519(private_key, &key) != PSA_SUCCESS) {
        return false;
    }
    bool worked = psa_export_public_key(key, public_key, 32, &size) == PSA_SUCCESS;
    psa_destroy_key(key);
    return worked;
}

static bool x25519(void *user, const uint8_t private_key[32], const uint8_t peer[32], uint8_t shared[32]) {
    psa_key_id_t key;
    size_t size;
    (void)user;
    if (import_x25519(private_key, &key) != PSA_SUCCESS) {
        return false;
    }
    bool worked = psa_raw_key_agreement(PSA_ALG_ECDH, key, peer, 32, shared, 32, &size) == PSA_SUCCESS;
    psa_destroy_key(key);
    return worked;
}

/* In place: Mbed TLS, which is behind PSA on all of these systems, can do that. */
static bool aes128_gcm_open(void *user, const uint8_t key[16], const uint8_t nonce[12], uint8_t *bytes, size_t size) {
    psa_key_attributes_t attributes = PSA_KEY_ATTRIBUTES_INIT;
    psa_key_id_t id;
    size_t opened;
    (void)user;
    psa_set_key_type(&attributes, PSA_KEY_TYPE_AES);
    psa_set_key_bits(&attributes, 128);
    psa_set_key_usage_flags(&attributes, PSA_KEY_USAGE_DECRYPT);
    psa_set_key_algorithm(&attributes, PSA_ALG_GCM);
    if (psa_import_key(&attributes, key, 16, &id) != PSA_SUCCESS) {
        return false;
    }
    bool worked = psa_aead_decrypt(id, PSA_ALG_GCM, nonce, 12, NULL, 0, bytes, size, bytes, size, &opened) == PSA_SUCCESS;
    psa_destroy_key(id);
    return worked;
}

void psa_port_open(struct psa_port *port, struct claimport_crypto *crypto) {
    memset(&port->hash, 0, sizeof port->hash);
    crypto->sha256_begin = sha256_begin;
    crypto->sha256_update = sha256_update;
    crypto->sha256_finish = sha256_finish;
    crypto->x25519_key_pair = x25519_key_pair;
    crypto->x25519 = x25519;
    crypto->aes128_gcm_open = aes128_gcm_open;
}
