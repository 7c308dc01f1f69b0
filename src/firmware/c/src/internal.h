/* What the parts of the library share. */
#ifndef CLAIMPORT_INTERNAL_H
#define CLAIMPORT_INTERNAL_H

#include "claimport.h"

/* CBOR (RFC 8949): definite lengths only, no tags, no floats, numbers of at most 63 bits, bounded depth and width. */

enum cbor_type { CBOR_UNSIGNED = 0, CBOR_NEGATIVE = 1, CBOR_BYTES = 2, CBOR_TEXT = 3, CBOR_ARRAY = 4, CBOR_MAP = 5, CBOR_SIMPLE = 7 };

/* Bytes yet to be read. */
struct cbor {
    const uint8_t *at;
    const uint8_t *end;
};

struct cbor_item {
    enum cbor_type type;
    uint64_t number;         /* value, length in bytes, or number of items or pairs */
    const uint8_t *content;  /* of bytes and text; where the items of an array or a map begin */
};

/* Reads one item; of an array or a map only the head. */
bool cbor_head(struct cbor *in, struct cbor_item *item);
/* Reads one item with everything in it, and checks it. */
bool cbor_item(struct cbor *in, struct cbor_item *item);
/* Whether the bytes are exactly one map; positions "in" before its pairs. */
bool cbor_map(const uint8_t *bytes, size_t size, struct cbor *in, unsigned *pairs);
/* The value of a text key of a checked map. */
bool cbor_find(struct cbor in, unsigned pairs, const char *key, struct cbor_item *value);
bool cbor_is(const struct cbor_item *item, enum cbor_type type, uint64_t number);
bool cbor_is_utf8(const uint8_t *bytes, size_t size);

/* Writes CBOR byte by byte; without "put" it only counts. */
struct cbor_out {
    void (*put)(void *to, uint8_t byte);
    void *to;
    size_t size;
};
void cbor_put_head(struct cbor_out *out, enum cbor_type type, uint64_t number);
void cbor_put_text(struct cbor_out *out, const char *text);
void cbor_put_string(struct cbor_out *out, enum cbor_type type, const void *bytes, size_t size);
void cbor_put_bool(struct cbor_out *out, bool value);

/* Reads and checks a bundle (protocol, "The bundle"). */
bool bundle_parse(const uint8_t *bytes, size_t size, struct claimport_bundle *bundle);
bool bundle_has(const struct claimport_bundle *bundle, const char *parameter);

/* HPKE (RFC 9180), DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-128-GCM; mode base, or psk where there is one. */
struct hpke {
    const uint8_t *private_key;
    const uint8_t *public_key;
    const uint8_t *encapsulated;
    struct claimport_bytes info;
    struct claimport_bytes psk;     /* size 0: mode base */
    struct claimport_bytes psk_id;
};
/* Opens the only message, in place: size includes the tag. */
bool hpke_open(const struct claimport_crypto *crypto, void *user, const struct hpke *hpke, uint8_t *bytes, size_t size);

/* The hand-over group: what to answer to a request, and the writing of that, which may be done twice. */
enum smp_error { SMP_INVALID = 3, SMP_NOT_SUPPORTED = 8 };
enum answer_kind { ANSWER_EMPTY, ANSWER_HELLO, ANSWER_OFFSET, ANSWER_STATUS, ANSWER_REFUSED, ANSWER_SMP_ERROR, ANSWER_ECHO, ANSWER_BUFFERS };
struct answer {
    enum answer_kind kind;
    unsigned error;
    struct cbor_item text;
    uint64_t clock;
};
struct answer group_answer(struct claimport *device, unsigned op, unsigned command, struct cbor body, unsigned pairs);
void answer_write(const struct claimport *device, const struct answer *answer, unsigned version, struct cbor_out *out);

#endif
