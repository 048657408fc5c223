#include "tests/matrix/world.h"

#include "people/store.h"

namespace supercargo::tests {
namespace {

struct Column {
  const char* name;
  const char* role;
};
constexpr Column columns_of_roles[] = {{"AG", "agent"},           {"OD", "order_desk"},
                                       {"WH", "warehouse"},       {"SM", "sales_manager"},
                                       {"PR", "procurement"},     {"FI", "finance"},
                                       {"QM", "quality_manager"}, {"CM", "service_manager"},
                                       {"AD", "administrator"},   {"AU", "auditor"}};

std::vector<std::string> every_role_of_staff() {
  std::vector<std::string> roles;
  for (const Column& column : columns_of_roles) roles.emplace_back(column.role);
  return roles;
}

Result<Done> give_factor(journal::Unit& unit, const people::Verb& whom) {
  people::Factor factor{.person = *parse<PersonId>(whom.id), .seed = {"sealed"}};
  factor.confirmed_at = unit.now();
  people::store::put(unit.db, factor);
  return Done{};
}

void replace_all(std::string& text, const std::string& what, const std::string& with) {
  for (auto at = text.find(what); at != text.npos; at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
}

}  // namespace

World::World(db::Database& real)
    : ground_(real), a_(ground_, "alpha", "localhost"), b_(ground_, "beta", "127.0.0.1") {
  site_ = std::make_unique<WholeSite>(ground_.database, ground_.services, ground_.clock);
  make_people();
  const auto of_a = make_records(a_, Company::actor(people_.at("AG")), "ALPHA");
  const auto of_b = make_records(b_, Company::actor(people_.at("B")), "CANARY-B");
  for (const auto& [sort, id] : of_a.ids) ids_[sort] = {.own = id, .foreign = of_b.ids.at(sort)};
  for (const auto& [sort, id] : of_a.of_party2) ids_[sort].of_other = id;
  for (const auto& [sort, revision] : of_a.revisions)
    ids_[sort].revision = std::to_string(revision);
  for (const auto& [sort, code] : of_a.codes) ids_[sort].code = code;
  people_["CP"] = a_.active("cp@alpha.example", {"customer_portal"}, of_a.party1);
  people_["SP"] =
      a_.active("sp@alpha.example", {"supplier_portal"}, ground_.ids.next(ground_.clock.now()));
  make_keys();
  make_lost_people();
  make_locked_out();
  another_a_ = a_.sign_in(*site_, second_);
  foreigner_ = b_.sign_in(*site_, people_.at("B"));
}

void World::make_people() {
  for (const auto& [column, role] : columns_of_roles) {
    std::string address = column;
    for (char& c : address) c = static_cast<char>(c - 'A' + 'a');
    people_[column] = a_.active(address + "@alpha.example", {role});
  }
  second_ = a_.active("second@alpha.example", {"administrator"});
  people_["B"] = b_.active("all@beta.example", every_role_of_staff());
  b_.active("other@beta.example", {"agent"});
  people_["KEY"] = a_.active("robot@alpha.example", {"order_desk", "auditor"});
  // Whom administrators act upon.
  const auto sam = a_.active("sam@alpha.example", {"agent"});
  const auto candidate =
      a_.perform(Company::actor(second_), people::invite,
                 people::Invite{"new@alpha.example", "New", {"agent"}, {}, {}, 0});
  const auto idle = a_.active("idle@alpha.example", {"agent"});
  const auto suspended =
      a_.perform(a_.shell(), people::suspend, people::Verb{text(idle.id), {}, 0});
  const std::string foreign = text(b_.active("sam@beta.example", {"agent"}).id);
  const auto note = [&](const char* sort, const people::Person& person) {
    ids_[sort] = {
        .own = text(person.id), .foreign = foreign, .revision = std::to_string(person.revision)};
  };
  note("person", sam);
  note("candidate", candidate);
  note("suspended", suspended);
  invitation_ =
      a_.perform(a_.shell(), people::issue_invitation, people::Verb{text(candidate.id), {}, 0})
          .token;
}

// Two whose second factor is lost: of one, another administrator has asked for its removal.
void World::make_locked_out() {
  const auto with_factor = [&](Company& company, const std::string& address) {
    const auto person = company.active(address, {"agent"});
    company.perform(company.shell(), give_factor, people::Verb{text(person.id), {}, 0});
    return person;
  };
  const auto foreign = text(with_factor(b_, "locked@beta.example").id);
  const auto locked = with_factor(a_, "locked@alpha.example");
  const auto waiting = with_factor(a_, "waiting@alpha.example");
  ids_["locked_out"] = {.own = text(locked.id), .foreign = foreign};
  ids_["asked_for"] = {.own = text(waiting.id), .foreign = foreign};
  a_.perform(Company::actor(second_), recovery::ask, people::Verb{text(waiting.id), "Lost.", 0});
}

void World::make_lost_people() {
  const auto leaving = a_.active("suspended@alpha.example", {"agent"});
  const auto gone = a_.active("removed@alpha.example", {"agent"});
  const auto idle = a_.active("expired@alpha.example", {"agent"});
  lost_["SUS"] = a_.sign_in(*site_, leaving);
  lost_["REM"] = a_.sign_in(*site_, gone);
  lost_["EXP"] = a_.sign_in(*site_, idle);
  a_.perform(a_.shell(), people::suspend, people::Verb{text(leaving.id), {}, 0});
  a_.perform(a_.shell(), people::remove, people::Verb{text(gone.id), {}, 0});
  ground_.clock.advance(std::chrono::minutes(31));
}

void World::make_keys() {
  for (const auto& [column, person] : people_) {
    Company& company = column == "B" ? b_ : a_;
    if (column == "KEY") {
      read_only_ = company.key(person, {"auditor"});
      keys_[text(person.id)] = text(read_only_.key.id);
    } else {
      // Made by an administrator for them, and not fetched yet.
      const auto& maker = column == "B" ? person : second_;
      const auto made =
          company.perform(Company::actor(maker), people::create_key,
                          people::CreateKey{.name = "key", .person = text(person.id), .roles = {}});
      keys_[text(person.id)] = text(made.key.id);
    }
    make_drawers(company, person);
  }
  keys_[text(second_.id)] = text(a_.key(second_).key.id);
}

void World::make_drawers(Company& company, const people::Person& person) {
  for (const auto area : {drawers::Area::scratch, drawers::Area::view})
    company.perform(Company::actor(person), drawers::put_away,
                    drawers::Item{.area = area,
                                  .kind = "sales_orders",
                                  .name = "Late",
                                  .content = {R"({"for":"nobody else"})"}});
  company.perform(
      Company::actor(person), drawers::put_away,
      drawers::Item{
          .area = drawers::Area::preferences, .kind = "all", .name = "all", .content = {"{}"}});
}

Visitor World::visitor(const std::string& column) {
  if (column == "anonymous") return {};
  if (const auto lost = lost_.find(column); lost != lost_.end()) return lost->second;
  if (column == "KEY") return Company::bearer(read_only_);
  const Company& company = column == "B" ? b_ : a_;
  const bool is_rehearsing = ground_.database.rehearsing.exchange(false);
  Visitor visitor = company.sign_in(*site_, people_.at(column));
  ground_.database.rehearsing = is_rehearsing;
  visitor.key = keys_.at(visitor.person);
  return visitor;
}

std::string World::random_like(const std::string& id) {
  return id_text(id.substr(0, id.find('_')), ground_.ids.next(ground_.clock.now()));
}

std::string World::id_of(const std::string& sort, const Visitor& visitor, Whose whose) {
  if (sort == "session" || sort == "key") {
    const bool is_session = sort == "session";
    const std::string of_foreigner = is_session ? foreigner_.session : keys_.at(foreigner_.person);
    const std::string of_another = is_session ? another_a_.session : keys_.at(another_a_.person);
    if (whose == Whose::nobodys) return random_like(of_another);
    if (whose == Whose::foreign) return of_foreigner;
    const std::string& own = is_session ? visitor.session : visitor.key;
    return whose == Whose::own && !own.empty() ? own : of_another;
  }
  const Ids& ids = ids_.at(sort);
  if (whose == Whose::foreign) return ids.foreign;
  if (whose == Whose::nobodys) return random_like(ids.own);
  return whose == Whose::of_other && !ids.of_other.empty() ? ids.of_other : ids.own;
}

std::string World::filled(std::string text, const Visitor& visitor, Whose whose) {
  for (const char* sort : {"session", "key"})
    replace_all(text, std::string("$") + sort + ";", id_of(sort, visitor, whose));
  for (const auto& [sort, ids] : ids_)
    replace_all(text, '$' + sort + ';', id_of(sort, visitor, whose));
  replace_all(text, "$invitation;", invitation_);
  return text;
}

}  // namespace supercargo::tests
