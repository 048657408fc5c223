// The installed program served as its systemd unit has it served, as far as a process can have that
// of the kernel by itself: root folder, account, system calls, credential, notification. What the
// unit forbids and the program needs shows here.
#pragma once

#include <cstdint>
#include <string>

#include "tests/package/scratch_root.h"

namespace supercargo::tests {

class Service {
 public:
  explicit Service(const ScratchRoot& root);  // returns when it said that it is ready, or ended
  ~Service();
  Service(const Service&) = delete;
  Service& operator=(const Service&) = delete;

  const std::string& told() const { return told_; }  // on standard error until it was ready
  // What the service manager was told last.
  const std::string& state() const { return state_; }
  Answer get(const std::string& path, const std::string& key) const;
  Answer post(const std::string& path, const std::string& key, const std::string& body) const;
  int stop();  // SIGTERM; the exit code

 private:
  void wait_until_ready(int errors);

  int process_ = -1;
  int notified_ = -1;
  std::uint16_t port_ = 0;
  std::string told_;
  std::string state_;
};

}  // namespace supercargo::tests
