/* A library to preload: sees every call that changes files below one folder, and breaks one of them.
 *
 * All threads share one count, so that "the 17th call" is the same call in every run. Armed by
 * `rig_arm`, which a process calls after it has forked; before that nothing is seen. What was done
 * can be written to a log as well, with its bytes: `powercut.py` makes of it what a disk may hold
 * after the power went.
 *
 * Which calls: those that `strace` shows CPython and SQLite to make; test_shim.py compares.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

enum fault { NONE, KILL, TORN, EIO_ONCE, FULL_ONCE, FULL };
enum change { WRITE = 1, SYNC, RENAME, UNLINK, TRUNCATE, CREATE, MKDIR, RMDIR, MARK, LINK };

static struct {
    int armed, log;
    enum fault fault;
    long at, seen;
    char prefix[PATH_MAX];
} rig = {.log = -1};
static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;

void rig_arm(const char *prefix, int fault, long at, int log) {
    snprintf(rig.prefix, sizeof rig.prefix, "%s", prefix);
    rig.fault = fault;
    rig.at = at;
    rig.log = log;
    rig.seen = 0;
    rig.armed = 1;
}

void rig_disarm(void) { rig.armed = 0; }

long rig_seen(void) { return rig.seen; }

/* the log */

static void put(const void *held, size_t size) {
    static ssize_t (*real)(int, const void *, size_t);
    if (!real) real = dlsym(RTLD_NEXT, "write");
    for (const char *at = held; size > 0;) {
        ssize_t done = real(rig.log, at, size);
        if (done <= 0) _exit(99);
        at += done;
        size -= (size_t)done;
    }
}

static void note(enum change change, uint64_t file, int64_t offset, const char *name,
                 const char *other, const void *held, size_t size) {
    if (rig.log < 0) return;
    struct {
        uint64_t file;
        int64_t offset;
        uint32_t change, name, other, held;
    } head = {file, offset, change, (uint32_t)strlen(name), (uint32_t)strlen(other), (uint32_t)size};
    put(&head, sizeof head);
    put(name, head.name);
    put(other, head.other);
    put(held, size);
}

void rig_mark(const char *said) {
    pthread_mutex_lock(&turn);
    note(MARK, 0, 0, said, "", "", 0);
    pthread_mutex_unlock(&turn);
}

/* which files */

static int below(const char *path) {
    size_t size = strlen(rig.prefix);
    return !strncmp(path, rig.prefix, size) && (path[size] == '/' || !path[size]);
}

static int name_of(int handle, char *name) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", handle);
    ssize_t size = readlink(link, name, PATH_MAX - 1);
    name[size > 0 ? size : 0] = 0;
    return size > 0;
}

static int seen_handle(int handle, char *name) {
    return rig.armed && name_of(handle, name) && below(name);
}

static int seen_path(int folder, const char *path, char *name) {
    if (!rig.armed) return 0;
    if (path[0] == '/') {
        snprintf(name, PATH_MAX, "%s", path);
    } else {
        char base[PATH_MAX];
        if (folder == AT_FDCWD ? !getcwd(base, sizeof base) : !name_of(folder, base)) return 0;
        if (snprintf(name, PATH_MAX, "%s/%s", base, path) >= PATH_MAX) return 0;
    }
    return below(name);
}

static uint64_t file_of(int handle) {
    struct stat found;
    return fstat(handle, &found) ? 0 : found.st_ino;
}

/* what happens to a call */

static void die(void) {
    kill(getpid(), SIGKILL);
    for (;;) pause();
}

/* Count a call; return whether it is to be torn, or fails with errno set (-1). */
static int strike(int takes_room) {
    long number = ++rig.seen;
    int is_full = rig.fault == FULL && number >= rig.at && takes_room;
    if (number != rig.at && !is_full) return 0;
    switch (rig.fault) {
    case KILL: die(); break;
    case TORN: return 1;
    case EIO_ONCE: errno = EIO; return -1;
    case FULL_ONCE:
    case FULL:
        if (!takes_room) return 0;
        errno = ENOSPC;
        return -1;
    case NONE: break;
    }
    return 0;
}

#define REAL(name)                                  \
    static __typeof__(&name) real;                  \
    if (!real) real = dlsym(RTLD_NEXT, #name)
#define BEGIN                                       \
    pthread_mutex_lock(&turn);                      \
    int torn = strike(takes_room);                  \
    if (torn < 0) {                                 \
        int code = errno;                           \
        pthread_mutex_unlock(&turn);                \
        errno = code;                               \
        return -1;                                  \
    }
#define END                                         \
    {                                               \
        int code = errno;                           \
        if (torn) die();                            \
        pthread_mutex_unlock(&turn);                \
        errno = code;                               \
    }

static int64_t place_of(int handle) {
    struct stat found;
    if ((fcntl(handle, F_GETFL) & O_APPEND) && !fstat(handle, &found)) return found.st_size;
    return lseek(handle, 0, SEEK_CUR);
}

ssize_t write(int handle, const void *held, size_t size) {
    REAL(write);
    char name[PATH_MAX];
    if (!seen_handle(handle, name)) return real(handle, held, size);
    int takes_room = 1;
    BEGIN;
    int64_t place = place_of(handle);
    ssize_t done = real(handle, held, torn ? size / 2 : size);
    if (done > 0) note(WRITE, file_of(handle), place, name, "", held, (size_t)done);
    END;
    return done;
}

#define PWRITE(function, offset_t)                                                                \
    ssize_t function(int handle, const void *held, size_t size, offset_t place) {                 \
        REAL(function);                                                                           \
        char name[PATH_MAX];                                                                      \
        if (!seen_handle(handle, name)) return real(handle, held, size, place);                   \
        int takes_room = 1;                                                                       \
        BEGIN;                                                                                    \
        ssize_t done = real(handle, held, torn ? size / 2 : size, place);                         \
        if (done > 0) note(WRITE, file_of(handle), place, name, "", held, (size_t)done);          \
        END;                                                                                      \
        return done;                                                                              \
    }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

ssize_t writev(int handle, const struct iovec *parts, int count) {
    REAL(writev);
    char name[PATH_MAX];
    if (!seen_handle(handle, name)) return real(handle, parts, count);
    ssize_t whole = 0; /* one after the other: each may be struck */
    for (int part = 0; part < count; part++) {
        ssize_t done = write(handle, parts[part].iov_base, parts[part].iov_len);
        if (done < 0) return whole ? whole : done;
        whole += done;
    }
    return whole;
}

#define SENDFILE(function, offset_t)                                                              \
    ssize_t function(int into, int from, offset_t *place, size_t size) {                          \
        REAL(function);                                                                           \
        char name[PATH_MAX], held[65536];                                                         \
        if (!seen_handle(into, name)) return real(into, from, place, size);                       \
        size = size < sizeof held ? size : sizeof held;                                           \
        ssize_t found = place ? pread(from, held, size, *place) : read(from, held, size);         \
        if (found <= 0) return found;                                                             \
        ssize_t done = write(into, held, (size_t)found);                                          \
        if (place && done > 0) *place += done;                                                    \
        return done;                                                                              \
    }
SENDFILE(sendfile, off_t)
SENDFILE(sendfile64, off64_t)

ssize_t copy_file_range(int from, off64_t *from_place, int into, off64_t *into_place, size_t size,
                        unsigned flags) {
    REAL(copy_file_range);
    char name[PATH_MAX];
    if (!seen_handle(into, name)) return real(from, from_place, into, into_place, size, flags);
    errno = EXDEV; /* as between two disks: the caller copies by hand then */
    return -1;
}

#define FSYNC(function)                                                                           \
    int function(int handle) {                                                                    \
        REAL(function);                                                                           \
        char name[PATH_MAX];                                                                      \
        if (!seen_handle(handle, name)) return real(handle);                                      \
        int takes_room = 1; /* where room is given late, this is when it lacks */                 \
        BEGIN;                                                                                    \
        int done = real(handle);                                                                  \
        if (!done) note(SYNC, file_of(handle), 0, name, "", "", 0);                               \
        END;                                                                                      \
        return done;                                                                              \
    }
FSYNC(fsync)
FSYNC(fdatasync)

#define FTRUNCATE(function, offset_t)                                                             \
    int function(int handle, offset_t size) {                                                     \
        REAL(function);                                                                           \
        char name[PATH_MAX];                                                                      \
        if (!seen_handle(handle, name)) return real(handle, size);                                \
        int takes_room = 0;                                                                       \
        BEGIN;                                                                                    \
        int done = real(handle, size);                                                            \
        if (!done) note(TRUNCATE, file_of(handle), size, name, "", "", 0);                        \
        END;                                                                                      \
        return done;                                                                              \
    }
FTRUNCATE(ftruncate, off_t)
FTRUNCATE(ftruncate64, off64_t)

static int renamed(int from_folder, const char *from, int into_folder, const char *into,
                   unsigned flags) {
    REAL(renameat2);
    char name[PATH_MAX], other[PATH_MAX];
    int is_seen = seen_path(from_folder, from, name);
    if (!(seen_path(into_folder, into, other) | is_seen))
        return real(from_folder, from, into_folder, into, flags);
    int takes_room = 1;
    BEGIN;
    int done = real(from_folder, from, into_folder, into, flags);
    if (!done) note(RENAME, 0, 0, name, other, "", 0);
    END;
    return done;
}

int rename(const char *from, const char *into) {
    return renamed(AT_FDCWD, from, AT_FDCWD, into, 0);
}

int renameat(int from_folder, const char *from, int into_folder, const char *into) {
    return renamed(from_folder, from, into_folder, into, 0);
}

int renameat2(int from_folder, const char *from, int into_folder, const char *into,
              unsigned flags) {
    return renamed(from_folder, from, into_folder, into, flags);
}

int unlinkat(int folder, const char *path, int flags) {
    REAL(unlinkat);
    char name[PATH_MAX];
    if (!seen_path(folder, path, name)) return real(folder, path, flags);
    int takes_room = 0;
    BEGIN;
    int done = real(folder, path, flags);
    if (!done) note(flags & AT_REMOVEDIR ? RMDIR : UNLINK, 0, 0, name, "", "", 0);
    END;
    return done;
}

int unlink(const char *path) { return unlinkat(AT_FDCWD, path, 0); }

int rmdir(const char *path) { return unlinkat(AT_FDCWD, path, AT_REMOVEDIR); }

int mkdirat(int folder, const char *path, mode_t mode) {
    REAL(mkdirat);
    char name[PATH_MAX];
    if (!seen_path(folder, path, name)) return real(folder, path, mode);
    int takes_room = 1;
    BEGIN;
    int done = real(folder, path, mode);
    if (!done) note(MKDIR, 0, 0, name, "", "", 0);
    END;
    return done;
}

int mkdir(const char *path, mode_t mode) { return mkdirat(AT_FDCWD, path, mode); }

int symlinkat(const char *target, int folder, const char *path) {
    REAL(symlinkat);
    char name[PATH_MAX];
    if (!seen_path(folder, path, name)) return real(target, folder, path);
    int takes_room = 1;
    BEGIN;
    int done = real(target, folder, path);
    if (!done) note(LINK, 0, 0, name, target, "", 0);
    END;
    return done;
}

int symlink(const char *target, const char *path) { return symlinkat(target, AT_FDCWD, path); }

static int opened(int folder, const char *path, int flags, mode_t mode) {
    REAL(openat);
    char name[PATH_MAX];
    int changes = flags & (O_CREAT | O_TRUNC);
    if (!changes || !seen_path(folder, path, name)) return real(folder, path, flags, mode);
    int was_there = !faccessat(folder, path, F_OK, 0);
    if (was_there && !(flags & O_TRUNC)) return real(folder, path, flags, mode);
    int takes_room = !was_there;
    BEGIN;
    int handle = real(folder, path, flags, mode);
    if (handle >= 0)
        note(was_there ? TRUNCATE : CREATE, file_of(handle), 0, name, "", "", 0);
    END;
    return handle;
}

#define OPEN(function)                                                                            \
    int function(const char *path, int flags, ...) {                                              \
        va_list more;                                                                             \
        va_start(more, flags);                                                                    \
        mode_t mode = flags & O_CREAT ? va_arg(more, mode_t) : 0;                                 \
        va_end(more);                                                                             \
        return opened(AT_FDCWD, path, flags, mode);                                               \
    }
OPEN(open)
OPEN(open64)

#define OPENAT(function)                                                                          \
    int function(int folder, const char *path, int flags, ...) {                                  \
        va_list more;                                                                             \
        va_start(more, flags);                                                                    \
        mode_t mode = flags & O_CREAT ? va_arg(more, mode_t) : 0;                                 \
        va_end(more);                                                                             \
        return opened(folder, path, flags, mode);                                                 \
    }
OPENAT(openat)
OPENAT(openat64)
