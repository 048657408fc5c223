#include "http/sockets.h"

#include <fmt/format.h>
#include <netdb.h>
#include <netinet/tcp.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <memory>

#include "kernel/result.h"

namespace supercargo::http {
namespace {

Descriptor listening_on(const addrinfo& address) {
  Descriptor socket(::socket(address.ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  const int on = 1;
  // Not SO_REUSEPORT: a second server on the same port must fail, and loudly.
  setsockopt(socket.number(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  const bool heard = socket.is_open() &&
                     bind(socket.number(), address.ai_addr, address.ai_addrlen) == 0 &&
                     listen(socket.number(), 4096) == 0;
  return heard ? std::move(socket) : Descriptor();
}

Address address_of(const sockaddr_storage& from) {
  std::array<char, NI_MAXHOST> text{};
  getnameinfo(reinterpret_cast<const sockaddr*>(&from), sizeof from, text.data(), text.size(),
              nullptr, 0, NI_NUMERICHOST);
  const std::string_view name(text.data());
  return parse_address(name.substr(0, name.find('%'))).value_or(Address{});
}

}  // namespace

Descriptor::~Descriptor() {
  if (is_open()) close(number_);
}

Descriptor listening_on(const std::string& host, std::uint16_t port) {
  addrinfo wanted{};
  wanted.ai_socktype = SOCK_STREAM;
  wanted.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
  addrinfo* found = nullptr;
  const int failed = getaddrinfo(host.c_str(), std::to_string(port).c_str(), &wanted, &found);
  if (failed != 0) {
    throw Fault(fmt::format("cannot find the address {}: {}", host, gai_strerror(failed)));
  }
  const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> addresses(found, &freeaddrinfo);
  for (const addrinfo* address = found; address != nullptr; address = address->ai_next) {
    auto socket = listening_on(*address);
    if (socket.is_open()) return socket;
  }
  throw Fault(fmt::format("cannot listen on {} port {}: {}", host, port, std::strerror(errno)));
}

std::uint16_t port_of(const Descriptor& listening) {
  sockaddr_storage bound{};
  socklen_t size = sizeof bound;
  getsockname(listening.number(), reinterpret_cast<sockaddr*>(&bound), &size);
  return ntohs(bound.ss_family == AF_INET6 ? reinterpret_cast<sockaddr_in6&>(bound).sin6_port
                                           : reinterpret_cast<sockaddr_in&>(bound).sin_port);
}

Accepted accept_from(const Descriptor& listening) {
  sockaddr_storage from{};
  socklen_t size = sizeof from;
  Accepted accepted;
  accepted.socket = Descriptor(accept4(listening.number(), reinterpret_cast<sockaddr*>(&from),
                                       &size, SOCK_NONBLOCK | SOCK_CLOEXEC));
  if (!accepted.socket.is_open()) {
    accepted.out_of_means =
        errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM;
    return accepted;
  }
  accepted.peer = address_of(from);
  const int on = 1;
  setsockopt(accepted.socket.number(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  return accepted;
}

bool has_bytes(int socket) {
  int bytes = 0;
  return ::ioctl(socket, FIONREAD, &bytes) == 0 && bytes > 0;
}

// Nine of ten descriptors: databases, files and outgoing calls live from the same purse.
std::size_t descriptors_for_connections() {
  rlimit limit{};
  getrlimit(RLIMIT_NOFILE, &limit);
  return static_cast<std::size_t>(limit.rlim_cur / 10 * 9);
}

}  // namespace supercargo::http
