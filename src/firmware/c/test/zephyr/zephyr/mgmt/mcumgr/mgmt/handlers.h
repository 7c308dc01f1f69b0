/* MCUmgr calls what is defined so when it starts. */
#ifndef ZEPHYR_HANDLERS_H
#define ZEPHYR_HANDLERS_H

#define MCUMGR_HANDLER_DEFINE(name, function) void mcumgr_start_##name(void); void mcumgr_start_##name(void) { function(); } \
    extern int mcumgr_started_##name

#endif
