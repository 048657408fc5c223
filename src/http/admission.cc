#include "http/admission.h"

#include <algorithm>

namespace supercargo::http {

bool Admission::admit(const Address& peer) {
  const bool exempt = std::any_of(limits_.exempt.begin(), limits_.exempt.end(),
                                  [&](const Network& network) { return contains(network, peer); });
  const std::lock_guard lock(mutex_);
  if (open_ >= limits_.connections) return false;
  auto& from_there = open_by_network_[subscriber_network(peer)];
  if (!exempt && from_there >= limits_.connections_a_network) return false;
  ++from_there;
  ++open_;
  return true;
}

void Admission::release(const Address& peer) {
  const std::lock_guard lock(mutex_);
  const auto found = open_by_network_.find(subscriber_network(peer));
  if (found == open_by_network_.end()) return;
  if (--found->second == 0) open_by_network_.erase(found);
  --open_;
}

std::size_t Admission::open_connections() const {
  const std::lock_guard lock(mutex_);
  return open_;
}

}  // namespace supercargo::http
