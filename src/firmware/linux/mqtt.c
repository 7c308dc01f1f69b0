#include "mqtt.h"

#include <errno.h>
#include <netdb.h>
#include <openssl/err.h>
#include <openssl/x509v3.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "json.h"

enum { LARGEST_ANSWER = 64 * 1024, ALPN_PORT = 443, REFUSED = 0x80 };

static int tls_index = -1;

static int on_verify(int ok, X509_STORE_CTX *context) {
    SSL *ssl = X509_STORE_CTX_get_ex_data(context, SSL_get_ex_data_X509_STORE_CTX_idx());
    struct mqtt *mqtt = SSL_CTX_get_ex_data(SSL_get_SSL_CTX(ssl), tls_index);
    if (!ok) {
        mqtt->verify_error = X509_STORE_CTX_get_error(context);
    }
    return ok;
}

static void on_info(const SSL *ssl, int where, int what) {
    struct mqtt *mqtt = SSL_CTX_get_ex_data(SSL_get_SSL_CTX(ssl), tls_index);
    if ((where & SSL_CB_READ_ALERT) == SSL_CB_READ_ALERT && (what & 0xff) != SSL_AD_CLOSE_NOTIFY) {
        mqtt->alert = what;
    }
}

static void on_connect(struct mosquitto *client, void *user, int refusal) {
    struct mqtt *mqtt = user;
    (void)client;
    mqtt->refusal = refusal;
    mqtt->connected = refusal == 0;
}

static void on_subscribe(struct mosquitto *client, void *user, int id, int count, const int *granted) {
    struct mqtt *mqtt = user;
    (void)client;
    (void)id;
    mqtt->subscribed = true;
    mqtt->granted = true;
    for (int i = 0; i < count; i++) {
        mqtt->granted = mqtt->granted && granted[i] != REFUSED;
    }
}

static void forget_payload(struct mqtt *mqtt) {
    if (mqtt->payload != NULL) {
        claimport_wipe(mqtt->payload, mqtt->payload_size);
        free(mqtt->payload);
    }
    mqtt->payload = NULL;
    mqtt->payload_size = 0;
}

static void on_message(struct mosquitto *client, void *user, const struct mosquitto_message *message) {
    struct mqtt *mqtt = user;
    (void)client;
    if (message->payloadlen < 0 || message->payloadlen > LARGEST_ANSWER || strlen(message->topic) >= sizeof mqtt->topic) {
        return;
    }
    forget_payload(mqtt);
    mqtt->payload = malloc((size_t)message->payloadlen + 1);
    if (mqtt->payload != NULL) {
        mqtt->payload_size = (size_t)message->payloadlen;
        memcpy(mqtt->payload, message->payload, mqtt->payload_size);
        claimport_wipe(message->payload, mqtt->payload_size); /* it may be a private key */
        strcpy(mqtt->topic, message->topic);
        mqtt->answered = true;
    }
}

/* What TLS complained of says more than that the connection ended: with TLS 1.3 a refused certificate shows only then. */
static bool explain(struct mqtt *mqtt, const char *doing, int result, struct trouble *trouble) {
    if (mqtt->verify_error == X509_V_ERR_CERT_NOT_YET_VALID || mqtt->verify_error == X509_V_ERR_CERT_HAS_EXPIRED) {
        return fail(trouble, "clock", "%s: the service's certificate is not valid by the device's clock", doing);
    }
    if (mqtt->verify_error != X509_V_OK) {
        return fail(trouble, "tls", "%s: %s", doing, X509_verify_cert_error_string(mqtt->verify_error));
    }
    if (mqtt->alert != 0) {
        return fail(trouble, "tls", "%s: the service refused the connection: %s", doing, SSL_alert_desc_string_long(mqtt->alert));
    }
    if (mqtt->refusal != 0) {
        return fail(trouble, "network", "%s: %s", doing, mosquitto_connack_string(mqtt->refusal));
    }
    return fail(trouble, result == MOSQ_ERR_TLS ? "tls" : result == MOSQ_ERR_EAI ? "dns" : "network", "%s: %s", doing,
            result == MOSQ_ERR_ERRNO ? strerror(errno) : mosquitto_strerror(result));
}

static time_t monotonic(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec;
}

static bool await(struct mqtt *mqtt, const bool *happened, const char *doing, struct trouble *trouble) {
    time_t deadline = monotonic() + (time_t)mqtt->timeout;
    while (!*happened) {
        int result = mosquitto_loop(mqtt->client, 100, 1);
        if (*happened) {
            break;
        }
        if (result != MOSQ_ERR_SUCCESS || mqtt->refusal != 0) {
            return explain(mqtt, doing, result, trouble);
        }
        if (monotonic() > deadline) {
            return fail(trouble, "timeout", "%s: nothing within %u s", doing, mqtt->timeout);
        }
    }
    return true;
}

static bool trust(SSL_CTX *tls, const struct claimport_bundle *bundle, const char *host, int64_t now) {
    X509_VERIFY_PARAM *rules = SSL_CTX_get0_param(tls);
    struct claimport_bytes der;
    for (unsigned i = 0; claimport_root_ca(bundle, i, &der); i++) {
        const unsigned char *at = der.data;
        X509 *root = d2i_X509(NULL, &at, (long)der.size);
        bool added = root != NULL && X509_STORE_add_cert(SSL_CTX_get_cert_store(tls), root) == 1;
        X509_free(root);
        if (!added) {
            return false;
        }
    }
    X509_VERIFY_PARAM_set_time(rules, (time_t)now);
    X509_VERIFY_PARAM_set_hostflags(rules, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
    return X509_VERIFY_PARAM_set1_ip_asc(rules, host) == 1 || X509_VERIFY_PARAM_set1_host(rules, host, 0) == 1;
}

/* Everything in memory: libmosquitto by itself would want files, and the claim's key must never be in one. */
static bool prepare_tls(struct mqtt *mqtt, const struct claimport_bundle *bundle, const char *host, const struct identity *identity, int64_t now) {
    static const unsigned char ALPN[] = "\x0ex-amzn-mqtt-ca";
    mqtt->tls = SSL_CTX_new(TLS_client_method());
    if (tls_index < 0) {
        tls_index = SSL_CTX_get_ex_new_index(0, NULL, NULL, NULL, NULL);
    }
    if (mqtt->tls == NULL || SSL_CTX_set_ex_data(mqtt->tls, tls_index, mqtt) != 1) {
        return false;
    }
    SSL_CTX_set_verify(mqtt->tls, SSL_VERIFY_PEER, on_verify);
    SSL_CTX_set_info_callback(mqtt->tls, on_info);
    SSL_CTX_set_session_cache_mode(mqtt->tls, SSL_SESS_CACHE_OFF);
    return SSL_CTX_set_min_proto_version(mqtt->tls, TLS1_2_VERSION) == 1
            && (bundle->port != ALPN_PORT || SSL_CTX_set_alpn_protos(mqtt->tls, ALPN, sizeof ALPN - 1) == 0)
            && SSL_CTX_use_certificate(mqtt->tls, identity->certificate) == 1 && SSL_CTX_use_PrivateKey(mqtt->tls, identity->key) == 1
            && trust(mqtt->tls, bundle, host, now);
}

bool mqtt_connect(struct mqtt *mqtt, const struct claimport_bundle *bundle, const char *client_id, const struct identity *identity,
        int64_t now, unsigned timeout, struct trouble *trouble) {
    char host[256];
    memset(mqtt, 0, sizeof *mqtt);
    mqtt->timeout = timeout;
    if (bundle->host.size >= sizeof host) {
        return fail(trouble, "dns", "the endpoint's name is too long");
    }
    memcpy(host, bundle->host.data, bundle->host.size);
    host[bundle->host.size] = 0;
    mqtt->client = mosquitto_new(client_id, true, mqtt);
    if (mqtt->client == NULL || !prepare_tls(mqtt, bundle, host, identity, now)
            || mosquitto_void_option(mqtt->client, MOSQ_OPT_SSL_CTX, mqtt->tls) != MOSQ_ERR_SUCCESS
            || mosquitto_int_option(mqtt->client, MOSQ_OPT_SSL_CTX_WITH_DEFAULTS, 0) != MOSQ_ERR_SUCCESS) {
        ERR_clear_error();
        return fail(trouble, "tls", "certificates, key or endpoint cannot be used for a connection");
    }
    mosquitto_connect_callback_set(mqtt->client, on_connect);
    mosquitto_subscribe_callback_set(mqtt->client, on_subscribe);
    mosquitto_message_callback_set(mqtt->client, on_message);
    int result = mosquitto_connect(mqtt->client, host, bundle->port, 60);
    return result == MOSQ_ERR_SUCCESS ? await(mqtt, &mqtt->connected, "connection", trouble) : explain(mqtt, "connection", result, trouble);
}

bool mqtt_subscribe(struct mqtt *mqtt, const char *const topics[2], struct trouble *trouble) {
    char filters[4][512];
    char *pointers[4];
    for (int i = 0; i < 4; i++) {
        int length = snprintf(filters[i], sizeof filters[i], "%s/%s", topics[i / 2], i % 2 == 0 ? "accepted" : "rejected");
        if (length < 0 || (size_t)length >= sizeof filters[i]) {
            return fail(trouble, "network", "the template's name is too long");
        }
        pointers[i] = filters[i];
    }
    int result = mosquitto_subscribe_multiple(mqtt->client, NULL, 4, pointers, 1, 0, NULL);
    if (result != MOSQ_ERR_SUCCESS) {
        return explain(mqtt, "subscription", result, trouble);
    }
    return await(mqtt, &mqtt->subscribed, "subscription", trouble)
            && (mqtt->granted || fail(trouble, "network", "subscription: the service refused it"));
}

bool mqtt_request(struct mqtt *mqtt, const char *topic, const char *payload, struct trouble *trouble) {
    char code[sizeof trouble->code];
    char message[1024];
    mqtt->answered = false;
    int result = mosquitto_publish(mqtt->client, NULL, topic, (int)strlen(payload), payload, 1, false);
    if (result != MOSQ_ERR_SUCCESS) {
        return explain(mqtt, "request", result, trouble);
    }
    if (!await(mqtt, &mqtt->answered, "answer", trouble)) {
        return false;
    }
    if (strlen(mqtt->topic) == strlen(topic) + 9 && strcmp(mqtt->topic + strlen(topic), "/accepted") == 0) {
        return true;
    }
    if (!json_string(mqtt->payload, mqtt->payload_size, "errorCode", code, sizeof code) || code[0] == 0) {
        return fail(trouble, "network", "the service refused, and did not say why");
    }
    bool said = json_string(mqtt->payload, mqtt->payload_size, "errorMessage", message, sizeof message);
    return fail(trouble, code, "%s", said ? message : "");
}

void mqtt_close(struct mqtt *mqtt) {
    if (mqtt->connected) {
        mosquitto_disconnect(mqtt->client);
        while (mosquitto_want_write(mqtt->client) && mosquitto_loop_write(mqtt->client, 1) == MOSQ_ERR_SUCCESS) {
            /* until the goodbye is out */
        }
    }
    mosquitto_destroy(mqtt->client);
    SSL_CTX_free(mqtt->tls);
    forget_payload(mqtt);
    memset(mqtt, 0, sizeof *mqtt);
}
