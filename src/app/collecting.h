// The thread that fetches mails, beside the requests and everything else that waits for other
// servers. Without a mailbox there is no thread.
#pragma once

#include <memory>

#include "app/installation.h"
#include "http/log.h"
#include "inboxes/collector.h"

namespace supercargo::app {

class Collecting {
 public:
  Collecting(Installation& installation, http::Log& log, const inboxes::Postbox& postbox);
  ~Collecting();  // waits for the mail under way

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// What the operator named.
inboxes::Postbox mail_postbox(const Settings& settings);

}  // namespace supercargo::app
