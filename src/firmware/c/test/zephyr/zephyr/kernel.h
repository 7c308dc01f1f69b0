/* Of Zephyr's kernel what the example calls, by the documentation of Zephyr 4, so that it compiles and runs without Zephyr. */
#ifndef ZEPHYR_KERNEL_H
#define ZEPHYR_KERNEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define ARRAY_SIZE(array) (sizeof(array) / sizeof((array)[0]))

typedef struct {
    int64_t ticks;
} k_timeout_t;

#define K_MSEC(ms) ((k_timeout_t){(ms)})
#define K_FOREVER ((k_timeout_t){-1})

struct k_mutex {
    int lock_count;
};

struct k_work {
    void (*handler)(struct k_work *work);
};

struct k_work_delayable {
    struct k_work work;
};

#define K_MUTEX_DEFINE(name) struct k_mutex name = {0}
#define K_WORK_DELAYABLE_DEFINE(name, work_handler) struct k_work_delayable name = {{work_handler}}

int k_mutex_lock(struct k_mutex *mutex, k_timeout_t timeout);
int k_mutex_unlock(struct k_mutex *mutex);
int k_work_schedule(struct k_work_delayable *work, k_timeout_t delay);

#endif
