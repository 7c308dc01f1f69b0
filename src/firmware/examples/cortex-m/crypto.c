#include "crypto.h"

#include <mbedtls/memory_buffer_alloc.h>

#include "host.h"

/* A handful of numbers of 256 bits at a time. */
static unsigned char heap[12 * 1024];

/* Mbed TLS asks here (MBEDTLS_PSA_CRYPTO_EXTERNAL_RNG). */
psa_status_t mbedtls_psa_external_get_random(mbedtls_psa_external_random_context_t *context, uint8_t *output, size_t output_size,
        size_t *output_length) {
    (void)context;
    *output_length = output_size;
    return host_random(output, output_size) ? PSA_SUCCESS : PSA_ERROR_INSUFFICIENT_ENTROPY;
}

bool crypto_open(struct crypto *crypto, struct claimport_crypto *functions) {
    mbedtls_memory_buffer_alloc_init(heap, sizeof heap);
    psa_port_open(&crypto->port, functions);
    return psa_crypto_init() == PSA_SUCCESS;
}
