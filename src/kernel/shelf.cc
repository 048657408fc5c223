#include "kernel/shelf.h"

#include <algorithm>

namespace supercargo {

bool Shelf::Label::operator==(const Label& other) const {
  return tenant == other.tenant && version == other.version &&
         std::string_view(kind) == std::string_view(other.kind);
}

std::size_t Shelf::bytes() const {
  const std::lock_guard lock(mutex_);
  return bytes_;
}

std::shared_ptr<const void> Shelf::find(const Label& label) {
  const std::lock_guard lock(mutex_);
  const auto found = std::find_if(kept_.begin(), kept_.end(),
                                  [&](const Kept& each) { return each.label == label; });
  if (found == kept_.end()) return nullptr;
  std::rotate(found, found + 1, kept_.end());
  return kept_.back().thing;
}

void Shelf::put(const Label& label, std::shared_ptr<const void> thing, std::size_t bytes) {
  if (bytes > bytes_max_) return;
  const std::lock_guard lock(mutex_);
  // One version of a thing is enough: whoever still uses another keeps it alive.
  const auto is_replaced = [&](const Kept& each) {
    return each.label.tenant == label.tenant &&
           std::string_view(each.label.kind) == std::string_view(label.kind);
  };
  for (const Kept& each : kept_)
    if (is_replaced(each)) bytes_ -= each.bytes;
  std::erase_if(kept_, is_replaced);
  auto first = kept_.begin();
  for (; bytes_ + bytes > bytes_max_; ++first) bytes_ -= first->bytes;
  kept_.erase(kept_.begin(), first);
  kept_.push_back({label, std::move(thing), bytes});
  bytes_ += bytes;
}

}  // namespace supercargo
