#include "../src/internal.h"
#include "test.h"

static bool is_map(const char *hex) {
    uint8_t bytes[256];
    struct cbor in;
    unsigned pairs;
    return cbor_map(bytes, unhex(hex, bytes), &in, &pairs);
}

static void takes_every_definite_form(void) {
    CHECK(is_map("a0"));
    CHECK(is_map("b800"));
    CHECK(is_map("a1 6161 01"));
    CHECK(is_map("a1 6161 1b7fffffffffffffff"));
    CHECK(is_map("a1 6161 20"));
    CHECK(is_map("a2 01 f4 20 f6"));
    CHECK(is_map("a1 6161 82 01 a1 6162 4100"));
    CHECK(is_map("a1 01 62c3a9"));
}

static void refuses_the_rest(void) {
    CHECK(!is_map(""));
    CHECK(!is_map("01"));
    CHECK(!is_map("80"));
    CHECK(!is_map("a0 00"));
    CHECK(!is_map("a1 6161"));
    CHECK(!is_map("bf 6161 01 ff"));
    CHECK(!is_map("a1 6161 9f 01 ff"));
    CHECK(!is_map("a1 6161 5f 4101 ff"));
    CHECK(!is_map("a1 6161 1b8000000000000000"));
    CHECK(!is_map("a1 6161 1c"));
    CHECK(!is_map("a1 6161 c0 01"));
    CHECK(!is_map("a1 6161 f90000"));
    CHECK(!is_map("a1 6161 f820"));
    CHECK(!is_map("a1 6161 ff"));
    CHECK(!is_map("a1 4161 01"));
    CHECK(!is_map("a1 f4 01"));
    CHECK(!is_map("a1 80 01"));
    CHECK(!is_map("a2 6161 01 6161 02"));
    CHECK(!is_map("a2 01 01 1801 02"));
    CHECK(!is_map("a1 6161 5a ffffffff 00"));
    CHECK(!is_map("a1 6161 5b7fffffffffffffff 00"));
    CHECK(!is_map("ba ffffffff"));
    CHECK(!is_map("a1 6161 1a000000"));
}

static void text_is_utf8(void) {
    CHECK(!is_map("a1 01 61c3"));
    CHECK(!is_map("a1 01 62c080"));
    CHECK(!is_map("a1 01 63e08080"));
    CHECK(!is_map("a1 01 63eda080"));
    CHECK(!is_map("a1 01 64f4908080"));
    CHECK(!is_map("a1 01 64f0808080"));
    CHECK(!is_map("a1 01 6180"));
    CHECK(is_map("a1 01 63efbfbd"));
    CHECK(is_map("a1 01 64f09f948c"));
    CHECK(is_map("a1 01 64f48fbfbf"));
}

static void depth_is_bounded(void) {
    CHECK(is_map("a1 01 81 81 81 81 81 81 80"));
    CHECK(!is_map("a1 01 81 81 81 81 81 81 81 80"));
    CHECK(!is_map("a1 01 a1 01 a1 01 a1 01 a1 01 a1 01 a1 01 a1 01 a1 01 01"));
}

/* Were each key's earlier ones checked anew with all that is in them, this would take for ever. */
static void nested_maps_are_cheap(void) {
    uint8_t bytes[2048];
    size_t size = 0;
    for (unsigned level = 0; level < 8; level++) {
        bytes[size++] = 0xb8;
        bytes[size++] = 41;
        bytes[size++] = 0;
    }
    bytes[size++] = 0;
    for (unsigned level = 0; level < 8; level++) {
        for (unsigned i = 1; i < 41; i++) {
            bytes[size++] = i < 21 ? (uint8_t)i : (uint8_t)(0x20 + i - 21);
            bytes[size++] = 0;
        }
    }
    struct cbor in;
    unsigned pairs;
    CHECK(cbor_map(bytes, size, &in, &pairs) && pairs == 41);
}

static void values_are_found_by_key(void) {
    uint8_t bytes[64];
    struct cbor in;
    unsigned pairs;
    struct cbor_item item;
    CHECK(cbor_map(bytes, unhex("a4 6178 a1 6161 07 01 02 6161 05 6162 4101", bytes), &in, &pairs));
    CHECK(cbor_find(in, pairs, "a", &item) && cbor_is(&item, CBOR_UNSIGNED, 5));
    CHECK(cbor_find(in, pairs, "b", &item) && cbor_is(&item, CBOR_BYTES, 1) && item.content[0] == 1);
    CHECK(!cbor_find(in, pairs, "c", &item));
}

void cbor_tests(void) {
    takes_every_definite_form();
    refuses_the_rest();
    text_is_utf8();
    depth_is_bounded();
    nested_maps_are_cheap();
    values_are_found_by_key();
}
