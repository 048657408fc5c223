// Keeps what customers usually order, from the orders that they confirm (decisions 16).
#pragma once

#include "journal/subscribers.h"

namespace supercargo::app {

class HabitKeeper final : public journal::Subscriber {
 public:
  const char* name() const override { return "habits"; }
  bool wants(std::string_view fact) const override;
  void handle(journal::Unit& unit, const journal::Entry& entry) override;
  std::size_t at_once() const override { return 200; }
  bool projects() const override { return true; }
  void handle_all(std::span<Heard> heard) override;
};

}  // namespace supercargo::app
