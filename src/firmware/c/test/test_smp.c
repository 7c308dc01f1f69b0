#include "rig.h"
#include "test.h"

static struct rig rig;

static bool hears(const char *sent, const char *expected) {
    rig.written = 0;
    claimport_receive(&rig.device, (const uint8_t *)sent, strlen(sent));
    return rig.written == strlen(expected) && memcmp(rig.line, expected, rig.written) == 0;
}

/* echo {"d": "hi"}, sequence 66, SMP version 2; and its answer {"r": "hi"}. */
#define ECHO "\x06\x09" "ABAKAAAGAABCAKFhZGJoaZsK\n"
#define ECHOED "\x06\x09" "ABALAAAGAABCAKFhcmJoadxV\n"

/* The same, sequence 65. */
#define BEFORE "\x06\x09" "ABAKAAAGAABBAKFhZGJoaVN/\n"
#define ANSWERED_BEFORE "\x06\x09" "ABALAAAGAABBAKFhcmJoaRQg\n"

static void answers_what_is_whole(void) {
    CHECK(hears(ECHO, ECHOED));
    CHECK(is_zero(rig.smp, sizeof rig.smp));
    /* hears an echo of SMP version 1, too: op and version are repeated */
    CHECK(hears("\x06\x09" "ABACAAAGAABCAKFhZGJoaXBh\n", "\x06\x09" "ABADAAAGAABCAKFhcmJoaTc+\n"));
}

static void hears_through_noise(void) {
    CHECK(hears("\x1b[1;32muart:~$ \x1b[m" ECHO, ECHOED));
    CHECK(hears("\r\n<inf> log\r\n" ECHO "more", ECHOED));
    CHECK(hears("\x06\x09" "ABAKAAAGAABCAKFhZGJoaZsK\r\n", ECHOED));
    CHECK(hears("\x06" ECHO, ECHOED));
    CHECK(hears("\x06\x09" "ABAKAAAG" ECHO, ECHOED));
    CHECK(hears("\x06\x09" "ABAK!!\n" ECHO, ECHOED));
    CHECK(hears("\x04\x14" "AAAA\n" ECHO, ECHOED));
    CHECK(hears(ECHO ECHO, ECHOED ECHOED));
    /* A truncated line swallows the next one up to its marker, and nothing more. */
    CHECK(hears("\x06\x09" "ABAKAAAGAABC", ""));
    CHECK(hears(ECHO, ECHOED));
}

/* What is sent again may come after what followed it. */
static void answers_what_is_late(void) {
    CHECK(hears(BEFORE ECHO BEFORE, ANSWERED_BEFORE ECHOED ANSWERED_BEFORE));
    CHECK(hears(ECHO, ECHOED));
}

static void one_byte_at_a_time_is_enough(void) {
    rig.written = 0;
    for (const char *at = ECHO; *at != 0; at++) {
        claimport_receive(&rig.device, (const uint8_t *)at, 1);
    }
    CHECK(rig.written == strlen(ECHOED));
}

static void packets_go_over_several_lines(void) {
    CHECK(hears("\x06\x09" "ABAKAAAGAABC\n\x04\x14" "AKFhZGJoaZsK\n", ECHOED));
    /* the next line was cut short, and then came whole */
    CHECK(hears("\x06\x09" "ABAKAAAGAABC\n\x04\x14" "AKFh\x04\x14" "AKFhZGJoaZsK\n", ECHOED));
    /* a new packet in the middle of one */
    CHECK(hears("\x06\x09" "ABAKAAAGAABC\n" ECHO, ECHOED));
}

static void is_silent_on_what_does_not_fit(void) {
    CHECK(hears("\x06\x09" "ABAKAAAGAABCAKFhZGJoaZsA\n", ""));             /* CRC */
    CHECK(hears("\x06\x09" "ABEKAAAGAABCAKFhZGJoaZsK\n", ""));             /* announces one more: waits */
    CHECK(hears("\x06\x09" "AA8KAAAGAABCAKFhZGJoaZsK\n", ""));             /* more than announced */
    CHECK(hears("\x06\x09" "ABAKAAAGAABCAKFhZGJoaZsKAAAA\n", ""));
    CHECK(hears("\x06\x09" "ABAKAAAGAABCAKFhZGJoafT\n", ""));              /* Base64 without its end */
    CHECK(hears("\x06\x09" "ABAKAAAGAABCAKFh=ZGJoafT1\n", ""));
    CHECK(hears("\x06\x09" "AA==AAAA\n", ""));
    CHECK(hears("\x06\x09" "====\n", ""));
    CHECK(hears("\x06\x09" "\n", ""));
    CHECK(hears("\x06\x09" "//8KAAAG\n", ""));                             /* 64 kB */
    CHECK(hears("\x06\x09" "AAIAAA==\n", ""));                             /* no message in it */
    CHECK(hears("\x06\x09" "ABAKAAAFAABCAKFhZGJoaePw\n", ""));             /* a header that says one byte less */
    CHECK(hears("\n\n\n", ""));
    CHECK(hears(ECHO, ECHOED));
}

static void answers_get_no_answer_and_unknown_groups_get_8(void) {
    CHECK(hears("\x06\x09" "ABALAAAGAABCAKFhcmJoadxV\n", ""));
    rig.written = 0;
    /* read of group 8, command 0, empty body: {"rc": 8} */
    CHECK(hears("\x06\x09" "AAoIAAAAAAgBAIRK\n", "\x06\x09" "AA8JAAAFAAgBAKFicmMId2Q=\n"));
}

/* Every line on its own: nothing may be longer than 127 bytes, and all but the last of a packet are full. */
static void long_answers_are_cut_into_lines(void) {
    /* hello of version 2, sequence 1 */
    rig.written = 0;
    claimport_receive(&rig.device, (const uint8_t *)"\x06\x09" "AAoIAAAADBoBAOZ7\n", 19);
    CHECK(rig.written > 127 && rig.line[126] == '\n' && rig.line[127] == 0x04 && rig.line[128] == 0x14);
    CHECK(rig.line[rig.written - 1] == '\n');
}

void smp_tests(void) {
    rig_open(&rig);
    answers_what_is_whole();
    hears_through_noise();
    answers_what_is_late();
    one_byte_at_a_time_is_enough();
    packets_go_over_several_lines();
    is_silent_on_what_does_not_fit();
    answers_get_no_answer_and_unknown_groups_get_8();
    long_answers_are_cut_into_lines();
    rig_close(&rig);
}
