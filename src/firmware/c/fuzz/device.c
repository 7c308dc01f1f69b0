/*
 * A whole device: the input is a row of messages, each of two bytes of length, the header's op and command, and a body. They
 * are framed here, so that the fuzzer need not find out about Base64 and CRC; every third is also cut short.
 */
#include "null_port.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static uint16_t crc(const uint8_t *bytes, size_t size) {
    unsigned value = 0;
    for (size_t i = 0; i < size; i++) {
        value ^= (unsigned)bytes[i] << 8;
        for (int bit = 0; bit < 8; bit++) {
            value = (value & 0x8000u) != 0 ? (value << 1 ^ 0x1021u) & 0xffffu : value << 1;
        }
    }
    return (uint16_t)value;
}

static void send(struct claimport *device, const uint8_t *raw, size_t size) {
    static const char DIGITS[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t from = 0; from < size; from += 93) {
        uint8_t line[127];
        size_t at = 2;
        memcpy(line, from == 0 ? "\x06\x09" : "\x04\x14", 2);
        for (size_t i = from; i < size && i < from + 93; i += 3) {
            size_t left = size - i;
            unsigned three = (unsigned)raw[i] << 16 | (left > 1 ? (unsigned)raw[i + 1] << 8 : 0u) | (left > 2 ? raw[i + 2] : 0u);
            line[at++] = (uint8_t)DIGITS[three >> 18];
            line[at++] = (uint8_t)DIGITS[three >> 12 & 63];
            line[at++] = left > 1 ? (uint8_t)DIGITS[three >> 6 & 63] : '=';
            line[at++] = left > 2 ? (uint8_t)DIGITS[three & 63] : '=';
        }
        line[at++] = '\n';
        claimport_receive(device, line, at);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static uint8_t bundle[2048];
    static uint8_t smp[1024];
    static uint8_t packet[1024];
    struct claimport device;
    fuzz_device(&device, bundle, sizeof bundle, smp, sizeof smp);
    while (size >= 4) {
        size_t body = ((size_t)data[0] << 8 | data[1]) % 900;
        body = body < size - 4 ? body : size - 4;
        uint8_t header[8] = {(uint8_t)(data[2] & 0x1f), 0, (uint8_t)(body >> 8), (uint8_t)body, 0x0c, 0x1a, 1, data[3]};
        if ((data[2] & 0x80) != 0) {
            header[4] = header[5] = 0; /* the os group */
        }
        if ((data[2] & 0x40) != 0) { /* not a message, but what provisioning says in between */
            claimport_report(&device, (enum claimport_state)(data[3] & 7), "thing", "certificate");
        } else if ((data[2] & 0x20) != 0) {
            claimport_fail(&device, "tls", "\xc3");
        } else {
            packet[0] = (uint8_t)((body + 10) >> 8);
            packet[1] = (uint8_t)(body + 10);
            memcpy(packet + 2, header, 8);
            memcpy(packet + 10, data + 4, body);
            uint16_t sum = crc(packet + 2, body + 8);
            packet[body + 10] = (uint8_t)(sum >> 8);
            packet[body + 11] = (uint8_t)sum;
            send(&device, packet, body + 12);
        }
        data += 4 + body;
        size -= 4 + body;
    }
    return 0;
}
