// What must not come out, and what must not go in: another company's words, what is internal, and
// fields that are not the caller's to give.
#include <algorithm>

#include "tests/matrix/samples.h"

namespace supercargo::tests {
namespace {

using http::Operation;
using http::Response;

class Leaks : public db::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    world = std::make_unique<World>(database());
    world->database().rehearsing = true;
  }
  void TearDown() override {
    world.reset();
    OnBothEngines::TearDown();
  }
  // On PostgreSQL every third, beginning elsewhere in each test of a column.
  std::vector<Operation> operations() {
    const auto& all = world->site().routes().operations();
    if (GetParam() == db::Engine::sqlite) return all;
    std::vector<Operation> chosen;
    for (std::size_t n = turn_++ % 3; n < all.size(); n += 3) chosen.push_back(all[n]);
    return chosen;
  }
  const Operation& operation(std::string_view name) const {
    const auto& all = world->site().routes().operations();
    return *std::find_if(all.begin(), all.end(),
                         [&](const Operation& each) { return each.declared.name == name; });
  }
  Response ask(const Operation& wanted, const Visitor& visitor, const std::string& query = {}) {
    Asking asking = asking_of(*world, wanted, visitor);
    asking.path += query;
    return world->site().ask(asking);
  }
  static void expect_none(const Response& response, std::initializer_list<const char*> canaries) {
    for (const char* canary : canaries)
      EXPECT_EQ(response.body.find(canary), std::string::npos) << canary << "\n"
                                                               << response.body.substr(0, 3000);
  }
  // Whatever a record is read by, and what answers to a command.
  template <class Use>
  void everything_said_to(const char* column, const Use& use) {
    for (const Operation& each : operations()) {
      if (each.effect == http::Effect::at_once) continue;  // tells everybody the same
      const Visitor visitor = world->visitor(column);      // anew: none comes too often
      SCOPED_TRACE(std::string(column) + " " + each.declared.name);
      use(ask(each, visitor));
      if (!each.is_list) continue;
      const std::string more = *sample_of(each.declared.name)->query == '\0' ? "?" : "&";
      for (const char* query : {"q=CANARY", "count=true&limit=200", "sort=-id", "sort=created_at"})
        use(ask(each, visitor, more + query));
    }
  }

  std::unique_ptr<World> world;

 private:
  std::size_t turn_ = 0;
};
SUPERCARGO_ON_BOTH_ENGINES(Leaks);

TEST_P(Leaks, nobody_hears_a_word_of_another_company) {
  const std::string foreign_customer = world->ids("customer").foreign;
  for (const char* column :
       {"AG", "OD", "WH", "SM", "PR", "FI", "QM", "CM", "AD", "AU", "CP", "SP"})
    everything_said_to(column, [&](const Response& response) {
      expect_none(response, {"CANARY-B", foreign_customer.c_str()});
    });
  // Nor by a guess that comes near.
  Asking near = asking_of(*world, operation("place_sales_order"), world->visitor("OD"));
  near.body = R"({"customer":"C-1","lines":[{"sku":"CANARY-B-SKX","quantity":"1"}]})";
  const auto refused = world->site().ask(near);
  EXPECT_EQ(told(refused), "422 /lines/0/sku: unknown_product");
  expect_none(refused, {"CANARY-B-SKU"});
}

TEST_P(Leaks, portals_see_nothing_internal_and_no_other_party) {
  const std::string other = world->ids("customer").of_other;
  for (const char* column : {"CP", "SP"})
    everything_said_to(column, [&](const Response& response) {
      expect_none(response, {"CANARY-INT", internal_cost, internal_limit, "\"tier\"", "authority",
                             "exposure", other.c_str(), "SO-2026-000007"});
    });
  // What is asked for is there, for those who may.
  const auto seen = ask(operation("get_customer"), world->visitor("FI"));
  EXPECT_NE(seen.body.find(internal_limit), std::string::npos) << seen.body;
}

TEST_P(Leaks, a_portals_person_orders_for_nobody_else) {
  const Visitor buyer = world->visitor("CP");
  const Operation& place = operation("place_sales_order");
  const auto named = [&](Whose whose) {
    return told(world->site().ask(asking_of(*world, place, buyer, {.references = whose})));
  };
  Asking own = asking_of(*world, place, buyer);
  own.body = world->filled(R"({"customer":"$customer;","lines":[{"sku":"TAPE-48","quantity":"1"}],)"
                           R"("advance_to":"confirmed"})",
                           buyer, Whose::own);
  const auto placed = world->site().ask(own);
  ASSERT_EQ(told(placed), "201");
  EXPECT_EQ(member_of(placed, "status"), "verified") << "confirming is ours";
  const std::string price = R"("quantity":"1","unit_price":"1")";
  own.body.replace(own.body.find(R"("quantity":"1")"), 14, price);
  EXPECT_EQ(told(world->site().ask(own)), "422 /lines/0/unit_price: not_yours_to_give");
  EXPECT_EQ(named(Whose::of_other), "422 /customer: unknown_customer");
  EXPECT_EQ(named(Whose::nobodys), "422 /customer: unknown_customer /warehouse: unknown_warehouse");
}

// The sample with one member more, at the top or in the first of its lines.
std::string with_member(const std::string& body, const std::string& name, bool in_lines) {
  const std::string lines = R"("lines":[{)";
  const auto at = in_lines ? body.find(lines) + lines.size() : body.find('{') + 1;
  const bool is_empty = body[at] == '}';
  return body.substr(0, at) + '"' + name + "\":\"x\"" + (is_empty ? "" : ",") + body.substr(at);
}

bool is_given_by_callers(const Field& field, const Operation& operation) {
  switch (field.rules.access) {
    case Access::writable:
      return true;
    case Access::create_only:
      return !operation.is_patch;
    case Access::key:
      return operation.is_patch;
    default:
      return false;
  }
}

TEST_P(Leaks, fields_that_are_ours_are_refused_everywhere) {
  const auto is_refusal = [](const std::string& words, const std::string& pointer) {
    for (const char* code : {"read_only", "unknown_field", "not_changeable"})
      if (words.find(pointer + ": " + code) != std::string::npos) return true;
    return false;
  };
  // No single role passes every gate.
  int checked = 0;
  for (const char* column : {"AG", "OD", "WH", "SM", "PR", "FI", "QM", "CM", "AD"}) {
    for (const Operation& each : operations()) {
      if (each.takes == nullptr || each.is_many || !each.declared.may.meets(everyone)) continue;
      const Visitor visitor = world->visitor(column);
      Asking asking = asking_of(*world, each, visitor);
      if (asking.body.empty() || world->site().ask(asking).status == 403) continue;
      const auto expect_refused = [&](const std::string& name, bool in_lines) {
        Asking more = asking;
        more.body = with_member(asking.body, name, in_lines);
        const std::string words = told(world->site().ask(more));
        const std::string pointer = (in_lines ? "/lines/0/" : "/") + name;
        EXPECT_TRUE(is_refusal(words, pointer))
            << each.declared.name << ' ' << name << ": " << words;
        ++checked;
      };
      for (const char* name : {"tenant", "tenant_id", "__proto__", "approved_by", "sole_person"})
        expect_refused(name, false);
      for (const Field& field : each.takes->fields) {
        if (!is_given_by_callers(field, each)) expect_refused(field.name, false);
        if (std::string_view(field.name) != "lines" ||
            asking.body.find("lines") == std::string::npos)
          continue;
        for (const Field& of_line : field.child().fields)
          if (!is_given_by_callers(of_line, each)) expect_refused(of_line.name, true);
      }
    }
  }
  EXPECT_GT(checked, GetParam() == db::Engine::sqlite ? 300 : 100);
}

TEST_P(Leaks, the_path_says_which_record_whatever_the_body_says) {
  const std::string other = world->ids("order_draft").of_other;
  for (const Operation& each : operations()) {
    const std::string_view path = each.declared.path;
    const Sample& sample = *sample_of(each.declared.name);
    if (each.takes == nullptr || path.find("{id}") == std::string_view::npos) continue;
    if (world->all_ids().find(sample.record) == world->all_ids().end()) continue;
    Asking asking = asking_of(*world, each, world->visitor("B"));
    asking.body = with_member(asking.body, "id", false);
    asking.body.replace(asking.body.find("\"x\""), 3,
                        '"' + world->ids(sample.record).foreign + '"');
    const int status = world->site().ask(asking).status;
    EXPECT_TRUE(status == 404 || status == 422) << each.declared.name << ' ' << status;
  }
}

}  // namespace
}  // namespace supercargo::tests
