// Gives goods that came to those who wait for them, and tells those whose goods stay away
// (decisions 14): what moved the stock is read from the journal, each time once.
#pragma once

#include "journal/subscribers.h"

namespace supercargo::app {

class Allocator final : public journal::Subscriber {
 public:
  const char* name() const override { return "allocations"; }
  bool wants(std::string_view fact) const override;
  void handle(journal::Unit& unit, const journal::Entry& entry) override;
};

}  // namespace supercargo::app
