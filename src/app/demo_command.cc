#include "app/command.h"
#include "app/company.h"
#include "app/demo_data.h"
#include "catalog/commands.h"
#include "customers/commands.h"
#include "http/json_object.h"
#include "kernel/record_json.h"
#include "orders/commands.h"
#include "stock/warehouse_commands.h"
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

class Demonstration {
 public:
  Demonstration(Installation& installation, journal::Tenant tenant)
      : installation_(installation), tenant_(std::move(tenant)) {}

  Result<std::vector<Account>> fill() {
    for (const demo::DemoPerson& person : demo::people()) add(person);
    for (const auto text : demo::warehouses())
      add<stock::Warehouse>(Role::administrator, text, stock::create);
    for (const auto text : demo::products())
      add<catalog::Product>(Role::procurement, text, catalog::create);
    for (const auto text : demo::customers())
      add<customers::Customer>(Role::order_desk, text, customers::create);
    for (const auto text : demo::stock_receipts())
      add<warehousing::Receipt>(Role::warehouse, text, warehousing::receive);
    for (const auto text : demo::sales_orders())
      add<orders::Place>(Role::order_desk, text, orders::place);
    if (refused_) return std::move(*refused_);
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
    people_.push_back(*person);
    accounts_.push_back(std::move(account));
  }

  // In the name of the first person who holds the role.
  journal::Call call_of(Role role) {
    journal::Call call = installation_.operator_call(tenant_);
    for (const people::Person& person : people_) {
      const RoleSet roles = people::roles_of(person.roles);
      if (!roles.has(role)) continue;
      call.actor = {.kind = journal::ActorKind::person, .person = person.id, .roles = roles};
      break;
    }
    return call;
  }

  // An ordinary command, or a batched one with a batch of one.
  template <class Record, class Command>
  void add(Role role, std::string_view text, Command* command) {
    if (refused_) return;
    const auto record = from_json<Record>(text);
    if (!record) return refuse(record.error());
    const auto made = journal::perform(installation_.session(), installation_.services(),
                                       call_of(role), command, *record);
    if (!made) refuse(made.error());
  }

  void refuse(const Problem& problem) {
    if (!refused_) refused_ = problem;
  }

  Installation& installation_;
  const journal::Tenant tenant_;
  std::vector<Account> accounts_;
  std::vector<people::Person> people_;
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
               "customers, stock. Serves nothing. A database that holds a company is refused.\n"
               "Exit codes: 0 done, 1 refused, 70 fault.",
           .run = demonstrate}};
}

}  // namespace supercargo::app
