#include "line.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

static speed_t speed(unsigned baud) {
    static const struct { unsigned baud; speed_t speed; } SPEEDS[] = {{9600, B9600}, {19200, B19200}, {38400, B38400}, {57600, B57600},
            {115200, B115200}, {230400, B230400}, {460800, B460800}, {921600, B921600}, {1000000, B1000000}, {2000000, B2000000}};
    for (size_t i = 0; i < sizeof SPEEDS / sizeof *SPEEDS; i++) {
        if (SPEEDS[i].baud == baud) {
            return SPEEDS[i].speed;
        }
    }
    return B0;
}

static int make_raw(int fd, const struct options *options) {
    struct termios settings;
    if (speed(options->baud) == B0) {
        errno = EINVAL;
        return -1;
    }
    if (tcgetattr(fd, &settings) != 0) {
        return -1;
    }
    cfmakeraw(&settings);
    settings.c_cflag |= CLOCAL | CREAD;
    settings.c_cflag &= ~(tcflag_t)(CSTOPB | HUPCL | CRTSCTS);
    settings.c_cflag |= options->flow_control ? CRTSCTS : 0;
    settings.c_cc[VMIN] = 1;
    settings.c_cc[VTIME] = 0;
    cfsetispeed(&settings, speed(options->baud));
    cfsetospeed(&settings, speed(options->baud));
    return tcsetattr(fd, TCSANOW, &settings);
}

static int open_own(struct line *line, const struct options *options) {
    line->fd = posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    if (line->fd < 0 || grantpt(line->fd) != 0 || unlockpt(line->fd) != 0 || ptsname_r(line->fd, line->path, sizeof line->path) != 0) {
        return -1;
    }
    line->other_end = open(line->path, O_RDWR | O_NOCTTY | O_CLOEXEC);
    return line->other_end < 0 ? -1 : make_raw(line->other_end, options);
}

int line_open(struct line *line, const struct options *options) {
    line->fd = -1;
    line->other_end = -1;
    if (strcmp(options->port, "pty") == 0) {
        if (open_own(line, options) == 0) {
            return 0;
        }
    } else {
        snprintf(line->path, sizeof line->path, "%s", options->port);
        line->fd = open(options->port, O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
        if (line->fd >= 0 && make_raw(line->fd, options) == 0) {
            return 0;
        }
    }
    int reason = errno;
    line_close(line);
    errno = reason;
    return -1;
}

void line_close(struct line *line) {
    if (line->fd >= 0) {
        close(line->fd);
    }
    if (line->other_end >= 0) {
        close(line->other_end);
    }
    line->fd = -1;
    line->other_end = -1;
}

void line_write(struct line *line, const uint8_t *bytes, size_t size) {
    while (size > 0 && line->fd >= 0) {
        ssize_t written = write(line->fd, bytes, size);
        if (written > 0) {
            bytes += written;
            size -= (size_t)written;
        } else if (written < 0 && errno == EAGAIN) {
            struct pollfd room = {line->fd, POLLOUT, 0};
            if (poll(&room, 1, 2000) <= 0) {
                return;
            }
        } else if (written < 0 && errno != EINTR) {
            return; /* gone, which reading will find out as well */
        }
    }
}
