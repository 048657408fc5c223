#include "bench/load.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

#include "kernel/result.h"

namespace supercargo::bench {
namespace {

using Clock = std::chrono::steady_clock;

int connect_to(std::uint16_t port) {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
    throw Fault("the load found nobody listening");
  const int yes = 1;
  ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  return socket;
}

// One connection: a request under way, and what has come of its answer.
class Asker {
 public:
  explicit Asker(std::uint16_t port) : port_(port), socket_(connect_to(port)) {}
  ~Asker() { ::close(socket_); }
  Asker(const Asker&) = delete;
  Asker& operator=(const Asker&) = delete;

  int socket() const { return socket_; }
  Clock::time_point asked_at() const { return asked_at_; }
  int status() const { return status_; }
  std::string_view body() const { return std::string_view(in_).substr(body_at_, body_bytes_); }

  void ask(const Load& load) {
    out_.clear();
    in_.clear();
    body_at_ = 0;
    load.make(out_);
    asked_at_ = Clock::now();
    for (std::size_t sent = 0; sent < out_.size();) {
      const auto count = ::send(socket_, out_.data() + sent, out_.size() - sent, MSG_NOSIGNAL);
      if (count <= 0) return;  // the next read tells
      sent += static_cast<std::size_t>(count);
    }
  }

  // True when a whole answer is there, or none will come.
  bool read() {
    char buffer[64 << 10];
    const auto count = ::recv(socket_, buffer, sizeof buffer, 0);
    if (count <= 0) {
      status_ = 0;
      connect_again();
      return true;
    }
    in_.append(buffer, static_cast<std::size_t>(count));
    return is_whole();
  }

 private:
  void connect_again() {
    in_.clear();
    body_at_ = body_bytes_ = 0;
    const int fresh = connect_to(port_);
    ::dup3(fresh, socket_, O_CLOEXEC);
    ::close(fresh);
  }

  bool is_whole() {
    if (body_at_ == 0) {
      const auto end = in_.find("\r\n\r\n");
      if (end == std::string::npos) return false;
      status_ = std::atoi(in_.c_str() + sizeof "HTTP/1.1");
      const auto length = in_.find("Content-Length: ");
      body_bytes_ = length < end ? std::strtoul(in_.c_str() + length + 16, nullptr, 10) : 0;
      body_at_ = end + 4;
    }
    return in_.size() >= body_at_ + body_bytes_;
  }

  const std::uint16_t port_;
  const int socket_;
  std::string out_;
  std::string in_;
  std::size_t body_at_ = 0;
  std::size_t body_bytes_ = 0;
  int status_ = 0;
  Clock::time_point asked_at_;
};

class Run {
 public:
  Run(const Load& load, const std::function<void()>& counting)
      : load_(load), counting_(counting), epoll_(::epoll_create1(EPOLL_CLOEXEC)) {
    for (int i = 0; i < load.connections; ++i) add();
  }
  ~Run() { ::close(epoll_); }
  Run(const Run&) = delete;
  Run& operator=(const Run&) = delete;

  Loaded run() {
    const auto begin = Clock::now() + load_.warm_up;
    const auto end = begin + load_.length;
    bool is_counted = false;
    for (auto& asker : askers_) asker->ask(load_);
    for (auto now = Clock::now(); now < end; now = Clock::now()) {
      if (!is_counted && now >= begin) {
        is_counted = true;
        tell();
      }
      step(is_counted, begin);
    }
    loaded_.seconds = std::chrono::duration<double>(Clock::now() - begin).count();
    tell();
    std::sort(loaded_.latencies_us.begin(), loaded_.latencies_us.end());
    return std::move(loaded_);
  }

 private:
  void add() {
    auto& asker = askers_.emplace_back(std::make_unique<Asker>(load_.port));
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.ptr = asker.get();
    ::epoll_ctl(epoll_, EPOLL_CTL_ADD, asker->socket(), &event);
  }

  void tell() const {
    if (counting_) counting_();
  }

  void step(bool is_counted, Clock::time_point begin) {
    epoll_event ready[256];
    const int count = ::epoll_wait(epoll_, ready, 256, 20);
    for (int i = 0; i < count; ++i) {
      Asker& asker = *static_cast<Asker*>(ready[i].data.ptr);
      if (!asker.read()) continue;
      if (is_counted && asker.asked_at() >= begin) count_one(asker);
      asker.ask(load_);
    }
  }

  void count_one(const Asker& asker) {
    const auto took =
        std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - asker.asked_at());
    ++loaded_.statuses[asker.status()];
    loaded_.latencies_us.push_back(static_cast<std::uint32_t>(took.count()));
    if (load_.see) load_.see(asker.status(), asker.body());
  }

  const Load& load_;
  const std::function<void()>& counting_;
  const int epoll_;
  std::vector<std::unique_ptr<Asker>> askers_;
  Loaded loaded_;
};

}  // namespace

double Loaded::percentile_ms(double part) const {
  if (latencies_us.empty()) return 0;
  const auto last = static_cast<double>(latencies_us.size() - 1);
  return latencies_us[static_cast<std::size_t>(last * part)] / 1000.0;
}

std::uint64_t Loaded::others_than(int status) const {
  std::uint64_t others = 0;
  for (const auto& [each, count] : statuses) others += each == status ? 0 : count;
  return others;
}

Loaded run(const Load& load, const std::function<void()>& counting) {
  return Run(load, counting).run();
}

void append_request(std::string& out, std::string_view head, std::string_view key,
                    std::string_view body, std::string_view idempotency_key) {
  out.append(head).append("\r\nHost: localhost\r\nAuthorization: Bearer ").append(key);
  if (!idempotency_key.empty()) out.append("\r\nIdempotency-Key: ").append(idempotency_key);
  if (!body.empty())
    out.append("\r\nContent-Type: application/json\r\nContent-Length: ")
        .append(std::to_string(body.size()));
  out.append("\r\n\r\n").append(body);
}

}  // namespace supercargo::bench
