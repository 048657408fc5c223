// Work beside the requests, on threads of its own: due jobs, journal subscribers, and the lease of
// this process's node.
#pragma once

#include <functional>
#include <memory>

#include "app/authenticator.h"
#include "app/collecting.h"
#include "app/installation.h"
#include "app/mailing.h"
#include "app/sending.h"
#include "http/log.h"

namespace supercargo::app {

class Background {
 public:
  struct Parts {
    Installation& installation;
    http::Log& log;
    Authenticator& authenticator;
    outbound::Settings outbound;
    mails::Post mail;
    inboxes::Postbox postbox;
    std::function<void()> node_lost;  // this process must make no more ids: end it
    std::function<bool()> writers_are_busy;
  };
  explicit Background(const Parts& parts);
  ~Background();  // waits for what is under way

  void committed();  // something may have been told: subscribers need not wait for the next look

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace supercargo::app
