/* A bundle, and with it all of CBOR. */
#include "../src/internal.h"
#include "null_port.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct claimport_bundle bundle;
    struct claimport device;
    static uint8_t buffers[320];
    if (bundle_parse(data, size, &bundle)) {
        fuzz_store(NULL, &bundle);
        if (bundle_has(&bundle, "") || bundle.host.size == 0 || bundle.root_cas == 0) {
            __builtin_trap();
        }
    }
    fuzz_device(&device, buffers, 128, buffers + 128, 192);
    return 0;
}
