/* The bundle: a CBOR map with integer keys in ascending order. Keys above 8 are for later versions, and ignored. */
#include <string.h>

#include "broken.h"
#include "internal.h"

enum { HOST = 1, PORT = 2, TEMPLATE = 3, PARAMETERS = 4, CERTIFICATE = 5, KEY = 6, ROOT_CAS = 7, CLIENT_ID = 8, REQUIRED = 0xfe };

/* A text that can be shown and passed on as a C string. */
static bool text(const struct cbor_item *item, bool may_be_empty, struct claimport_text *text) {
    if (item->type != CBOR_TEXT || (item->number == 0 && !may_be_empty)) {
        return false;
    }
    for (size_t i = 0; i < item->number; i++) {
        if (item->content[i] < 0x20 || item->content[i] == 0x7f) {
            return false;
        }
    }
    text->data = (const char *)item->content;
    text->size = (size_t)item->number;
    return true;
}

/* A DER sequence that fills its bytes: certificates and keys are such. */
static bool der(const struct cbor_item *item, struct claimport_bytes *bytes) {
    const uint8_t *at = item->content;
    if (item->type != CBOR_BYTES || item->number < 2 || at[0] != 0x30) {
        return false;
    }
    size_t size = at[1];
    size_t head = 2;
    if (size > 0x80) {
        size_t count = size & 0x7f;
        if (count > 2 || item->number < 2 + count) {
            return false;
        }
        size = 0;
        while (head < 2 + count) {
            size = size << 8 | at[head++];
        }
    }
    bytes->data = at;
    bytes->size = (size_t)item->number;
    return size > 0 && size != 0x80 && head + size == item->number;
}

static bool parameters(const struct cbor_item *map, struct claimport_bundle *bundle, const uint8_t *end) {
    struct cbor in = {map->content, end};
    struct cbor_item item;
    struct claimport_text ignored;
    if (map->type != CBOR_MAP) {
        return false;
    }
    for (uint64_t i = 0; i < map->number; i++) {
        if (!cbor_head(&in, &item) || !text(&item, false, &ignored) || !cbor_head(&in, &item) || !text(&item, true, &ignored)) {
            return false;
        }
    }
    bundle->parameters = (unsigned)map->number;
    bundle->parameters_cbor.data = map->content;
    bundle->parameters_cbor.size = (size_t)(in.at - map->content);
    return true;
}

static bool root_cas(const struct cbor_item *array, struct claimport_bundle *bundle, const uint8_t *end) {
    struct cbor in = {array->content, end};
    struct cbor_item item;
    struct claimport_bytes ignored;
    if (array->type != CBOR_ARRAY || array->number == 0) {
        return false;
    }
    for (uint64_t i = 0; i < array->number; i++) {
        if (!cbor_head(&in, &item) || !der(&item, &ignored)) {
            return false;
        }
    }
    bundle->root_cas = (unsigned)array->number;
    bundle->root_cas_cbor.data = array->content;
    bundle->root_cas_cbor.size = (size_t)(in.at - array->content);
    return true;
}

static bool field(uint64_t key, const struct cbor_item *value, struct claimport_bundle *bundle, const uint8_t *end) {
    switch (key) {
        case HOST:
            return text(value, false, &bundle->host) && memchr(bundle->host.data, ' ', bundle->host.size) == NULL;
        case PORT:
            bundle->port = (uint16_t)value->number;
            return value->type == CBOR_UNSIGNED && ((value->number >= 1 && value->number <= UINT16_MAX) || CLAIMPORT_BREAK_COMMIT_PORT);
        case TEMPLATE:
            return text(value, false, &bundle->template_name);
        case PARAMETERS:
            return parameters(value, bundle, end);
        case CERTIFICATE:
            return der(value, &bundle->certificate);
        case KEY:
            return der(value, &bundle->key);
        case ROOT_CAS:
            return root_cas(value, bundle, end);
        case CLIENT_ID:
            return text(value, false, &bundle->client_id);
        default:
            return true;
    }
}

bool bundle_parse(const uint8_t *bytes, size_t size, struct claimport_bundle *bundle) {
    struct cbor in;
    unsigned pairs;
    unsigned seen = 0;
    uint64_t last = 0;
    memset(bundle, 0, sizeof *bundle);
    if (!cbor_map(bytes, size, &in, &pairs)) {
        return false;
    }
    while (pairs-- > 0) {
        struct cbor_item key;
        struct cbor_item value;
        if (!cbor_head(&in, &key) || key.type != CBOR_UNSIGNED || key.number <= last || !cbor_item(&in, &value)
                || !field(key.number, &value, bundle, in.at)) {
            return false;
        }
        last = key.number;
        seen |= last <= CLIENT_ID ? 1u << last : 0u;
    }
    return (seen & REQUIRED) == REQUIRED;
}

bool claimport_parameter(const struct claimport_bundle *bundle, unsigned index, struct claimport_text *name, struct claimport_text *value) {
    struct cbor in = {bundle->parameters_cbor.data, bundle->parameters_cbor.data + bundle->parameters_cbor.size};
    struct cbor_item item;
    if (index >= bundle->parameters) {
        return false;
    }
    for (unsigned i = 0; i <= index; i++) {
        if (!cbor_head(&in, &item) || !text(&item, false, name) || !cbor_head(&in, &item) || !text(&item, true, value)) {
            return false;
        }
    }
    return true;
}

bool claimport_root_ca(const struct claimport_bundle *bundle, unsigned index, struct claimport_bytes *bytes) {
    struct cbor in = {bundle->root_cas_cbor.data, bundle->root_cas_cbor.data + bundle->root_cas_cbor.size};
    struct cbor_item item;
    if (index >= bundle->root_cas) {
        return false;
    }
    for (unsigned i = 0; i <= index; i++) {
        if (!cbor_head(&in, &item) || !der(&item, bytes)) {
            return false;
        }
    }
    return true;
}

bool bundle_has(const struct claimport_bundle *bundle, const char *parameter) {
    struct claimport_text name;
    struct claimport_text value;
    for (unsigned i = 0; claimport_parameter(bundle, i, &name, &value); i++) {
        if (name.size == strlen(parameter) && memcmp(name.data, parameter, name.size) == 0) {
            return true;
        }
    }
    return false;
}
