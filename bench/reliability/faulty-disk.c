/* A disk that fills up or loses its power at the N-th write: a preload for the program under test.
 *   cc -shared -fPIC -O2 -o faulty-disk.so faulty-disk.c -ldl
 * FAULT_UNDER  only files below this folder count; the shared memory of SQLite (-shm) never does
 * FAULT_COUNT  file that receives how many writes there were
 * FAULT_AT     number of the write, from 1
 * FAULT_MODE   full: this write and all later ones fail with ENOSPC; torn: half of it is written, then SIGKILL */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum { PASS, FULL, TORN };
static atomic_long writes;

static int found_by(const char *name) {
  static const char *mode;
  if (!mode) mode = getenv("FAULT_MODE") ? getenv("FAULT_MODE") : "";
  return strcmp(mode, name) == 0;
}

static void keep_count(const char *path, long count) {
  static ssize_t (*real)(int, const void *, size_t);
  if (!real) real = dlsym(RTLD_NEXT, "write");
  char text[32];
  int length = snprintf(text, sizeof text, "%ld\n", count);
  int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  real(file, text, length);
  close(file);
}

static int fault_of(int fd) {
  const char *under = getenv("FAULT_UNDER"), *at = getenv("FAULT_AT"), *count = getenv("FAULT_COUNT");
  char link[64], path[4096];
  if (!under) return PASS;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length <= 0) return PASS;
  path[length] = 0;
  if (strncmp(path, under, strlen(under)) != 0 || strstr(path, "-shm")) return PASS;
  long number = ++writes;
  if (count) keep_count(count, number);
  if (!at) return PASS;
  if (found_by("full") && number >= atol(at)) {
    errno = ENOSPC;
    return FULL;
  }
  return found_by("torn") && number == atol(at) ? TORN : PASS;
}

static void die(void) {
  kill(getpid(), SIGKILL);
  for (;;) pause();
}

#define REAL(name) \
  if (!real) real = dlsym(RTLD_NEXT, name);
#define FAULTY(half)            \
  switch (fault_of(fd)) {       \
    case FULL: return -1;       \
    case TORN: half; die();     \
  }

ssize_t write(int fd, const void *bytes, size_t length) {
  static ssize_t (*real)(int, const void *, size_t);
  REAL("write")
  FAULTY(real(fd, bytes, length / 2))
  return real(fd, bytes, length);
}
ssize_t pwrite(int fd, const void *bytes, size_t length, off_t at) {
  static ssize_t (*real)(int, const void *, size_t, off_t);
  REAL("pwrite")
  FAULTY(real(fd, bytes, length / 2, at))
  return real(fd, bytes, length, at);
}
ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t at) {
  static ssize_t (*real)(int, const void *, size_t, off64_t);
  REAL("pwrite64")
  FAULTY(real(fd, bytes, length / 2, at))
  return real(fd, bytes, length, at);
}
ssize_t writev(int fd, const struct iovec *parts, int count) {
  static ssize_t (*real)(int, const struct iovec *, int);
  REAL("writev")
  FAULTY(real(fd, parts, count / 2))
  return real(fd, parts, count);
}
ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t at) {
  static ssize_t (*real)(int, const struct iovec *, int, off_t);
  REAL("pwritev")
  FAULTY(real(fd, parts, count / 2, at))
  return real(fd, parts, count, at);
}
ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t at) {
  static ssize_t (*real)(int, const struct iovec *, int, off64_t);
  REAL("pwritev64")
  FAULTY(real(fd, parts, count / 2, at))
  return real(fd, parts, count, at);
}
int ftruncate(int fd, off_t length) {
  static int (*real)(int, off_t);
  REAL("ftruncate")
  FAULTY(0)
  return real(fd, length);
}
int ftruncate64(int fd, off64_t length) {
  static int (*real)(int, off64_t);
  REAL("ftruncate64")
  FAULTY(0)
  return real(fd, length);
}
int fsync(int fd) {
  static int (*real)(int);
  REAL("fsync")
  FAULTY(0)
  return real(fd);
}
int fdatasync(int fd) {
  static int (*real)(int);
  REAL("fdatasync")
  FAULTY(0)
  return real(fd);
}
