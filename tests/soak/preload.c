/* Stands between a program and its disk: writes down what it asked of the disk, or lets the disk lie.

   Loaded with LD_PRELOAD, so that no root, no FUSE and no loop device is needed. It does nothing
   until soak_configure is called, and looks only at paths below `root` then.

   trace    every change asked for is appended to this file, in order (trace.py reads it)
   fault    <kind>:<n>, what goes wrong below the root:
       full:n      the first n new bytes fit, then ENOSPC
       read-only:0 every opening for writing is EROFS
       gone:n      after n calls every further one is EIO: the stick was pulled out
       no-sync:0   fsync is EIO
       short:n     a write takes n bytes at most (which is no fault: the rest has to be written)
       fake:n      bytes beyond the first n are taken, and are not there when read from the device
       half:n      the nth write is taken whole, and half of it reaches the device
       flip:n      one bit of the nth byte written is wrong on the device
   device   a folder for what really reached the device, by inode (fake, half, flip); reading
       without the cache (O_DIRECT, or after POSIX_FADV_DONTNEED) reads from here, as from a stick

   Memory-mapped writes are not seen. SQLite maps only the -shm file, which it makes anew from the
   write-ahead log when the first connection opens the book. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define MOST 4096
#define REAL(name) ((__typeof__(&name))real(#name))

enum fault { NONE, FULL, READ_ONLY, GONE, NO_SYNC, SHORT, FAKE, HALF, FLIP };
static const char *const names[] = {"",      "full",  "read-only", "gone", "no-sync",
                                    "short", "fake",  "half",      "flip"};

static char root[PATH_MAX], device[PATH_MAX];
static size_t root_length;
static int trace = -1;
static enum fault fault;
static long long limit, calls, writes, taken;
/* Of every open descriptor: 1 below the root, 2 a folder, 4 read from the device. */
static unsigned char state[MOST];

static void *real(const char *name) {
    void *found = dlsym(RTLD_NEXT, name);
    if (!found) abort();
    return found;
}

/* Begin to watch the disk below `where`; every argument but the first may be empty. */
void soak_configure(const char *where, const char *kept, const char *wrong, const char *reached) {
    if (!realpath(where, root)) abort();
    root_length = strlen(root);
    snprintf(device, sizeof device, "%s", reached);
    if (*kept) {
        int low = (int)syscall(SYS_openat, AT_FDCWD, kept,
                               O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
        trace = fcntl(low, F_DUPFD_CLOEXEC, 900);
        syscall(SYS_close, low);
    }
    for (size_t at = 1; at < sizeof names / sizeof *names; at++) {
        size_t length = strlen(names[at]);
        if (!strncmp(wrong, names[at], length) && wrong[length] == ':') {
            fault = (enum fault)at;
            limit = atoll(wrong + length + 1);
        }
    }
}

/* Whether the path lies below the root; its absolute form, links in the folder resolved. */
static int below(int folder, const char *path, char *absolute) {
    char given[PATH_MAX], parent[PATH_MAX], resolved[PATH_MAX];
    int kept = errno;
    if (!root_length || !path) return 0;
    if (path[0] == '/') {
        snprintf(given, sizeof given, "%s", path);
    } else {
        char link[64], base[PATH_MAX];
        ssize_t length;
        if (folder == AT_FDCWD) {
            if (!getcwd(base, sizeof base)) return 0;
        } else {
            snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
            length = readlink(link, base, sizeof base - 1);
            if (length < 0) return 0;
            base[length] = 0;
        }
        snprintf(given, sizeof given, "%.2000s/%.2000s", base, path);
    }
    snprintf(parent, sizeof parent, "%s", given);
    char *name = strrchr(parent, '/');
    if (!name) return 0;
    *name++ = 0;
    if (!strcmp(name, ".") || !*name) {
        if (!realpath(given, absolute)) absolute[0] = 0;
    } else if (realpath(*parent ? parent : "/", resolved)) {
        snprintf(absolute, PATH_MAX, "%.2000s/%.2000s", resolved, name);
    } else {
        absolute[0] = 0;
    }
    errno = kept;
    return !strncmp(absolute, root, root_length) &&
           (absolute[root_length] == '/' || !absolute[root_length]);
}

static void note(char what, uint64_t inode, uint64_t offset, const void *one, size_t size_one,
                 const void *two, size_t size_two) {
    int kept = errno;
    if (trace < 0) return;
    uint32_t sizes[2] = {(uint32_t)size_one, (uint32_t)size_two};
    struct iovec parts[] = {{&what, 1},     {&inode, 8},           {&offset, 8},
                            {sizes, 8},     {(void *)one, size_one}, {(void *)two, size_two}};
    syscall(SYS_writev, trace, parts, 6);
    errno = kept;
}

static uint64_t inode_of(int fd) {
    struct stat about;
    return fstat(fd, &about) ? 0 : (uint64_t)about.st_ino;
}

static int ours(int fd) { return fd >= 0 && fd < MOST && (state[fd] & 1); }

/* Count a call; -1 with EIO once the stick was pulled out. */
static int there(void) {
    if (fault == GONE && ++calls > limit) {
        errno = EIO;
        return -1;
    }
    return 0;
}

static int shadow(uint64_t inode, int flags) {
    char path[PATH_MAX + 32];
    snprintf(path, sizeof path, "%s/%llu", device, (unsigned long long)inode);
    return (int)syscall(SYS_openat, AT_FDCWD, path, flags, 0600);
}

static int opened(int fd, int existed, int flags, const char *absolute) {
    struct stat about;
    if (fd < 0 || fd >= MOST || fstat(fd, &about)) return fd;
    state[fd] = 1;
    if (S_ISDIR(about.st_mode)) {
        state[fd] |= 2;
        return fd;
    }
    size_t length = strlen(absolute);
    note(existed ? 'o' : 'O', about.st_ino, 0, absolute, length, 0, 0);
    if (existed && (flags & O_TRUNC)) note('T', about.st_ino, 0, 0, 0, 0, 0);
    if (fault >= FAKE && !existed) close(shadow(about.st_ino, O_WRONLY | O_CREAT | O_TRUNC));
    if (fault >= FAKE && (flags & O_DIRECT)) state[fd] |= 4;
    return fd;
}

static int any_open(int folder, const char *path, int flags, mode_t mode) {
    char absolute[PATH_MAX];
    if (!below(folder, path, absolute) || (fault && strstr(absolute, "/.acknowledged")))
        return (int)syscall(SYS_openat, folder, path, flags, mode);
    if (there()) return -1;
    if (fault == READ_ONLY && (flags & (O_ACCMODE | O_CREAT | O_TRUNC))) {
        errno = EROFS;
        return -1;
    }
    int existed = !faccessat(AT_FDCWD, absolute, F_OK, 0);
    return opened((int)syscall(SYS_openat, folder, path, flags, mode), existed, flags, absolute);
}

#define MODE                                        \
    mode_t mode = 0;                                \
    if (flags & (O_CREAT | __O_TMPFILE)) {          \
        va_list more;                               \
        va_start(more, flags);                      \
        mode = va_arg(more, mode_t);                \
        va_end(more);                               \
    }
int open(const char *path, int flags, ...) { MODE return any_open(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE return any_open(AT_FDCWD, path, flags, mode); }
int openat(int at, const char *path, int flags, ...) { MODE return any_open(at, path, flags, mode); }
int openat64(int at, const char *path, int flags, ...) {
    MODE return any_open(at, path, flags, mode);
}
int creat(const char *path, mode_t mode) {
    return any_open(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode);
}
int __open_2(const char *path, int flags) { return any_open(AT_FDCWD, path, flags, 0); }
int __open64_2(const char *path, int flags) { return any_open(AT_FDCWD, path, flags, 0); }

int close(int fd) {
    if (fd == trace && trace >= 0) return 0;
    if (fd >= 0 && fd < MOST) state[fd] = 0;
    return (int)syscall(SYS_close, fd);
}

/* Let what the device keeps of these bytes reach the device. */
static void reach(int fd, const void *data, size_t size, off_t offset) {
    int kept = errno, to = shadow(inode_of(fd), O_WRONLY | O_CREAT);
    char *copy = malloc(size ? size : 1);
    memcpy(copy, data, size);
    long long first = taken - (long long)size; /* bytes written to the stick before these */
    if (fault == FAKE && taken > limit) {
        size_t good = first < limit ? (size_t)(limit - first) : 0;
        memset(copy + good, 0, size - good);
    } else if (fault == HALF && writes == limit) {
        size -= (size + 1) / 2;
    } else if (fault == FLIP && first <= limit && limit < taken) {
        copy[limit - first] ^= 16;
    }
    syscall(SYS_pwrite64, to, copy, size, offset);
    syscall(SYS_close, to);
    free(copy);
    errno = kept;
}

/* Write at `offset`, or where the file stands when it is negative. */
static ssize_t any_write(int fd, const void *data, size_t size, off_t offset) {
    if (!ours(fd))
        return offset < 0 ? syscall(SYS_write, fd, data, size)
                          : syscall(SYS_pwrite64, fd, data, size, offset);
    if (there()) return -1;
    struct stat about;
    if (fstat(fd, &about)) return -1;
    off_t at = offset;
    if (offset < 0)
        at = (fcntl(fd, F_GETFL) & O_APPEND) ? about.st_size : lseek(fd, 0, SEEK_CUR);
    if (fault == SHORT && size > (size_t)limit) size = (size_t)limit;
    if (fault == FULL && at + (off_t)size > about.st_size) {
        off_t old = at < about.st_size ? about.st_size - at : 0, wanted = (off_t)size - old;
        if (wanted > limit) {
            size = (size_t)(old + limit);
            wanted = limit;
            if (!size) {
                errno = ENOSPC;
                return -1;
            }
        }
        limit -= wanted;
    }
    ssize_t done = offset < 0 ? syscall(SYS_write, fd, data, size)
                              : syscall(SYS_pwrite64, fd, data, size, offset);
    if (done > 0) {
        writes++;
        taken += done;
        if (fault >= FAKE) reach(fd, data, (size_t)done, at);
        note('W', (uint64_t)about.st_ino, (uint64_t)at, data, (size_t)done, 0, 0);
    }
    return done;
}

ssize_t write(int fd, const void *data, size_t size) { return any_write(fd, data, size, -1); }
ssize_t pwrite(int fd, const void *data, size_t size, off_t at) {
    return any_write(fd, data, size, at);
}
ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at) {
    return any_write(fd, data, size, at);
}

static ssize_t any_writev(int fd, const struct iovec *parts, int count, off_t at) {
    ssize_t whole = 0;
    for (int n = 0; n < count; n++) {
        ssize_t done =
            any_write(fd, parts[n].iov_base, parts[n].iov_len, at < 0 ? -1 : at + whole);
        if (done < 0) return whole ? whole : -1;
        whole += done;
        if ((size_t)done < parts[n].iov_len) break;
    }
    return whole;
}
ssize_t writev(int fd, const struct iovec *parts, int count) {
    return ours(fd) ? any_writev(fd, parts, count, -1) : syscall(SYS_writev, fd, parts, count);
}
ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t at) {
    return ours(fd) ? any_writev(fd, parts, count, at) : REAL(pwritev)(fd, parts, count, at);
}

/* Python's shutil falls back to plain writing, which is seen, when these two refuse. */
ssize_t sendfile(int to, int from, off_t *at, size_t size) {
    if (!ours(to)) return syscall(SYS_sendfile, to, from, at, size);
    errno = ENOTSOCK;
    return -1;
}
ssize_t sendfile64(int to, int from, off64_t *at, size_t size) {
    return sendfile(to, from, (off_t *)at, size);
}
ssize_t copy_file_range(int from, off64_t *x, int to, off64_t *y, size_t size, unsigned flags) {
    if (!ours(to)) return syscall(SYS_copy_file_range, from, x, to, y, size, flags);
    errno = EXDEV;
    return -1;
}

static ssize_t device_read(int fd, const struct iovec *parts, int count, off_t offset) {
    if (there()) return -1;
    int from = shadow(inode_of(fd), O_RDONLY);
    if (from < 0) /* it lay there before anything was wrong */
        return offset < 0 ? syscall(SYS_readv, fd, parts, count)
                          : syscall(SYS_preadv, fd, parts, count, offset, 0);
    off_t at = offset < 0 ? lseek(fd, 0, SEEK_CUR) : offset;
    ssize_t done = syscall(SYS_preadv, from, parts, count, at, 0);
    syscall(SYS_close, from);
    if (done > 0 && offset < 0) lseek(fd, at + done, SEEK_SET);
    return done;
}
static int from_device(int fd) { return ours(fd) && (state[fd] & 4); }
ssize_t read(int fd, void *data, size_t size) {
    struct iovec part = {data, size};
    if (from_device(fd)) return device_read(fd, &part, 1, -1);
    if (ours(fd) && there()) return -1;
    return syscall(SYS_read, fd, data, size);
}
ssize_t readv(int fd, const struct iovec *parts, int count) {
    if (from_device(fd)) return device_read(fd, parts, count, -1);
    if (ours(fd) && there()) return -1;
    return syscall(SYS_readv, fd, parts, count);
}
ssize_t pread64(int fd, void *data, size_t size, off64_t at) {
    struct iovec part = {data, size};
    if (from_device(fd)) return device_read(fd, &part, 1, at);
    if (ours(fd) && there()) return -1;
    return syscall(SYS_pread64, fd, data, size, at);
}
ssize_t pread(int fd, void *data, size_t size, off_t at) { return pread64(fd, data, size, at); }
int posix_fadvise(int fd, off_t at, off_t size, int advice) {
    if (ours(fd) && fault >= FAKE && advice == POSIX_FADV_DONTNEED) state[fd] |= 4;
    return (int)-syscall(SYS_fadvise64, fd, at, size, advice);
}
int posix_fadvise64(int fd, off64_t at, off64_t size, int advice) {
    return posix_fadvise(fd, at, size, advice);
}

static int any_truncate(int fd, off_t size) {
    if (ours(fd) && there()) return -1;
    int done = (int)syscall(SYS_ftruncate, fd, size);
    if (!done && ours(fd)) {
        note('T', inode_of(fd), (uint64_t)size, 0, 0, 0, 0);
        if (fault >= FAKE) {
            int to = shadow(inode_of(fd), O_WRONLY | O_CREAT);
            syscall(SYS_ftruncate, to, size);
            syscall(SYS_close, to);
        }
    }
    return done;
}
int ftruncate(int fd, off_t size) { return any_truncate(fd, size); }
int ftruncate64(int fd, off64_t size) { return any_truncate(fd, size); }
static int path_truncate(const char *path, off_t size) {
    int fd = any_open(AT_FDCWD, path, O_WRONLY | O_CLOEXEC, 0);
    if (fd < 0) return -1;
    int done = any_truncate(fd, size), kept = errno;
    close(fd);
    errno = kept;
    return done;
}
int truncate(const char *path, off_t size) { return path_truncate(path, size); }
int truncate64(const char *path, off64_t size) { return path_truncate(path, size); }

static int any_sync(int fd, long number) {
    if (!ours(fd)) return (int)syscall(number, fd);
    if (there()) return -1;
    if (fault == NO_SYNC) {
        errno = EIO;
        return -1;
    }
    /* What is simulated needs no real flush: the trace is the disk. */
    if (state[fd] & 2) {
        char link[64], path[PATH_MAX];
        snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
        ssize_t length = readlink(link, path, sizeof path);
        note('D', 0, 0, path, length < 0 ? 0 : (size_t)length, 0, 0);
    } else {
        note('S', inode_of(fd), 0, 0, 0, 0, 0);
    }
    return 0;
}
int fsync(int fd) { return any_sync(fd, SYS_fsync); }
int fdatasync(int fd) { return any_sync(fd, SYS_fdatasync); }

static int two_paths(char what, int from, const char *old, int to, const char *new, long number,
                     unsigned flags) {
    char one[PATH_MAX], two[PATH_MAX];
    int seen_one = below(from, old, one), seen_two = below(to, new, two);
    if ((seen_one || seen_two) && there()) return -1;
    int done = (int)syscall(number, from, old, to, new, flags);
    if (!done && (seen_one || seen_two)) note(what, 0, 0, one, strlen(one), two, strlen(two));
    return done;
}
int rename(const char *old, const char *new) {
    return two_paths('R', AT_FDCWD, old, AT_FDCWD, new, SYS_renameat2, 0);
}
int renameat(int from, const char *old, int to, const char *new) {
    return two_paths('R', from, old, to, new, SYS_renameat2, 0);
}
int renameat2(int from, const char *old, int to, const char *new, unsigned flags) {
    return two_paths('R', from, old, to, new, SYS_renameat2, flags);
}
int link(const char *old, const char *new) {
    return two_paths('L', AT_FDCWD, old, AT_FDCWD, new, SYS_linkat, 0);
}
int linkat(int from, const char *old, int to, const char *new, int flags) {
    return two_paths('L', from, old, to, new, SYS_linkat, (unsigned)flags);
}

static int one_path(char what, int folder, const char *path, long number, long argument) {
    char absolute[PATH_MAX];
    int seen = below(folder, path, absolute);
    if (seen && there()) return -1;
    int done = (int)syscall(number, folder, path, argument);
    if (!done && seen) note(what, 0, 0, absolute, strlen(absolute), 0, 0);
    return done;
}
int unlink(const char *path) { return one_path('U', AT_FDCWD, path, SYS_unlinkat, 0); }
int unlinkat(int folder, const char *path, int flags) {
    return one_path(flags & AT_REMOVEDIR ? 'X' : 'U', folder, path, SYS_unlinkat, flags);
}
int rmdir(const char *path) { return one_path('X', AT_FDCWD, path, SYS_unlinkat, AT_REMOVEDIR); }
int remove(const char *path) {
    int done = unlink(path);
    return done && (errno == EISDIR || errno == EPERM) ? rmdir(path) : done;
}
int mkdir(const char *path, mode_t mode) {
    return one_path('M', AT_FDCWD, path, SYS_mkdirat, (long)mode);
}
int mkdirat(int folder, const char *path, mode_t mode) {
    return one_path('M', folder, path, SYS_mkdirat, (long)mode);
}
