/* The example for Zephyr, run with a server that opens and closes the map as MCUmgr does; and README.md shows the very same text. */
#include "../examples/zephyr_mcumgr.c"

#include "rig.h"
#include "test.h"

enum { HEADER = 8, ROOM = 512 };

struct my_device my;

static struct rig rig;
static struct mgmt_group *registered;
static struct k_work_delayable *scheduled;

void mgmt_register_group(struct mgmt_group *group) {
    registered = group;
}

int k_mutex_lock(struct k_mutex *mutex, k_timeout_t timeout) {
    CHECK(mutex->lock_count == 0 && timeout.ticks < 0);
    mutex->lock_count++;
    return 0;
}

int k_mutex_unlock(struct k_mutex *mutex) {
    mutex->lock_count--;
    return 0;
}

int k_work_schedule(struct k_work_delayable *work, k_timeout_t delay) {
    CHECK(delay.ticks > 0);
    scheduled = work;
    return 1;
}

/* One request in a header of that version; returns what the handler does. The answer is its CBOR. */
static int serve(unsigned version, unsigned op, unsigned command, const uint8_t *body, size_t size, uint8_t *answer, size_t room) {
    uint8_t packet[ROOM] = {0};
    uint8_t response[ROOM + HEADER] = {0};
    struct net_buf in = {packet + HEADER, (uint16_t)size};
    struct net_buf out = {response, HEADER};
    struct cbor_nb_reader reader = {&in};
    struct cbor_nb_writer writer = {&out, {{response + HEADER, 0, response + HEADER + room}}};
    struct smp_streamer streamer = {&reader, &writer};
    const struct mgmt_handler *handler = &registered->mg_handlers[command];
    mgmt_handler_fn function = op == MGMT_OP_READ ? handler->mh_read : handler->mh_write;
    packet[0] = (uint8_t)(version << 3 | op);
    memcpy(packet + HEADER, body, size);
    /* zcbor_map_start_encode for fifteen entries, and zcbor_map_end_encode with CONFIG_ZCBOR_CANONICAL. */
    *writer.zs->payload_mut++ = 0xaf;
    int result = function(&streamer);
    response[HEADER] = (uint8_t)(0xa0 | writer.zs->elem_count / 2);
    memcpy(answer, response + HEADER, (size_t)(writer.zs->payload_mut - (response + HEADER)));
    return result;
}

/* Whether the answer is this hex. */
static bool answers(unsigned version, unsigned op, unsigned command, const char *body, const char *expected) {
    uint8_t request[ROOM], answer[ROOM], wanted[ROOM];
    size_t size = unhex(body, request);
    return serve(version, op, command, request, size, answer, ROOM) == MGMT_ERR_EOK && memcmp(answer, wanted, unhex(expected, wanted)) == 0;
}

static void serves_the_group(void) {
    uint8_t bytes[ROOM], request[ROOM], answer[ROOM], digest[32];
    size_t bundle = sample_bundle(bytes);
    size_t size;
    CHECK(registered->mg_group_id == 3098 && registered->mg_handlers_count == 6);
    CHECK(answers(1, MGMT_OP_READ, 0, "a1 6176 01",
            "a9 6176 01 656d6f64656c 6542656e6368 6673657269616c 64534e2d31 626677 63312e30 657374617465 00 636d6178 191000"
            " 63637372 f4 66706172616d73 81 6c53657269616c4e756d626572 65636c6f636b 1903e8"));
    CHECK(answers(1, MGMT_OP_WRITE, 2, "a2 636f6666 00 6464617461 41 00", "a1 63657272 a2 6567726f7570 190c1a 627263 01"));
    CHECK(answers(0, MGMT_OP_WRITE, 2, "a2 636f6666 00 6464617461 41 00", "a1 627263 190101"));
    sha256(bytes, bundle, digest);
    size = unhex("a5 626964 62 6331 636c656e 18", request);
    request[size++] = (uint8_t)bundle;
    size += unhex("63736861 5820", request + size);
    memcpy(request + size, digest, 32);
    size += 32;
    size += unhex("636e6f77 1903e8 63657870 190514", request + size);
    CHECK(serve(1, MGMT_OP_WRITE, 1, request, size, answer, ROOM) == MGMT_ERR_EOK && memcmp(answer, "\xa1\x63off", 5) == 0 && answer[5] == 0);
    size = unhex("a2 636f6666 00 6464617461 58", request);
    request[size++] = (uint8_t)bundle;
    memcpy(request + size, bytes, bundle);
    CHECK(serve(1, MGMT_OP_WRITE, 2, request, size + bundle, answer, ROOM) == MGMT_ERR_EOK);
    size = unhex("a1 63736861 5820", request);
    memcpy(request + size, digest, 32);
    scheduled = NULL;
    CHECK(serve(1, MGMT_OP_WRITE, 3, request, size + 32, answer, ROOM) == MGMT_ERR_EOK && answer[0] == 0xa0);
    CHECK(rig.stores == 1 && rig.starts == 0 && scheduled != NULL);
    scheduled->work.handler(&scheduled->work);
    CHECK(rig.starts == 1);
    CHECK(answers(1, MGMT_OP_READ, 4, "a0", "a1 657374617465 02"));
    CHECK(answers(1, MGMT_OP_WRITE, 5, "a0", "a0"));
}

static void leaves_alone_what_has_no_room(void) {
    uint8_t answer[ROOM];
    CHECK(serve(1, MGMT_OP_READ, 0, (const uint8_t *)"\xa0", 1, answer, 20) == MGMT_ERR_EMSGSIZE && answer[0] == 0xa0);
    CHECK(my_lock.lock_count == 0);
}

/* Reads a file; returns its size. */
static size_t slurp(const char *path, char *text, size_t room) {
    FILE *file = fopen(path, "r");
    size_t size = file == NULL ? 0 : fread(text, 1, room - 1, file);
    if (file != NULL) {
        fclose(file);
    }
    text[size] = 0;
    return size;
}

static void stands_in_the_readme(void) {
    static char readme[64 * 1024], example[16 * 1024];
    CHECK(slurp("README.md", readme, sizeof readme) > 0 && slurp("examples/zephyr_mcumgr.c", example, sizeof example) > 0);
    char *from = strstr(example, "/* README ---- */\n");
    char *to = strstr(example, "/* ---- README */");
    CHECK(from != NULL && to != NULL);
    if (from != NULL && to != NULL) {
        *to = 0;
        CHECK(strstr(readme, strchr(from, '\n') + 1) != NULL);
    }
}

void zephyr_tests(void) {
    rig_open(&rig);
    claimport_init(&my.claimport, &rig.config);
    mcumgr_start_claimport();
    serves_the_group();
    leaves_alone_what_has_no_room();
    stands_in_the_readme();
    rig_close(&rig);
}
