// Several servers of one database behind a real HAProxy, with the configuration that ships: only
// its addresses are the test's. The servers announce their end as operations.md asks for.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "tests/witness.h"

namespace supercargo::tests {

class Balanced {
 public:
  static bool is_there();  // HAProxy is installed

  Balanced(const Witness& witness, std::size_t servers);
  ~Balanced();
  Balanced(const Balanced&) = delete;
  Balanced& operator=(const Balanced&) = delete;

  std::uint16_t port() const { return port_; }  // of the proxy
  const Served& at(std::size_t n) const { return *served_[n]; }
  std::size_t size() const { return served_.size(); }
  void restart(std::size_t n);      // SIGTERM, and another one in its place
  void kill(std::size_t n);         // SIGKILL, and another one in its place
  void wait_until_all_are_asked();  // by the proxy

 private:
  std::vector<std::string> words(std::uint16_t port) const;
  void put_another(std::size_t n, std::uint16_t port);
  std::string configuration() const;

  const Witness& witness_;
  std::string folder_;
  std::uint16_t port_ = 0;
  std::vector<std::unique_ptr<Served>> served_;
  std::unique_ptr<Running> proxy_;
};

}  // namespace supercargo::tests
