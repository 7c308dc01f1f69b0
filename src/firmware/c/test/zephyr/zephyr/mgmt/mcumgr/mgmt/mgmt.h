/* Of MCUmgr what a group needs. */
#ifndef ZEPHYR_MGMT_H
#define ZEPHYR_MGMT_H

#include <stddef.h>
#include <stdint.h>
#include <zcbor_common.h>

enum { MGMT_OP_READ = 0, MGMT_OP_WRITE = 2 };
enum { MGMT_ERR_EOK = 0, MGMT_ERR_EMSGSIZE = 7 };

struct net_buf {
    uint8_t *data;
    uint16_t len;
};

struct cbor_nb_reader {
    struct net_buf *nb;
};

struct cbor_nb_writer {
    struct net_buf *nb;
    zcbor_state_t zs[4];
};

struct smp_streamer {
    struct cbor_nb_reader *reader;
    struct cbor_nb_writer *writer;
};

typedef int (*mgmt_handler_fn)(struct smp_streamer *ctxt);

struct mgmt_handler {
    mgmt_handler_fn mh_read;
    mgmt_handler_fn mh_write;
};

struct mgmt_group {
    const struct mgmt_handler *mg_handlers;
    uint16_t mg_handlers_count;
    uint16_t mg_group_id;
};

void mgmt_register_group(struct mgmt_group *group);

#endif
