/* The crypto port on PSA Crypto, as Zephyr, ESP-IDF (5 and later), TF-M and Mbed TLS have it. */
#ifndef CLAIMPORT_PORT_PSA_H
#define CLAIMPORT_PORT_PSA_H

#include <psa/crypto.h>

#include "claimport.h"

/* What the port keeps between calls; "user" of the device has to begin with one. Call psa_crypto_init before anything else. */
struct psa_port {
    psa_hash_operation_t hash;
};

void psa_port_open(struct psa_port *port, struct claimport_crypto *crypto);

#endif
