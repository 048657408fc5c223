// What is costly to make and can be made anew from the database at any time: kept for each tenant
// while its version stands, for all threads. What nobody asked for longest goes first.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string_view>
#include <vector>

namespace supercargo {

class Shelf {
 public:
  // What is kept takes at most so many bytes, by what each thing says of itself.
  explicit Shelf(std::size_t bytes_max) : bytes_max_(bytes_max) {}

  struct Label {
    std::int64_t tenant = 0;
    const char* kind = "";  // of one type always
    // Of what it was made from, and when that is not all that counts, the time it is good for.
    struct Version {
      std::int64_t content = 0;
      std::int64_t period = 0;
      bool operator==(const Version&) const = default;
    } version = {};
    bool operator==(const Label& other) const;
  };

  // The thing of that label, or what `make` gives. It is made while nobody waits: two threads may
  // both make it. A thing has `std::size_t bytes() const` and is never changed.
  template <class Thing, class Make>
  std::shared_ptr<const Thing> get(const Label& label, const Make& make) {
    if (auto kept = find(label)) return std::static_pointer_cast<const Thing>(std::move(kept));
    auto made = std::make_shared<const Thing>(make());
    put(label, made, made->bytes());
    return made;
  }
  std::size_t bytes() const;

 private:
  struct Kept {
    Label label;
    std::shared_ptr<const void> thing;
    std::size_t bytes = 0;
  };
  std::shared_ptr<const void> find(const Label& label);
  void put(const Label& label, std::shared_ptr<const void> thing, std::size_t bytes);

  const std::size_t bytes_max_;
  mutable std::mutex mutex_;
  std::vector<Kept> kept_;  // what was asked for last stands last
  std::size_t bytes_ = 0;
};

}  // namespace supercargo
