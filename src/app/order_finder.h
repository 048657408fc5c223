// Keeps the words by which orders are found (decisions 28), within a second of what is told of
// them.
#pragma once

#include "journal/subscribers.h"

namespace supercargo::app {

class OrderFinder final : public journal::Subscriber {
 public:
  const char* name() const override { return "order_words"; }
  bool wants(std::string_view fact) const override;
  void handle(journal::Unit& unit, const journal::Entry& entry) override;
  std::size_t at_once() const override { return 200; }
  bool projects() const override { return true; }
  void handle_all(std::span<Heard> heard) override;
};

}  // namespace supercargo::app
