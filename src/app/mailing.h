// The thread that carries mails out, beside the requests, webhooks and due jobs: a mail server that
// is slow keeps back nobody here. Without a mail server there is no thread, and mails wait.
#pragma once

#include <memory>
#include <vector>

#include "app/installation.h"
#include "http/log.h"
#include "mails/courier.h"

namespace supercargo::app {

class Mailing {
 public:
  Mailing(Installation& installation, http::Log& log, const mails::Post& post);
  ~Mailing();  // waits for the mail under way

  // Mails of these tenants may be due.
  void look_at(std::vector<std::int64_t> tenants);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Of tls, starttls and plain.
outbound::SmtpSecurity security_of(const std::string& word);

// What the operator named. `address`: where links lead while no public address is set.
mails::Post mail_post(const Settings& settings, const std::string& address);

}  // namespace supercargo::app
