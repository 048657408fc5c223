#include "app/subscribers.h"

#include "webhooks/outbox.h"

namespace supercargo::app {

std::vector<std::unique_ptr<journal::Subscriber>> all_subscribers() {
  std::vector<std::unique_ptr<journal::Subscriber>> all;
  all.push_back(std::make_unique<webhooks::Outbox>());
  return all;
}

}  // namespace supercargo::app
