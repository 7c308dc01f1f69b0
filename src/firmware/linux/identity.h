/* Keys and certificates: the claim's, which lives in memory alone, and the device's own. */
#ifndef IDENTITY_H
#define IDENTITY_H

#include <openssl/evp.h>
#include <openssl/x509.h>
#include <stdbool.h>

#include "claimport.h"
#include "trouble.h"

struct identity {
    X509 *certificate;
    EVP_PKEY *key;
};

/* From DER. */
bool identity_of_claim(struct identity *identity, const struct claimport_bundle *bundle, struct trouble *trouble);
/* From the PEM that the service answered with. The key may be NULL where there is one already. */
bool identity_of_answer(struct identity *identity, const char *certificate_pem, const char *key_pem, struct trouble *trouble);
/* Makes an ECDSA key (P-256), and the request for a certificate with the serial number as its subject, as PEM. */
bool identity_request(struct identity *identity, const char *serial, char *pem, size_t size, struct trouble *trouble);
void identity_forget(struct identity *identity);

/* Writes it beside what is there, readable for this user alone. */
bool identity_store(const struct identity *identity, const char *folder, const char *thing, struct trouble *trouble);
/* Makes what was written take the place of what was there. */
bool identity_adopt(const char *folder, struct trouble *trouble);

#endif
