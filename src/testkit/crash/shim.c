/*
 * Loaded into a process with LD_PRELOAD: counts what the process asks the disk for on files below one folder, and ends the
 * process as SIGKILL does at the last of the calls it was given, that call not being carried out. At each of the others it
 * leaves a copy of the folder as such an end would have left it, says so in a line on standard output, and goes on. Modes:
 *   kill   everything written so far stands, as after the death of a process;
 *   torn   the call, if it is a write, is carried out for its first half;
 *   power  of what was written to each file since its last fsync a random half is lost, as after a power cut.
 * Names in folders (a file created, removed, renamed) stand at once.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* One change of a file that no fsync has followed yet: the bytes before and after it, and the file's sizes. */
typedef struct Change {
  struct Change *older, *newer;
  ino_t ino;
  char path[PATH_MAX];
  off_t at, size_before;
  size_t old_length, new_length;
  int is_truncation;
  char *old_bytes, *new_bytes;
} Change;

static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static char folder[PATH_MAX];
static const char *mode = "", *total_path = "", *images = "", *points = "";
static long next_point, calls;
static uint64_t seed, chance;
static Change *newest, *oldest;

static uint64_t next_chance(void) { /* splitmix64 */
  uint64_t z = (chance += 0x9e3779b97f4a7c15ull);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
  return z ^ (z >> 31);
}

static const char *given(const char *name) {
  const char *value = getenv(name);
  return value ? value : "";
}

/* Takes the next of the points off their list; 0: there is none. */
static void take_point(void) {
  char *rest;
  next_point = strtol(points, &rest, 10);
  points = *rest == ',' ? rest + 1 : rest;
}

__attribute__((constructor)) static void begin(void) {
  if (*given("ATTUNE_CRASH_FOLDER")) snprintf(folder, sizeof folder, "%s/", given("ATTUNE_CRASH_FOLDER"));
  mode = given("ATTUNE_CRASH_MODE");
  total_path = given("ATTUNE_CRASH_TOTAL");
  images = given("ATTUNE_CRASH_IMAGES");
  points = given("ATTUNE_CRASH_AT");
  seed = strtoull(given("ATTUNE_CRASH_SEED"), NULL, 10);
  take_point();
}

/* A process that came to its end says how many calls there were. */
__attribute__((destructor)) static void end(void) {
  FILE *file = *total_path ? fopen(total_path, "w") : NULL;
  if (file) {
    fprintf(file, "%ld", calls);
    fclose(file);
  }
}

static int is_watched(int fd, char *path) {
  char link[40];
  if (!*folder) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, PATH_MAX - 1);
  if (length <= 0) return 0;
  path[length] = 0;
  return strncmp(path, folder, strlen(folder)) == 0;
}

static void forget(Change *change) {
  *(change->older ? &change->older->newer : &oldest) = change->newer;
  *(change->newer ? &change->newer->older : &newest) = change->older;
  free(change->old_bytes);
  free(change->new_bytes);
  free(change);
}

static void forget_file(ino_t ino) {
  for (Change *one = newest, *older; one; one = older) {
    older = one->older;
    if (one->ino == ino) forget(one);
  }
}

static void remember(int fd, const char *path, off_t at, const void *bytes, size_t length, int is_truncation) {
  struct stat file;
  if (fstat(fd, &file) != 0) abort();
  Change *change = calloc(1, sizeof *change);
  size_t end = is_truncation || at + (off_t)length > file.st_size ? (size_t)file.st_size : (size_t)at + length;
  change->old_length = end > (size_t)at ? end - (size_t)at : 0;
  change->old_bytes = malloc(change->old_length + 1);
  change->new_bytes = malloc(length + 1);
  /* A file that is only appended to has no old bytes; one that is opened again would lose its locks with the second closing. */
  if (change->old_length > 0 && pread(fd, change->old_bytes, change->old_length, at) != (ssize_t)change->old_length) abort();
  if (length > 0) memcpy(change->new_bytes, bytes, length);
  change->ino = file.st_ino;
  strcpy(change->path, path);
  change->at = at;
  change->size_before = file.st_size;
  change->new_length = length;
  change->is_truncation = is_truncation;
  change->older = newest;
  *(newest ? &newest->newer : &oldest) = change;
  newest = change;
}

/* Where a file of the folder stands in a copy of it; without a copy: where it is. */
static const char *place_in(const char *copy, const char *path) {
  static char place[2 * PATH_MAX];
  snprintf(place, sizeof place, "%s/%s", copy, path + strlen(folder));
  return copy ? place : path;
}

static void write_at(int fd, const void *bytes, size_t length, off_t at) {
  if (length > 0 && syscall(SYS_pwrite64, fd, bytes, length, at) != (ssize_t)length) abort();
}

/* Back to what the disk has for certain, then half of the rest again, in order. */
static void cut_power(const char *copy) {
  chance = seed * 1000003 + (uint64_t)calls;
  for (int is_back = 1; is_back >= 0; is_back -= 1) {
    for (Change *one = is_back ? newest : oldest; one; one = is_back ? one->older : one->newer) {
      struct stat file;
      if (!is_back && (next_chance() & 1)) continue;
      if (stat(one->path, &file) != 0 || file.st_ino != one->ino) continue;
      int fd = open(place_in(copy, one->path), O_RDWR | O_CLOEXEC);
      if (fd < 0) abort();
      if (is_back) write_at(fd, one->old_bytes, one->old_length, one->at);
      else write_at(fd, one->new_bytes, one->new_length, one->at);
      off_t size = is_back ? one->size_before : one->at;
      if ((is_back || one->is_truncation) && syscall(SYS_ftruncate, fd, size) != 0) abort();
      close(fd);
    }
  }
}

static char image[PATH_MAX];

static int copy_entry(const char *path, const struct stat *about, int kind, struct FTW *where) {
  static char bytes[1 << 16];
  ssize_t length;
  (void)where;
  if (strlen(path) < strlen(folder)) return mkdir(image, 0700);
  const char *place = place_in(image, path);
  if (kind == FTW_D) return mkdir(place, 0700);
  int from = open(path, O_RDONLY | O_CLOEXEC), to = open(place, O_WRONLY | O_CREAT | O_CLOEXEC, about->st_mode & 0777);
  if (from < 0 || to < 0) return -1;
  while ((length = read(from, bytes, sizeof bytes)) > 0) {
    if (syscall(SYS_write, to, bytes, length) != length) return -1;
  }
  close(to);
  return close(from);
}

typedef struct Write { const char *path; const void *bytes; size_t length; off_t at; } Write;

/* What the end at this call does to the folder, or to a copy of it. */
static void spoil(const char *copy, const Write *write) {
  if (strcmp(mode, "power") == 0) cut_power(copy);
  if (strcmp(mode, "torn") != 0 || !write) return;
  int fd = open(place_in(copy, write->path), O_WRONLY | O_CLOEXEC);
  if (fd < 0) abort();
  write_at(fd, write->bytes, write->length / 2, write->at);
  close(fd);
}

static void leave_image(const Write *write) {
  char line[64];
  snprintf(image, sizeof image, "%s/%ld", images, calls);
  if (nftw(folder, copy_entry, 8, FTW_PHYS) != 0) abort();
  spoil(image, write);
  int length = snprintf(line, sizeof line, "{\"k\":\"image\",\"at\":%ld}\n", calls);
  if (syscall(SYS_write, STDOUT_FILENO, line, length) != length) abort();
}

/* Counts a call, and does what is due at it. `write` is null where it is none. */
static void count(const Write *write) {
  calls += 1;
  if (calls != next_point) return;
  take_point();
  if (next_point > 0) return leave_image(write);
  spoil(NULL, write);
  kill(getpid(), SIGKILL);
  for (;;) pause();
}

static ssize_t put(int fd, const void *bytes, size_t length, off_t at, int is_placed) {
  char path[PATH_MAX];
  int watched = is_watched(fd, path);
  if (watched) {
    pthread_mutex_lock(&turn);
    off_t place = is_placed ? at : lseek(fd, 0, fcntl(fd, F_GETFL) & O_APPEND ? SEEK_END : SEEK_CUR);
    count(&(Write){path, bytes, length, place});
    if (strcmp(mode, "power") == 0) remember(fd, path, place, bytes, length, 0);
  }
  ssize_t done = is_placed ? syscall(SYS_pwrite64, fd, bytes, length, at) : syscall(SYS_write, fd, bytes, length);
  if (watched) pthread_mutex_unlock(&turn);
  return done;
}

static int sync_with(long call, int fd) {
  char path[PATH_MAX];
  struct stat file;
  if (!is_watched(fd, path)) return (int)syscall(call, fd);
  pthread_mutex_lock(&turn);
  count(NULL);
  int result = (int)syscall(call, fd);
  if (result == 0 && fstat(fd, &file) == 0) forget_file(file.st_ino);
  pthread_mutex_unlock(&turn);
  return result;
}

ssize_t write(int fd, const void *bytes, size_t length) { return put(fd, bytes, length, 0, 0); }
ssize_t pwrite(int fd, const void *bytes, size_t length, off_t at) { return put(fd, bytes, length, at, 1); }
ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t at) { return put(fd, bytes, length, at, 1); }
int fsync(int fd) { return sync_with(SYS_fsync, fd); }
int fdatasync(int fd) { return sync_with(SYS_fdatasync, fd); }

int ftruncate(int fd, off_t length) {
  char path[PATH_MAX];
  if (is_watched(fd, path)) {
    pthread_mutex_lock(&turn);
    count(NULL);
    if (strcmp(mode, "power") == 0) remember(fd, path, length, NULL, 0, 1);
    pthread_mutex_unlock(&turn);
  }
  return (int)syscall(SYS_ftruncate, fd, length);
}
int ftruncate64(int fd, off64_t length) { return ftruncate(fd, length); }

/* Another file may get the number of one that is gone. */
int unlink(const char *path) {
  struct stat file;
  pthread_mutex_lock(&turn);
  if (*folder && stat(path, &file) == 0) forget_file(file.st_ino);
  pthread_mutex_unlock(&turn);
  return (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
}
