// Who may do what: every operation × every principal, asked of the whole program in process, as
// reviewed in tests/permissions/matrix.tsv (security 3). Writing requests are rehearsed. An
// operation without a reviewed row and a sample fails here.
#include <map>
#include <set>

#include "orders/rules.h"
#include "tests/matrix/samples.h"
#include "tests/matrix/table.h"

namespace supercargo::tests {
namespace {

using http::Operation;
using http::Response;

// "ok", "403", "404" or "401": what the gate and the look for the record said. A refusal by a rule
// has passed both.
std::string verdict_of(const Response& response) {
  const std::string code = member_of(response, "code");
  if (response.status == 401 && code == "unauthenticated") return "401";
  if (response.status == 403) return "403";
  if (response.status == 404 && code == "not_found") return "404";
  return response.status < 500 ? "ok" : "a fault";
}

class Matrix : public db::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    world = std::make_unique<World>(database());
    world->database().rehearsing = true;
    head = world->a().journal_head();
  }
  void TearDown() override {
    world.reset();
    OnBothEngines::TearDown();
  }

  // PostgreSQL is asked every third: what differs between engines lies below the gate.
  std::vector<const Operation*> operations() const {
    std::vector<const Operation*> chosen;
    std::size_t n = 0;
    for (const Operation& operation : world->site().routes().operations())
      if (GetParam() == db::Engine::sqlite || n++ % 3 == 0) chosen.push_back(&operation);
    return chosen;
  }
  Response ask(const Operation& operation, const Visitor& visitor, const Belongings& whose = {}) {
    return ask(asking_of(*world, operation, visitor, whose));
  }
  Response ask(const Asking& asking) {
    world->database().writes = 0;
    world->let_a_moment_pass();
    return world->site().ask(asking);
  }
  // A refusal has had no effect; what is evidence of an attempt (domain 2.6, BX4) is told in the
  // journal, an entry and its head.
  void expect_nothing_written(const Response& refused = {}) {
    EXPECT_EQ(world->database().writes, member_of(refused, "record").empty() ? 0 : 2);
    EXPECT_EQ(world->a().journal_head(), head);
  }
  std::string verdict(const Operation& operation, const Response& response) const {
    const auto found = verdict_of(response);
    const Sample& sample = *sample_of(operation.declared.name);
    // One's own, which nobody has.
    return found == "404" && sample.is_refused_by_rules && *sample.record == '\0' ? "ok" : found;
  }
  // Who passes, by the table.
  std::string anybody_who_may(const Operation& operation) const {
    for (const auto& column : table.columns)
      if (table.cell(operation.declared.name, column) == "ok") return column;
    for (const auto& column : table.columns)
      if (table.cell(operation.declared.name, column) == "own") return column;
    return "AD";
  }
  void check_cell(const Operation& operation, const std::string& column, const Visitor& visitor) {
    const std::string& cell = table.cell(operation.declared.name, column);
    const auto response = ask(operation, visitor);
    const std::string found = verdict(operation, response);
    EXPECT_EQ(found, cell == "own" ? "ok" : cell) << response.body;
    if (found != "ok") expect_nothing_written(response);
    if (response.status < 300) succeeded.insert(operation.declared.name);
    if (cell != "own" || *sample_of(operation.declared.name)->record == '\0') return;
    const auto refused = ask(operation, visitor, {.path = Whose::of_other});
    // An auditor sees everybody's keys: what may not be changed need not be hidden.
    const bool is_seen = column == "AU" && verdict(operation, refused) == "403";
    EXPECT_TRUE(verdict(operation, refused) == "404" || is_seen) << "another's: " << refused.body;
    expect_nothing_written();
  }

  const Table table = read_table();
  std::unique_ptr<World> world;
  std::int64_t head = 0;
  std::set<std::string> succeeded;
};
SUPERCARGO_ON_BOTH_ENGINES(Matrix);

TEST_P(Matrix, everybody_may_what_was_reviewed_and_nothing_else) {
  for (const auto& column : table.columns) {
    const Visitor visitor = world->visitor(column);
    for (const Operation* operation : operations()) {
      SCOPED_TRACE(column + " " + operation->declared.name);
      check_cell(*operation, column, visitor);
    }
  }
  for (const Operation* operation : operations()) {
    if (sample_of(operation->declared.name)->is_refused_by_rules) continue;
    EXPECT_TRUE(succeeded.contains(operation->declared.name))
        << "nobody's sample succeeds: " << operation->declared.name;
  }
}

TEST_P(Matrix, rows_samples_and_operations_are_the_same) {
  std::set<std::string> known, reviewed, sampled;
  for (const Operation& operation : world->site().routes().operations())
    known.insert(operation.declared.name);
  for (const auto& [operation, cells] : table.rows) reviewed.insert(operation);
  for (const Sample& sample : samples()) sampled.insert(sample.operation);
  EXPECT_EQ(reviewed, known) << "tests/permissions/matrix.tsv";
  EXPECT_EQ(sampled, known) << "tests/matrix/samples.cc";
}

// What an order shows as its actions is everything that may be done with it, and whose that is.
TEST_P(Matrix, every_verb_on_an_order_is_one_of_its_actions) {
  constexpr std::string_view of_an_order = "/sales-orders/{id}";
  const std::map<std::string_view, std::string_view> elsewhere{{"plan_shipment", "shipments"},
                                                               {"create_follow_up", "follow-ups"}};
  // They tell of an order, whatever has become of it, and change nothing of it.
  const std::set<std::string_view> telling{"make_evidence_pack", "sign_witness_statement",
                                           "record_broken_seal"};
  std::set<std::string> named;
  for (const Operation& operation : world->site().routes().operations()) {
    if (telling.contains(operation.declared.name)) continue;
    const std::string_view path = operation.declared.path;
    std::string action;
    if (const auto at = elsewhere.find(operation.declared.name); at != elsewhere.end())
      action = at->second;
    else if (operation.method != http::Method::get && path.starts_with(of_an_order))
      action = path == of_an_order ? "change" : path.substr(of_an_order.size() + 1);
    if (action.empty()) continue;
    const auto may = orders::who_may(action);
    ASSERT_TRUE(may) << action << " is no action of an order";
    EXPECT_TRUE(*may == operation.declared.may) << action << " is somebody else's";
    named.insert(action);
  }
  EXPECT_EQ(named.size(), 19U);
}

TEST_P(Matrix, only_a_few_doors_are_open_to_everybody) {
  const std::set<std::string> open_doors{"sign_in",
                                         "answer_challenge",
                                         "accept_invitation",
                                         "get_founding",
                                         "found_company",
                                         "read_openapi",
                                         "show_read_back_page",
                                         "answer_read_back_page",
                                         "show_withdrawal_page",
                                         "answer_withdrawal_page",
                                         "show_sign_off_page",
                                         "answer_sign_off_page",
                                         "show_quotation_page",
                                         "answer_quotation_page"};
  std::set<std::string> found;
  for (const Operation& operation : world->site().routes().operations())
    if (operation.declared.door == http::Door::anonymous) found.insert(operation.declared.name);
  EXPECT_EQ(found, open_doors);
}

TEST_P(Matrix, what_is_another_companys_looks_like_what_is_nobodys) {
  for (const Operation* operation : operations()) {
    const Sample& sample = *sample_of(operation->declared.name);
    const std::string_view path = operation->declared.path;
    if (path.find("{id}") == std::string_view::npos) continue;
    SCOPED_TRACE(operation->declared.name);
    Visitor visitor = world->visitor(anybody_who_may(*operation));
    visitor.headers.emplace_back("x-request-id", "same");
    const auto foreign = ask(*operation, visitor, {.path = Whose::foreign});
    expect_nothing_written();
    const auto nobodys = ask(*operation, visitor, {.path = Whose::nobodys});
    EXPECT_EQ(foreign.status, 404) << sample.record << foreign.body;
    EXPECT_EQ(foreign.body, nobodys.body);
    EXPECT_EQ(foreign.headers.size(), nobodys.headers.size());
  }
}

TEST_P(Matrix, a_reference_to_another_company_is_as_unknown_as_any) {
  int checked = 0;
  for (const Operation* operation : operations()) {
    const Sample& sample = *sample_of(operation->declared.name);
    const std::string text = std::string(sample.body) + sample.query;
    Visitor visitor = world->visitor(anybody_who_may(*operation));
    visitor.headers.emplace_back("x-request-id", "same");
    for (const auto& each : world->all_ids()) {
      const auto& sort = each.first;
      const auto& ids = each.second;
      if (text.find('$' + sort + ';') == std::string::npos) continue;
      SCOPED_TRACE(std::string(operation->declared.name) + " " + sort);
      const auto with = [&](const std::string& id) {
        Asking asking = asking_of(*world, *operation, visitor);
        for (std::string* part : {&asking.body, &asking.path})
          if (const auto at = part->find(ids.own); at != std::string::npos)
            part->replace(at, ids.own.size(), id);
        return told(ask(asking));
      };
      const std::string foreign = with(ids.foreign);
      EXPECT_TRUE(foreign.starts_with("4") || operation->declared.status == 201) << foreign;
      EXPECT_NE(foreign.substr(0, 1), operation->is_many ? "4" : "2") << foreign;
      EXPECT_EQ(foreign, with(world->random_like(ids.own)));
      ++checked;
    }
  }
  EXPECT_GE(checked, GetParam() == db::Engine::sqlite ? 12 : 3);
}

TEST_P(Matrix, a_number_or_code_that_both_companies_use_means_ones_own) {
  for (const Operation* operation : operations()) {
    const Sample& sample = *sample_of(operation->declared.name);
    const std::string_view path = operation->declared.path;
    if (operation->method != http::Method::get || !path.ends_with("/{id}")) continue;
    const auto ids = world->all_ids().find(sample.record);
    if (ids == world->all_ids().end() || ids->second.code.empty()) continue;
    const Visitor visitor = world->visitor(anybody_who_may(*operation));
    Asking asking = asking_of(*world, *operation, visitor);
    asking.path.replace(asking.path.rfind('/') + 1, std::string::npos, ids->second.code);
    EXPECT_EQ(member_of(ask(asking), "id"), ids->second.own) << operation->declared.name;
  }
}

}  // namespace
}  // namespace supercargo::tests
