#include "tests/raw_client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <utility>

namespace supercargo::testing {
namespace {

constexpr int patience_ms = 10'000;

bool is_same_letter(char left, char right) {
  return std::tolower(static_cast<unsigned char>(left)) ==
         std::tolower(static_cast<unsigned char>(right));
}

std::size_t find_in(std::string_view head, std::string_view words) {
  const auto at = std::search(head.begin(), head.end(), words.begin(), words.end(), is_same_letter);
  return at == head.end() ? std::string_view::npos : static_cast<std::size_t>(at - head.begin());
}

std::size_t length_in(std::string_view head) {
  constexpr std::string_view name = "\r\nContent-Length: ";
  const auto at = find_in(head, name);
  std::size_t length = 0;
  if (at != std::string_view::npos) {
    std::from_chars(head.data() + at + name.size(), head.data() + head.size(), length);
  }
  return length;
}

}  // namespace

bool RawReply::says(std::string_view header_line) const {
  return find_in(head, "\r\n" + std::string(header_line) + "\r\n") != std::string_view::npos;
}

RawClient::RawClient(std::uint16_t port, int receive_buffer_bytes)
    : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  if (receive_buffer_bytes > 0) {
    setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_buffer_bytes, sizeof receive_buffer_bytes);
  }
  const int on = 1;
  setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    close(std::exchange(socket_, -1));
  }
}

RawClient::~RawClient() {
  if (socket_ >= 0) close(socket_);
}

RawClient::RawClient(RawClient&& other) noexcept
    : socket_(std::exchange(other.socket_, -1)), received_(std::move(other.received_)) {}

bool RawClient::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

bool RawClient::more() {
  if (socket_ < 0) return false;
  pollfd wait = {socket_, POLLIN, 0};
  if (poll(&wait, 1, patience_ms) <= 0) return false;
  std::array<char, 65536> bytes;
  const auto got = recv(socket_, bytes.data(), bytes.size(), 0);
  if (got <= 0) return false;
  received_.append(bytes.data(), static_cast<std::size_t>(got));
  return true;
}

std::string RawClient::until(std::string_view end) {
  for (;;) {
    const auto at = received_.find(end);
    if (at != std::string::npos) {
      std::string found = received_.substr(0, at + end.size());
      received_.erase(0, found.size());
      return found;
    }
    if (!more()) return {};
  }
}

RawReply RawClient::reply_without_body() {
  RawReply reply;
  reply.head = until("\r\n\r\n");
  if (reply.head.size() > 12) {
    std::from_chars(reply.head.data() + 9, reply.head.data() + 12, reply.status);
  }
  return reply;
}

RawReply RawClient::reply() {
  RawReply reply = reply_without_body();
  const std::size_t length = length_in(reply.head);
  while (received_.size() < length) {
    if (!more()) return {};
  }
  reply.body = received_.substr(0, length);
  received_.erase(0, length);
  return reply;
}

bool RawClient::ended() {
  if (!received_.empty()) return false;
  pollfd wait = {socket_, POLLIN, 0};
  if (poll(&wait, 1, patience_ms) <= 0) return false;
  char byte = 0;
  return recv(socket_, &byte, 1, 0) <= 0;
}

void RawClient::finish_sending() { shutdown(socket_, SHUT_WR); }

}  // namespace supercargo::testing
