// Sockets as the acceptor needs them: owned, listening, and asked for their addresses.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

#include "http/network.h"

namespace supercargo::http {

// An open file of the kernel, closed with its owner.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor();
  int number() const { return number_; }
  bool is_open() const { return number_ >= 0; }
  int release() { return std::exchange(number_, -1); }

 private:
  int number_;
};

Descriptor listening_on(const std::string& host, std::uint16_t port);  // throws Fault
std::uint16_t port_of(const Descriptor& listening);

struct Accepted {
  Descriptor socket;  // not blocking; not open when there was nothing to accept
  Address peer{};
  bool out_of_means = false;  // no descriptor or memory: worth a pause
};
Accepted accept_from(const Descriptor& listening);

bool has_bytes(int socket);  // that came and are not read yet
std::size_t descriptors_for_connections();

}  // namespace supercargo::http
