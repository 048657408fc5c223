#include "app/command.h"
#include "app/company.h"
#include "app/demo_company.h"
#include "app/demo_data.h"
#include "buffers/commands.h"
#include "catalog/commands.h"
#include "charges/commands.h"
#include "customers/commands.h"
#include "discounts/commands.h"
#include "http/json_object.h"
#include "kernel/record_json.h"
#include "letterheads/commands.h"
#include "prices/commands.h"
#include "stock/warehouse_commands.h"
#include "taxes/commands.h"
#include "warehousing/receive.h"

namespace supercargo::app {
namespace {

journal::Tenant demo_tenant() {
  journal::Tenant tenant;
  tenant.code = "demo";
  tenant.name = "Hanse Cargo Supplies";
  tenant.currency = Currency::of("EUR");
  tenant.time_zone = "Europe/Berlin";
  return tenant;
}

struct Account {
  std::string email;
  std::string password;
  std::string key;
};

constexpr int days_told = 90;

class Demonstration {
 public:
  Demonstration(Installation& installation, const journal::Tenant& tenant)
      : installation_(installation), tenant_(tenant), company_(installation, tenant) {}

  Result<std::vector<Account>> fill() {
    const Day today = company_.today();
    const Day first = next_working_day(today - days_told, company_.calendar());
    company_.go_to(first, 6);
    for (const demo::DemoPerson& person : demo::people()) add(person);
    if (refused_) return std::move(*refused_);
    company_.perform(Role::administrator, letterheads::change,
                     {.id = {}, .revision = {}, .body = std::string(demo::letterhead())});
    add<stock::Warehouse>(Role::administrator, demo::warehouses(), stock::create);
    add<taxes::Registration>(Role::finance, demo::tax_registrations(), taxes::create_registration);
    add<taxes::TaxRate>(Role::finance, demo::tax_rates(), taxes::create_rate);
    add<catalog::Product>(Role::procurement, demo::products(), catalog::create);
    add<customers::Customer>(Role::order_desk, demo::customers(), customers::create);
    add<prices::PriceList>(Role::procurement, demo::price_lists(), prices::create);
    for (const char* code : {"TRADE", "NORDKAI"})
      company_.perform(Role::finance, prices::approve, {.id = code});
    // One of each is in force and one waits for finance.
    add<charges::Rule>(Role::sales_manager, demo::charges(), charges::create);
    company_.perform(Role::finance, charges::approve, {.id = "FREIGHT-CH"});
    add<discounts::Rule>(Role::sales_manager, demo::discounts(), discounts::create);
    company_.perform(Role::finance, discounts::approve, {.id = "BOXES"});
    add<warehousing::Receipt>(Role::warehouse, demo::stock_receipts(), warehousing::receive);
    add<buffers::PutBuffer>(Role::procurement, demo::stock_buffers(), buffers::put);
    demo::trade_until(company_, first, today);
    return std::move(accounts_);
  }

 private:
  void add(const demo::DemoPerson& wanted) {
    people::Invite invite{.email = wanted.email, .name = wanted.name};
    for (const char* role : wanted.roles) invite.roles.emplace_back(role);
    Account account{wanted.email, people::new_token(tenant_.id.value), {}};
    const auto person = add_person(installation_, tenant_, {invite, account.password});
    if (!person) return refuse(person.error());
    const auto key = journal::perform(
        installation_.session(), installation_.services(), installation_.operator_call(tenant_),
        people::create_key,
        people::CreateKey{.name = "demo", .person = invite.email, .roles = invite.roles});
    if (!key) return refuse(key.error());
    account.key = key->secret;
    company_.add(*person);
    accounts_.push_back(std::move(account));
  }

  template <class Record, class Command>
  void add(Role role, const std::vector<std::string_view>& texts, Command* command) {
    for (const auto text : texts)
      company_.perform(role, command, demo::Company::must(from_json<Record>(text)));
  }

  void refuse(const Problem& problem) {
    if (!refused_) refused_ = problem;
  }

  Installation& installation_;
  const journal::Tenant tenant_;
  demo::Company company_;
  std::vector<Account> accounts_;
  std::optional<Problem> refused_;
};

void say(const Given& given, const std::vector<Account>& accounts) {
  std::vector<std::string> items;
  for (const Account& each : accounts) {
    items.push_back(http::JsonObject()
                        .text("email", each.email)
                        .text("password", each.password)
                        .text("key", each.key)
                        .json());
    if (!given.wants_json())
      Given::say(each.email + "\n  password " + each.password + "\n  key      " + each.key);
  }
  if (given.wants_json())
    Given::say(http::JsonObject().raw("people", http::json_list(items)).json());
}

int demonstrate(const Given& given) {
  Installation installation(given.settings, Opening::may_make);
  installation.migrate();
  if (!installation.tenants().empty())
    return given.refuse({Refusal::invalid, "not_empty",
                         "A company is there already: the demonstration wants an empty database."});
  // It is as old as its trade.
  installation.pretend(installation.clock().now() - std::chrono::hours(24 * (days_told + 2)));
  const auto tenant = open_company(installation, demo_tenant());
  if (!tenant) return given.refuse(tenant.error());
  const auto accounts = Demonstration(installation, *tenant).fill();
  if (!accounts) return given.refuse(accounts.error());
  say(given, *accounts);
  return exits::done;
}

}  // namespace

std::vector<Command> demo_commands() {
  return {{.name = "demo",
           .summary = "fill an empty database with a believable company",
           .explanation =
               "People with random passwords and keys, shown this once; warehouses, products,\n"
               "customers, stock and ninety days of trade until now, with something in every\n"
               "worklist. Serves nothing. A database that holds a company is refused.\n"
               "Exit codes: 0 done, 1 refused, 70 fault.",
           .run = demonstrate}};
}

}  // namespace supercargo::app
