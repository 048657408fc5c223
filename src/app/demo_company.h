// A company that trades by itself, for demonstrations: its people act in their roles, through the
// same commands as everybody, at any time of the past.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/installation.h"
#include "orders/order.h"
#include "people/person.h"
#include "shipments/requests.h"

namespace supercargo::app::demo {

class Company {
 public:
  Company(Installation& installation, journal::Tenant tenant);

  // On that day at that hour of the company's own time, at the latest now: what has not happened
  // yet is not told. Its jobs that came due by then are done.
  void go_to(Day day, int hour);
  Day today() const { return today_; }
  Instant now() const { return clock_.now(); }
  const Calendar& calendar() const { return calendar_; }

  void add(people::Person person) { people_.push_back(std::move(person)); }
  // Whoever holds the role.
  PersonId person(Role role) const;

  // In the name of the first person who holds the role. A refusal is a fault: the demonstration
  // asks for nothing that is not allowed.
  template <class Out, class In>
  Out perform(Role role, Result<Out> (*command)(journal::Unit&, const In&),
              const std::type_identity_t<In>& input) {
    return must(journal::perform(installation_.session(), installation_.services(), call_of(role),
                                 command, input));
  }
  template <class Out, class In>
  Out perform(Role role, std::vector<Result<Out>> (*command)(journal::Batch&, std::span<const In>),
              const std::type_identity_t<In>& input) {
    return must(journal::perform(installation_.session(), installation_.services(), call_of(role),
                                 command, input));
  }
  template <class Out>
  static Out must(Result<Out> result) {
    if (!result) refuse(result.error());
    return std::move(*result);
  }
  // What is in the books now.
  orders::Order order(const std::string& number);
  // Every follow-up that is open for longer, completed by a call to the customer.
  void call_customers(Duration since);

 private:
  journal::Call call_of(Role role);
  [[noreturn]] static void refuse(const Problem& problem);
  void catch_up();

  Installation& installation_;
  const journal::Tenant tenant_;
  const Instant latest_;
  SetClock clock_;
  Calendar calendar_;
  Day today_;
  std::vector<people::Person> people_;
};

// Something that happens at noon of one of those days.
struct Event {
  Day day;
  std::function<void()> happen;
};
// Orders of every kind from one day until another, delivered, delayed, short, damaged, lost,
// amended, cancelled; what went wrong is followed up and closed.
void trade_between(Company& company, Day first, Day until, const std::vector<Event>& events);
// The same, with an order in every state today, and something in every exception and worklist.
void trade_until(Company& company, Day first, Day today);
// Quotations: one in every state that somebody works on, one that was won and one that was lost.
void offer(Company& company);

}  // namespace supercargo::app::demo
