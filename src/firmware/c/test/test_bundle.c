#include "../src/internal.h"
#include "test.h"

static struct claimport_bundle bundle;
static uint8_t bytes[512];

static bool parses(const char *hex) {
    return bundle_parse(bytes, unhex(hex, bytes), &bundle);
}

static bool is(struct claimport_text text, const char *expected) {
    return text.size == strlen(expected) && memcmp(text.data, expected, text.size) == 0;
}

static void everything_is_found(void) {
    struct claimport_text name;
    struct claimport_text value;
    struct claimport_bytes der;
    CHECK(bundle_parse(bytes, sample_bundle(bytes), &bundle));
    CHECK(is(bundle.host, "localhost") && bundle.port == 8883 && is(bundle.template_name, "T") && is(bundle.client_id, "c"));
    CHECK(bundle.certificate.size == 3 && bundle.key.size == 5 && bundle.key.data[3] == 0xff);
    CHECK(bundle.parameters == 2 && claimport_parameter(&bundle, 0, &name, &value) && is(name, "S") && is(value, "B"));
    CHECK(claimport_parameter(&bundle, 1, &name, &value) && is(name, "N") && is(value, ""));
    CHECK(!claimport_parameter(&bundle, 2, &name, &value));
    CHECK(bundle.root_cas == 1 && claimport_root_ca(&bundle, 0, &der) && der.size == 3 && der.data[2] == 7);
    CHECK(!claimport_root_ca(&bundle, 1, &der));
    CHECK(bundle_has(&bundle, "N") && !bundle_has(&bundle, "NN"));
}

static void no_part_may_be_cut_off(void) {
    size_t size = sample_bundle(bytes);
    for (size_t shorter = 0; shorter < size; shorter++) {
        CHECK(!bundle_parse(bytes, shorter, &bundle));
    }
}

static void what_is_optional_may_be_missing_and_what_is_new_is_ignored(void) {
    CHECK(parses("a7 01 6168 02 01 03 6154 04 a0 05 43300105 06 43300105 07 81 43300107"));
    CHECK(bundle.client_id.size == 0 && bundle.parameters == 0);
    CHECK(parses("a8 01 6168 02 01 03 6154 04 a0 05 43300105 06 43300105 07 81 43300107 09 a16161 01"));
}

static void every_part_is_checked(void) {
    CHECK(!parses("a7 02 01 01 6168 03 6154 04 a0 05 43300105 06 43300105 07 81 43300107"));
    CHECK(!parses("a6 01 6168 02 01 03 6154 04 a0 05 43300105 06 43300105"));
    CHECK(!parses("a6 01 6168 02 01 03 6154 04 a0 06 43300105 07 81 43300107"));
    CHECK(!parses("a7 01 60 02 01 03 6154 04 a0 05 43300105 06 43300105 07 81 43300107"));
    CHECK(!parses("a7 01 6100 02 01 03 6154 04 a0 05 43300105 06 43300105 07 81 43300107"));
    CHECK(!parses("a7 01 626820 02 01 03 6154 04 a0 05 43300105 06 43300105 07 81 43300107"));
    CHECK(!parses("a7 01 6168 02 00 03 6154 04 a0 05 43300105 06 43300105 07 81 43300107"));
    CHECK(!parses("a7 01 6168 02 1a00010000 03 6154 04 a0 05 43300105 06 43300105 07 81 43300107"));
    CHECK(!parses("a7 01 6168 02 20 03 6154 04 a0 05 43300105 06 43300105 07 81 43300107"));
    CHECK(!parses("a7 01 6168 02 01 03 60 04 a0 05 43300105 06 43300105 07 81 43300107"));
    CHECK(!parses("a7 01 6168 02 01 03 6154 04 80 05 43300105 06 43300105 07 81 43300107"));
    CHECK(!parses("a7 01 6168 02 01 03 6154 04 a1 6161 01 05 43300105 06 43300105 07 81 43300107"));
    CHECK(!parses("a7 01 6168 02 01 03 6154 04 a1 01 6161 05 43300105 06 43300105 07 81 43300107"));
    CHECK(!parses("a7 01 6168 02 01 03 6154 04 a0 05 63300105 06 43300105 07 81 43300107"));
    CHECK(!parses("a7 01 6168 02 01 03 6154 04 a0 05 43310105 06 43300105 07 81 43300107"));
    CHECK(!parses("a7 01 6168 02 01 03 6154 04 a0 05 43300205 06 43300105 07 81 43300107"));
    CHECK(!parses("a7 01 6168 02 01 03 6154 04 a0 05 43308005 06 43300105 07 81 43300107"));
    CHECK(!parses("a7 01 6168 02 01 03 6154 04 a0 05 43308301 06 43300105 07 81 43300107"));
    CHECK(!parses("a7 01 6168 02 01 03 6154 04 a0 05 43300105 06 40 07 81 43300107"));
    CHECK(!parses("a7 01 6168 02 01 03 6154 04 a0 05 43300105 06 43300105 07 80"));
    CHECK(!parses("a7 01 6168 02 01 03 6154 04 a0 05 43300105 06 43300105 07 82 43300107 6100"));
    CHECK(!parses("a8 01 6168 02 01 03 6154 04 a0 05 43300105 06 43300105 07 81 43300107 08 01"));
    CHECK(!parses("a8 01 6168 02 01 03 6154 04 a0 05 43300105 06 43300105 07 81 43300107 6161 01"));
}

void bundle_tests(void) {
    everything_is_found();
    no_part_may_be_cut_off();
    what_is_optional_may_be_missing_and_what_is_new_is_ignored();
    every_part_is_checked();
}
