/*
 * A disk whose power fails (LD_PRELOAD): of files whose name has CUT_FILE in it, writes and syncs are counted, and at the CUT_AFTERth the process is
 * killed. If that is a write, only its beginning is written. Of what was written before and not synced, a part is lost, as CUT_SEED wills.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct unsynced {
    ino_t file;
    int fd;
    off_t offset;
    size_t length;
    char *before;
};

static struct unsynced *unsynced;
static size_t count, room;
static long calls;
static unsigned int seed;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

typedef ssize_t (*pwrite_call)(int, const void *, size_t, off_t);

static pwrite_call really(void) {
    static pwrite_call call;
    if (!call) {
        call = (pwrite_call) dlsym(RTLD_NEXT, "pwrite64");
    }
    return call;
}

static int matters(int fd, ino_t *file) {
    char link[64], name[4096];
    const char *wanted = getenv("CUT_FILE");
    struct stat found;
    if (!wanted) {
        return 0;
    }
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, name, sizeof name - 1);
    if (length < 0) {
        return 0;
    }
    name[length] = 0;
    if (!strstr(name, wanted) || fstat(fd, &found) || !S_ISREG(found.st_mode)) {
        return 0;
    }
    *file = found.st_ino;
    return 1;
}

/* Whether this is the one; then nobody comes back. */
static int due(void) {
    const char *after = getenv("CUT_AFTER");
    if (calls == 0) {
        seed = (unsigned int) atol(getenv("CUT_SEED"));
    }
    return ++calls >= atol(after);
}

static void cut(void) {
    for (size_t at = count; at-- > 0;) {
        struct stat found;
        int there = !fstat(unsynced[at].fd, &found) && found.st_ino == unsynced[at].file;
        if (rand_r(&seed) % 2 && there) {
            really()(unsynced[at].fd, unsynced[at].before, unsynced[at].length, unsynced[at].offset);
        }
    }
    kill(getpid(), SIGKILL);
    for (;;) {
        pause();
    }
}

static void note(int fd, ino_t file, size_t length, off_t offset) {
    if (count == room) {
        room = room ? 2 * room : 64;
        unsynced = realloc(unsynced, room * sizeof *unsynced);
    }
    char *before = calloc(1, length ? length : 1);
    ssize_t was = pread(fd, before, length, offset);
    (void) was;
    unsynced[count++] = (struct unsynced) {file, fd, offset, length, before};
}

static ssize_t written(int fd, const void *bytes, size_t length, off_t offset) {
    ino_t file;
    if (!matters(fd, &file)) {
        return really()(fd, bytes, length, offset);
    }
    pthread_mutex_lock(&lock);
    int last = due();
    note(fd, file, length, offset);
    if (last) {
        really()(fd, bytes, length ? rand_r(&seed) % length : 0, offset);
        count--;
        cut();
    }
    ssize_t result = really()(fd, bytes, length, offset);
    pthread_mutex_unlock(&lock);
    return result;
}

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset) {
    return written(fd, bytes, length, offset);
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off_t offset) {
    return written(fd, bytes, length, offset);
}

ssize_t write(int fd, const void *bytes, size_t length) {
    static ssize_t (*call)(int, const void *, size_t);
    ino_t file;
    if (!call) {
        call = (ssize_t (*)(int, const void *, size_t)) dlsym(RTLD_NEXT, "write");
    }
    if (!matters(fd, &file)) {
        return call(fd, bytes, length);
    }
    off_t offset = lseek(fd, 0, SEEK_CUR);
    ssize_t result = written(fd, bytes, length, offset);
    if (result > 0) {
        lseek(fd, offset + result, SEEK_SET);
    }
    return result;
}

static int synced(int fd, const char *name) {
    int (*call)(int) = (int (*)(int)) dlsym(RTLD_NEXT, name);
    ino_t file;
    if (!matters(fd, &file)) {
        return call(fd);
    }
    pthread_mutex_lock(&lock);
    if (due()) {
        cut();
    }
    int result = call(fd);
    size_t kept = 0;
    for (size_t at = 0; at < count; at++) {
        if (unsynced[at].file == file) {
            free(unsynced[at].before);
        } else {
            unsynced[kept++] = unsynced[at];
        }
    }
    count = kept;
    pthread_mutex_unlock(&lock);
    return result;
}

int fsync(int fd) {
    return synced(fd, "fsync");
}

int fdatasync(int fd) {
    return synced(fd, "fdatasync");
}
