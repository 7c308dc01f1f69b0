#include <stdio.h>
#include <string.h>

#include "json.h"

static unsigned failures;

static void check(const char *text, const char *expected, int line) {
    char value[32];
    bool found = json_string(text, strlen(text), "a", value, sizeof value);
    if (found != (expected != NULL) || (found && strcmp(value, expected) != 0)) {
        printf("%s:%d: %s\n", __FILE__, line, text);
        failures++;
    }
}

#define IS(text, expected) check(text, expected, __LINE__)

int main(void) {
    IS("{\"a\":\"x\"}", "x");
    IS(" {\n\"b\" : [1, -2.5e3, true, null, {\"a\":\"no\"}], \"a\" : \"\" } ", "");
    IS("{\"a\":\"-----BEGIN\\nX\\/\\\"\\\\\\t\"}", "-----BEGIN\nX/\"\\\t");
    IS("{\"a\":\"\\u00e9\\u20ac\\ud83d\\ude00\"}", "\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80");
    IS("{\"\\u0061\":\"x\"}", "x");
    IS("", NULL);
    IS("{}", NULL);
    IS("[]", NULL);
    IS("\"a\"", NULL);
    IS("{\"b\":\"x\"}", NULL);
    IS("{\"a\":1}", NULL);
    IS("{\"a\":\"x\"", NULL);
    IS("{\"a\":\"x\"} x", NULL);
    IS("{\"a\":\"x\",}", NULL);
    IS("{\"a\":\"x\",\"a\":\"y\"}", NULL);
    IS("{\"a\":\"\\u0000\"}", NULL);
    IS("{\"a\":\"\\ud83d\"}", NULL);
    IS("{\"a\":\"\\udc00\"}", NULL);
    IS("{\"a\":\"\\x\"}", NULL);
    IS("{\"a\":\"\n\"}", NULL);
    IS("{\"a\":\"0123456789012345678901234567890\"}", "0123456789012345678901234567890");
    IS("{\"a\":\"01234567890123456789012345678901\"}", NULL);
    IS("{\"b\":[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]],\"a\":\"x\"}", NULL);
    char text[64];
    struct json_out out = {text, sizeof text, 0, false};
    json_quoted(&out, "a\"\\\n", 4);
    if (out.overflow || strcmp(text, "\"a\\\"\\\\\\u000a\"") != 0) {
        printf("%s: quoted: %s\n", __FILE__, text);
        failures++;
    }
    printf("JSON: %u failed\n", failures);
    return failures == 0 ? 0 : 1;
}
