#include "tests/matrix/records.h"

#include "allocations/commands.h"
#include "amendments/amend.h"
#include "catalog/code_commands.h"
#include "files/commands.h"
#include "followups/commands.h"
#include "history/bookkeeper.h"
#include "holds/commands.h"
#include "imports/store.h"
#include "interchange/commands.h"
#include "issues/commands.h"
#include "policies/commands.h"
#include "questions/commands.h"
#include "tests/shipping_desk.h"
#include "webhooks/commands.h"
#include "webhooks/store.h"

namespace supercargo::tests {
namespace {

constexpr std::int64_t one = 1'000'000;
Price price_of(std::string_view units) { return *parse_price(units); }

Result<webhooks::Delivery> add_delivery(journal::Unit& unit, const webhooks::Delivery& given) {
  webhooks::Delivery delivery = given;
  delivery.id = unit.make_id<WebhookDeliveryId>();
  delivery.created_at = delivery.ended_at = unit.now();
  webhooks::store::add(unit.db, {delivery});
  return delivery;
}

Result<history::Order> book(journal::Unit& unit, const history::GivenOrder& given) {
  std::vector<history::GivenOrder> orders{given};
  history::Bookkeeper(1, {"COUNTER", "Counter sales"}).book(unit, orders);
  return *unit.db.row<history::Order>(
      "SELECT {fields} FROM history_order WHERE tenant_id = $1 AND number = $2 LIMIT 1",
      given.number);
}

Result<imports::Run> keep_run(journal::Unit& unit, const imports::Run& given) {
  imports::Run run = given;
  run.id = unit.make_id<ImportRunId>();
  run.started_at = run.changed_at = unit.now();
  imports::add(unit.db, run);
  return run;
}

class Maker {
 public:
  Maker(Company& company, const journal::Actor& agent, std::string mark)
      : company_(company), mark_(std::move(mark)), agent_(agent), desk_(agent) {
    desk_.person = PersonId{agent.person.value};
    desk_.roles = staff;
  }

  Records make() {
    make_place();
    make_products();
    records_.party1 = make_customer("C-1").id.value;
    records_.party2 = make_customer("C-2").id.value;
    records_.of_party2["customer"] = text(CustomerId{records_.party2});
    hand_over("C-2");
    make_code();
    add_price_records(company_, desk_, mark_, records_);
    add_stock_records(company_, desk_, mark_, records_);
    make_orders();
    make_shipments();
    add_paper_records(company_, desk_, mark_, records_);
    add_claim_records(company_, mark_, records_);
    make_shortage();
    make_files();
    make_exchange_documents();
    make_follow_up();
    make_hold();
    make_issues();
    make_question();
    make_webhook();
    make_history();
    make_import();
    return std::move(records_);
  }

 private:
  std::string word(const char* where) const { return mark_ + "-" + where; }
  template <class Record>
  void keep(const std::string& sort, const Record& record, const std::string& code = {}) {
    records_.ids[sort] = text(record.id);
    records_.revisions[sort] = record.revision;
    records_.codes[sort] = code;
  }

  void make_place() {
    policies::Settings settings = policies::default_settings();
    settings.company = word("settings-company");
    settings.currency = company_.tenant().currency;
    settings.time_zone = company_.tenant().time_zone;
    keep("settings", company_.perform(desk_, policies::open, settings));
    keep("warehouse",
         company_.perform(desk_, stock::create,
                          stock::Warehouse{.code = "HK1", .name = word("warehouse-name")}),
         "HK1");
  }
  void make_products() {
    catalog::Product tape{.sku = "TAPE-48", .name = word("product-name")};
    tape.description = word("product-description");
    tape.unit_price = price_of("1000");
    tape.standard_cost = price_of(internal_cost);
    keep("product", company_.perform(desk_, catalog::create, tape), "TAPE-48");
    catalog::Product carriage{.sku = "CARRIAGE", .name = word("service-name")};
    carriage.kind = catalog::ProductKind::service;
    company_.perform(desk_, catalog::create, carriage);
    company_.perform(desk_, capacity::declare,
                     capacity::Declaration{.warehouse = "HK1",
                                           .sku = "CARRIAGE",
                                           .day = *parse_day("2026-03-04"),
                                           .until = {},
                                           .capacity = {10 * one},
                                           .urgent_reserve = {}});
    // A code that only this company has: a misspelt one must not lead another company to it.
    company_.perform(desk_, catalog::create,
                     catalog::Product{.sku = word("SKU"), .name = word("sku-name")});
  }
  customers::Customer make_customer(const std::string& code) {
    customers::Customer customer;
    customer.code = code;
    customer.name = word("customer-name");
    customer.currency = Currency::of("EUR");
    customer.notes = mark_ == "ALPHA" ? "CANARY-INT-customer-notes" : word("customer-notes");
    customer.addresses = {
        {.line1 = word("line1"), .city = "Rotterdam", .postcode = "3011 AA", .country = "NL"}};
    customer.contacts = {{.name = word("contact"), .role = {}, .email = {}, .phone = {}}};
    auto made = company_.perform(desk_, customers::create, customer);
    journal::Actor finance{.kind = journal::ActorKind::system, .roles = {Role::finance}};
    const auto limited = company_.perform(
        finance, customers::change,
        Patch{.id = code, .body = std::string(R"({"credit_limit":")") + internal_limit + "\"}"});
    if (code == "C-1") keep("customer", limited, code);
    return made;
  }
  // Agents see whom they look after: this one is nobody's.
  void hand_over(const std::string& code) {
    journal::Actor clerk{.kind = journal::ActorKind::system, .roles = {Role::order_desk}};
    company_.perform(clerk, customers::change, Patch{.id = code, .body = R"({"owner":null})"});
  }
  void make_code() {
    const auto code = company_.perform(
        desk_, catalog::give_code,
        catalog::GiveCode{"TAPE-48", catalog::CodeKind::customer_code, "C-1", word("code")});
    records_.ids["product_code"] = text(code.id);
  }
  orders::Order place(const std::string& customer, orders::AdvanceTo to,
                      void (*more)(orders::Place&) = nullptr) {
    orders::Place wanted;
    wanted.customer = customer;
    wanted.customer_po_number = word("po") + "-" + std::to_string(++placed_);
    wanted.notes = word("order-notes");
    wanted.lines = {{.sku = "TAPE-48", .quantity = {one}, .note = word("line-note")}};
    wanted.advance_to = to;
    if (more != nullptr) more(wanted);
    return company_.perform(agent_, orders::place, wanted);
  }
  void make_orders() {
    using orders::AdvanceTo;
    const auto draft = place("C-1", AdvanceTo::draft);
    keep("order_draft", draft, draft.number);
    keep("order_verified", place("C-1", AdvanceTo::verified));
    keep("order_confirmed", place("C-1", AdvanceTo::confirmed));
    make_amendment(place("C-1", AdvanceTo::confirmed));
    const auto urgent =
        place("C-1", AdvanceTo::verified, [](orders::Place& wanted) { wanted.urgent = true; });
    keep("order_urgent", urgent);
    records_.ids["approval"] = text(urgent.approvals.at(0).id);
    place("C-1", AdvanceTo::verified,
          [](orders::Place& wanted) { wanted.lines[0].unit_price = price_of("800"); });
    records_.of_party2["order_draft"] = text(place("C-2", AdvanceTo::draft).id);
  }
  void make_amendment(const orders::Order& order) {
    amendments::Amend cheaper{.id = order.number, .reason = word("amendment-reason")};
    cheaper.lines = {{.line = 1, .unit_price = price_of("800"), .note = word("amended-note")}};
    const auto amendment = company_.perform(agent_, amendments::amend, cheaper);
    records_.ids["amendment"] = text(amendment.id);
  }
  // Of an order of its own, with one piece of tape.
  shipments::Shipment plan(const std::string& customer) {
    const auto order = place(customer, orders::AdvanceTo::confirmed);
    shipments::Plan wanted;
    wanted.sales_order = order.number;
    wanted.carrier = word("carrier");
    wanted.tracking = word("tracking");
    wanted.lines = {{.sales_order = {}, .line = 1, .quantity = {one}}};
    return company_.perform(keeper_, shipments::plan, wanted);
  }
  shipments::Shipment despatch(const shipments::Shipment& planned) {
    return company_.perform(keeper_, shipments::despatch,
                            shipments::Despatch{.id = planned.number});
  }
  shipments::Shipment deliver(const shipments::Shipment& gone) {
    return company_.perform(keeper_, deliveries::deliver,
                            deliveries::Deliver{.id = gone.number,
                                                .receiver = word("receiver"),
                                                .at = gone.despatched_at,
                                                .condition = word("condition")});
  }
  void make_shipments() {
    const auto planned = plan("C-1");
    keep("shipment_planned", planned, planned.number);
    records_.of_party2["shipment_planned"] = text(plan("C-2").id);
    keep("shipment_picked",
         company_.perform(keeper_, shipments::pick, shipments::Pick{.id = plan("C-1").number}));
    keep("shipment_despatched", despatch(plan("C-1")));
    keep("shipment_failed", company_.perform(keeper_, deliveries::fail_attempt,
                                             shipments::Because{.id = despatch(plan("C-1")).number,
                                                                .reason = word("failure")}));
    const auto arrived = deliver(despatch(plan("C-1")));
    keep("shipment_delivered", arrived);
    records_.ids["order_delivered"] = text(arrived.sales_order);
    records_.of_party2["order_delivered"] = text(deliver(despatch(plan("C-2"))).sales_order);
  }
  // Goods that are short: held for one, wanted at once by another, waited for by a third.
  void make_shortage() {
    using orders::AdvanceTo;
    company_.perform(desk_, catalog::create,
                     catalog::Product{.sku = "GLUE-1", .name = word("glue-name")});
    company_.perform(desk_, catalog::change,
                     Patch{.id = "GLUE-1", .body = R"({"unit_price":"10"})"});
    company_.perform(desk_, warehousing::receive,
                     warehousing::Receipt{.warehouse = "HK1",
                                          .lines = {{.sku = "GLUE-1", .quantity = {10 * one}}}});
    company_.perform(
        desk_, warehousing::announce,
        warehousing::ExpectedReceipt{.warehouse = "HK1",
                                     .date = *parse_day("2026-04-01"),
                                     .confirmed = true,
                                     .lines = {{.sku = "GLUE-1", .quantity = {500 * one}}}});
    const auto for_april = [](orders::Place& wanted) {
      wanted.requested_date = *parse_day("2026-04-10");
      wanted.lines = {{.sku = "GLUE-1", .quantity = {one}}};
    };
    keep("order_giving", place("C-1", AdvanceTo::confirmed, for_april));
    const auto held = place("C-1", AdvanceTo::verified, [](orders::Place& wanted) {
      wanted.channel = orders::Channel::phone;
      wanted.lines = {{.sku = "GLUE-1", .quantity = {8 * one}}};
    });
    company_.perform(agent_, agreements::read_back,
                     agreements::TellReadBack{
                         .id = held.number, .contact = word("held-contact"), .channel = "phone"});
    keep("order_pressing", place("C-1", AdvanceTo::verified, [](orders::Place& wanted) {
           wanted.urgent = true;
           wanted.lines = {{.sku = "GLUE-1", .quantity = {5 * one}}};
         }));
    keep("order_short", place("C-1", AdvanceTo::verified, [](orders::Place& wanted) {
           wanted.lines = {{.sku = "GLUE-1", .quantity = {300 * one}}};
         }));
    keep("order_waiting", place("C-1", AdvanceTo::confirmed, [](orders::Place& wanted) {
           wanted.requested_date = *parse_day("2026-04-10");
           wanted.lines = {{.sku = "GLUE-1", .quantity = {100 * one}}};
         }));
  }
  void make_follow_up() {
    records_.ids["follow_up"] =
        text(company_
                 .perform(agent_, followups::create,
                          followups::FollowUp{.subject = records_.ids["order_draft"],
                                              .detail = word("follow_up-detail")})
                 .id);
  }
  void make_files() {
    const auto attach = [&](const std::string& owner) {
      const std::string name = word("file") + ".txt";
      return text(company_
                      .perform(agent_, files::add_attachment,
                               files::Upload{owner, name, "text/plain", "hello from " + mark_})
                      .id);
    };
    records_.ids["attachment"] = attach(records_.ids["order_draft"]);
    records_.of_party2["attachment"] = attach(records_.of_party2["order_draft"]);
  }
  void make_exchange_documents() {
    const auto bring =
        +[](journal::Unit& unit, const std::string& whose) -> Result<interchange::Delivered> {
      return interchange::deliver(unit, {"<Order/>", "order.xml", whose});
    };
    keep("exchange_document", company_.perform(agent_, bring, std::string("C-1")).items.at(0));
    records_.of_party2["exchange_document"] =
        text(company_.perform(agent_, bring, std::string("C-2")).items.at(0).id);
  }
  void make_hold() {
    keep("hold", company_.perform(agent_, holds::place,
                                  holds::Place{.id = records_.ids["order_draft"],
                                               .kind = holds::Kind::address,
                                               .reason = word("hold-reason")}));
  }
  void make_issues() {
    const auto raise = [&] {
      return company_.perform(
          agent_, issues::raise,
          issues::Raise{.id = records_.ids["order_draft"],
                        .kind = issues::Kind::damage,
                        .description = word("issue-description"),
                        .options = {{word("option"), word("consequence")}, {"Wait", "None"}}});
    };
    const auto issue = raise();
    keep("issue", issue, issue.number);
    keep("issue_decided", company_.perform(agent_, issues::decide,
                                           issues::Decide{.id = raise().number,
                                                          .decision = word("issue-decision"),
                                                          .reason = word("issue-reason")}));
  }
  void make_question() {
    keep("question", company_.perform(agent_, questions::ask,
                                      questions::Ask{.id = records_.ids["order_draft"],
                                                     .team = "order_desk",
                                                     .question = word("question")}));
  }

  void make_webhook() {
    webhooks::Webhook wanted;
    wanted.url = "https://hooks.example.com/" + mark_;
    wanted.description = word("webhook-description");
    wanted.events = {"*"};
    const auto webhook = company_.perform(desk_, webhooks::create, wanted);
    keep("webhook", webhook);
    webhooks::Delivery delivery;
    delivery.webhook_id = webhook.id;
    delivery.event = "sales_order.confirmed";
    delivery.status = webhooks::DeliveryStatus::failed;
    delivery.reply = word("delivery-reply");
    records_.ids["delivery"] = text(company_.perform(desk_, add_delivery, delivery).id);
  }
  void make_history() {
    history::GivenOrder given;
    given.number = "H-1";
    given.customer = "C-1";
    given.at = Instant{1'700'000'000'000'000};
    given.currency = Currency::of("EUR");
    given.country = "NL";
    given.lines = {{.sku = "TAPE-48",
                    .description = word("history"),
                    .quantity = {one},
                    .unit_price = price_of("1000"),
                    .note = word("history-note")}};
    const auto booked = company_.perform(desk_, book, given);
    records_.ids["history_order"] = text(booked.id);
    records_.codes["history_order"] = booked.number;
  }

  void make_import() {
    imports::Run run;
    run.kind = "products";
    run.file_name = word("import-file");
    run.content_key = mark_;
    records_.ids["import"] = text(company_.perform(desk_, keep_run, run).id);
  }

  Company& company_;
  std::string mark_;
  journal::Actor agent_;
  journal::Actor keeper_{.kind = journal::ActorKind::system, .roles = {Role::warehouse}};
  journal::Actor desk_;  // who holds every role, and is somebody else than the agent's reader
  Records records_;
  int placed_ = 0;
};

}  // namespace

Records make_records(Company& company, const journal::Actor& agent, const std::string& mark) {
  return Maker(company, agent, mark).make();
}

}  // namespace supercargo::tests
