/* Bytes of a serial line, as they come: lines, markers, Base64, lengths. The CRC keeps most of it from going further. */
#include "null_port.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static uint8_t bundle[256];
    static uint8_t smp[192];
    struct claimport device;
    fuzz_device(&device, bundle, sizeof bundle, smp, sizeof smp);
    claimport_receive(&device, data, size);
    return 0;
}
