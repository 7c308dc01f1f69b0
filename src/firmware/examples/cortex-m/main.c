/* The five callbacks, and the loop: what a board does that takes a claim. */
#include <string.h>

#include "crypto.h"
#include "host.h"
#include "script.h"
#include "ticks.h"
#include "uart.h"

static struct {
    struct crypto crypto; /* first: what the crypto port gets */
    struct claimport claimport;
    struct script script;
    uint64_t started;     /* when the ticks began, in seconds since 1970; 0 as long as nobody has said */
} board;

static uint8_t bundle_buffer[8192];
static uint8_t smp_buffer[1024];

static void write_line(void *user, const uint8_t *bytes, size_t size) {
    (void)user;
    uart_write(bytes, size);
}

static uint64_t now(void *user, uint64_t set_to) {
    uint32_t passed = ticks() / TICKS_PER_SECOND;
    (void)user;
    if (set_to != 0) {
        board.started = set_to - passed;
    }
    return board.started == 0 ? 0 : board.started + passed;
}

static bool store(void *user, const struct claimport_bundle *bundle) {
    (void)user;
    (void)bundle; /* would be kept until "erase", by what connects */
    return true;
}

static void start(void *user) {
    const char *states = host_arguments();
    (void)user;
    script_start(&board.script, *states == 0 ? "3/8 network This board has no network." : states);
}

static void erase(void *user) {
    (void)user;
    script_stop(&board.script);
}

int main(void) {
    static const char *const OWN[] = {"SerialNumber", NULL};
    static struct claimport_config config = {
        .model = "Emulated board, registration played", .serial = "QEMU-1", .firmware = CLAIMPORT_VERSION,
        .own_parameters = OWN,
        .bundle_buffer = bundle_buffer, .bundle_buffer_size = sizeof bundle_buffer,
        .smp_buffer = smp_buffer, .smp_buffer_size = sizeof smp_buffer, .smp_buffer_count = 1,
        .callbacks = {write_line, now, store, start, erase},
        .user = &board,
    };
    uint8_t bytes[16];
    config.sealed = crypto_open(&board.crypto, &config.crypto);
    if (!claimport_init(&board.claimport, &config)) {
        return 1;
    }
    ticks_open();
    uart_open();
    for (;;) {
        size_t size = uart_read(bytes, sizeof bytes);
        claimport_receive(&board.claimport, bytes, size);
        script_step(&board.script, &board.claimport);
        uart_wait();
    }
}
