// Carries mails out: takes what is due under a lease, hands it to the mail server outside any
// transaction, writes down what came of it. Several servers may do so at once: each mail is with
// one of them. One thread uses it.
#pragma once

#include <string>

#include "journal/unit.h"
#include "kernel/clock.h"
#include "mails/mail.h"
#include "outbound/smtp.h"

namespace supercargo::mails {

struct Post {
  outbound::SmtpServer server = {};
  std::string from = {};       // the address that mails come from and bounces go to
  std::string link_base = {};  // where links lead: https://orders.example.com
};

class Courier {
 public:
  struct Parts {
    db::Session& session;
    journal::Services& services;
    const Clock& clock;
    const Post& post;
  };
  explicit Courier(const Parts& parts) : parts_(parts) {}

  // Sends one mail that is due for the tenant; false when none is, or the tenant has sent its share
  // of this hour.
  bool send_one(std::int64_t tenant);

 private:
  struct Taken {
    Mail mail;
    std::string message;
  };
  std::optional<Taken> take(std::int64_t tenant);
  std::string message_of(journal::Unit& unit, const Mail& mail) const;

  Parts parts_;
};

}  // namespace supercargo::mails
