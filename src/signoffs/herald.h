// Hears of approvals in the journal: whoever may decide one is asked by mail, and what was brought
// to the manager because nobody had is done once somebody has. One thread uses it.
#pragma once

#include "journal/subscribers.h"

namespace supercargo::signoffs {

class Herald final : public journal::Subscriber {
 public:
  // Without a mail server nobody is asked: mails that wait for one would be stale when it comes.
  enum class Post : std::uint8_t { none, mail };
  explicit Herald(Post post) : post_(post) {}

  const char* name() const override { return "approvals"; }
  bool wants(std::string_view fact) const override;
  void handle(journal::Unit& unit, const journal::Entry& entry) override;

 private:
  Post post_;
};

}  // namespace supercargo::signoffs
