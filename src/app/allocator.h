// Gives goods that came to those who wait for them, tells those whose goods stay away, and lets
// urgent orders take what is only held where the company wants it so (decisions 14): what happened
// is read from the journal, each time once, and much of it together costs what one fact does.
#pragma once

#include "journal/subscribers.h"

namespace supercargo::app {

class Allocator final : public journal::Subscriber {
 public:
  const char* name() const override { return "allocations"; }
  bool wants(std::string_view fact) const override;
  void handle(journal::Unit& unit, const journal::Entry& entry) override;
  std::size_t at_once() const override { return 100; }
  void handle_all(std::span<Heard> heard) override;
};

}  // namespace supercargo::app
