// What the Glibc module leaves out. Without _GNU_SOURCE, which gives types of both modules two definitions.
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <string.h>

int accept4(int socket, struct sockaddr *address, socklen_t *length, int flags);
int mallopt(int parameter, int value);
int malloc_trim(size_t kept);
void *memmem(const void *haystack, size_t haystack_length, const void *needle, size_t needle_length);

// sched_setattr(2) and the structure that it takes have no names in the C library before version 2.41.
#include <stdint.h>
#include <sys/syscall.h>
#include <unistd.h>

struct scheduling {
    uint32_t size, policy;
    uint64_t flags;
    int32_t nice;
    uint32_t priority;
    uint64_t slice, deadline, period;
};

// Of the calling thread, in nanoseconds; 0 where the system does not tell.
static inline uint64_t time_slice(void) {
    struct scheduling now = {0};
    return syscall(SYS_sched_getattr, 0, &now, sizeof now, 0) == 0 ? now.slice : 0;
}

// Changes nothing where it is not allowed, not known, or where somebody has given the thread another policy than
// SCHED_OTHER, which is 0.
static inline void ask_for_time_slice(uint64_t nanoseconds) {
    struct scheduling now = {0};
    if (syscall(SYS_sched_getattr, 0, &now, sizeof now, 0) != 0 || now.policy != 0) return;
    now.slice = nanoseconds;
    syscall(SYS_sched_setattr, 0, &now, 0);
}
