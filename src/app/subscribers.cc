#include "app/subscribers.h"

#include "app/allocator.h"
#include "app/habit_keeper.h"
#include "app/order_finder.h"
#include "holds/credit_watch.h"
#include "settlements/commands.h"
#include "webhooks/outbox.h"

namespace supercargo::app {

std::vector<std::unique_ptr<journal::Subscriber>> all_subscribers(signoffs::Herald::Post post) {
  std::vector<std::unique_ptr<journal::Subscriber>> all;
  all.push_back(std::make_unique<webhooks::Outbox>());
  all.push_back(std::make_unique<HabitKeeper>());
  all.push_back(std::make_unique<OrderFinder>());
  all.push_back(std::make_unique<Allocator>());
  all.push_back(std::make_unique<holds::CreditWatch>());
  all.push_back(std::make_unique<settlements::Cashier>());
  all.push_back(std::make_unique<signoffs::Herald>(post));
  return all;
}

}  // namespace supercargo::app
