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
