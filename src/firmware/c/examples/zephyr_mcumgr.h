/* What stands before it in a firmware. */
#ifndef ZEPHYR_MCUMGR_H
#define ZEPHYR_MCUMGR_H

#include <string.h>
#include <zcbor_common.h>
#include <zephyr/kernel.h>
#include <zephyr/mgmt/mcumgr/mgmt/handlers.h>
#include <zephyr/mgmt/mcumgr/mgmt/mgmt.h>
#include "claimport.h"

extern struct my_device {
    struct claimport claimport;
} my;

#endif
