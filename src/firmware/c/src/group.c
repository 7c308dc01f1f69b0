/* The hand-over group: what is asked, what that does, and what is answered. */
#include <string.h>

#include "broken.h"
#include "internal.h"

enum { HELLO = 0, BEGIN = 1, PUT = 2, COMMIT = 3, STATUS = 4, ABORT = 5, READ = 0, WRITE = 2, DIGEST = 32, LONGEST_TEXT = 128 };

static const char INFO[] = "claimport hand-over 1"; /* with its zero */

void claimport_wipe(void *bytes, size_t size) {
    volatile uint8_t *at = bytes;
    while (size-- > 0) {
        *at++ = 0;
    }
}

static struct answer answer(enum answer_kind kind) {
    struct answer made;
    memset(&made, 0, sizeof made);
    made.kind = kind;
    return made;
}

static struct answer refused(enum claimport_error error) {
    struct answer made = answer(ANSWER_REFUSED);
    made.error = error;
    return made;
}

static struct answer smp_error(enum smp_error error) {
    struct answer made = answer(ANSWER_SMP_ERROR);
    made.error = error;
    return made;
}

static bool is_busy(const struct claimport *device) {
    return device->state >= CLAIMPORT_ACCEPTED && device->state < CLAIMPORT_DONE;
}

/* Zeroes all that came of a bundle, and the keys that would open it. */
static void wipe_bundle(struct claimport *device) {
    claimport_wipe(device->config.bundle_buffer, device->config.bundle_buffer_size);
    claimport_wipe(&device->bundle, sizeof device->bundle);
    claimport_wipe(device->bound_private, sizeof device->bound_private);
    device->is_bound = false;
    device->held = 0;
    device->size = 0;
    device->waits_to_start = false;
}

/* Never, but in a device that is broken to order. */
static bool keeps_bundle(enum claimport_state end) {
    return (CLAIMPORT_BREAK_AFTERWARDS_DONE && end == CLAIMPORT_DONE) || (CLAIMPORT_BREAK_AFTERWARDS_FAILED && end == CLAIMPORT_FAILED);
}

/* Whoever has the bundle lets go of it first. */
static void erase(struct claimport *device, enum claimport_state next) {
    if (is_busy(device)) {
        device->config.callbacks.erase(device->config.user);
    }
    if (!keeps_bundle(next)) {
        wipe_bundle(device);
    }
}

static void forget(struct claimport *device) {
    erase(device, CLAIMPORT_EMPTY);
    device->state = CLAIMPORT_EMPTY;
    memset(device->first, 0, sizeof device->first);
    memset(device->second, 0, sizeof device->second);
}

bool claimport_init(struct claimport *device, const struct claimport_config *config) {
    const struct claimport_callbacks *calls = &config->callbacks;
    const struct claimport_crypto *crypto = &config->crypto;
    memset(device, 0, sizeof *device);
    device->config = *config;
    bool can_open = crypto->x25519_key_pair != NULL && crypto->x25519 != NULL && crypto->aes128_gcm_open != NULL;
    return config->model != NULL && config->serial != NULL && config->firmware != NULL && config->bundle_buffer != NULL
            && config->bundle_buffer_size > 0 && config->smp_buffer != NULL && config->smp_buffer_size >= CLAIMPORT_SMP_SMALLEST
            && config->smp_buffer_size <= UINT16_MAX && calls->write != NULL && calls->now != NULL && calls->store != NULL
            && calls->start != NULL && calls->erase != NULL && crypto->sha256_begin != NULL && crypto->sha256_update != NULL
            && crypto->sha256_finish != NULL && ((can_open && CLAIMPORT_SEAL) || !config->sealed)
            && (config->possession == NULL || (config->sealed && config->possession[0] != 0));
}

enum claimport_state claimport_state(const struct claimport *device) {
    return device->state;
}

/* An offer holds until a transfer takes it up. */
static struct answer hello(struct claimport *device, unsigned pairs) {
    const struct claimport_config *config = &device->config;
    struct answer made = answer(ANSWER_HELLO);
    if (CLAIMPORT_BREAK_REQUEST_UNKNOWN_KEYS && pairs > 1) {
        return smp_error(SMP_INVALID);
    }
    if (CLAIMPORT_BREAK_HELLO_HARMLESS && device->state == CLAIMPORT_RECEIVING) {
        device->held = 0;
        config->crypto.sha256_begin(config->user);
    }
    if (config->sealed && !device->offers) {
        device->offers = config->crypto.x25519_key_pair(config->user, device->offered_private, device->offered_public);
    }
    made.clock = config->callbacks.now(config->user, 0);
    return made;
}

static bool is_resumed(const struct claimport *device, const struct cbor_item *id, const struct cbor_item *sha) {
    return device->state == CLAIMPORT_RECEIVING && id->number == device->claim_id_size
            && memcmp(id->content, device->claim_id, device->claim_id_size) == 0
            && (memcmp(sha->content, device->digest, DIGEST) == 0 || CLAIMPORT_BREAK_BEGIN_OTHER) && !CLAIMPORT_BREAK_BEGIN_RESUME;
}

static bool begin_transfer(struct claimport *device, const struct cbor_item *id, size_t size, const struct cbor_item *sha,
        const struct cbor_item *enc) {
    forget(device);
    memcpy(device->claim_id, id->content, (size_t)id->number);
    device->claim_id_size = (size_t)id->number;
    memcpy(device->digest, sha->content, DIGEST);
    device->is_sealed = enc != NULL;
    if (enc != NULL) {
        /* Without an offer it was sealed for nobody, and will not open. */
        device->is_bound = device->offers;
        memcpy(device->encapsulated, enc->content, DIGEST);
        memcpy(device->bound_private, device->offered_private, DIGEST);
        memcpy(device->bound_public, device->offered_public, DIGEST);
        if (!CLAIMPORT_BREAK_SEAL_FRESH) {
            claimport_wipe(device->offered_private, DIGEST);
            device->offers = false;
        }
    }
    device->size = size;
    device->state = CLAIMPORT_RECEIVING;
    return device->config.crypto.sha256_begin(device->config.user);
}

static struct answer begin(struct claimport *device, struct cbor body, unsigned pairs) {
    const struct claimport_config *config = &device->config;
    struct cbor_item id, len, sha, now, exp, enc;
    bool is_sealed = cbor_find(body, pairs, "enc", &enc);
    if (!cbor_find(body, pairs, "id", &id) || id.type != CBOR_TEXT || id.number > sizeof device->claim_id
            || !cbor_find(body, pairs, "len", &len) || len.type != CBOR_UNSIGNED || len.number == 0
            || !cbor_find(body, pairs, "sha", &sha) || !cbor_is(&sha, CBOR_BYTES, DIGEST)
            || !cbor_find(body, pairs, "now", &now) || now.type != CBOR_UNSIGNED
            || !cbor_find(body, pairs, "exp", &exp) || exp.type != CBOR_UNSIGNED
            || (is_sealed && !cbor_is(&enc, CBOR_BYTES, DIGEST))) {
        return smp_error(SMP_INVALID);
    }
    if (is_busy(device) && !CLAIMPORT_BREAK_REGISTRATION_BUSY) {
        return refused(CLAIMPORT_BUSY);
    }
    if (CLAIMPORT_BREAK_BEGIN_TOO_LARGE && len.number > config->bundle_buffer_size) {
        len.number = config->bundle_buffer_size; /* as much as there is memory for */
    }
    bool resumed = is_resumed(device, &id, &sha);
    if (len.number > config->bundle_buffer_size) {
        return refused(CLAIMPORT_TOO_LARGE);
    }
    uint64_t clock = config->callbacks.now(config->user, 0);
    if (clock == 0) {
        clock = config->callbacks.now(config->user, now.number);
    }
    if ((CLAIMPORT_BREAK_BEGIN_CLOCK ? now.number : clock) > exp.number && !CLAIMPORT_BREAK_BEGIN_EXPIRED) {
        return refused(CLAIMPORT_EXPIRED);
    }
    if (CLAIMPORT_BREAK_HELLO_CLOCK_SET) {
        config->callbacks.now(config->user, now.number);
    }
    if (!resumed && !begin_transfer(device, &id, (size_t)len.number, &sha, is_sealed ? &enc : NULL)) {
        forget(device);
        return refused(CLAIMPORT_STORAGE_FAILED);
    }
    device->expires = exp.number;
    return answer(ANSWER_OFFSET);
}

static struct answer put(struct claimport *device, struct cbor body, unsigned pairs) {
    struct cbor_item off, data;
    if (!cbor_find(body, pairs, "off", &off) || off.type != CBOR_UNSIGNED || !cbor_find(body, pairs, "data", &data)
            || data.type != CBOR_BYTES) {
        return smp_error(SMP_INVALID);
    }
    if (CLAIMPORT_BREAK_PUT_BEFORE_BEGIN && device->state == CLAIMPORT_EMPTY) {
        return answer(ANSWER_OFFSET);
    }
    if (device->state != CLAIMPORT_RECEIVING) {
        return refused(is_busy(device) ? CLAIMPORT_BUSY : CLAIMPORT_WRONG_STATE);
    }
    if ((CLAIMPORT_BREAK_PUT_GAP && off.number > device->held)
            || (CLAIMPORT_BREAK_PUT_REPEAT && off.number + data.number <= device->held)) {
        off.number = device->held;
    }
    if (CLAIMPORT_BREAK_PUT_OVERLAP && off.number < device->held && off.number + data.number > device->held) {
        return refused(CLAIMPORT_OFFSET_WRONG);
    }
    if (CLAIMPORT_BREAK_PUT_TOO_LONG && off.number <= device->held && data.number > device->size - off.number) {
        data.number = device->size - off.number;
    }
    if (off.number > device->held || data.number > device->size - off.number) {
        return refused(CLAIMPORT_OFFSET_WRONG);
    }
    size_t known = device->held - (size_t)off.number;
    if (data.number > known) {
        const uint8_t *news = data.content + known;
        size_t count = (size_t)data.number - known;
        if (!device->config.crypto.sha256_update(device->config.user, news, count)) {
            forget(device);
            return refused(CLAIMPORT_STORAGE_FAILED);
        }
        memcpy(device->config.bundle_buffer + device->held, news, count);
        device->held += count;
    }
    return answer(ANSWER_OFFSET);
}

static bool open_seal(struct claimport *device) {
    const struct claimport_config *config = &device->config;
    const char *code = config->possession;
    uint8_t info[sizeof INFO + sizeof device->claim_id];
    struct hpke hpke;
    if (!device->is_sealed) {
        return code == NULL || CLAIMPORT_BREAK_SEAL_CODE;
    }
    if (!CLAIMPORT_SEAL || !device->is_bound) {
        return false;
    }
    memset(&hpke, 0, sizeof hpke);
    memcpy(info, INFO, sizeof INFO);
    memcpy(info + sizeof INFO, device->claim_id, device->claim_id_size);
    hpke.private_key = device->bound_private;
    hpke.public_key = device->bound_public;
    hpke.encapsulated = device->encapsulated;
    hpke.info.data = info;
    hpke.info.size = sizeof INFO + device->claim_id_size;
    if (code != NULL) {
        hpke.psk.data = (const uint8_t *)code;
        hpke.psk.size = strlen(code);
        hpke.psk_id.data = (const uint8_t *)config->serial;
        hpke.psk_id.size = strlen(config->serial);
    }
    if (!hpke_open(&config->crypto, config->user, &hpke, config->bundle_buffer, device->size)
            && !(CLAIMPORT_BREAK_SEAL_CHANGED && device->size >= CLAIMPORT_SEAL_OVERHEAD)) {
        return false;
    }
    device->size -= CLAIMPORT_SEAL_OVERHEAD;
    return true;
}

static enum claimport_error take(struct claimport *device, const uint8_t *sha) {
    const struct claimport_config *config = &device->config;
    uint8_t digest[DIGEST];
    if (!config->crypto.sha256_finish(config->user, digest) || (memcmp(digest, device->digest, DIGEST) != 0 && !CLAIMPORT_BREAK_COMMIT_CONTENT)
            || (memcmp(sha, device->digest, DIGEST) != 0 && !CLAIMPORT_BREAK_COMMIT_DIGEST)) {
        return CLAIMPORT_DIGEST_WRONG;
    }
    if (config->callbacks.now(config->user, 0) > device->expires && !CLAIMPORT_BREAK_COMMIT_EXPIRED) {
        return CLAIMPORT_EXPIRED;
    }
    if (!open_seal(device)) {
        return CLAIMPORT_SEAL_NOT_OPENED;
    }
    if (!bundle_parse(config->bundle_buffer, device->size, &device->bundle)) {
        return CLAIMPORT_MALFORMED;
    }
    for (const char *const *name = config->required; name != NULL && *name != NULL; name++) {
        if (!bundle_has(&device->bundle, *name) && !CLAIMPORT_BREAK_COMMIT_PARAMETER) {
            return CLAIMPORT_PARAMETER_MISSING;
        }
    }
    return config->callbacks.store(config->user, &device->bundle) ? CLAIMPORT_OK : CLAIMPORT_STORAGE_FAILED;
}

static struct answer commit(struct claimport *device, struct cbor body, unsigned pairs) {
    struct cbor_item sha;
    if (!cbor_find(body, pairs, "sha", &sha) || !cbor_is(&sha, CBOR_BYTES, DIGEST)) {
        return smp_error(SMP_INVALID);
    }
    if (CLAIMPORT_BREAK_AFTERWARDS_REPEATED_COMMIT && (device->state == CLAIMPORT_ACCEPTED || device->state == CLAIMPORT_CONNECTING)) {
        return answer(ANSWER_EMPTY);
    }
    if (keeps_bundle(device->state) && device->bundle.key.size > 0) {
        device->state = CLAIMPORT_ACCEPTED;
        device->waits_to_start = true;
        return answer(ANSWER_EMPTY);
    }
    if (CLAIMPORT_BREAK_AFTERWARDS_ABORT_RECEIVING && device->state == CLAIMPORT_EMPTY && device->held > 0) {
        device->state = CLAIMPORT_RECEIVING;
    }
    if (device->state != CLAIMPORT_RECEIVING) {
        return refused(is_busy(device) ? CLAIMPORT_BUSY : CLAIMPORT_WRONG_STATE);
    }
    if (device->held < device->size) {
        return refused(CLAIMPORT_OFFSET_WRONG);
    }
    enum claimport_error error = take(device, sha.content);
    claimport_wipe(device->bound_private, sizeof device->bound_private);
    if (error != CLAIMPORT_OK) {
        forget(device);
        return refused(error);
    }
    device->state = CLAIMPORT_ACCEPTED;
    device->waits_to_start = true;
    return answer(ANSWER_EMPTY);
}

struct answer group_answer(struct claimport *device, unsigned op, unsigned command, struct cbor body, unsigned pairs) {
    if (command > ABORT || (op != (command == HELLO || command == STATUS ? READ : WRITE) && !CLAIMPORT_BREAK_REQUEST_OPERATION)) {
        return smp_error(SMP_NOT_SUPPORTED);
    }
    switch (command) {
        case HELLO:
            return hello(device, pairs);
        case BEGIN:
            return begin(device, body, pairs);
        case PUT:
            return put(device, body, pairs);
        case COMMIT:
            return commit(device, body, pairs);
        case STATUS:
            return answer(ANSWER_STATUS);
        default:
            if ((device->state == CLAIMPORT_REGISTERING && !CLAIMPORT_BREAK_REGISTRATION_ABORT_REGISTERING)
                    || (device->state == CLAIMPORT_RECONNECTING && CLAIMPORT_BREAK_REGISTRATION_ABORT_RECONNECTING)) {
                return refused(CLAIMPORT_BUSY);
            }
            if (CLAIMPORT_BREAK_AFTERWARDS_ABORT_RECEIVING && device->state == CLAIMPORT_RECEIVING) {
                device->state = CLAIMPORT_EMPTY;
                return answer(ANSWER_EMPTY);
            }
            forget(device);
            return answer(ANSWER_EMPTY);
    }
}

static void write_hello(const struct claimport *device, const struct answer *answer, struct cbor_out *out) {
    const struct claimport_config *config = &device->config;
    size_t count = 0;
    while (config->own_parameters != NULL && config->own_parameters[count] != NULL) {
        count++;
    }
    cbor_put_head(out, CBOR_MAP, 8u + (answer->clock != 0 ? 1u : 0u) + (device->offers ? 1u : 0u));
    cbor_put_text(out, "v");
    cbor_put_head(out, CBOR_UNSIGNED, CLAIMPORT_PROTOCOL);
    cbor_put_text(out, "model");
    cbor_put_text(out, config->model);
    cbor_put_text(out, "serial");
    cbor_put_text(out, config->serial);
    cbor_put_text(out, "fw");
    cbor_put_text(out, config->firmware);
    cbor_put_text(out, "state");
    cbor_put_head(out, CBOR_UNSIGNED, device->state);
    cbor_put_text(out, "max");
    cbor_put_head(out, CBOR_UNSIGNED, config->bundle_buffer_size);
    cbor_put_text(out, "csr");
    cbor_put_bool(out, config->csr);
    cbor_put_text(out, "params");
    cbor_put_head(out, CBOR_ARRAY, count);
    for (size_t i = 0; i < count; i++) {
        cbor_put_text(out, config->own_parameters[i]);
    }
    if (answer->clock != 0) {
        cbor_put_text(out, "clock");
        cbor_put_head(out, CBOR_UNSIGNED, answer->clock);
    }
    if (device->offers) {
        cbor_put_text(out, "seal");
        cbor_put_string(out, CBOR_BYTES, device->offered_public, DIGEST);
    }
}

static void write_status(const struct claimport *device, struct cbor_out *out) {
    bool registered = (device->state == CLAIMPORT_RECONNECTING || device->state == CLAIMPORT_DONE) && device->first[0] != 0;
    bool failed = device->state == CLAIMPORT_FAILED;
    bool back = CLAIMPORT_BREAK_REGISTRATION_DONE && device->state == CLAIMPORT_RECONNECTING;
    cbor_put_head(out, CBOR_MAP, registered ? 3 : failed ? 2 : 1);
    cbor_put_text(out, "state");
    cbor_put_head(out, CBOR_UNSIGNED, back ? CLAIMPORT_CONNECTING : device->state);
    if (registered) {
        cbor_put_text(out, "thing");
        cbor_put_text(out, device->first);
        cbor_put_text(out, "cert");
        cbor_put_text(out, device->second);
    }
    if (failed) {
        cbor_put_text(out, "err");
        cbor_put_head(out, CBOR_MAP, 2);
        cbor_put_text(out, "code");
        cbor_put_text(out, device->first);
        cbor_put_text(out, "msg");
        cbor_put_text(out, device->second);
    }
}

static void write_offset(const struct claimport *device, struct cbor_out *out) {
    cbor_put_text(out, "off");
    cbor_put_head(out, CBOR_UNSIGNED, device->held);
}

static void write_refusal(const struct claimport *device, unsigned error, unsigned version, struct cbor_out *out) {
    bool offset = error == CLAIMPORT_OFFSET_WRONG;
    cbor_put_head(out, CBOR_MAP, offset ? 2 : 1);
    if (version == 0 && !CLAIMPORT_BREAK_REQUEST_VERSION) {
        cbor_put_text(out, "rc");
        cbor_put_head(out, CBOR_UNSIGNED, 256 + error);
    } else {
        cbor_put_text(out, "err");
        cbor_put_head(out, CBOR_MAP, 2);
        cbor_put_text(out, "group");
        cbor_put_head(out, CBOR_UNSIGNED, CLAIMPORT_GROUP);
        cbor_put_text(out, "rc");
        cbor_put_head(out, CBOR_UNSIGNED, error);
    }
    if (offset) {
        write_offset(device, out);
    }
}

void answer_write(const struct claimport *device, const struct answer *answer, unsigned version, struct cbor_out *out) {
    switch (answer->kind) {
        case ANSWER_HELLO:
            write_hello(device, answer, out);
            break;
        case ANSWER_OFFSET:
            cbor_put_head(out, CBOR_MAP, 1);
            write_offset(device, out);
            break;
        case ANSWER_STATUS:
            write_status(device, out);
            break;
        case ANSWER_REFUSED:
            write_refusal(device, answer->error, version, out);
            break;
        case ANSWER_SMP_ERROR:
            cbor_put_head(out, CBOR_MAP, 1);
            cbor_put_text(out, "rc");
            cbor_put_head(out, CBOR_UNSIGNED, answer->error);
            break;
        case ANSWER_ECHO:
            cbor_put_head(out, CBOR_MAP, 1);
            cbor_put_text(out, "r");
            cbor_put_string(out, CBOR_TEXT, answer->text.content, (size_t)answer->text.number);
            break;
        case ANSWER_BUFFERS:
            cbor_put_head(out, CBOR_MAP, 2);
            cbor_put_text(out, "buf_size");
            cbor_put_head(out, CBOR_UNSIGNED, device->config.smp_buffer_size);
            cbor_put_text(out, "buf_count");
            cbor_put_head(out, CBOR_UNSIGNED, device->config.smp_buffer_count > 0 ? device->config.smp_buffer_count : 1u);
            break;
        default:
            cbor_put_head(out, CBOR_MAP, 0);
            break;
    }
}

/* Writes into memory; what does not fit is left out, and seen by the size. */
struct memory {
    uint8_t *at;
    uint8_t *end;
};

static void put_byte(void *to, uint8_t byte) {
    struct memory *memory = to;
    if (memory->at < memory->end) {
        *memory->at++ = byte;
    }
}

size_t claimport_handle(struct claimport *device, unsigned op, unsigned version, unsigned command, const uint8_t *body, size_t size,
        uint8_t *bytes, size_t bytes_size) {
    static const uint8_t NOTHING = 0xa0;
    struct memory memory = {bytes, bytes + bytes_size};
    struct cbor_out out = {put_byte, &memory, 0};
    struct cbor in;
    unsigned pairs;
    bool well_formed = cbor_map(size == 0 ? &NOTHING : body, size == 0 ? 1 : size, &in, &pairs);
    struct answer made = well_formed ? group_answer(device, op, command, in, pairs) : smp_error(SMP_INVALID);
    answer_write(device, &made, version, &out);
    return out.size <= bytes_size ? out.size : 0;
}

void claimport_answered(struct claimport *device) {
    if (device->waits_to_start) {
        device->waits_to_start = false;
        device->config.callbacks.start(device->config.user);
    }
}

/* A text from elsewhere: valid UTF-8 without control characters whatever it was, cut between characters. */
static void keep(char to[LONGEST_TEXT + 1], const char *from) {
    size_t size = 0;
    while (from != NULL && size < LONGEST_TEXT && from[size] != 0) {
        to[size] = (unsigned char)from[size] < 0x20 || from[size] == 0x7f ? ' ' : from[size];
        size++;
    }
    if (!cbor_is_utf8((const uint8_t *)to, size)) {
        size_t cut = size;
        while (cut > 0 && size - cut < 3 && !cbor_is_utf8((const uint8_t *)to, cut)) {
            cut--;
        }
        if (cbor_is_utf8((const uint8_t *)to, cut)) {
            size = cut;
        } else {
            for (size_t i = 0; i < size; i++) {
                to[i] = (to[i] & 0x80) != 0 ? '?' : to[i];
            }
        }
    }
    memset(to + size, 0, LONGEST_TEXT + 1 - size);
}

void claimport_report(struct claimport *device, enum claimport_state state, const char *thing, const char *certificate) {
    if (!is_busy(device) || state <= device->state || state > CLAIMPORT_DONE) {
        return;
    }
    if (state >= CLAIMPORT_RECONNECTING && thing != NULL && certificate != NULL) {
        keep(device->first, thing);
        keep(device->second, certificate);
    }
    if (state == CLAIMPORT_DONE) {
        erase(device, state);
    }
    device->state = state;
}

void claimport_fail(struct claimport *device, const char *code, const char *message) {
    if (!is_busy(device)) {
        return;
    }
    erase(device, CLAIMPORT_FAILED);
    keep(device->first, code);
    keep(device->second, message);
    device->state = CLAIMPORT_FAILED;
}
