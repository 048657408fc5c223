#include "outbound/testing.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>

#include "kernel/result.h"

namespace supercargo::outbound {
namespace {

std::string read_more(int connection) {
  char bytes[4096];
  const ssize_t count = recv(connection, bytes, sizeof bytes, 0);
  return count > 0 ? std::string(bytes, static_cast<std::size_t>(count)) : std::string();
}

Received read_request(int connection) {
  std::string all;
  std::size_t end = 0;
  while ((end = all.find("\r\n\r\n")) == std::string::npos) {
    const std::string more = read_more(connection);
    if (more.empty()) return {};
    all += more;
    constexpr char tls_greeting = 0x16;
    if (all.front() == tls_greeting) return {};
  }
  Received request{all.substr(0, end + 2), all.substr(end + 4)};
  const auto length = std::strtoull(request.header("content-length").c_str(), nullptr, 10);
  while (request.body.size() < length) {
    const std::string more = read_more(connection);
    if (more.empty()) break;
    request.body += more;
  }
  return request;
}

}  // namespace

std::string Received::header(const std::string& name) const {
  std::string lower = head;
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  const auto at = lower.find("\r\n" + name + ": ");
  if (at == std::string::npos) return {};
  const auto from = at + name.size() + 4;
  return head.substr(from, head.find("\r\n", from) - from);
}

Receiver::Receiver() {
  listening_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* const any = reinterpret_cast<sockaddr*>(&address);
  SUPERCARGO_CHECK(bind(listening_, any, size) == 0 && listen(listening_, 16) == 0 &&
                   getsockname(listening_, any, &size) == 0);
  port_ = ntohs(address.sin_port);
  thread_ = std::thread([this] { serve(); });
}

Receiver::~Receiver() {
  stopping_ = true;
  thread_.join();
  close(listening_);
}

std::string Receiver::url(const std::string& path) const { return "http://" + address() + path; }

std::string Receiver::address() const { return "127.0.0.1:" + std::to_string(port_); }

void Receiver::answers(std::vector<Answer> answers) {
  const std::lock_guard lock(mutex_);
  answers_ = std::move(answers);
}

std::vector<Received> Receiver::received() const {
  const std::lock_guard lock(mutex_);
  return received_;
}

void Receiver::serve() {
  while (!stopping_) {
    pollfd waiting{listening_, POLLIN, 0};
    if (poll(&waiting, 1, 20) <= 0) continue;
    const int connection = accept(listening_, nullptr, nullptr);
    if (connection < 0) continue;
    serve_one(connection);
    close(connection);
  }
}

void Receiver::serve_one(int connection) {
  Received request = read_request(connection);
  if (request.head.empty()) return;
  Answer answer;
  {
    const std::lock_guard lock(mutex_);
    received_.push_back(std::move(request));
    answer = answers_.front();
    if (answers_.size() > 1) answers_.erase(answers_.begin());
  }
  std::this_thread::sleep_for(answer.after);
  const std::string reply = "HTTP/1.1 " + std::to_string(answer.status) + " Said\r\n" +
                            answer.headers +
                            "Content-Length: " + std::to_string(answer.body.size()) +
                            "\r\nConnection: close\r\n\r\n" + answer.body;
  static_cast<void>(send(connection, reply.data(), reply.size(), MSG_NOSIGNAL));
}

}  // namespace supercargo::outbound
