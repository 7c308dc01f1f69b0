/*
 * SMP over a serial line that may carry a shell and logs as well (Zephyr, smp_transport.rst, "UART/serial and console"):
 * lines of a marker, Base64 and LF. What does not fit is dropped without a word; whoever waits will ask again.
 */
#include <string.h>

#include "broken.h"
#include "internal.h"

enum { FIRST = 0x0609, NEXT = 0x0414, HEADER = 8, RAW_PER_LINE = 93, LINE = 127, LONGEST_LINE = 256, OS_GROUP = 0, ECHO = 0, BUFFERS = 6, READ = 0, WRITE = 2 };

/* CRC-16/XMODEM, one byte on. Over a message and its CRC it is 0. */
static uint16_t crc(uint16_t before, uint8_t byte) {
    unsigned value = before ^ (unsigned)byte << 8;
    for (int bit = 0; bit < 8; bit++) {
        value = (value & 0x8000u) != 0 ? value << 1 ^ 0x1021u : value << 1;
    }
    return (uint16_t)value;
}

/* A packet on its way out: gathered into lines as its bytes come. */
struct sending {
    const struct claimport *device;
    uint16_t crc;
    bool further;
    uint8_t raw[RAW_PER_LINE];
    size_t filled;
};

static void send_line(struct sending *sending) {
    static const char DIGITS[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    uint8_t line[LINE];
    size_t at = 2;
    line[0] = sending->further ? NEXT >> 8 : FIRST >> 8;
    line[1] = (sending->further ? NEXT : FIRST) & 0xff;
    for (size_t i = 0; i < sending->filled; i += 3) {
        size_t left = sending->filled - i;
        unsigned three = (unsigned)sending->raw[i] << 16 | (left > 1 ? (unsigned)sending->raw[i + 1] << 8 : 0u)
                | (left > 2 ? sending->raw[i + 2] : 0u);
        line[at++] = (uint8_t)DIGITS[three >> 18];
        line[at++] = (uint8_t)DIGITS[three >> 12 & 63];
        line[at++] = left > 1 ? (uint8_t)DIGITS[three >> 6 & 63] : '=';
        line[at++] = left > 2 ? (uint8_t)DIGITS[three & 63] : '=';
    }
    line[at++] = '\n';
    sending->device->config.callbacks.write(sending->device->config.user, line, at);
    sending->further = true;
    sending->filled = 0;
}

static void send_raw(struct sending *sending, uint8_t byte) {
    sending->raw[sending->filled++] = byte;
    if (sending->filled == RAW_PER_LINE) {
        send_line(sending);
    }
}

static void send_byte(void *to, uint8_t byte) {
    struct sending *sending = to;
    sending->crc = crc(sending->crc, byte);
    send_raw(sending, byte);
}

static void send_answer(const struct claimport *device, const uint8_t *request, const struct answer *answer) {
    unsigned version = request[0] >> 3 & 3u;
    struct sending sending = {device, 0, false, {0}, 0};
    struct cbor_out measure = {NULL, NULL, 0};
    struct cbor_out out = {send_byte, &sending, 0};
    answer_write(device, answer, version, &measure);
    size_t packet = HEADER + measure.size + 2;
    uint8_t header[HEADER] = {(uint8_t)((request[0] & 0x1fu) + 1u), 0, (uint8_t)(measure.size >> 8), (uint8_t)measure.size, request[4],
            request[5], CLAIMPORT_BREAK_FRAMING_SEQUENCE ? 0 : request[6], request[7]};
    send_raw(&sending, (uint8_t)(packet >> 8));
    send_raw(&sending, (uint8_t)packet);
    for (size_t i = 0; i < HEADER; i++) {
        send_byte(&sending, header[i]);
    }
    answer_write(device, answer, version, &out);
    uint16_t sum = sending.crc;
    send_raw(&sending, (uint8_t)(sum >> 8));
    send_raw(&sending, (uint8_t)sum);
    if (sending.filled > 0) {
        send_line(&sending);
    }
}

/* The part of the os group that clients rely on. */
static struct answer os_answer(unsigned op, unsigned command, struct cbor body, unsigned pairs) {
    struct answer made;
    memset(&made, 0, sizeof made);
    made.kind = ANSWER_SMP_ERROR;
    made.error = SMP_NOT_SUPPORTED;
    if (command == ECHO && op == WRITE) {
        bool is_text = cbor_find(body, pairs, "d", &made.text) && made.text.type == CBOR_TEXT;
        made.kind = is_text ? ANSWER_ECHO : ANSWER_SMP_ERROR;
        made.error = SMP_INVALID;
    } else if (command == BUFFERS && op == READ) {
        made.kind = ANSWER_BUFFERS;
    }
    return made;
}

static void receive_message(struct claimport *device, const uint8_t *message, size_t size) {
    static const uint8_t NOTHING = 0xa0;
    unsigned op = message[0] & 7u;
    size_t length = size < HEADER ? 0 : (size_t)message[2] << 8 | message[3];
    if (CLAIMPORT_BREAK_FRAMING_HEADER && size >= HEADER) {
        length = size - HEADER;
    }
    if (size < HEADER || size - HEADER != length || (op != READ && op != WRITE && !CLAIMPORT_BREAK_FRAMING_ANSWERS)) {
        return;
    }
#if CLAIMPORT_BREAK_FRAMING_LATE
    static unsigned latest = 1000;
    if (message[6] + 1u == latest) {
        return;
    }
    latest = message[6];
#endif
#if CLAIMPORT_BREAK_FRAMING_REPEATED
    static unsigned last = 256;
    if (last == message[6]) {
        return;
    }
    last = message[6];
#endif
    unsigned group = (unsigned)message[4] << 8 | message[5];
    struct answer made;
    struct cbor body;
    unsigned pairs;
    memset(&made, 0, sizeof made);
    made.kind = ANSWER_SMP_ERROR;
    if (group != OS_GROUP && group != CLAIMPORT_GROUP) {
        made.error = SMP_NOT_SUPPORTED;
    } else if (!cbor_map(length == 0 ? &NOTHING : message + HEADER, length == 0 ? 1 : length, &body, &pairs)) {
        made.error = SMP_INVALID;
    } else {
        made = group == OS_GROUP ? os_answer(op, message[7], body, pairs) : group_answer(device, op, message[7], body, pairs);
    }
    send_answer(device, message, &made);
    claimport_answered(device);
}

static void drop_packet(struct claimport *device) {
    claimport_wipe(device->config.smp_buffer, device->filled);
    device->filled = 0;
    device->line_start = 0;
}

static size_t announced(const struct claimport *device) {
    return 2u + ((size_t)device->config.smp_buffer[0] << 8 | device->config.smp_buffer[1]);
}

/* A packet is the length of what follows, a message, and its CRC. */
static void end_line(struct claimport *device) {
    device->in_line = false;
    device->quantum = 0;
    if (device->bad_line || device->quantum_chars != 0 || device->filled < 2 || announced(device) <= 4
            || announced(device) > device->config.smp_buffer_size || device->filled > announced(device)) {
        drop_packet(device);
    } else if (device->filled == announced(device)) {
        uint16_t sum = 0;
        for (size_t i = 2; i < device->filled; i++) {
            sum = crc(sum, device->config.smp_buffer[i]);
        }
        if (sum == 0 || CLAIMPORT_BREAK_FRAMING_CORRUPTED) {
            receive_message(device, device->config.smp_buffer + 2, device->filled - 4);
        }
        drop_packet(device);
    }
}

/* Also in the middle of a line: that one was cut short, and this one glued to it. */
static void begin_line(struct claimport *device, unsigned marker) {
    if (device->in_line) {
        claimport_wipe(device->config.smp_buffer + device->line_start, device->filled - device->line_start);
        device->filled = device->line_start;
    }
    if (marker == FIRST) {
        drop_packet(device);
    }
    device->in_line = marker == FIRST || device->filled > 0;
    device->bad_line = false;
    device->ended = false;
    device->quantum = 0;
    device->quantum_chars = 0;
    device->padding = 0;
    device->line_length = 0;
    device->line_start = device->filled;
}

/* Four characters of Base64 are up to three bytes. */
static void end_quantum(struct claimport *device) {
    size_t count = 3u - device->padding;
    if (device->config.smp_buffer_size - device->filled < count) {
        device->bad_line = true;
        return;
    }
    for (size_t i = 0; i < count; i++) {
        device->config.smp_buffer[device->filled++] = (uint8_t)(device->quantum >> (16 - 8 * i));
    }
    device->ended = device->padding > 0;
    device->quantum = 0;
    device->quantum_chars = 0;
}

static int digit(uint8_t byte) {
    return byte >= 'A' && byte <= 'Z' ? byte - 'A' : byte >= 'a' && byte <= 'z' ? byte - 'a' + 26
            : byte >= '0' && byte <= '9' ? byte - '0' + 52 : byte == '+' ? 62 : byte == '/' ? 63 : -1;
}

static void receive_digit(struct claimport *device, uint8_t byte) {
    int value = digit(byte);
    bool pads = byte == '=' && device->quantum_chars >= 2;
    if (byte == '\r' && device->quantum_chars == 0) {
        device->ended = true;
    } else if (device->ended || ++device->line_length > LONGEST_LINE || (pads ? false : value < 0 || device->padding > 0)) {
        device->bad_line = true;
    } else {
        device->quantum = device->quantum << 6 | (pads ? 0u : (unsigned)value);
        device->padding = (uint8_t)(device->padding + (pads ? 1 : 0));
        if (++device->quantum_chars == 4) {
            end_quantum(device);
        }
    }
}

void claimport_receive(struct claimport *device, const uint8_t *bytes, size_t size) {
    for (size_t i = 0; i < size; i++) {
        uint8_t byte = bytes[i];
        device->pair = (uint16_t)(device->pair << 8 | byte);
        if (device->pair == FIRST || device->pair == NEXT) {
            begin_line(device, device->pair);
        } else if (device->in_line && byte == '\n') {
            end_line(device);
        } else if (device->in_line && !device->bad_line) {
            receive_digit(device, byte);
        }
    }
}
