#include "options.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "claimport.h"

static const char USAGE[] =
    "Usage: claimport-device --port PATH --serial TEXT --state-dir FOLDER [OPTION]...\n"
    "A device that takes an AWS IoT provisioning claim over a serial port, and registers itself with it.\n"
    "\n"
    "  --port PATH           serial port or pseudo-terminal; \"pty\" makes one, and prints its path\n"
    "  --baud N              bits per second (115200)\n"
    "  --rtscts              hardware flow control\n"
    "  --serial TEXT         serial number; also the template parameter SerialNumber unless --param says other ones\n"
    "  --model TEXT          (Linux reference device)\n"
    "  --firmware TEXT       (1.0.0)\n"
    "  --csr                 makes its own key, and asks for a certificate by CSR\n"
    "  --no-seal             takes bundles as they are, and offers no key to seal them with\n"
    "  --pop CODE            takes only bundles that are sealed with this code, too\n"
    "  --max BYTES           largest bundle (8192)\n"
    "  --buffer BYTES        SMP buffer (1024)\n"
    "  --buffers N           SMP buffers (4)\n"
    "  --clock none|SECONDS  no clock, or one that is so far ahead of this computer's (0)\n"
    "  --param NAME=VALUE    a template parameter that it fills in itself; may be repeated\n"
    "  --require NAME        a template parameter without which it takes no bundle; may be repeated\n"
    "  --state-dir FOLDER    where its identity is kept\n"
    "  --timeout SECONDS     for each step of the registration (10)\n"
    "  --rehearsal           registers nowhere: reports the states that it reads from standard input,\n"
    "                        a line each: 3, or \"6 THING CERTIFICATE\", or \"8 CODE MESSAGE\"\n"
    "  --help\n";

enum { PORT = 1, BAUD, RTSCTS, SERIAL, MODEL, FIRMWARE, CSR, NO_SEAL, POP, MAX, BUFFER, BUFFERS, CLOCK, PARAM, REQUIRE, STATE_DIR, TIMEOUT, REHEARSAL, HELP };

static const struct option OPTIONS[] = {
    {"port", required_argument, NULL, PORT}, {"baud", required_argument, NULL, BAUD}, {"rtscts", no_argument, NULL, RTSCTS},
    {"serial", required_argument, NULL, SERIAL}, {"model", required_argument, NULL, MODEL}, {"firmware", required_argument, NULL, FIRMWARE},
    {"csr", no_argument, NULL, CSR}, {"no-seal", no_argument, NULL, NO_SEAL}, {"pop", required_argument, NULL, POP},
    {"max", required_argument, NULL, MAX}, {"buffer", required_argument, NULL, BUFFER}, {"buffers", required_argument, NULL, BUFFERS},
    {"clock", required_argument, NULL, CLOCK}, {"param", required_argument, NULL, PARAM}, {"require", required_argument, NULL, REQUIRE},
    {"state-dir", required_argument, NULL, STATE_DIR}, {"timeout", required_argument, NULL, TIMEOUT},
    {"rehearsal", no_argument, NULL, REHEARSAL}, {"help", no_argument, NULL, HELP}, {NULL, 0, NULL, 0}};

static void refuse(const char *what, const char *value) {
    fprintf(stderr, "claimport-device: %s%s%s\nTry 'claimport-device --help'.\n", what, value == NULL ? "" : ": ", value == NULL ? "" : value);
    exit(2);
}

static long long number(const char *text, long long least, long long most) {
    char *end;
    errno = 0;
    long long value = strtoll(text, &end, 10);
    if (errno != 0 || end == text || *end != 0 || value < least || value > most) {
        refuse("not a number that can be used here", text);
    }
    return value;
}

static void add(const char **names, const char *name) {
    size_t count = 0;
    while (names[count] != NULL) {
        count++;
    }
    if (count == MOST_NAMES) {
        refuse("too many names", name);
    }
    names[count] = name;
}

static void add_parameter(struct options *options, char *text) {
    char *equals = strchr(text, '=');
    if (equals == NULL || equals == text) {
        refuse("not NAME=VALUE", text);
    }
    *equals = 0;
    add(options->own_names, text);
    add(options->own_values, equals + 1);
}

static void read_one(struct options *options, int option, char *value) {
    switch (option) {
        case PORT: options->port = value; break;
        case BAUD: options->baud = (unsigned)number(value, 50, 4000000); break;
        case RTSCTS: options->flow_control = true; break;
        case SERIAL: options->serial = value; break;
        case MODEL: options->model = value; break;
        case FIRMWARE: options->firmware = value; break;
        case CSR: options->csr = true; break;
        case NO_SEAL: options->sealed = false; break;
        case POP: options->code = value; break;
        case MAX: options->largest_bundle = (size_t)number(value, 64, 1 << 20); break;
        case BUFFER: options->buffer = (size_t)number(value, CLAIMPORT_SMP_SMALLEST, 65535); break;
        case BUFFERS: options->buffers = (unsigned)number(value, 1, 64); break;
        case CLOCK:
            options->has_clock = strcmp(value, "none") != 0;
            options->clock_ahead = options->has_clock ? number(value, -4000000000LL, 4000000000LL) : 0;
            break;
        case PARAM: add_parameter(options, value); break;
        case REQUIRE: add(options->required, value); break;
        case STATE_DIR: options->state_dir = value; break;
        case TIMEOUT: options->timeout = (unsigned)number(value, 1, 3600); break;
        case REHEARSAL: options->rehearsal = true; break;
        case HELP: fputs(USAGE, stdout); exit(0);
        default: refuse("not understood", NULL);
    }
}

void options_read(struct options *options, int count, char **arguments) {
    memset(options, 0, sizeof *options);
    options->baud = 115200;
    options->model = "Linux reference device";
    options->firmware = "1.0.0";
    options->sealed = true;
    options->largest_bundle = 8192;
    options->buffer = 1024;
    options->buffers = 4;
    options->has_clock = true;
    options->timeout = 10;
    int option;
    while ((option = getopt_long(count, arguments, "", OPTIONS, NULL)) != -1) {
        read_one(options, option, optarg);
    }
    if (optind < count) {
        refuse("not understood", arguments[optind]);
    }
    if (options->port == NULL || options->serial == NULL || *options->serial == 0) {
        refuse("--port and --serial are needed", NULL);
    }
    if (options->state_dir == NULL && !options->rehearsal) {
        refuse("--state-dir is needed", NULL);
    }
    if (options->code != NULL && (!options->sealed || *options->code == 0)) {
        refuse("--pop needs a code, and seals", NULL);
    }
    if (options->own_names[0] == NULL) {
        options->own_names[0] = "SerialNumber";
        options->own_values[0] = options->serial;
    }
}
