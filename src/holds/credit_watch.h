// Hears in the journal of goods that were not let go since their customer owes too much, and holds
// the order, so that it stands among those that do not move until finance releases it (domain 9.7).
// One thread uses it.
#pragma once

#include "journal/subscribers.h"

namespace supercargo::holds {

class CreditWatch final : public journal::Subscriber {
 public:
  const char* name() const override { return "credit_holds"; }
  bool wants(std::string_view fact) const override;
  void handle(journal::Unit& unit, const journal::Entry& entry) override;
};

}  // namespace supercargo::holds
