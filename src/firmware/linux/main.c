/* A device that takes a claim over a serial line with the library in ../c, and registers itself with AWS IoT. */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <time.h>
#include <unistd.h>

#include "../c/port/openssl.h"
#include "line.h"
#include "provision.h"

struct device {
    struct openssl_port crypto; /* first: what the crypto port gets */
    struct claimport claimport;
    struct options options;
    struct line line;
    struct provision provision;
    const struct claimport_bundle *bundle;
    bool has_clock;
    int64_t clock_ahead;
    char said[512];             /* rehearsal: a line of standard input that is not whole yet */
    size_t said_size;
    bool heard_all;             /* rehearsal: standard input ended */
};

static volatile sig_atomic_t stopped;

static void on_signal(int signal) {
    (void)signal;
    stopped = 1;
}

static void tell(const char *what, const char *more) {
    printf("%s%s%s\n", what, *more == 0 ? "" : " ", more);
    fflush(stdout);
}

/* The five callbacks. */

static void write_line(void *user, const uint8_t *bytes, size_t size) {
    struct device *device = user;
    line_write(&device->line, bytes, size);
}

static uint64_t now(void *user, uint64_t set_to) {
    struct device *device = user;
    if (set_to != 0) {
        device->clock_ahead = (int64_t)set_to - (int64_t)time(NULL);
        device->has_clock = true;
        tell("clock set", "");
    }
    return device->has_clock ? (uint64_t)((int64_t)time(NULL) + device->clock_ahead) : 0;
}

static bool store(void *user, const struct claimport_bundle *bundle) {
    struct device *device = user;
    device->bundle = bundle;
    tell("bundle", "");
    return true;
}

static void start(void *user) {
    struct device *device = user;
    tell("start", "");
    if (!device->options.rehearsal && !provision_start(&device->provision, &device->options, device->bundle, (int64_t)now(user, 0))) {
        claimport_fail(&device->claimport, "storage", "no process can be started");
    }
}

static void erase(void *user) {
    struct device *device = user;
    provision_end(&device->provision);
    device->bundle = NULL;
    tell("erase", "");
}

/* What provisioning says. */

static void reached(struct device *device, int state, const char *first, const char *second) {
    char number[16];
    snprintf(number, sizeof number, "%d", state);
    if (state == CLAIMPORT_FAILED) {
        claimport_fail(&device->claimport, first, second);
    } else {
        claimport_report(&device->claimport, (enum claimport_state)state, first, second);
    }
    tell("state", number);
    if (state >= CLAIMPORT_RECONNECTING) {
        tell(first, second);
    }
}

static void hear_provisioning(struct device *device) {
    struct provision_report report;
    ssize_t size = read(device->provision.reports, &report, sizeof report);
    if (size == (ssize_t)sizeof report) {
        report.first[sizeof report.first - 1] = 0;
        report.second[sizeof report.second - 1] = 0;
        reached(device, report.state, report.first, report.second);
    } else if (size >= 0 || errno != EINTR) {
        provision_end(&device->provision);
        claimport_fail(&device->claimport, "storage", "registration ended without a result");
    }
}

static void rehearse(struct device *device, char *line) {
    char *rest = NULL;
    char *state = strtok_r(line, " ", &rest);
    char *first = strtok_r(NULL, " ", &rest);
    if (state != NULL) {
        reached(device, atoi(state), first == NULL ? "" : first, rest == NULL ? "" : rest);
    }
}

static void hear_rehearsal(struct device *device) {
    ssize_t size = read(STDIN_FILENO, device->said + device->said_size, sizeof device->said - 1 - device->said_size);
    if (size <= 0) {
        device->heard_all = true;
        return;
    }
    device->said_size += (size_t)size;
    char *end;
    while ((end = memchr(device->said, '\n', device->said_size)) != NULL) {
        *end = 0;
        rehearse(device, device->said);
        device->said_size -= (size_t)(end + 1 - device->said);
        memmove(device->said, end + 1, device->said_size);
    }
    if (device->said_size == sizeof device->said - 1) {
        device->said_size = 0; /* longer than any line that means something */
    }
}

/* The cable may be pulled, and plugged in again: what was received stays. */
static void hear_line(struct device *device) {
    uint8_t bytes[512];
    ssize_t size = read(device->line.fd, bytes, sizeof bytes);
    if (size > 0) {
        claimport_receive(&device->claimport, bytes, (size_t)size);
    } else if (size == 0 || (errno != EAGAIN && errno != EINTR)) {
        line_close(&device->line);
        tell("unplugged", "");
    }
    claimport_wipe(bytes, sizeof bytes);
}

static void serve(struct device *device) {
    while (!stopped) {
        struct pollfd ends[3] = {{device->line.fd, POLLIN, 0}, {device->provision.reports, POLLIN, 0},
                {device->options.rehearsal && !device->heard_all ? STDIN_FILENO : -1, POLLIN, 0}};
        int ready = poll(ends, 3, device->line.fd < 0 ? 200 : -1);
        if (device->line.fd < 0 && line_open(&device->line, &device->options) == 0) {
            tell("port", device->line.path);
        }
        if (ready > 0 && ends[1].revents != 0) {
            hear_provisioning(device);
        }
        if (ready > 0 && ends[2].revents != 0) {
            hear_rehearsal(device);
        }
        if (ready > 0 && ends[0].revents != 0) {
            hear_line(device);
        }
    }
}

static uint8_t *locked(size_t size) {
    uint8_t *bytes = calloc(1, size);
    if (bytes != NULL) {
        mlock(bytes, size); /* as far as the system lets it */
        madvise(bytes, size, MADV_DONTDUMP);
    }
    return bytes;
}

static bool prepare(struct device *device, struct claimport_config *config) {
    const struct options *options = &device->options;
    struct claimport_callbacks callbacks = {write_line, now, store, start, erase};
    memset(config, 0, sizeof *config);
    config->model = options->model;
    config->serial = options->serial;
    config->firmware = options->firmware;
    config->own_parameters = options->own_names;
    config->required = options->required;
    config->csr = options->csr;
    config->sealed = options->sealed;
    config->possession = options->code;
    config->bundle_buffer = locked(options->largest_bundle);
    config->bundle_buffer_size = options->largest_bundle;
    config->smp_buffer = locked(options->buffer);
    config->smp_buffer_size = options->buffer;
    config->smp_buffer_count = options->buffers;
    config->callbacks = callbacks;
    config->user = device;
    return openssl_port_open(&device->crypto, &config->crypto) && claimport_init(&device->claimport, config);
}

int main(int count, char **arguments) {
    static struct device device;
    struct claimport_config config;
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = on_signal;
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    signal(SIGPIPE, SIG_IGN);
    prctl(PR_SET_DUMPABLE, 0);
    options_read(&device.options, count, arguments);
    device.has_clock = device.options.has_clock;
    device.clock_ahead = device.options.clock_ahead;
    device.provision.reports = -1;
    if (!prepare(&device, &config)) {
        fprintf(stderr, "claimport-device: not enough memory\n");
        return 1;
    }
    if (line_open(&device.line, &device.options) != 0) {
        fprintf(stderr, "claimport-device: %s: %s\n", device.options.port, strerror(errno));
        return 1;
    }
    tell("port", device.line.path);
    serve(&device);
    provision_end(&device.provision);
    claimport_wipe(config.bundle_buffer, config.bundle_buffer_size);
    claimport_wipe(config.smp_buffer, config.smp_buffer_size);
    claimport_wipe(&device.claimport, sizeof device.claimport);
    line_close(&device.line);
    openssl_port_close(&device.crypto);
    free(config.bundle_buffer);
    free(config.smp_buffer);
    return 0;
}
