// Who may hold a connection: so many in all, so many from one network, trusted proxies excepted.
// Thread-safe; whoever is admitted must be released once.
#pragma once

#include <cstddef>
#include <map>
#include <mutex>
#include <vector>

#include "http/network.h"

namespace supercargo::http {

struct AdmissionLimits {
  std::size_t connections = 0;
  std::size_t connections_a_network = 0;
  std::vector<Network> exempt;  // from the second limit
};

class Admission {
 public:
  explicit Admission(AdmissionLimits limits) : limits_(std::move(limits)) {}
  [[nodiscard]] bool admit(const Address& peer);
  void release(const Address& peer);
  std::size_t open_connections() const;

 private:
  const AdmissionLimits limits_;
  mutable std::mutex mutex_;
  std::size_t open_ = 0;
  std::map<Address, std::size_t> open_by_network_;
};

}  // namespace supercargo::http
