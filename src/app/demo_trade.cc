// Ninety days of trade: every day a few orders, each with a course of its own that its number in
// the sequence decides, so that the same day always tells the same story.
#include <algorithm>

#include "agreements/commands.h"
#include "agreements/ending.h"
#include "allocations/commands.h"
#include "amendments/amend.h"
#include "app/demo_company.h"
#include "deliveries/commands.h"
#include "endings/commands.h"
#include "holds/commands.h"
#include "issues/commands.h"
#include "orders/commands.h"
#include "questions/commands.h"
#include "shipments/commands.h"
#include "warehousing/receive.h"

namespace supercargo::app::demo {
namespace {

using orders::Order;
using orders::Status;

constexpr std::int64_t piece = 1'000'000;

struct Site {
  const char* warehouse;
  const char* carrier;
  std::vector<const char*> skus;
};
const std::vector<Site>& sites() {
  static const std::vector<Site> all{
      {"HAM", "Elbe Cargo", {"PALLET-EUR", "WRAP-500", "BOX-60", "STRAP-PET16", "LABEL-A6"}},
      {"RTM", "Maas Expres", {"BOX-60", "DUNNAGE-AIR", "TEA-LJ-250", "PALLET-EUR"}},
      {"HKG", "珠江速运", {"TEA-LJ-250", "LABEL-A6", "BOX-60"}}};
  return all;
}

// Where its number sends it.
struct Customer {
  const char* code;
  std::size_t site;
};
constexpr Customer buyers[] = {{"C-1001", 0}, {"C-1002", 1}, {"C-1003", 2}, {"C-1005", 0},
                               {"C-1006", 1}, {"C-1008", 0}, {"C-1009", 2}, {"C-1004", 0}};

enum class Course : std::uint8_t {
  smooth,
  delayed,
  failed,
  damaged,
  lost,
  amended,
  cancelled,
  held,
  disputed,
};
Course course_of(std::int64_t number) {
  if (number % 31 == 12) return Course::lost;
  if (number % 29 == 11) return Course::disputed;
  if (number % 23 == 8) return Course::held;
  if (number % 19 == 6) return Course::cancelled;
  if (number % 17 == 3) return Course::damaged;
  if (number % 14 == 9) return Course::amended;
  if (number % 13 == 7) return Course::failed;
  if (number % 11 == 5) return Course::delayed;
  return Course::smooth;
}

// What is to happen to an order next, and when.
enum class Stage : std::uint8_t { prepare, leave, travel, arrive, close, over };
struct Errand {
  std::string order;
  Course course = Course::smooth;
  Day due;
  std::string shipment = {};
  Stage stage = Stage::prepare;
};

class Trade {
 public:
  Trade(Company& company, Day until) : company_(company), until_(until) {}

  void run(Day first, const std::vector<Event>& events) {
    for (Day day = first; day < until_; day = next_working_day(day, company_.calendar())) {
      if (day.days % 7 == first.days % 7 || day == first) stock_up(day);
      company_.go_to(day, 9);
      for (int n = 0; n < 2 + static_cast<int>(count_ % 2); ++n) take_order();
      company_.go_to(day, 12);
      for (const Event& event : events)
        if (event.day == day) event.happen();
      company_.go_to(day, 14);
      company_.call_customers(std::chrono::hours(20));
      for (std::size_t i = 0; i < errands_.size(); ++i)
        if (errands_[i].due <= day) go_on(errands_[i]);
      std::erase_if(errands_, [](const Errand& errand) { return errand.stage == Stage::over; });
    }
    company_.go_to(until_, 8);
  }

 private:
  // Goods for a week, and what waits gets its own.
  void stock_up(Day day) {
    company_.go_to(day, 7);
    for (const Site& site : sites()) {
      warehousing::Receipt receipt{.warehouse = site.warehouse, .reference = "weekly supply"};
      for (const char* sku : site.skus)
        receipt.lines.push_back({.sku = sku, .quantity = {90 * piece}});
      company_.perform(Role::warehouse, warehousing::receive, receipt);
      company_.perform(Role::warehouse, allocations::release, {.warehouse = site.warehouse});
    }
  }

  void take_order() {
    const std::int64_t number = ++count_;
    const Customer& buyer = buyers[static_cast<std::size_t>(number) % std::size(buyers)];
    const Site& site = sites()[buyer.site];
    orders::Place wanted{.customer = buyer.code,
                         .customer_po_number = "PO-" + std::to_string(70'000 + number * 13),
                         .warehouse = site.warehouse,
                         .advance_to = orders::AdvanceTo::confirmed};
    const auto lines = 1 + static_cast<std::size_t>(number % 3);
    for (std::size_t i = 0; i < lines; ++i) {
      wanted.lines.push_back(
          {.sku = site.skus[(static_cast<std::size_t>(number) + i) % site.skus.size()],
           .quantity = {(4 + (number * 7 + static_cast<std::int64_t>(i)) % 9) * piece}});
    }
    if (number % 6 == 0) wanted.lines.push_back({.sku = "SVC-CUSTOMS", .quantity = {piece}});
    wanted.urgent = number % 12 == 4;
    const Order order = agreed(company_.perform(Role::order_desk, orders::place, wanted));
    if (order.status != Status::confirmed) return;
    errands_.push_back({order.number, course_of(number), after(1)});
  }

  // Whatever it waits for is said and allowed.
  Order agreed(Order order) {
    if (order.status == Status::pending_approval)
      order = company_.perform(Role::sales_manager, agreements::decide, {.id = order.number});
    if (order.status != Status::verified) return order;
    const bool is_short = std::any_of(order.checks.begin(), order.checks.end(), [](const auto& g) {
      return g.code == "G3" && g.result != gates::Outcome::pass;
    });
    if (is_short) return order;
    order = company_.perform(Role::order_desk, agreements::read_back,
                             {.id = order.number,
                              .outcome = orders::ReadBackOutcome::agreed,
                              .contact = "Purchasing office",
                              .channel = "phone"});
    return company_.perform(Role::order_desk, orders::confirm, {.id = order.number});
  }

  Day after(int days) const {
    return add_working_days(company_.today(), days, company_.calendar());
  }

  void go_on(Errand& errand) {
    errand.due = after(1);
    switch (errand.stage) {
      case Stage::prepare:
        errand.stage = Stage::leave;
        return before_it_leaves(errand);
      case Stage::leave:
        return leave(errand);
      case Stage::travel:
        return travel(errand);
      case Stage::arrive:
        return deliver(errand);
      case Stage::close:
        return close(errand);
      case Stage::over:
        return;
    }
  }

  void before_it_leaves(Errand& errand) {
    switch (errand.course) {
      case Course::amended: {
        amendments::Amend wanted{.id = errand.order, .reason = "The customer rang: one less."};
        const auto line = company_.order(errand.order).lines.front();
        wanted.lines = {{.line = 1, .quantity = line.quantity - Quantity{piece}}};
        wanted.agreed = {.contact = "Purchasing office", .channel = "phone"};
        company_.perform(Role::order_desk, amendments::amend, wanted);
        return;
      }
      case Course::cancelled:
        company_.perform(Role::order_desk, endings::cancel,
                         {.id = errand.order, .reason = "The customer's project was put off."});
        errand.stage = Stage::over;
        return;
      case Course::held: {
        const auto hold = company_.perform(Role::finance, holds::place,
                                           {.id = errand.order,
                                            .kind = holds::Kind::address,
                                            .reason = "Two gates of that name are in the port."});
        company_.perform(Role::order_desk, holds::release,
                         {.id = text(hold.id), .reason = "Gate 4, the customer says."});
        return;
      }
      case Course::disputed:
        return settle_issue(errand);
      default:
        return;
    }
  }

  void settle_issue(const Errand& errand) {
    const auto question = company_.perform(
        Role::order_desk, questions::ask,
        {.id = errand.order, .team = "warehouse", .question = "Can it be loaded in a day?"});
    company_.perform(Role::warehouse, questions::answer,
                     {.id = text(question.id), .answer = "Yes, if dock 3 is kept free at noon."});
    issues::Raise raised{.id = errand.order,
                         .kind = issues::Kind::capacity,
                         .description = "The carrier has one lorry less than was booked.",
                         .impact = "A part of the load would leave a day later.",
                         .options = {{"Load tightly", "All leaves today, loading takes longer"},
                                     {"Second lorry", "Costs 180 euros more"}},
                         .criteria = "The promised day, then the cost."};
    const auto issue = company_.perform(Role::order_desk, issues::raise, raised);
    company_.perform(Role::order_desk, issues::decide,
                     {.id = text(issue.id),
                      .decision = "Load tightly",
                      .reason = "It keeps the promised day and costs nothing.",
                      .policy_clause = "Delivery 4.2",
                      .policy_version = "2026-01"});
    company_.perform(Role::order_desk, issues::close,
                     {.id = text(issue.id),
                      .outcome = "Everything left in time.",
                      .not_informed_reason = "The customer noticed nothing."});
  }

  // Everything of it that is reserved.
  void leave(Errand& errand) {
    const Order order = company_.order(errand.order);
    shipments::Plan wanted{.sales_order = errand.order};
    for (const orders::Line& line : order.lines) {
      if (line.quantities.reserved > line.planned)
        wanted.lines.push_back(
            {.line = line.line, .quantity = line.quantities.reserved - line.planned});
    }
    if (wanted.lines.empty()) return;  // it waits for goods
    for (const Site& site : sites())
      if (order.warehouse == site.warehouse) wanted.carrier = site.carrier;
    const auto planned = company_.perform(Role::warehouse, shipments::plan, wanted);
    errand.shipment = planned.number;
    company_.perform(Role::warehouse, shipments::despatch,
                     {.id = errand.shipment,
                      .eta = start_of(after(1), company_.calendar()) + std::chrono::hours(15)});
    errand.stage = Stage::travel;
  }

  void travel(Errand& errand) {
    const Instant later = company_.now() + std::chrono::hours(26);
    errand.stage = Stage::arrive;
    if (errand.course == Course::delayed) {
      company_.perform(
          Role::warehouse, deliveries::delay,
          {.id = errand.shipment, .eta = later, .cause = "The lock at Brunsbüttel is closed."});
    } else if (errand.course == Course::failed) {
      company_.perform(Role::warehouse, deliveries::fail_attempt,
                       {.id = errand.shipment, .reason = "Nobody was at the ramp."});
      company_.perform(Role::warehouse, deliveries::reschedule,
                       {.id = errand.shipment, .eta = later});
    } else if (errand.course == Course::lost) {
      company_.perform(Role::warehouse, deliveries::lose,
                       {.id = errand.shipment, .reason = "The carrier cannot find the pallet."});
      errand.course = Course::smooth;  // goods in its place leave when there are some
      errand.stage = Stage::leave;
    } else {
      deliver(errand);
    }
  }

  void deliver(Errand& errand) {
    deliveries::Deliver given{.id = errand.shipment,
                              .receiver = "Goods-in office",
                              .at = company_.now(),
                              .condition = "good"};
    const bool is_damaged = errand.course == Course::damaged;
    if (is_damaged) {
      for (const orders::Line& line : company_.order(errand.order).lines)
        given.lines.push_back({.line = line.line, .quantity = line.quantities.despatched});
      given.lines.front().quantity -= Quantity{piece};
      given.lines.front().damaged = Quantity{piece};
      given.condition = "one corner is crushed";
    }
    company_.perform(Role::warehouse, deliveries::deliver, given);
    company_.perform(Role::order_desk, deliveries::verify_proof, {.id = errand.shipment});
    errand.stage = is_damaged ? Stage::leave : Stage::close;
    errand.course = Course::smooth;
    errand.due = after(2);
  }

  // When nothing is open any more.
  void close(Errand& errand) {
    const Order order = company_.order(errand.order);
    if (order.status == Status::partially_delivered) errand.stage = Stage::leave;
    if (order.status != Status::delivered || !order.hindrances.empty()) return;
    company_.perform(Role::finance, endings::close,
                     {.id = errand.order,
                      .invoicing = agreements::Invoicing::elsewhere,
                      .reference = "INV-" + errand.order.substr(3)});
    errand.stage = Stage::over;
  }

  Company& company_;
  const Day until_;
  std::int64_t count_ = 0;
  std::vector<Errand> errands_;
};

}  // namespace

void trade_between(Company& company, Day first, Day until, const std::vector<Event>& events) {
  Trade(company, until).run(first, events);
}

}  // namespace supercargo::app::demo
