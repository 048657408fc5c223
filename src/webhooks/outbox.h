// Reads the journal on behalf of webhooks: an entry that one of them hears becomes a delivery,
// once. One thread uses it.
#pragma once

#include <map>
#include <vector>

#include "journal/subscribers.h"
#include "webhooks/webhook.h"

namespace supercargo::webhooks {

class Outbox final : public journal::Subscriber {
 public:
  const char* name() const override { return "webhooks"; }
  bool wants(std::string_view) const override { return true; }
  // Few companies have webhooks: nearly all entries are passed over.
  std::size_t at_once() const override { return 500; }
  void handle(journal::Unit& unit, const journal::Entry& entry) override;

 private:
  // What was active when the entry `seq` was heard. Changes of webhooks stand in the same journal,
  // so as long as no entry is missed nothing needs to be asked again.
  struct Known {
    std::int64_t seq = -1;
    std::vector<Webhook> active;
  };
  std::map<std::int64_t, Known> known_;  // by tenant
};

}  // namespace supercargo::webhooks
