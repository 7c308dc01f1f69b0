/* A device on a bench: what it wrote, and what it called. */
#ifndef CLAIMPORT_RIG_H
#define CLAIMPORT_RIG_H

#include "claimport.h"

/* The same tests for both ports. */
#ifdef CLAIMPORT_PSA
#include "../port/psa.h"
typedef struct psa_port test_port;
#else
#include "../port/openssl.h"
typedef struct openssl_port test_port;
#endif
void test_port_open(test_port *port, struct claimport_crypto *crypto);
void test_port_close(test_port *port);

struct rig {
    test_port port; /* first: the crypto port gets the rig as its user */
    struct claimport device;
    struct claimport_config config;
    uint8_t bundle[4096];
    uint8_t smp[1024];
    uint8_t line[8192]; /* what the device wrote */
    size_t written;
    uint64_t clock;     /* 0: none */
    bool keeps_time;    /* takes the time that it is told */
    bool refuses;       /* cannot store */
    unsigned stores, starts, erases;
    const struct claimport_bundle *stored;
};

void rig_open(struct rig *rig);
void rig_restart(struct rig *rig); /* after a change of its configuration */
void rig_close(struct rig *rig);

/* One request by claimport_handle; returns the answer's size. */
size_t rig_ask(struct rig *rig, unsigned op, unsigned command, const uint8_t *body, size_t size, uint8_t *answer);
/* The same, and whether the answer is this hex. */
bool rig_answers(struct rig *rig, unsigned op, unsigned command, const char *body, const char *answer);

bool rig_begin(struct rig *rig, const uint8_t *bytes, size_t size, const uint8_t *encapsulated, const char *answer);
bool rig_put(struct rig *rig, size_t offset, const uint8_t *bytes, size_t size, const char *answer);
bool rig_commit(struct rig *rig, const uint8_t *bytes, size_t size, const char *answer);

void sha256(const uint8_t *bytes, size_t size, uint8_t digest[32]);
bool is_zero(const uint8_t *bytes, size_t size);

#endif
