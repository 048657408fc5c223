#include "people/routes.h"

#include "http/gate.h"
#include "http/network.h"
#include "http/routes.h"
#include "people/commands.h"

namespace supercargo::people {
namespace {

using http::Asked;
using http::Declared;
using http::Door;
using http::Method;
using http::Reply;
using journal::Query;
using journal::Unit;

constexpr RoleSet administrators{Role::administrator};
constexpr RoleSet overseers{Role::administrator, Role::auditor};
constexpr std::size_t sign_in_body_max = 4096;

// What is particular about the cookies of this installation.
class Cookies {
 public:
  explicit Cookies(const std::string& name) : name_(name), device_name_(name + "-device") {}

  Origin origin_of(const Asked& asked) const {
    Origin origin;
    if (const auto address = http::parse_address(asked.request->peer))
      origin.network = http::to_text(http::subscriber_network(*address));
    origin.device = http::cookie_of(*asked.request, device_name_);
    for (const char c : asked.request->header("user-agent").substr(0, 200))
      if (c >= ' ' && c < 0x7f) origin.agent.push_back(c);
    return origin;
  }
  Result<Reply> reply(Attempted attempted, const journal::Call& call) const {
    if (attempted.refused) return Reply{.refusal = std::move(attempted.refused)};
    const int status = attempted.token.empty() ? 200 : 201;  // 200: a code is still wanted
    auto reply = http::answering::record_reply(status, entity<WhoAmI>(), &attempted.who, call);
    if (!attempted.token.empty()) set(reply, name_, attempted.token, "");
    // 180 days; RFC 6265bis ends every cookie after 400.
    if (!attempted.device_token.empty())
      set(reply, device_name_, attempted.device_token, "; Max-Age=15552000");
    return reply;
  }
  Reply signed_out() const {
    Reply reply{.status = 204};
    set(reply, name_, "", "; Max-Age=0");
    reply.headers.emplace_back("Clear-Site-Data", R"("cache", "storage")");
    return reply;
  }

 private:
  void set(Reply& reply, const std::string& name, const std::string& value,
           const char* life) const {
    const char* secure = name_.starts_with("__Host-") ? "; Secure" : "";
    reply.headers.emplace_back(
        "Set-Cookie", name + "=" + value + "; Path=/; HttpOnly; SameSite=Strict" + secure + life);
  }

  std::string name_;
  std::string device_name_;
};

struct Parts {
  Wiring wiring;
  Cookies cookies;

  std::function<PasswordTry(const PasswordTry&)> worker() const {
    return [hasher = wiring.hasher](const PasswordTry& attempt) { return prove(*hasher, attempt); };
  }
  std::function<Result<Reply>(Unit&, const Asked&, const PasswordTry&)> runner(
      Attempted (*verb)(Unit&, const PasswordTry&, const Settings&)) const {
    return [parts = *this, verb](Unit& unit, const Asked&, const PasswordTry& attempt) {
      return parts.cookies.reply(verb(unit, attempt, parts.wiring.settings), unit.call());
    };
  }
  Result<PasswordTry> look_at_own_password(const Query& query, const Asked& asked,
                                           const StepUp& given) const {
    auto attempt = look_at_own(query, session_of(asked), cookies.origin_of(asked));
    if (!attempt) return attempt;
    attempt->given = given.password;
    attempt->code = given.code;
    if (given.password.empty() == given.code.empty())
      return invalid({{"", "one_proof", "Send the password or a code."}});
    return attempt;
  }
  static SessionId session_of(const Asked& asked) {
    const bool is_session = asked.caller && !asked.caller->csrf_token.empty();
    return is_session ? SessionId{asked.caller->id} : SessionId{};
  }
};

// Declarations differ in little: who may, and what a fresh proof or a secret asks for.
Declared open_to_all(const char* path, const char* name, const char* summary, int status) {
  return {.path = path,
          .name = name,
          .summary = summary,
          .status = status,
          .door = Door::anonymous,
          .body_max = sign_in_body_max,
          .secret = true};
}
Declared own(const char* path, const char* name, const char* summary, int status = 200,
             RoleSet may = everyone) {
  return {.path = path, .name = name, .summary = summary, .may = may, .status = status};
}
Declared on_person(const char* path, const char* name, const char* summary, int status = 200) {
  return {.path = path,
          .name = name,
          .summary = summary,
          .may = administrators,
          .status = status,
          .step_up = true,
          .changes_principals = true};
}
Declared with_proof(Declared declared) {
  declared.step_up = true;
  return declared;
}
Declared with_secret(Declared declared) {
  declared.secret = true;
  return declared;
}
Declared changing_access(Declared declared) {
  declared.changes_principals = true;
  return declared;
}

void add_sign_in(http::Routes& routes, const Parts& parts) {
  routes.write_slowly<WhoAmI, SignIn, PasswordTry>(
      Method::post,
      open_to_all("/session", "sign_in", "Open a session by password; maybe a code is wanted", 201),
      {[parts](const Query& query, const Asked& asked, const SignIn& given) {
         return look(query, given, parts.cookies.origin_of(asked));
       },
       parts.worker(), parts.runner(sign_in)});
  routes.write<WhoAmI, SecondFactor>(
      Method::post,
      open_to_all("/session/second-factor", "answer_challenge", "Open the session by a code", 201),
      [parts](Unit& unit, const Asked& asked, const SecondFactor& given) {
        const FactorTry attempt{given, parts.cookies.origin_of(asked)};
        return parts.cookies.reply(second_factor(unit, attempt, parts.wiring.settings),
                                   unit.call());
      });
  routes.write_slowly<Done, AcceptInvitation, PasswordTry>(
      Method::post,
      changing_access(open_to_all("/invitations/acceptance", "accept_invitation",
                                  "Set a first password by the token of an invitation", 204)),
      {[](const Query& query, const Asked&, const AcceptInvitation& given) {
         return look(query, given);
       },
       parts.worker(),
       [](Unit& unit, const Asked&, const PasswordTry& attempt) -> Result<Reply> {
         auto person = accept_invitation(unit, attempt);
         if (!person) return std::move(person.error());
         return Reply{.status = 204};
       }});
}

void add_own_session(http::Routes& routes, const Parts& parts) {
  Declared asking = own("/session", "who_am_i", "Who is signed in, and until when");
  asking.background = true;
  routes.get<WhoAmI, OwnSession>(
      asking, [settings = parts.wiring.settings](const Query& query, const OwnSession& session) {
        return who_am_i(query, session, settings);
      });
  routes.write<Done, OwnSession>(
      Method::del, changing_access(own("/session", "sign_out", "Sign out", 204)),
      [parts](Unit& unit, const Asked&, const OwnSession& session) -> Result<Reply> {
        sign_out(unit, session);
        return parts.cookies.signed_out();
      });
  routes.put(own("/session/locale", "set_own_locale", "One's own language and time zone"),
             set_own_locale);
  routes.list<Session>(own("/sessions", "list_own_sessions", "One's own open sessions"),
                       own_sessions);
  routes.del(changing_access(own("/sessions/{id}", "end_own_session", "End an open session", 204)),
             end_own_session);
}

void add_proofs(http::Routes& routes, const Parts& parts) {
  routes.write_slowly<WhoAmI, StepUp, PasswordTry>(
      Method::post,
      changing_access(with_secret(own("/session/step-up", "step_up",
                                      "Prove password or code afresh, where that is wanted", 201))),
      {[parts](const Query& query, const Asked& asked, const StepUp& given) {
         return parts.look_at_own_password(query, asked, given);
       },
       parts.worker(), parts.runner(step_up)});
  routes.write_slowly<WhoAmI, ChangePassword, PasswordTry>(
      Method::put,
      changing_access(with_secret(own("/session/password", "change_password",
                                      "Change one's own password; other sessions end", 201))),
      {[parts](const Query& query, const Asked& asked, const ChangePassword& given) {
         auto attempt = parts.look_at_own_password(query, asked, {.password = given.current});
         if (attempt) attempt->wanted = given.password;
         return attempt;
       },
       parts.worker(), parts.runner(change_password)});
  routes.post(with_proof(with_secret(own("/session/factor", "offer_factor",
                                         "A seed, to be confirmed by a first code", 201))),
              offer_factor);
  routes.post(changing_access(with_secret(own("/session/factor/confirmation", "confirm_factor",
                                              "Confirm it; recovery codes are shown once", 201))),
              confirm_factor);
  routes.del(changing_access(with_proof(
                 own("/session/factor", "drop_factor", "Do without the second factor", 204))),
             drop_factor);
}

void add_persons(http::Routes& routes) {
  routes.list(own("/persons", "list_persons", "Who works here", 200, overseers), list);
  routes.get(own("/persons/{id}", "get_person", "One person, by id or address", 200, overseers),
             get);
  routes.post(on_person("/persons", "invite_person", "Make a person known", 201), invite);
  routes.patch(on_person("/persons/{id}", "change_person",
                         "Change a person; roles wait for a second administrator"),
               change);
  routes.post(with_secret(on_person("/persons/{id}/invitation", "issue_invitation",
                                    "A token to set a first password, shown once", 201)),
              issue_invitation);
  routes.post(on_person("/persons/{id}/role-confirmation", "confirm_roles",
                        "Agree to the roles that another administrator proposed"),
              confirm_roles);
  routes.post(on_person("/persons/{id}/role-refusal", "refuse_roles", "Refuse proposed roles"),
              refuse_roles);
  routes.post(on_person("/persons/{id}/suspension", "suspend_person", "Take access away at once"),
              suspend);
  routes.post(on_person("/persons/{id}/reinstatement", "reinstate_person", "Give access again"),
              reinstate);
  routes.post(on_person("/persons/{id}/removal", "remove_person", "Remove a person for good"),
              remove);
}

std::optional<Problem> check_networks(const std::vector<std::string>& networks) {
  std::vector<Reason> reasons;
  for (std::size_t i = 0; i < networks.size(); ++i)
    if (!http::parse_network(networks[i]))
      reasons.push_back({"/networks/" + std::to_string(i), "not_a_network", ""});
  if (reasons.empty()) return std::nullopt;
  return invalid(std::move(reasons));
}
Result<KeyIssued> create_key_for_networks(Unit& unit, const CreateKey& wanted) {
  if (auto refusal = check_networks(wanted.networks)) return std::move(*refusal);
  return create_key(unit, wanted);
}
Result<Key> change_key_for_networks(Unit& unit, const Patch& patch) {
  auto changed = change_key(unit, patch);
  if (changed)
    if (auto refusal = check_networks(changed->networks)) return std::move(*refusal);
  return changed;
}

void add_keys(http::Routes& routes) {
  routes.list(own("/keys", "list_keys", "One's own API keys; all, for those who oversee"),
              list_keys);
  routes.get(own("/keys/{id}", "get_key", "One key"), get_key);
  routes.post(
      with_proof(with_secret(own("/keys", "create_key", "Create an API key, its secret shown once",
                                 201, administrators))),
      create_key_for_networks);
  routes.post(with_proof(with_secret(own("/keys/{id}/secret", "fetch_key",
                                         "The secret of a key made for oneself, once", 201))),
              fetch_key);
  routes.patch(changing_access(with_proof(own("/keys/{id}", "change_key",
                                              "Change a key: name, roles, networks, its end", 200,
                                              administrators))),
               change_key_for_networks);
  routes.post(changing_access(with_proof(with_secret(own("/keys/{id}/rotation", "rotate_key",
                                                         "A new secret; the old one ends", 201)))),
              rotate_key);
  routes.post(changing_access(with_proof(
                  own("/keys/{id}/revocation", "revoke_key", "Make a key worthless at once"))),
              revoke_key);
}

}  // namespace

void add_routes(http::Routes& routes, const Wiring& wiring) {
  const Parts parts{wiring, Cookies(wiring.cookie_name)};
  add_sign_in(routes, parts);
  add_own_session(routes, parts);
  add_proofs(routes, parts);
  add_persons(routes);
  add_keys(routes);
}

}  // namespace supercargo::people
