#include "provision.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "json.h"
#include "mqtt.h"

enum { LARGEST_REQUEST = 16 * 1024, LARGEST_PEM = 8 * 1024 };

static int reports;
static struct provision_report late;

static void report(int state, const char *first, const char *second) {
    struct provision_report said;
    memset(&said, 0, sizeof said);
    said.state = state;
    snprintf(said.first, sizeof said.first, "%s", first);
    snprintf(said.second, sizeof said.second, "%s", second);
    if (write(reports, &said, sizeof said) != (ssize_t)sizeof said) {
        _exit(1); /* nobody listens any more */
    }
}

/* Name resolution and connecting have no deadline of their own. */
static void on_alarm(int signal) {
    (void)signal;
    if (write(reports, &late, sizeof late) == (ssize_t)sizeof late) {
        _exit(0);
    }
    _exit(1);
}

static void set_deadline(unsigned seconds) {
    late.state = CLAIMPORT_FAILED;
    strcpy(late.first, "timeout");
    snprintf(late.second, sizeof late.second, "connection: nothing within %u s", seconds);
    signal(SIGALRM, on_alarm);
    alarm(seconds);
}

/* What the steps share. */
struct attempt {
    const struct options *options;
    struct claimport_bundle bundle;
    int64_t now;
    struct identity own;
    char certificate_id[129];
    char thing[129];
    struct trouble trouble;
};

static bool connect_as(struct attempt *attempt, struct mqtt *mqtt, const struct identity *identity, const char *client_id) {
    set_deadline(attempt->options->timeout);
    bool connected = mqtt_connect(mqtt, &attempt->bundle, client_id, identity, attempt->now, attempt->options->timeout, &attempt->trouble);
    alarm(0);
    return connected;
}

/* A member of the last answer. */
static bool answered(struct attempt *attempt, const struct mqtt *mqtt, const char *member, char *value, size_t size) {
    return json_string(mqtt->payload, mqtt->payload_size, member, value, size)
            || fail(&attempt->trouble, "network", "an answer without a usable %s", member);
}

static bool get_certificate(struct attempt *attempt, struct mqtt *mqtt, const char *topic, char *token, size_t token_size) {
    char request[LARGEST_PEM + 256] = "{}";
    char certificate[LARGEST_PEM];
    char key[LARGEST_PEM];
    bool csr = attempt->options->csr;
    if (csr) {
        struct json_out out = {request, sizeof request, 0, false};
        if (!identity_request(&attempt->own, attempt->options->serial, certificate, sizeof certificate, &attempt->trouble)) {
            return false;
        }
        json_raw(&out, "{\"certificateSigningRequest\":");
        json_quoted(&out, certificate, strlen(certificate));
        json_raw(&out, "}");
    }
    bool got = mqtt_request(mqtt, topic, request, &attempt->trouble)
            && answered(attempt, mqtt, "certificateId", attempt->certificate_id, sizeof attempt->certificate_id)
            && answered(attempt, mqtt, "certificateOwnershipToken", token, token_size)
            && answered(attempt, mqtt, "certificatePem", certificate, sizeof certificate)
            && (csr || answered(attempt, mqtt, "privateKey", key, sizeof key))
            && identity_of_answer(&attempt->own, certificate, csr ? NULL : key, &attempt->trouble);
    claimport_wipe(key, sizeof key);
    return got;
}

static void add_own(const struct options *options, struct json_out *out) {
    for (size_t i = 0; options->own_names[i] != NULL; i++) {
        json_raw(out, i == 0 ? "" : ",");
        json_quoted(out, options->own_names[i], strlen(options->own_names[i]));
        json_raw(out, ":");
        json_quoted(out, options->own_values[i], strlen(options->own_values[i]));
    }
}

static bool is_own(const struct options *options, struct claimport_text name) {
    for (size_t i = 0; options->own_names[i] != NULL; i++) {
        if (strlen(options->own_names[i]) == name.size && memcmp(options->own_names[i], name.data, name.size) == 0) {
            return true;
        }
    }
    return false;
}

/* The device's own parameters win over the bundle's. */
static bool register_thing(struct attempt *attempt, struct mqtt *mqtt, const char *topic, const char *token) {
    char request[LARGEST_REQUEST];
    struct json_out out = {request, sizeof request, 0, false};
    struct claimport_text name;
    struct claimport_text value;
    json_raw(&out, "{\"certificateOwnershipToken\":");
    json_quoted(&out, token, strlen(token));
    json_raw(&out, ",\"parameters\":{");
    add_own(attempt->options, &out);
    for (unsigned i = 0; claimport_parameter(&attempt->bundle, i, &name, &value); i++) {
        if (!is_own(attempt->options, name)) {
            json_raw(&out, ",");
            json_quoted(&out, name.data, name.size);
            json_raw(&out, ":");
            json_quoted(&out, value.data, value.size);
        }
    }
    json_raw(&out, "}}");
    return (!out.overflow || fail(&attempt->trouble, "storage", "too many parameters"))
            && mqtt_request(mqtt, topic, request, &attempt->trouble)
            && answered(attempt, mqtt, "thingName", attempt->thing, sizeof attempt->thing);
}

/* From the claim to a thing with a certificate. */
static bool become_thing(struct attempt *attempt) {
    char provision[400];
    char client_id[129];
    char token[4096];
    const struct claimport_text *given = &attempt->bundle.client_id;
    const char *topics[2] = {attempt->options->csr ? "$aws/certificates/create-from-csr/json" : "$aws/certificates/create/json", provision};
    struct identity claim = {NULL, NULL};
    struct mqtt mqtt = {0};
    int length = snprintf(provision, sizeof provision, "$aws/provisioning-templates/%.*s/provision/json",
            (int)attempt->bundle.template_name.size, attempt->bundle.template_name.data);
    bool fits = length > 0 && (size_t)length < sizeof provision && given->size < sizeof client_id;
    snprintf(client_id, sizeof client_id, "%.*s", given->size > 0 ? (int)given->size : 128, given->size > 0 ? given->data : attempt->options->serial);
    bool worked = (fits || fail(&attempt->trouble, "storage", "a name is too long")) && identity_of_claim(&claim, &attempt->bundle, &attempt->trouble);
    claimport_wipe((void *)(uintptr_t)attempt->bundle.key.data, attempt->bundle.key.size);
    report(CLAIMPORT_CONNECTING, "", "");
    worked = worked && connect_as(attempt, &mqtt, &claim, client_id) && mqtt_subscribe(&mqtt, topics, &attempt->trouble);
    if (worked) {
        report(CLAIMPORT_GETTING_CERTIFICATE, "", "");
        worked = get_certificate(attempt, &mqtt, topics[0], token, sizeof token);
    }
    if (worked) {
        report(CLAIMPORT_REGISTERING, "", "");
        worked = register_thing(attempt, &mqtt, topics[1], token);
    }
    claimport_wipe(token, sizeof token);
    mqtt_close(&mqtt);
    identity_forget(&claim);
    return worked;
}

/* The proof that it worked. */
static bool come_back(struct attempt *attempt) {
    struct mqtt mqtt = {0};
    bool worked = identity_store(&attempt->own, attempt->options->state_dir, attempt->thing, &attempt->trouble);
    report(CLAIMPORT_RECONNECTING, attempt->thing, attempt->certificate_id);
    worked = worked && connect_as(attempt, &mqtt, &attempt->own, attempt->thing);
    mqtt_close(&mqtt);
    return worked && identity_adopt(attempt->options->state_dir, &attempt->trouble);
}

static void run(const struct options *options, const struct claimport_bundle *bundle, int64_t now) {
    struct attempt attempt;
    memset(&attempt, 0, sizeof attempt);
    attempt.options = options;
    attempt.bundle = *bundle;
    attempt.now = now;
    mosquitto_lib_init();
    if (become_thing(&attempt) && come_back(&attempt)) {
        report(CLAIMPORT_DONE, attempt.thing, attempt.certificate_id);
    } else {
        report(CLAIMPORT_FAILED, attempt.trouble.code, attempt.trouble.message);
    }
    identity_forget(&attempt.own);
}

/* The copy of the bundle must not get to disk: by a core dump, by swapping, or by outliving its parent. */
static void keep_to_itself(pid_t parent) {
    struct rlimit none = {0, 0};
    setrlimit(RLIMIT_CORE, &none);
    prctl(PR_SET_DUMPABLE, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    mlockall(MCL_CURRENT); /* as far as the system lets it */
    if (getppid() != parent) {
        _exit(1);
    }
}

bool provision_start(struct provision *provision, const struct options *options, const struct claimport_bundle *bundle, int64_t now) {
    int ends[2];
    pid_t parent = getpid();
    if (pipe(ends) != 0) {
        return false;
    }
    fflush(NULL); /* or the process would write it once more */
    pid_t process = fork();
    if (process == 0) {
        close(ends[0]);
        reports = ends[1];
        signal(SIGTERM, SIG_DFL);
        signal(SIGINT, SIG_DFL);
        keep_to_itself(parent);
        run(options, bundle, now);
        _exit(0);
    }
    close(ends[1]);
    if (process < 0) {
        close(ends[0]);
        return false;
    }
    provision->process = process;
    provision->reports = ends[0];
    return true;
}

void provision_end(struct provision *provision) {
    if (provision->process > 0) {
        kill(provision->process, SIGKILL);
        while (waitpid(provision->process, NULL, 0) < 0 && errno == EINTR) {
            /* once more */
        }
    }
    if (provision->reports >= 0) {
        close(provision->reports);
    }
    provision->process = 0;
    provision->reports = -1;
}
