/* CBOR from a source that is not trusted: every length is held against what is left before it is believed. */
#include <string.h>

#include "internal.h"

enum { DEEPEST = 8, MOST_ITEMS = 64 };

bool cbor_head(struct cbor *in, struct cbor_item *item) {
    if (in->at == in->end) {
        return false;
    }
    unsigned first = *in->at++;
    unsigned info = first & 0x1fu;
    item->type = (enum cbor_type)(first >> 5);
    item->number = info;
    item->content = in->at;
    if (item->type == CBOR_SIMPLE) {
        return info >= 20 && info <= 23; /* false, true, null, undefined */
    }
    if (item->type > CBOR_MAP || info > 27) {
        return false; /* a tag; an indefinite or reserved length */
    }
    if (info >= 24) {
        size_t count = (size_t)1 << (info - 24);
        if ((size_t)(in->end - in->at) < count) {
            return false;
        }
        item->number = 0;
        while (count-- > 0) {
            item->number = item->number << 8 | *in->at++;
        }
        item->content = in->at;
    }
    if (item->number > INT64_MAX) {
        return false;
    }
    if (item->type == CBOR_BYTES || item->type == CBOR_TEXT) {
        if (item->number > (uint64_t)(in->end - in->at)) {
            return false;
        }
        in->at += item->number;
        return item->type == CBOR_BYTES || cbor_is_utf8(item->content, (size_t)item->number);
    }
    return item->type < CBOR_ARRAY || item->number <= MOST_ITEMS;
}

static bool same(const struct cbor_item *a, const struct cbor_item *b) {
    return a->type == b->type && a->number == b->number
            && (a->type != CBOR_TEXT || memcmp(a->content, b->content, (size_t)a->number) == 0);
}

/* Passes over one item that was checked before: in one walk, so that nested maps cannot make it expensive. */
static bool skip(struct cbor *in) {
    struct cbor_item item;
    for (uint64_t pending = 1; pending > 0; pending--) {
        if (!cbor_head(in, &item)) {
            return false;
        }
        pending += item.type == CBOR_MAP ? 2 * item.number : item.type == CBOR_ARRAY ? item.number : 0;
    }
    return true;
}

/* Keys are texts or numbers, and none comes twice. */
static bool is_new_key(struct cbor before, const struct cbor_item *key) {
    if (key->type > CBOR_NEGATIVE && key->type != CBOR_TEXT) {
        return false;
    }
    while (before.at < before.end) {
        struct cbor_item earlier;
        if (!cbor_head(&before, &earlier) || same(&earlier, key) || !skip(&before)) {
            return false;
        }
    }
    return true;
}

/* An array or map that is being read: what is left of it, and where its first key is. */
struct level {
    const uint8_t *first;
    uint8_t left;
    bool is_map;
};

/* Without recursion: a few bytes for each level are all the stack that nesting costs. */
bool cbor_item(struct cbor *in, struct cbor_item *item) {
    struct level levels[DEEPEST];
    struct cbor_item inner;
    unsigned depth = 0;
    if (!cbor_head(in, item)) {
        return false;
    }
    inner = *item;
    while (true) {
        if (inner.type == CBOR_ARRAY || inner.type == CBOR_MAP) {
            if (depth == DEEPEST) {
                return false;
            }
            struct level level = {in->at, (uint8_t)(inner.type == CBOR_MAP ? 2 * inner.number : inner.number), inner.type == CBOR_MAP};
            levels[depth++] = level;
        }
        while (depth > 0 && levels[depth - 1].left == 0) {
            depth--;
        }
        if (depth == 0) {
            return true;
        }
        struct level *level = &levels[depth - 1];
        struct cbor before = {level->first, in->at};
        bool is_key = level->is_map && level->left % 2 == 0;
        level->left--;
        if (!cbor_head(in, &inner) || (is_key && !is_new_key(before, &inner))) {
            return false;
        }
    }
}

bool cbor_map(const uint8_t *bytes, size_t size, struct cbor *in, unsigned *pairs) {
    struct cbor all = {bytes, bytes + size};
    struct cbor_item map;
    if (!cbor_item(&all, &map) || map.type != CBOR_MAP || all.at != all.end) {
        return false;
    }
    in->at = map.content;
    in->end = all.end;
    *pairs = (unsigned)map.number;
    return true;
}

bool cbor_find(struct cbor in, unsigned pairs, const char *key, struct cbor_item *value) {
    struct cbor_item wanted = {CBOR_TEXT, strlen(key), (const uint8_t *)key};
    struct cbor_item found;
    while (pairs-- > 0) {
        if (!cbor_head(&in, &found)) {
            return false;
        }
        if (same(&found, &wanted)) {
            return cbor_head(&in, value);
        }
        if (!skip(&in)) {
            return false;
        }
    }
    return false;
}

bool cbor_is(const struct cbor_item *item, enum cbor_type type, uint64_t number) {
    return item->type == type && item->number == number;
}

/* RFC 3629: no surrogates, nothing longer than needed, nothing beyond U+10FFFF. */
bool cbor_is_utf8(const uint8_t *bytes, size_t size) {
    for (size_t i = 0; i < size;) {
        uint8_t first = bytes[i++];
        if (first < 0x80) {
            continue;
        }
        unsigned more = first >= 0xf0 ? 3u : first >= 0xe0 ? 2u : 1u;
        if (first < 0xc2 || first > 0xf4 || size - i < more) {
            return false;
        }
        uint8_t lowest = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
        uint8_t highest = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
        while (more-- > 0) {
            if (bytes[i] < lowest || bytes[i] > highest) {
                return false;
            }
            i++;
            lowest = 0x80;
            highest = 0xbf;
        }
    }
    return true;
}

static void put(struct cbor_out *out, uint8_t byte) {
    out->size++;
    if (out->put != NULL) {
        out->put(out->to, byte);
    }
}

void cbor_put_head(struct cbor_out *out, enum cbor_type type, uint64_t number) {
    unsigned first = (unsigned)type << 5;
    unsigned count = number < 24 ? 0u : number <= UINT8_MAX ? 1u : number <= UINT16_MAX ? 2u : number <= UINT32_MAX ? 4u : 8u;
    put(out, (uint8_t)(first | (count == 0 ? (unsigned)number : count == 1 ? 24u : count == 2 ? 25u : count == 4 ? 26u : 27u)));
    while (count-- > 0) {
        put(out, (uint8_t)(number >> (8 * count)));
    }
}

void cbor_put_string(struct cbor_out *out, enum cbor_type type, const void *bytes, size_t size) {
    const uint8_t *at = bytes;
    cbor_put_head(out, type, size);
    while (size-- > 0) {
        put(out, *at++);
    }
}

void cbor_put_text(struct cbor_out *out, const char *text) {
    cbor_put_string(out, CBOR_TEXT, text, strlen(text));
}

void cbor_put_bool(struct cbor_out *out, bool value) {
    put(out, value ? 0xf5 : 0xf4);
}
