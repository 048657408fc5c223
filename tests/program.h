// The real binary for tests: run to its end, or served on a free port and asked over a socket.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace supercargo::tests {

struct Ran {
  int code = -1;  // of its exit; 128 + n when a signal ended it
  std::string output;
  std::string errors;
  std::string last_line() const;
};

Ran run_program(const std::vector<std::string>& words, const std::string& input = {});
// Any program of the machine: the first word names it.
Ran run_any(const std::vector<std::string>& words, const std::string& input = {});

// A program of the machine that runs beside the test, and ends with it.
class Running {
 public:
  explicit Running(const std::vector<std::string>& words);
  ~Running();  // SIGTERM, waited for
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;
  bool runs();
  std::string said() const;  // so far, to both streams

 private:
  std::string log_;
  int process_ = -1;
};

struct Answer {
  int status = 0;
  std::string body;
};

// "GET /path" of whatever listens there on loopback.
Answer ask_port(std::uint16_t port, const std::string& head, const std::string& key,
                const std::string& body);

// `supercargo serve` on a free port unless `more` names one, ready when constructed.
class Served {
 public:
  explicit Served(const std::string& database, std::vector<std::string> more = {});
  ~Served();
  Served(const Served&) = delete;
  Served& operator=(const Served&) = delete;

  Answer get(const std::string& path, const std::string& key = {}) const;
  Answer post(const std::string& path, const std::string& key, const std::string& body) const;
  int stop();  // SIGTERM; the exit code
  void kill();
  const std::string& errors() const { return errors_; }  // up to the ready line
  std::uint16_t port() const { return port_; }
  int pid() const { return process_; }

 private:
  int wait();

  int process_ = -1;
  int error_pipe_ = -1;
  std::uint16_t port_ = 0;
  std::string errors_;
  std::string log_;
};

// An empty PostgreSQL database of one test, when SUPERCARGO_TEST_POSTGRES names a server.
class ScratchPostgres {
 public:
  ScratchPostgres();
  ~ScratchPostgres();  // drops it
  ScratchPostgres(const ScratchPostgres&) = delete;
  ScratchPostgres& operator=(const ScratchPostgres&) = delete;

  bool is_there() const { return !name_.empty(); }
  std::string owner() const;  // migrates
  std::string app() const;    // serves

 private:
  std::string name_;
};

}  // namespace supercargo::tests
