/* The trace in README.md is what the library does: what goes in there gets the answers that stand there. */
#include "rig.h"
#include "test.h"

static struct rig rig;

/* Takes "06 09 Base64 0a" apart into the bytes of a line. */
static size_t line_of(const char *text, uint8_t *bytes) {
    size_t size = strlen(text);
    size_t base64 = size - 6 - 3;
    unhex(memcmp(text, "06 09", 5) == 0 ? "06 09" : "04 14", bytes);
    memcpy(bytes + 2, text + 6, base64);
    bytes[2 + base64] = '\n';
    return base64 + 3;
}

void trace_tests(void) {
    char text[512];
    uint8_t bytes[512];
    unsigned lines = 0;
    size_t heard = 0;
    FILE *readme = fopen("README.md", "r");
    CHECK(readme != NULL);
    rig_open(&rig);
    rig.config.model = "Pump";
    rig.config.serial = "SN-7";
    rig.config.firmware = "1.0.0";
    rig.config.bundle_buffer_size = 4096;
    rig.clock = 0;
    rig.keeps_time = true;
    rig_restart(&rig);
    while (readme != NULL && fgets(text, sizeof text, readme) != NULL) {
        text[strcspn(text, "\n")] = 0;
        if (strncmp(text, "    > 0", 7) == 0) {
            CHECK(heard == rig.written);
            rig.written = 0;
            heard = 0;
            claimport_receive(&rig.device, bytes, line_of(text + 6, bytes));
            lines++;
        } else if (strncmp(text, "    < 0", 7) == 0) {
            size_t size = line_of(text + 6, bytes);
            CHECK(heard + size <= rig.written && memcmp(rig.line + heard, bytes, size) == 0);
            heard += size;
            lines++;
        }
    }
    CHECK(lines == 12);
    CHECK(claimport_state(&rig.device) == CLAIMPORT_ACCEPTED);
    rig_close(&rig);
    if (readme != NULL) {
        fclose(readme);
    }
}
