#include "tests/flood.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <deque>
#include <memory>

#include "kernel/result.h"

namespace supercargo::tests {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds patience{10};

class Asker {
 public:
  Asker(std::uint16_t port, std::size_t number) : number_(number), port_(port) { connect(); }
  ~Asker() { ::close(socket_); }
  Asker(const Asker&) = delete;
  Asker& operator=(const Asker&) = delete;

  std::size_t number() const { return number_; }
  int socket() const { return socket_; }

  void ask(const Flood& flood, Clock::time_point due) {
    due_ = due;
    in_.clear();
    out_.clear();
    flood.make(number_, out_);
    // Small enough for any socket's buffer.
    static_cast<void>(::send(socket_, out_.data(), out_.size(), MSG_NOSIGNAL));
  }

  // True when a whole answer is there, or none will come.
  bool read() {
    char buffer[16 << 10];
    const auto count = ::recv(socket_, buffer, sizeof buffer, 0);
    is_gone_ = count <= 0;
    if (is_gone_) return true;
    in_.append(buffer, static_cast<std::size_t>(count));
    const auto end = in_.find("\r\n\r\n");
    if (end == std::string::npos) return false;
    const auto length = in_.find("Content-Length: ");
    const std::size_t bytes =
        length < end ? std::strtoul(in_.c_str() + length + 16, nullptr, 10) : 0;
    body_at_ = end + 4;
    return in_.size() >= body_at_ + bytes;
  }

  Answered answered() const {
    const auto took = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - due_);
    Answered answer{.latency_us = static_cast<std::uint32_t>(took.count())};
    if (is_gone_) return answer;
    answer.status = std::atoi(in_.c_str() + sizeof "HTTP/1.1");
    answer.says_when = in_.find("\r\nRetry-After: ") < body_at_;
    answer.body = in_.substr(body_at_);
    return answer;
  }

  bool is_gone() const { return is_gone_; }
  void connect_again() {
    ::close(socket_);
    connect();
  }

 private:
  void connect() {
    socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port_);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
      throw Fault("the flood found nobody listening");
    const int yes = 1;
    ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    is_gone_ = false;
  }

  const std::size_t number_;
  const std::uint16_t port_;
  int socket_ = -1;
  std::string out_;
  std::string in_;
  std::size_t body_at_ = 0;
  bool is_gone_ = false;
  Clock::time_point due_;
};

class Run {
 public:
  explicit Run(const Flood& flood) : flood_(flood), epoll_(::epoll_create1(EPOLL_CLOEXEC)) {
    askers_.reserve(flood.connections);
    for (std::size_t n = 0; n < flood.connections; ++n) {
      askers_.push_back(std::make_unique<Asker>(flood.port, n));
      idle_.push_back(askers_.back().get());
      watch(*askers_.back());
    }
  }
  ~Run() { ::close(epoll_); }
  Run(const Run&) = delete;
  Run& operator=(const Run&) = delete;

  Flooded run() {
    begin_ = Clock::now();
    const auto end = begin_ + flood_.length;
    for (auto now = begin_; now < end; now = Clock::now()) {
      ask_what_is_due(now);
      hear();
    }
    found_.took = Clock::now() - begin_;
    while (idle_.size() < askers_.size() && Clock::now() < end + patience) hear();
    found_.answers.resize(found_.answers.size() + askers_.size() - idle_.size());
    return std::move(found_);
  }

 private:
  void watch(Asker& asker) const {
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.ptr = &asker;
    ::epoll_ctl(epoll_, EPOLL_CTL_ADD, asker.socket(), &event);
  }

  void ask_what_is_due(Clock::time_point now) {
    while (!idle_.empty()) {
      auto due = now;
      if (flood_.per_second > 0) {
        const std::chrono::duration<double> after(static_cast<double>(asked_) / flood_.per_second);
        due = begin_ + std::chrono::duration_cast<Clock::duration>(after);
        if (due > now) return;
      }
      ++asked_;
      idle_.front()->ask(flood_, due);
      idle_.pop_front();
    }
  }

  void hear() {
    epoll_event ready[256];
    const int count = ::epoll_wait(epoll_, ready, 256, 1);
    for (int i = 0; i < count; ++i) {
      Asker& asker = *static_cast<Asker*>(ready[i].data.ptr);
      if (!asker.read()) continue;
      found_.answers.push_back(asker.answered());
      if (asker.is_gone()) {
        asker.connect_again();
        watch(asker);
      }
      idle_.push_back(&asker);
    }
  }

  const Flood& flood_;
  const int epoll_;
  Clock::time_point begin_;
  std::uint64_t asked_ = 0;
  std::vector<std::unique_ptr<Asker>> askers_;
  std::deque<Asker*> idle_;
  Flooded found_;
};

}  // namespace

Flooded run(const Flood& flood) { return Run(flood).run(); }

std::vector<std::uint32_t> Flooded::latencies_us(int status) const {
  std::vector<std::uint32_t> found;
  found.reserve(answers.size());
  for (const Answered& each : answers)
    if (each.status == status) found.push_back(each.latency_us);
  std::sort(found.begin(), found.end());
  return found;
}

std::size_t Flooded::count(int status) const {
  return static_cast<std::size_t>(std::count_if(
      answers.begin(), answers.end(), [&](const Answered& each) { return each.status == status; }));
}

std::size_t Flooded::others_than(int status, int other) const {
  return answers.size() - count(status) - count(other);
}

std::uint32_t percentile(const std::vector<std::uint32_t>& sorted, double part) {
  if (sorted.empty()) return 0;
  return sorted[static_cast<std::size_t>(static_cast<double>(sorted.size() - 1) * part)];
}

}  // namespace supercargo::tests
