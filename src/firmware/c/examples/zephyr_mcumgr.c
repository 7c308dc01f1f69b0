/* The hand-over group beside MCUmgr's own on Zephyr: MCUmgr does the framing. README.md shows the part between the lines. */
#include "zephyr_mcumgr.h"

/* README ---- */
static K_MUTEX_DEFINE(my_lock);                          /* around every call of the library */
static struct mgmt_group my_group;

static void answered(struct k_work *work) {
    (void)work;
    k_mutex_lock(&my_lock, K_FOREVER);
    claimport_answered(&my.claimport);
    k_mutex_unlock(&my_lock);
}

static K_WORK_DELAYABLE_DEFINE(my_answered, answered);

static int handle(struct smp_streamer *ctxt, unsigned op, unsigned command) {
    static uint8_t answer[512];
    const struct net_buf *request = ctxt->reader->nb;    /* MCUmgr has pulled the header off, which is still in front of it */
    unsigned version = (request->data[-8] >> 3) & 3u;
    zcbor_state_t *out = ctxt->writer->zs;
    k_mutex_lock(&my_lock, K_FOREVER);
    size_t size = claimport_handle(&my.claimport, op, version, command, request->data, request->len, answer, sizeof answer);
    bool fits = size > 0 && size - 1 <= (size_t)(out->payload_end - out->payload_mut);
    if (fits) {
        memcpy(out->payload_mut, answer + 1, size - 1);  /* MCUmgr has opened the map, and closes it */
        out->payload_mut += size - 1;
        out->elem_count += 2 * (answer[0] & 0x1fu);
    }
    k_mutex_unlock(&my_lock);
    k_work_schedule(&my_answered, K_MSEC(20));           /* by then the answer is on the line */
    return fits ? MGMT_ERR_EOK : MGMT_ERR_EMSGSIZE;
}

static int hello(struct smp_streamer *ctxt) { return handle(ctxt, MGMT_OP_READ, 0); }
static int begin(struct smp_streamer *ctxt) { return handle(ctxt, MGMT_OP_WRITE, 1); }
static int put(struct smp_streamer *ctxt) { return handle(ctxt, MGMT_OP_WRITE, 2); }
static int commit(struct smp_streamer *ctxt) { return handle(ctxt, MGMT_OP_WRITE, 3); }
static int status(struct smp_streamer *ctxt) { return handle(ctxt, MGMT_OP_READ, 4); }
static int forget(struct smp_streamer *ctxt) { return handle(ctxt, MGMT_OP_WRITE, 5); }

static const struct mgmt_handler my_handlers[] = {
    {.mh_read = hello}, {.mh_write = begin}, {.mh_write = put}, {.mh_write = commit}, {.mh_read = status}, {.mh_write = forget},
};

static void my_register(void) {
    my_group.mg_handlers = my_handlers;
    my_group.mg_handlers_count = ARRAY_SIZE(my_handlers);
    my_group.mg_group_id = 3098;
    mgmt_register_group(&my_group);
}

MCUMGR_HANDLER_DEFINE(claimport, my_register);
/* ---- README */
