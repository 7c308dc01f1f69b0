/* One MQTT connection over mutual TLS, a step at a time. */
#ifndef MQTT_H
#define MQTT_H

#include <mosquitto.h>
#include <openssl/ssl.h>
#include <stdbool.h>

#include "identity.h"

struct mqtt {
    struct mosquitto *client;
    SSL_CTX *tls;
    unsigned timeout;     /* seconds for each step */
    int verify_error;     /* of the service's certificate; X509_V_OK: none */
    int alert;            /* that the service sent; 0: none */
    bool connected;
    int refusal;          /* of the connection, MQTT 3.1.1 section 3.2.2.3; 0: none */
    bool subscribed;
    bool granted;
    bool answered;
    char topic[512];
    char *payload;        /* the last message's */
    size_t payload_size;
};

/* Connects to the endpoint of a bundle as one identity; trusts the bundle's root CAs only, by the given clock. */
bool mqtt_connect(struct mqtt *mqtt, const struct claimport_bundle *bundle, const char *client_id, const struct identity *identity,
        int64_t now, unsigned timeout, struct trouble *trouble);
/* Subscribes to both answers of two topics. */
bool mqtt_subscribe(struct mqtt *mqtt, const char *const topics[2], struct trouble *trouble);
/* One request, one answer: its payload is in the structure. What was rejected is a trouble, with the service's code. */
bool mqtt_request(struct mqtt *mqtt, const char *topic, const char *payload, struct trouble *trouble);
/* Says goodbye if it can, and frees everything. */
void mqtt_close(struct mqtt *mqtt);

#endif
