// For tests: a receiver of posts on loopback that answers as it is told and keeps what came.
#pragma once

#include <atomic>
#include <chrono>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace supercargo::outbound {

struct Received {
  std::string head;
  std::string body;
  // The header's value; names in lower case, as our client sends them.
  std::string header(const std::string& name) const;
};

struct Answer {
  int status = 200;
  std::string body = {};
  std::string headers = {};  // further lines, each with its line end
  std::chrono::milliseconds after{0};
};

class Receiver {
 public:
  Receiver();
  ~Receiver();

  std::string url(const std::string& path = "/hook") const;
  std::string address() const;  // 127.0.0.1:PORT, as the operator opens it
  // The answers in turn; the last one again and again.
  void answers(std::vector<Answer> answers);
  std::vector<Received> received() const;

 private:
  void serve();
  void serve_one(int connection);

  int listening_ = -1;
  int port_ = 0;
  std::atomic<bool> stopping_ = false;
  mutable std::mutex mutex_;
  std::vector<Answer> answers_{Answer{}};
  std::vector<Received> received_;
  std::thread thread_;
};

}  // namespace supercargo::outbound
