// Today at the demonstration company: an order in every state, and something in every worklist.
#include "agreements/commands.h"
#include "allocations/commands.h"
#include "amendments/amend.h"
#include "app/demo_company.h"
#include "deliveries/commands.h"
#include "followups/commands.h"
#include "holds/commands.h"
#include "issues/commands.h"
#include "orders/commands.h"
#include "questions/commands.h"
#include "shipments/commands.h"
#include "transfers/commands.h"
#include "warehousing/adjust.h"
#include "warehousing/expect.h"

namespace supercargo::app::demo {
namespace {

using orders::AdvanceTo;
using orders::Order;

constexpr std::int64_t piece = 1'000'000;

class Today {
 public:
  Today(Company& company, Day today) : company_(company), today_(today) {}

  // Some days ago: what is late today.
  std::vector<Event> events() {
    return {{days_ago(8),
             [this] {
               place("C-1002", "RTM", "DUNNAGE-AIR", 4);  // and never sent
               announced_order();
               place("C-1001", "HAM", "PALLET-CP1", 50);
             }},
            {days_ago(7),
             [this] {
               const Order silent = place_by_phone("C-1004", "HAM", "SEAL-BOLT", 100);
               company_.perform(Role::order_desk, agreements::read_back,
                                {.id = silent.number, .contact = "Frau Söhne", .channel = "email"});
             }},
            {days_ago(5),
             [this] {
               sent("C-1001", "HAM", "LABEL-A6", 3);  // and nobody says that it arrived
               torn_ = sent("C-1006", "RTM", "DUNNAGE-AIR", 6);
               open_matters_ = with_open_matters();
             }},
            {days_ago(2), [this] {
               partly_delivered();
               company_.perform(Role::warehouse, deliveries::deliver,
                                {.id = open_matters_,
                                 .receiver = "陈先生",
                                 .at = company_.now(),
                                 .condition = "good"});
             }}};
  }

  void desk() {
    company_.go_to(today_, 9);
    company_.perform(Role::procurement, warehousing::change_announced,
                     Patch{.id = announced_, .body = later_body()});
    place("C-1005", "HAM", "WRAP-500", 6, AdvanceTo::draft);
    place("C-1006", "RTM", "TEA-LJ-250", 6, AdvanceTo::verified);
    place("C-1008", "HAM", "STRAP-PET16", 9'000);  // short: nobody has so many
    place_urgent("C-1001", "HAM", "PALLET-EUR", 12);
    const Order asked = place_by_phone("C-1004", "HAM", "WRAP-500", 10);
    company_.perform(Role::order_desk, agreements::read_back,
                     {.id = asked.number, .contact = "Herr Müller", .channel = "phone"});
    const Order agreed = place_by_phone("C-1004", "HAM", "BOX-60", 40);
    company_.perform(Role::order_desk, agreements::read_back,
                     {.id = agreed.number,
                      .outcome = orders::ReadBackOutcome::agreed,
                      .contact = "Herr Müller",
                      .channel = "phone"});
    const Order held = place("C-1009", "HKG", "TEA-LJ-250", 12);
    company_.perform(Role::order_desk, holds::place,
                     {.id = held.number,
                      .kind = holds::Kind::credit,
                      .reason = "The last three invoices are not paid."});
    bespoke();
    amendment_waiting();
  }

  void warehouse() {
    shipments::Shipment planned = plan(place("C-1001", "HAM", "PALLET-EUR", 8));
    planned = plan(place("C-1003", "HKG", "LABEL-A6", 4));
    company_.perform(Role::warehouse, shipments::pick, {.id = planned.number});
    planned = plan(place("C-1006", "RTM", "BOX-60", 20));
    company_.perform(Role::warehouse, shipments::pick, {.id = planned.number});
    company_.perform(Role::warehouse, shipments::pack, {.id = planned.number});
    sent("C-1005", "HAM", "BOX-60", 10);
    const std::string late = sent("C-1008", "HAM", "WRAP-500", 5);
    company_.perform(Role::warehouse, deliveries::delay,
                     {.id = late,
                      .eta = company_.now() + std::chrono::hours(48),
                      .cause = "Fog: the ferry to Tallinn does not leave."});
    const std::string failed = sent("C-1002", "RTM", "BOX-60", 10);
    company_.perform(Role::warehouse, deliveries::fail_attempt,
                     {.id = failed, .reason = "The gate was locked."});
    loss();
    company_.perform(Role::warehouse, warehousing::adjust,
                     {.warehouse = "HAM",
                      .reason = "Counted: a layer was missing.",
                      .lines = {{.sku = "STRAP-PET16", .quantity = {-30 * piece}}}});
    company_.perform(Role::warehouse, transfers::transfer,
                     {.from_warehouse = "HAM",
                      .to_warehouse = "RTM",
                      .reason = "Rotterdam sells them first.",
                      .lines = {{.sku = "LABEL-A6", .quantity = {3 * piece}}}});
    company_.perform(Role::warehouse, transfers::transfer,
                     {.from_warehouse = "HAM",
                      .to_warehouse = "HKG",
                      .reason = "The next vessel has room.",
                      .arrives = days_after(20),
                      .lines = {{.sku = "LABEL-A6", .quantity = {2 * piece}}}});
    company_.go_to(today_, 11);
  }

 private:
  Day days_after(int count) const { return add_working_days(today_, count, company_.calendar()); }
  Day days_ago(int count) const {
    Day day = today_ - count;
    while (!works_on(day, company_.calendar())) day = day - 1;
    return day;
  }
  std::string later_body() const {
    return R"({"date": ")" + text(add_working_days(today_, 9, company_.calendar())) + "\"}";
  }

  orders::Place wanted(const char* customer, const char* warehouse, const char* sku,
                       std::int64_t count) {
    return {.customer = customer,
            .customer_po_number = "P-" + std::to_string(++number_),
            .warehouse = warehouse,
            .lines = {{.sku = sku, .quantity = {count * piece}}},
            .advance_to = AdvanceTo::confirmed};
  }
  Order place(const char* customer, const char* warehouse, const char* sku, std::int64_t count,
              AdvanceTo to = AdvanceTo::confirmed) {
    auto order = wanted(customer, warehouse, sku, count);
    order.advance_to = to;
    return company_.perform(Role::order_desk, orders::place, order);
  }
  Order place_by_phone(const char* customer, const char* warehouse, const char* sku,
                       std::int64_t count) {
    auto order = wanted(customer, warehouse, sku, count);
    order.channel = orders::Channel::phone;
    return company_.perform(Role::order_desk, orders::place, order);
  }
  void place_urgent(const char* customer, const char* warehouse, const char* sku,
                    std::int64_t count) {
    auto order = wanted(customer, warehouse, sku, count);
    order.urgent = true;
    order.notes = "The ship leaves tonight. 今晚开船。";
    company_.perform(Role::order_desk, orders::place, order);
  }
  void bespoke() {
    auto order = wanted("C-1005", "HAM", "CRATE-MTO", 2);
    order.order_type = orders::OrderType::bespoke;
    order.specification_version = order.specification_version_signed = 3;
    order.advance_to = AdvanceTo::verified;
    company_.perform(Role::order_desk, orders::place, order);
  }
  shipments::Shipment plan(const Order& order) {
    const auto& line = order.lines.front();
    return company_.perform(Role::warehouse, shipments::plan,
                            {.sales_order = order.number,
                             .carrier = "Elbe Cargo",
                             .lines = {{.line = line.line, .quantity = line.quantities.reserved}}});
  }
  std::string sent(const char* customer, const char* warehouse, const char* sku,
                   std::int64_t count) {
    const auto planned = plan(place(customer, warehouse, sku, count));
    company_.perform(Role::warehouse, shipments::despatch,
                     {.id = planned.number, .eta = company_.now() + std::chrono::hours(20)});
    return planned.number;
  }

  // Promised from goods that were announced, and that are announced later now.
  void announced_order() {
    const auto announced =
        company_.perform(Role::procurement, warehousing::announce,
                         {.warehouse = "HAM",
                          .reference = "supplier order 5512",
                          .date = add_working_days(today_, 1, company_.calendar()),
                          .confirmed = true,
                          .lines = {{.sku = "PALLET-CP1", .quantity = {400 * piece}}}});
    announced_ = announced.number;
    auto order = wanted("C-1008", "HAM", "PALLET-CP1", 300);
    order.requested_date = add_working_days(today_, 2, company_.calendar());
    company_.perform(Role::order_desk, orders::place, order);
  }

  void partly_delivered() {
    deliveries::Deliver given{.id = torn_, .receiver = "Sr. Ibarra", .at = company_.now()};
    given.lines = {{.line = 1, .quantity = {4 * piece}, .refused = {2 * piece}}};
    given.condition = "two are torn";
    company_.perform(Role::warehouse, deliveries::deliver, given);
  }

  // Delivered, and not closed: an answer is missing, and a matter is not settled.
  std::string with_open_matters() {
    const Order order = place("C-1003", "HKG", "BOX-60", 20);
    const auto planned = plan(order);
    company_.perform(Role::warehouse, shipments::despatch, {.id = planned.number});
    company_.perform(
        Role::order_desk, questions::ask,
        {.id = order.number, .team = "finance", .question = "Is the letter of credit 信用证 in?"});
    issues::Raise raised{.id = order.number,
                         .kind = issues::Kind::paperwork,
                         .description = "The certificate of origin names another consignee.",
                         .impact = "Customs may keep the goods until it is changed."};
    raised.options = {{"New certificate", "Takes two days"}, {"Letter of the shipper", "A day"}};
    company_.perform(Role::order_desk, issues::raise, raised);
    return planned.number;
  }

  void amendment_waiting() {
    const Order order = place_by_phone("C-1004", "HAM", "LABEL-A6", 5);
    company_.perform(Role::order_desk, agreements::read_back,
                     {.id = order.number,
                      .outcome = orders::ReadBackOutcome::agreed,
                      .contact = "Herr Müller",
                      .channel = "phone"});
    company_.perform(Role::order_desk, orders::confirm, {.id = order.number});
    amendments::Amend wanted{.id = order.number, .reason = "He may need three more."};
    wanted.lines = {{.line = 1, .quantity = Quantity{8 * piece}}};
    company_.perform(Role::order_desk, amendments::amend, wanted);
  }

  // Less is there than was promised: the latest promise gives way.
  void loss() {
    allocations::StockLoss lost{.warehouse = "HAM", .reason = "A forklift broke a stack."};
    lost.lines = {{.sku = "PALLET-CP1", .quantity = {20 * piece}}};
    company_.perform(Role::warehouse, allocations::report_loss, lost);
  }

  Company& company_;
  const Day today_;
  int number_ = 4100;
  std::string torn_;
  std::string open_matters_;
  std::string announced_;
};

}  // namespace

void trade_until(Company& company, Day first, Day today) {
  Today now(company, today);
  trade_between(company, first, today, now.events());
  now.desk();
  now.warehouse();
  offer(company);
}

}  // namespace supercargo::app::demo
