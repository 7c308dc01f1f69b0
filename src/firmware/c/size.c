/* Prints what a device keeps in RAM; fails beyond 4 kB, the bundle buffer aside. */
#include <stdio.h>

#include "claimport.h"

int main(void) {
    const size_t smp = 1024;
    size_t ram = sizeof(struct claimport) + smp;
    printf("RAM: %zu bytes (device %zu, SMP buffer %zu), and the bundle buffer\n", ram, sizeof(struct claimport), smp);
    return ram <= 4096 ? 0 : 1;
}
