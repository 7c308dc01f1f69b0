#include <claimport.h>
#include <string.h>

/* The package has the header's version, and its library answers. */
int main(void) {
    static struct claimport device;
    static struct claimport_config config;
    return strcmp(FOUND, CLAIMPORT_VERSION) == 0 && !claimport_init(&device, &config) && claimport_state(&device) == CLAIMPORT_EMPTY ? 0 : 1;
}
