// Work that nobody waits for yet, on a thread of its own while the caller goes on.
#pragma once

#include <cstddef>
#include <future>
#include <utility>

namespace supercargo {

// `work` treats so many things. For a few of them it is done when it is asked for: a thread costs
// what rendering one order does.
template <class Work>
[[nodiscard]] auto meanwhile(std::size_t things, Work work) {
  constexpr std::size_t worth_a_thread = 4;
  return std::async(things < worth_a_thread ? std::launch::deferred : std::launch::async,
                    std::move(work));
}

}  // namespace supercargo
