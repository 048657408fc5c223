// Fetches what came to the company's mailbox: under a lease, so that one of several servers does;
// outside any transaction; each mail is kept together with how far the mailbox was read. One that
// faults again and again is set aside, so that it keeps back no other. One thread uses it.
#pragma once

#include <string>

#include "inboxes/intake.h"
#include "journal/unit.h"
#include "kernel/clock.h"
#include "outbound/imap.h"

namespace supercargo::inboxes {

struct Postbox {
  outbound::ImapServer server = {};
  std::string company = {};  // the code of whose it is; none: there is one alone
  Duration every = std::chrono::minutes(1);
};

class Collector {
 public:
  struct Parts {
    db::Session& session;
    journal::Services& services;
    const Clock& clock;
    const Postbox& postbox;
    std::optional<InboxMail> (*intake)(journal::Unit&, const Fetched&) = take_in;
  };
  explicit Collector(const Parts& parts) : parts_(parts) {}

  // How many mails were taken in; at most `mails_at_once`, and the rest when it is asked again.
  // None while another process is at it, or when it was looked at just now.
  int collect(std::int64_t tenant);

  static constexpr int mails_at_once = 50;
  static constexpr std::int64_t tries_max = 3;

 private:
  bool lease();
  outbound::ImapFailure read_on(outbound::ImapClient& client);
  outbound::ImapFailure take_from(outbound::ImapClient& client, const outbound::ImapMail& mail);
  bool note(const Mailbox& now);
  bool begin(std::int64_t uid);
  void finish(outbound::ImapFailure failure);

  Parts parts_;
  std::int64_t tenant_ = 0;
  Mailbox mailbox_;  // as leased
  int taken_ = 0;
  bool has_more_ = false;
};

}  // namespace supercargo::inboxes
