#include "json.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { DEEPEST = 16 };

struct reader {
    const char *at;
    const char *end;
};

static void skip_space(struct reader *in) {
    while (in->at < in->end && strchr(" \t\r\n", *in->at) != NULL && *in->at != 0) {
        in->at++;
    }
}

static bool take(struct reader *in, char wanted) {
    skip_space(in);
    if (in->at == in->end || *in->at != wanted) {
        return false;
    }
    in->at++;
    return true;
}

/* What a string is unescaped into; NULL where nobody wants it. */
struct sink {
    char *at;
    char *end;
};

static bool put(struct sink *out, unsigned byte) {
    if (out == NULL) {
        return true;
    }
    if (out->at == out->end || byte == 0) {
        return false;
    }
    *out->at++ = (char)byte;
    return true;
}

static bool put_code_point(struct sink *out, uint32_t code) {
    if (code < 0x80) {
        return put(out, code);
    }
    if (code < 0x800) {
        return put(out, 0xc0 | code >> 6) && put(out, 0x80 | (code & 0x3f));
    }
    if (code < 0x10000) {
        return put(out, 0xe0 | code >> 12) && put(out, 0x80 | (code >> 6 & 0x3f)) && put(out, 0x80 | (code & 0x3f));
    }
    return put(out, 0xf0 | code >> 18) && put(out, 0x80 | (code >> 12 & 0x3f)) && put(out, 0x80 | (code >> 6 & 0x3f)) && put(out, 0x80 | (code & 0x3f));
}

static bool hex4(struct reader *in, uint32_t *value) {
    static const char DIGITS[] = "0123456789abcdef";
    *value = 0;
    for (int i = 0; i < 4; i++) {
        if (in->at == in->end || *in->at == 0) {
            return false;
        }
        const char *digit = strchr(DIGITS, *in->at >= 'A' && *in->at <= 'F' ? *in->at + 32 : *in->at);
        if (digit == NULL) {
            return false;
        }
        *value = *value << 4 | (uint32_t)(digit - DIGITS);
        in->at++;
    }
    return true;
}

static bool escape(struct reader *in, struct sink *out) {
    static const char FROM[] = "\"\\/bfnrt";
    static const char TO[] = "\"\\/\b\f\n\r\t";
    if (in->at == in->end || *in->at == 0) {
        return false;
    }
    char kind = *in->at++;
    if (kind != 'u') {
        const char *found = strchr(FROM, kind);
        return found != NULL && put(out, (unsigned char)TO[found - FROM]);
    }
    uint32_t code;
    uint32_t low;
    if (!hex4(in, &code) || (code >= 0xdc00 && code <= 0xdfff)) {
        return false;
    }
    if (code < 0xd800 || code > 0xdbff) {
        return put_code_point(out, code);
    }
    if (in->end - in->at < 2 || in->at[0] != '\\' || in->at[1] != 'u') {
        return false;
    }
    in->at += 2;
    return hex4(in, &low) && low >= 0xdc00 && low <= 0xdfff && put_code_point(out, 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00));
}

static bool string(struct reader *in, struct sink *out) {
    if (!take(in, '"')) {
        return false;
    }
    while (in->at < in->end && *in->at != '"') {
        char next = *in->at++;
        if ((unsigned char)next < 0x20 || !(next == '\\' ? escape(in, out) : put(out, (unsigned char)next))) {
            return false;
        }
    }
    return take(in, '"');
}

static bool skip_value(struct reader *in, int depth) {
    skip_space(in);
    if (in->at == in->end || depth == DEEPEST) {
        return false;
    }
    if (*in->at == '"') {
        return string(in, NULL);
    }
    if (*in->at != '{' && *in->at != '[') {
        const char *from = in->at;
        while (in->at < in->end && strchr("+-.0123456789abcdefghijklmnopqrstuvwxyzE", *in->at) != NULL && *in->at != 0) {
            in->at++;
        }
        return in->at > from;
    }
    bool object = *in->at++ == '{';
    char close = object ? '}' : ']';
    if (take(in, close)) {
        return true;
    }
    do {
        if ((object && !(string(in, NULL) && take(in, ':'))) || !skip_value(in, depth + 1)) {
            return false;
        }
    } while (take(in, ','));
    return take(in, close);
}

bool json_string(const char *text, size_t size, const char *member, char *value, size_t value_size) {
    struct reader in = {text, text + size};
    struct reader whole = in;
    bool found = false;
    char name[64];
    if (!skip_value(&whole, 0) || (skip_space(&whole), whole.at != whole.end) || !take(&in, '{') || take(&in, '}')) {
        return false;
    }
    do {
        struct sink to_name = {name, name + sizeof name - 1};
        struct reader at = in;
        bool wanted = string(&at, &to_name) && (*to_name.at = 0, strcmp(name, member) == 0);
        string(&in, NULL);
        take(&in, ':');
        if (wanted) {
            struct sink to_value = {value, value + value_size - 1};
            if (found || !string(&in, &to_value)) {
                return false;
            }
            *to_value.at = 0;
            found = true;
        } else if (!skip_value(&in, 1)) {
            return false;
        }
    } while (take(&in, ','));
    return found;
}

static void add(struct json_out *out, const char *text, size_t size) {
    if (size >= out->size - out->written) {
        out->overflow = true;
        return;
    }
    memcpy(out->text + out->written, text, size);
    out->written += size;
    out->text[out->written] = 0;
}

void json_raw(struct json_out *out, const char *text) {
    add(out, text, strlen(text));
}

void json_quoted(struct json_out *out, const char *text, size_t size) {
    add(out, "\"", 1);
    for (size_t i = 0; i < size; i++) {
        char escaped[8];
        if ((unsigned char)text[i] < 0x20) {
            snprintf(escaped, sizeof escaped, "\\u%04x", (unsigned)text[i]);
            json_raw(out, escaped);
        } else if (text[i] == '"' || text[i] == '\\') {
            add(out, "\\", 1);
            add(out, text + i, 1);
        } else {
            add(out, text + i, 1);
        }
    }
    add(out, "\"", 1);
}
