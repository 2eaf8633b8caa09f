/* Faults of the disk, for `prove disk`: preloaded into Engawa (LD_PRELOAD), it counts the writes below one folder, and from
 * the Nth on lets them fail until the proof says that the fault is over. SQLite, Rust's library and tokio all write through
 * these functions of the C library; so databases, media and attachments are all reached.
 *
 * ENGAWA_FAULT_FOLDER   the folder
 * ENGAWA_FAULT_AT       N, from 1
 * ENGAWA_FAULT_KIND     full, read_only, io_error or short
 * ENGAWA_FAULT_CONTROL  a file of two 64-bit numbers: writes so far; 0 not yet, 1 it fails, 2 over
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#undef _FILE_OFFSET_BITS

static struct control { _Atomic uint64_t writes, state; } *control;
static uint64_t fault_at;
static const char *folder;
static enum { FULL, READ_ONLY, IO_ERROR, SHORT } kind;

__attribute__((constructor)) static void begin(void) {
    const char *file = getenv("ENGAWA_FAULT_CONTROL"), *at = getenv("ENGAWA_FAULT_AT"), *name = getenv("ENGAWA_FAULT_KIND");
    folder = getenv("ENGAWA_FAULT_FOLDER");
    if (!file || !at || !name || !folder) return;
    fault_at = strtoull(at, NULL, 10);
    kind = !strcmp(name, "read_only") ? READ_ONLY : !strcmp(name, "io_error") ? IO_ERROR : !strcmp(name, "short") ? SHORT : FULL;
    int fd = open(file, O_RDWR);
    if (fd < 0) return;
    void *shared = mmap(NULL, sizeof *control, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    close(fd);
    if (shared != MAP_FAILED) control = shared;
}

static int below(const char *path) {
    return control && path && !strncmp(path, folder, strlen(folder));
}

static int fd_below(int fd) {
    char link[64], path[4096];
    if (!control) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return below(path);
}

/* Counts a write, and whether it fails. */
static int fails(void) {
    uint64_t not_yet = 0;
    if (atomic_fetch_add(&control->writes, 1) + 1 == fault_at) atomic_compare_exchange_strong(&control->state, &not_yet, 1);
    return atomic_load(&control->state) == 1;
}

static int code(void) {
    return kind == READ_ONLY ? EROFS : kind == IO_ERROR ? EIO : ENOSPC;
}

#define REAL(name) __typeof__(name) *real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)
#define FAIL do { errno = code(); return -1; } while (0)

ssize_t write(int fd, const void *bytes, size_t count) {
    REAL(write);
    if (!fd_below(fd) || !fails()) return real(fd, bytes, count);
    if (kind == SHORT && count > 1) return real(fd, bytes, count / 2);
    FAIL;
}

ssize_t pwrite(int fd, const void *bytes, size_t count, off_t at) {
    REAL(pwrite);
    if (!fd_below(fd) || !fails()) return real(fd, bytes, count, at);
    if (kind == SHORT && count > 1) return real(fd, bytes, count / 2, at);
    FAIL;
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t at) {
    REAL(pwrite64);
    if (!fd_below(fd) || !fails()) return real(fd, bytes, count, at);
    if (kind == SHORT && count > 1) return real(fd, bytes, count / 2, at);
    FAIL;
}

/* A full disk syncs what it has, and gives names to what is there. */
static int changes_fail(void) {
    return fails() && (kind == READ_ONLY || kind == IO_ERROR);
}

int fsync(int fd) {
    REAL(fsync);
    if (fd_below(fd) && fails() && kind == IO_ERROR) FAIL;
    return real(fd);
}

int fdatasync(int fd) {
    REAL(fdatasync);
    if (fd_below(fd) && fails() && kind == IO_ERROR) FAIL;
    return real(fd);
}

int ftruncate64(int fd, off64_t size) {
    REAL(ftruncate64);
    if (fd_below(fd) && fails()) FAIL;
    return real(fd, size);
}

int ftruncate(int fd, off_t size) {
    REAL(ftruncate);
    if (fd_below(fd) && fails()) FAIL;
    return real(fd, size);
}

int mkdir(const char *path, mode_t mode) {
    REAL(mkdir);
    if (below(path) && access(path, F_OK) && fails()) FAIL;
    return real(path, mode);
}

int rename(const char *from, const char *to) {
    REAL(rename);
    if (below(to) && changes_fail()) FAIL;
    return real(from, to);
}

int unlink(const char *path) {
    REAL(unlink);
    if (below(path) && changes_fail()) FAIL;
    return real(path);
}

/* Opening for writing fails on a disk that is read only; making a file does on each. */
static int open_fails(const char *path, int flags) {
    if (!below(path) || (flags & O_ACCMODE) == O_RDONLY) return 0;
    if ((flags & O_CREAT) && access(path, F_OK)) return fails();
    return kind == READ_ONLY && atomic_load(&control->state) == 1;
}

#define MODE mode_t mode = 0; if (flags & (O_CREAT | O_TMPFILE)) { va_list rest; va_start(rest, flags); mode = va_arg(rest, mode_t); va_end(rest); }

int open(const char *path, int flags, ...) {
    MODE
    REAL(open);
    if (open_fails(path, flags)) FAIL;
    return real(path, flags, mode);
}

int open64(const char *path, int flags, ...) {
    MODE
    REAL(open64);
    if (open_fails(path, flags)) FAIL;
    return real(path, flags, mode);
}
