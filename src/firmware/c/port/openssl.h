/* The crypto port on OpenSSL 3: for Linux, and for the library's own tests. */
#ifndef CLAIMPORT_PORT_OPENSSL_H
#define CLAIMPORT_PORT_OPENSSL_H

#include <openssl/evp.h>

#include "claimport.h"

/* What the port keeps between calls; "user" of the device has to be one, or to begin with one. */
struct openssl_port {
    EVP_MD_CTX *hash;
};

/* Returns false where OpenSSL has no memory left. */
bool openssl_port_open(struct openssl_port *port, struct claimport_crypto *crypto);
void openssl_port_close(struct openssl_port *port);

#endif
