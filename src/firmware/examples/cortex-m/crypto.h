/* The board's cryptography: the port for PSA Crypto, with Mbed TLS behind it. */
#ifndef CRYPTO_H
#define CRYPTO_H

#include "../../c/port/psa.h"

struct crypto {
    struct psa_port port;
};

/* Returns false where there is no randomness to begin with. */
bool crypto_open(struct crypto *crypto, struct claimport_crypto *functions);

#endif
