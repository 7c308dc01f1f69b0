/* Why a step failed, as the hand-over group reports it. */
#ifndef TROUBLE_H
#define TROUBLE_H

/* A code is the service's own, or one of tls, dns, network, clock, timeout, storage. */
struct trouble {
    char code[129];
    char message[129];
};

/* Fills it in; always returns false. */
__attribute__((format(printf, 3, 4))) _Bool fail(struct trouble *trouble, const char *code, const char *format, ...);

#endif
