#include "tests/company.h"

#include "journal/entry_store.h"
#include "kernel/json.h"
#include "people/rules.h"

namespace supercargo::tests {

Company::Company(Ground& ground, const std::string& code, const std::string& host)
    : ground_(ground) {
  journal::Tenant wanted;
  wanted.code = code;
  wanted.name = "Company " + code;
  wanted.host = host;
  wanted.currency = Currency::of("EUR");
  wanted.time_zone = "Europe/Berlin";
  auto made = journal::create_tenant(*ground.session, ground.services, call(shell()), wanted);
  if (!made) throw Fault("no tenant: " + journal::reasons(made.error()));
  tenant_ = *made;
}

journal::Actor Company::actor(const people::Person& person) {
  return {.kind = journal::ActorKind::person,
          .person = person.id,
          .roles = people::roles_of(person.roles),
          .party = person.party};
}

journal::Call Company::call(const journal::Actor& actor) const {
  const Instant now = ground_.clock.now();
  return {.actor = actor,
          .now = now,
          .request_id = id_text("req", ground_.ids.next(now)),
          .tenant = tenant_.id.value};
}

std::string Company::facts(std::int64_t record_id) {
  return read([&](const journal::Query& query) {
    std::string names;
    for (const auto& entry : journal::entries_of(query.db, record_id, 0, 1000))
      names += (names.empty() ? "" : ", ") + entry.name;
    return names;
  });
}

std::int64_t Company::journal_head() {
  return read([](const journal::Query& query) {
    return query.db.value<std::int64_t>("SELECT seq FROM chain_head WHERE tenant_id = $1 LIMIT 1")
        .value_or(-1);
  });
}

people::Person Company::invited(const std::string& email, const std::vector<std::string>& roles,
                                std::int64_t party) {
  return perform(
      shell(), people::invite,
      people::Invite{.email = email, .name = "Name of " + email, .roles = roles, .party = party});
}

people::Person Company::active(const std::string& email, const std::vector<std::string>& roles,
                               std::int64_t party) {
  const auto person = invited(email, roles, party);
  return perform(shell(), people::set_password, people::SetPassword{person.id, ground_.hash, true});
}

people::KeyIssued Company::key(const people::Person& person,
                               const std::vector<std::string>& roles) {
  return perform(shell(), people::create_key,
                 people::CreateKey{.name = "key", .person = text(person.id), .roles = roles});
}

Visitor Company::sign_in(WholeSite& site, const people::Person& person) const {
  const std::string body =
      R"({"email":")" + person.email + R"(","password":")" + good_password + "\"}";
  const auto reply = site.ask(
      {.method = http::Method::post, .path = "/session", .body = body, .host = tenant_.host});
  if (reply.status != 201) throw Fault("no session: " + reply.body);
  Visitor visitor{.person = text(person.id), .session = member_of(reply, "session")};
  for (const auto& [name, value] : reply.headers)
    if (name == "Set-Cookie" && value.starts_with("sc="))
      visitor.headers = {{"cookie", value.substr(0, value.find(';'))},
                         {"origin", site_url},
                         {"x-csrf-token", member_of(reply, "csrf_token")}};
  return visitor;
}

Visitor Company::bearer(const people::KeyIssued& key) {
  return {.headers = {{"authorization", "Bearer " + key.secret}},
          .person = text(key.key.person),
          .key = text(key.key.id)};
}

std::string member_of(const http::Response& response, const char* name) {
  const auto document = JsonDocument::parse(response.body);
  return document ? std::string(document->root().text_of(name)) : "";
}

std::string told(const http::Response& response) {
  std::string words = std::to_string(response.status);
  const auto document = JsonDocument::parse(response.body);
  if (response.status < 400 || !document) return words;
  bool has_reasons = false;
  if (const auto reasons = document->root().find("errors"))
    for (auto reason = reasons->first(); reason; reason = reason->next()) {
      words.append(" ").append(reason->text_of("pointer")).append(": ");
      words.append(reason->text_of("code"));
      has_reasons = true;
    }
  if (!has_reasons) words.append(" ").append(document->root().text_of("code"));
  return words;
}

}  // namespace supercargo::tests
