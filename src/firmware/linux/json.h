/* As much of JSON (RFC 8259) as the answers of the provisioning API need: string members of one object. */
#ifndef JSON_H
#define JSON_H

#include <stdbool.h>
#include <stddef.h>

/*
 * The string member of an object, unescaped and ended by a zero. Returns false where the text is not one object, or has no
 * such member, or it is no string, holds a zero, or does not fit.
 */
bool json_string(const char *text, size_t size, const char *member, char *value, size_t value_size);

/* Text being written; what does not fit makes it overflow, and nothing else. */
struct json_out {
    char *text;
    size_t size;
    size_t written;
    bool overflow;
};
void json_raw(struct json_out *out, const char *text);
/* A string with its quotes; size bytes of UTF-8. */
void json_quoted(struct json_out *out, const char *text, size_t size);

#endif
