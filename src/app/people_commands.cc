#include <iostream>

#include "app/command.h"
#include "app/company.h"
#include "app/first_run.h"
#include "founding/commands.h"
#include "http/json_object.h"
#include "people/store.h"

namespace supercargo::app {
namespace {

// The tenant that was named; in an empty database the first one, made now.
Result<journal::Tenant> tenant_or_first(Installation& installation, const std::string& code) {
  installation.migrate();
  if (code.empty()) {
    if (auto first = unfounded_company(installation)) return std::move(*first);
  }
  return installation.tenant(code);
}

std::string password_from_input() {
  std::string line;
  std::getline(std::cin, line);
  if (!line.empty() && line.back() == '\r') line.pop_back();
  return line;
}

void say_person(const Given& given, const people::Person& person, const std::string& secret_name,
                const std::string& secret) {
  if (given.wants_json()) {
    http::JsonObject answer;
    answer.raw("person", to_json(person));
    if (!secret.empty()) answer.text(secret_name, secret);
    return Given::say(answer.json());
  }
  Given::say(person.email + " may sign in with the roles" + [&] {
    std::string roles;
    for (const std::string& role : person.roles) roles += " " + role;
    return roles;
  }());
  if (!secret.empty()) Given::say(secret_name + ": " + secret);
}

int invite_person(const Given& given, Installation& installation, const journal::Tenant& tenant,
                  const people::Invite& invite) {
  auto& services = installation.services();
  auto person = journal::perform(installation.session(), services,
                                 installation.operator_call(tenant), people::invite, invite);
  if (!person) return given.refuse(person.error());
  auto issued =
      journal::perform(installation.session(), services, installation.operator_call(tenant),
                       people::issue_invitation, people::Verb{.id = text(person->id)});
  if (!issued) return given.refuse(issued.error());
  say_person(given, *person, "invitation", issued->token);
  return exits::done;
}

int add_user(const Given& given) {
  Installation installation(given.settings, Opening::may_make);
  const auto tenant = tenant_or_first(installation, given.text("--tenant"));
  if (!tenant) return given.refuse(tenant.error());
  const people::Invite invite{
      .email = given.text("EMAIL"),
      .name = given.has("--name") ? given.text("--name") : given.text("EMAIL"),
      .roles = given.texts("--role")};
  if (given.has("--invite")) return invite_person(given, installation, *tenant, invite);
  const bool is_given = given.has("--password-stdin");
  const std::string password =
      is_given ? password_from_input() : people::new_token(tenant->id.value);
  const auto person = add_person(installation, *tenant, {invite, password});
  if (!person) return given.refuse(person.error());
  say_person(given, *person, "password", is_given ? "" : password);
  return exits::done;
}

std::vector<std::string> roles_of(Installation& installation, const journal::Tenant& tenant,
                                  const std::string& person) {
  db::Transaction looking(installation.session(), db::Mode::read, tenant.id.value);
  const auto found = people::store::find_person(db::Reader(installation.session()), person);
  looking.commit();
  // Of nobody: the command refuses with its reason.
  return found ? found->roles : std::vector<std::string>{"agent"};
}

int add_key(const Given& given) {
  Installation installation(given.settings);
  const auto tenant = installation.tenant(given.text("--tenant"));
  if (!tenant) return given.refuse(tenant.error());
  people::CreateKey wanted{.name = given.text("--name"),
                           .person = given.text("EMAIL"),
                           .roles = given.texts("--role"),
                           .networks = given.texts("--network")};
  if (given.has("--days")) wanted.days = std::strtoll(given.text("--days").c_str(), nullptr, 10);
  if (wanted.days < 1 || wanted.days > 365)
    return given.refuse(invalid({{"/days", "out_of_range", "From 1 to 365."}}));
  if (wanted.roles.empty()) wanted.roles = roles_of(installation, *tenant, wanted.person);
  const auto issued =
      journal::perform(installation.session(), installation.services(),
                       installation.operator_call(*tenant), people::create_key, wanted);
  if (!issued) return given.refuse(issued.error());
  if (given.wants_json()) {
    Given::say(
        http::JsonObject().raw("key", to_json(issued->key)).text("secret", issued->secret).json());
  } else {
    Given::say("The key is shown this once and ends " + text(issued->key.expires_at) + ":");
    Given::say(issued->secret);
  }
  return exits::done;
}

// A server that ran already has made a company in name only: that one becomes the first.
Result<journal::Tenant> open_or_rename(Installation& installation, const journal::Tenant& wanted) {
  const auto tenants = installation.tenants();
  if (tenants.size() == 1 && tenants.front().code == first_tenant_code) {
    if (const auto unfounded = unfounded_company(installation))
      return journal::perform(installation.session(), installation.services(),
                              installation.operator_call(*unfounded), founding::rename, wanted);
  }
  return open_company(installation, wanted);
}

int set_up(const Given& given) {
  Installation installation(given.settings, Opening::may_make);
  const auto tenant = tenant_or_first(installation, given.text("--tenant"));
  if (!tenant) return given.refuse(tenant.error());
  const std::string& address = given.settings.text("public_url");
  const auto link = founding_link(
      installation, *tenant, address.empty() ? "http://" + given.settings.text("listen") : address);
  if (!link) return given.refuse(link.error());
  Given::say(given.wants_json() ? http::JsonObject().text("link", *link).json() : *link);
  return exits::done;
}

int add_tenant(const Given& given) {
  Installation installation(given.settings, Opening::may_make);
  installation.migrate();
  journal::Tenant wanted;
  wanted.code = given.text("CODE");
  wanted.name = given.text("--name");
  wanted.host = given.text("--host");
  wanted.time_zone = given.text("--time-zone");
  const auto currency = Currency::parse(given.text("--currency"));
  if (!currency)
    return given.refuse(invalid({{"/currency", "unknown_currency", "An ISO 4217 code: EUR."}}));
  wanted.currency = *currency;
  const auto tenant = open_or_rename(installation, wanted);
  if (!tenant) return given.refuse(tenant.error());
  Given::say(given.wants_json() ? to_json(*tenant) : "Company " + tenant->code + " is there.");
  return exits::done;
}

}  // namespace

std::vector<Command> people_commands() {
  return {
      {.name = "setup",
       .summary = "print the link by which a company is founded in the browser",
       .explanation = "Good for an hour and once; while nobody has ever worked there. A server\n"
                      "that finds an empty database prints one by itself.\n"
                      "Exit codes: 0 done, 1 refused.",
       .run = set_up},
      {.name = "user add",
       .summary = "make a person who may sign in",
       .explanation = "In an empty database the schema and a first company, `main`, are made too.\n"
                      "Without --password-stdin a password is made and shown this once.\n"
                      "Exit codes: 0 done, 1 refused with every reason.",
       .parameters = {{"EMAIL", Takes::place, "address to sign in with", true},
                      {"--role", Takes::values,
                       "agent order_desk warehouse sales_manager procurement finance "
                       "quality_manager service_manager administrator auditor; may be repeated",
                       true},
                      {"--name", Takes::value, "the person's name"},
                      {"--password-stdin", Takes::flag, "read the password from standard input"},
                      {"--invite", Takes::flag, "no password: print an invitation, good for 72 h"}},
       .run = add_user},
      {.name = "key add",
       .summary = "make an API key that acts for a person",
       .explanation = "Prints the key alone on its last line; it cannot be shown again.\n"
                      "Exit codes: 0 done, 1 refused with every reason.",
       .parameters = {{"EMAIL", Takes::place, "whose key it is", true},
                      {"--name", Takes::value, "what it is for", true},
                      {"--role", Takes::values, "only these of the person's roles"},
                      {"--network", Takes::values, "good only from there: 10.0.0.0/8"},
                      {"--days", Takes::value, "how long it is good, at most 365"}},
       .run = add_key},
      {.name = "tenant add",
       .summary = "make a company with an empty journal",
       .explanation = "Exit codes: 0 done, 1 refused with every reason.",
       .parameters = {{"CODE", Takes::place, "short, lower case: harbour", true},
                      {"--name", Takes::value, "as it stands on paper", true},
                      {"--currency", Takes::value, "ISO 4217: EUR", true},
                      {"--time-zone", Takes::value, "Europe/Berlin", true},
                      {"--host", Takes::value, "host name whose visitors are its people"}},
       .run = add_tenant},
  };
}

}  // namespace supercargo::app
