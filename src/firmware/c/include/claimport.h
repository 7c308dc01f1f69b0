/*
 * The device's side of Claimport's hand-over group: takes an AWS IoT provisioning claim over a serial line.
 *
 * Portable C99, no allocation, no threads, no other library. You give it the bytes that arrive, a crypto port and five
 * callbacks; it gives you a checked bundle to provision with. Protocol: src/site/markdown/protocol.md of Claimport.
 *
 * Nothing here is reentrant: make all calls for one device from one thread, or under one lock.
 */
#ifndef CLAIMPORT_H
#define CLAIMPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The version of this library (semantic versioning). That of the protocol is another: "hello" says it. */
#define CLAIMPORT_VERSION "1.0.0"
/* The version of the protocol. */
#define CLAIMPORT_PROTOCOL 1u
/* With -DCLAIMPORT_SEAL=0 the library takes no sealed bundles, and src/hpke.c is not needed. */
#ifndef CLAIMPORT_SEAL
#define CLAIMPORT_SEAL 1
#endif
/* The application-defined SMP group. */
#define CLAIMPORT_GROUP 3098u
/* Bytes that a seal adds to a bundle: the tag of AES-128-GCM. */
#define CLAIMPORT_SEAL_OVERHEAD 16u
/* The smallest SMP buffer, in bytes: it has to take a whole "begin", which is 184 bytes with a seal, and 4 of framing. */
#define CLAIMPORT_SMP_SMALLEST 192u

/* How far a device is; what "status" reports. */
enum claimport_state {
    CLAIMPORT_EMPTY = 0,
    CLAIMPORT_RECEIVING = 1,
    CLAIMPORT_ACCEPTED = 2,
    CLAIMPORT_CONNECTING = 3,          /* with the claim */
    CLAIMPORT_GETTING_CERTIFICATE = 4,
    CLAIMPORT_REGISTERING = 5,
    CLAIMPORT_RECONNECTING = 6,        /* with its own certificate */
    CLAIMPORT_DONE = 7,
    CLAIMPORT_FAILED = 8
};

/* The group's errors, as they stand in an answer. */
enum claimport_error {
    CLAIMPORT_OK = 0,
    CLAIMPORT_WRONG_STATE = 1,
    CLAIMPORT_TOO_LARGE = 2,
    CLAIMPORT_OFFSET_WRONG = 3,
    CLAIMPORT_DIGEST_WRONG = 4,
    CLAIMPORT_SEAL_NOT_OPENED = 5,
    CLAIMPORT_MALFORMED = 6,
    CLAIMPORT_EXPIRED = 7,
    CLAIMPORT_PARAMETER_MISSING = 8,
    CLAIMPORT_BUSY = 9,
    CLAIMPORT_STORAGE_FAILED = 10
};

/* A text in UTF-8, without control characters, NOT ended by a zero. */
struct claimport_text {
    const char *data;
    size_t size;
};

/* Bytes: DER wherever they come from a bundle. */
struct claimport_bytes {
    const uint8_t *data;
    size_t size;
};

/* A checked bundle. It points into the bundle buffer, and is good until "erase" is called. */
struct claimport_bundle {
    struct claimport_text host;
    uint16_t port;
    struct claimport_text template_name;
    struct claimport_text client_id;   /* size 0: choose one yourself */
    struct claimport_bytes certificate; /* the claim's, X.509 */
    struct claimport_bytes key;         /* the claim's private key, PKCS#8: copy it nowhere that outlives "erase" */
    unsigned parameters;                /* how many: claimport_parameter */
    unsigned root_cas;                  /* how many, one or more: claimport_root_ca */
    struct claimport_bytes parameters_cbor;
    struct claimport_bytes root_cas_cbor;
};

/*
 * What the library needs of your cryptography. Every function returns whether it worked. Only one hash runs at a time.
 * Without a seal (config.sealed = false) the last three may be NULL.
 */
struct claimport_crypto {
    bool (*sha256_begin)(void *user);
    bool (*sha256_update)(void *user, const uint8_t *bytes, size_t size);
    bool (*sha256_finish)(void *user, uint8_t digest[32]);
    /* A fresh X25519 key pair (RFC 7748), from your true random source. */
    bool (*x25519_key_pair)(void *user, uint8_t private_key[32], uint8_t public_key[32]);
    /* The X25519 function. */
    bool (*x25519)(void *user, const uint8_t private_key[32], const uint8_t peer[32], uint8_t shared[32]);
    /* Decrypts in place and checks the tag, which is the last 16 of the size bytes; no additional data. */
    bool (*aes128_gcm_open)(void *user, const uint8_t key[16], const uint8_t nonce[12], uint8_t *bytes, size_t size);
};

/* Your five callbacks. */
struct claimport_callbacks {
    /* Sends bytes down the serial line: one whole line of text a call, at most 127 bytes. */
    void (*write)(void *user, const uint8_t *bytes, size_t size);
    /*
     * Your clock in seconds since 1970, or 0 if you have none (yet). Where set_to is not 0 you have none, and the host says
     * what time it is: start a clock from it, as TLS needs one.
     */
    uint64_t (*now)(void *user, uint64_t set_to);
    /*
     * A bundle was received whole and checked: last chance to refuse it. Keep the pointer, or copy what you need to RAM.
     * Returns false where you cannot keep it (error 10).
     */
    bool (*store)(void *user, const struct claimport_bundle *bundle);
    /* The host knows that the bundle was accepted: begin to provision, without blocking, and claimport_report each step. */
    void (*start)(void *user);
    /* Stop provisioning if it runs, and wipe every copy of the claim's key. The bundle is wiped right after. */
    void (*erase)(void *user);
};

/* What your device is. Everything pointed to must outlive the device. */
struct claimport_config {
    const char *model;                /* up to 64 characters each, UTF-8 */
    const char *serial;
    const char *firmware;
    const char *const *own_parameters; /* template parameters that you fill in yourself, NULL at the end; may be NULL */
    const char *const *required;       /* template parameters that a bundle must bring, NULL at the end; may be NULL */
    bool csr;                         /* you make your own key, and ask by CSR */
    bool sealed;                      /* take sealed bundles */
    const char *possession;           /* the code on the label: only bundles sealed with it are taken. NULL: none */
    uint8_t *bundle_buffer;           /* 8 kB takes any bundle that AWS IoT leads to; 4 kB nearly all */
    size_t bundle_buffer_size;
    uint8_t *smp_buffer;              /* CLAIMPORT_SMP_SMALLEST to 65535 bytes; 512 to 2048 are quick */
    size_t smp_buffer_size;
    unsigned smp_buffer_count;        /* how many such messages your receive queue holds; 1 if you are not sure */
    struct claimport_callbacks callbacks;
    struct claimport_crypto crypto;
    void *user;                       /* given to all callbacks and crypto functions */
};

/* A device. Its members are the library's own. */
struct claimport {
    struct claimport_config config;
    enum claimport_state state;
    bool waits_to_start;

    /* The serial line: where in which packet we are. */
    uint16_t pair;
    uint8_t quantum_chars;
    uint8_t padding;
    bool in_line;
    bool bad_line;
    bool ended;
    uint32_t quantum;
    size_t line_length;
    size_t line_start;
    size_t filled;

    /* The transfer. */
    char claim_id[128];
    size_t claim_id_size;
    uint8_t digest[32];
    uint8_t encapsulated[32];
    bool is_sealed;
    uint64_t expires;
    size_t size;
    size_t held;

    /* The key that "hello" offers, and the one that the transfer under way was sealed for. */
    bool offers;
    bool is_bound;
    uint8_t offered_private[32];
    uint8_t offered_public[32];
    uint8_t bound_private[32];
    uint8_t bound_public[32];

    struct claimport_bundle bundle;

    /* What to report: thing and certificate, or code and message. */
    char first[129];
    char second[129];
};

/* Starts with nothing held, state 0. Returns false where the configuration lacks something. */
bool claimport_init(struct claimport *device, const struct claimport_config *config);

/* Takes what arrived on the serial line, in pieces of any size; answers through "write". Log output may share the line. */
void claimport_receive(struct claimport *device, const uint8_t *bytes, size_t size);

/*
 * Says how far provisioning is: 3 to 7, each once, in order. From 6 on with the thing's name and the new certificate's id,
 * otherwise NULL. After 7 the bundle is erased. Ignored unless a bundle was accepted, so that it may come late.
 */
void claimport_report(struct claimport *device, enum claimport_state state, const char *thing, const char *certificate);

/*
 * Says that provisioning failed; the bundle is erased. The code is the service's own ("InvalidCertificateOwnershipToken")
 * where there is one, else one of tls, dns, network, clock, timeout, storage.
 */
void claimport_fail(struct claimport *device, const char *code, const char *message);

/* How far the device is. */
enum claimport_state claimport_state(const struct claimport *device);

/* Parameter 0 to parameters - 1 of a bundle. Returns false beyond. */
bool claimport_parameter(const struct claimport_bundle *bundle, unsigned index, struct claimport_text *name, struct claimport_text *value);

/* Root CA 0 to root_cas - 1 of a bundle. Returns false beyond. */
bool claimport_root_ca(const struct claimport_bundle *bundle, unsigned index, struct claimport_bytes *der);

/* Zeroes memory in a way that no compiler takes out. */
void claimport_wipe(void *bytes, size_t size);

/*
 * For systems that have an SMP server of their own (Zephyr, Mynewt): one request of group 3098, without framing.
 * op: 0 read, 2 write; version: that of the SMP header; body: the request's CBOR. Writes the answer's CBOR, and returns its
 * size; 0 where it does not fit. Once the answer is sent call claimport_answered.
 */
size_t claimport_handle(struct claimport *device, unsigned op, unsigned version, unsigned command, const uint8_t *body, size_t size,
        uint8_t *answer, size_t answer_size);
void claimport_answered(struct claimport *device);

#ifdef __cplusplus
}
#endif
#endif
