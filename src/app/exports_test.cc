#include "app/exports.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "imports/import.h"
#include "kernel/record_json.h"
#include "tests/trading_desk.h"

namespace supercargo::app {
namespace {

using customers::Customer;
using journal::reasons;

// Puts a text of its own into every field that tells about a person and takes any text, so that a
// field that comes later is looked for too.
class Canaries {
 public:
  explicit Canaries(std::string name) : name_(std::move(name)) {}

  std::string next() {
    all_.push_back(name_ + "-" + std::to_string(all_.size()) + ".");
    return all_.back();
  }
  void fill(const Entity& entity, void* record) {
    for (const Field& field : entity.fields) {
      if (field.rules.access != Access::writable) continue;
      if (field.kind == Kind::list && field.rules.stored == Stored::as_json)
        fill(field.child(), field.append(field.ref(record)));
      const Personal personal = field.rules.personal;
      const bool is_personal = personal != Personal::none && personal != Personal::undeclared;
      if (field.kind == Kind::text && is_personal && field.rules.valid == nullptr)
        *static_cast<std::string*>(field.ref(record)) = next();
    }
  }
  const std::vector<std::string>& all() const { return all_; }

 private:
  std::string name_;
  std::vector<std::string> all_;
};

class Exports : public db::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (!IsSkipped()) desk_.emplace(database());
  }
  void TearDown() override {
    desk_.reset();
    OnBothEngines::TearDown();
  }

  Customer customer(const std::string& code, Canaries& canaries) {
    Customer customer;
    canaries.fill(entity<Customer>(), &customer);
    customer.code = code;
    customer.currency = Currency::of("EUR");
    customer.email = canaries.next() + "x@example.com";
    customer.addresses[0].country = "HK";
    customer.contacts[0].email = canaries.next() + "x@example.com";
    return customer;
  }
  // A customer whose name and notes changed once, with an order that says much.
  void add_history(const std::string& code, Canaries& canaries) {
    const auto made = desk_->perform(customers::create, customer(code, canaries));
    ASSERT_EQ(reasons(made), "accepted");
    const std::string patch = R"({"name": ")" + canaries.next() + R"(", "notes": null})";
    ASSERT_EQ(
        reasons(desk_->perform(customers::change, Patch{.id = code, .revision = 1, .body = patch})),
        "accepted");
    orders::Place place{.customer = code, .warehouse = "HK1", .notes = canaries.next()};
    place.delivery_address.emplace();
    canaries.fill(entity<customers::Address>(), &*place.delivery_address);
    place.delivery_address->country = "HK";
    place.lines = {{.sku = "FILM-500", .quantity = tests::pieces(1), .note = canaries.next()}};
    place.original = R"({"as":"it came"})";
    place.original_name = canaries.next();
    ASSERT_EQ(reasons(desk_->as(desk_->clerk).perform(orders::place, place)), "accepted");
  }
  std::string listing(const std::string& kind, ExportFormat format) {
    return desk_->read([&](const journal::Query& query) {
      std::string all;
      const auto count =
          export_listing(query, {kind, format}, [&](std::string_view bytes) { all += bytes; });
      return count ? all : count.error().code;
    });
  }

  std::optional<tests::TradingDesk> desk_;
};

TEST_P(Exports, what_is_known_of_a_customer_is_all_there_and_nothing_of_another) {
  Canaries own("own");
  Canaries foreign("foreign");
  add_history("C-10", own);
  add_history("C-20", foreign);
  const auto document =
      desk_->read([](const journal::Query& query) { return export_person_data(query, "C-10"); });
  ASSERT_EQ(reasons(document), "accepted");
  ASSERT_TRUE(JsonDocument::parse(*document));
  EXPECT_GT(own.all().size(), 20U);
  for (const std::string& canary : own.all())
    EXPECT_NE(document->find(canary), std::string::npos) << canary;
  EXPECT_EQ(document->find("foreign"), std::string::npos);
  EXPECT_EQ(document->find("C-20"), std::string::npos);
  EXPECT_EQ(document->find("sealed:"), std::string::npos);
}

TEST_P(Exports, nobody_is_known_of_whom_nothing_is_known) {
  const auto document =
      desk_->read([](const journal::Query& query) { return export_person_data(query, "C-99"); });
  EXPECT_EQ(reasons(document), "not_found");
}

TEST_P(Exports, a_listing_is_more_than_a_page_and_one_json_or_one_table) {
  for (int n = 0; n < 600; ++n) {
    const std::string sku = "P-" + std::to_string(n);
    ASSERT_EQ(reasons(desk_->perform(catalog::create, {.sku = sku, .name = "=1+1"})), "accepted");
  }
  const std::string json = listing("products", ExportFormat::json);
  const auto document = JsonDocument::parse(json);
  ASSERT_TRUE(document);
  EXPECT_EQ(document->root().size(), 604U);
  const std::string csv = listing("products", ExportFormat::csv);
  EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 605);
  EXPECT_NE(csv.find(R"("'=1+1")"), std::string::npos);
  EXPECT_EQ(listing("people", ExportFormat::csv), "invalid");
}

TEST_P(Exports, customers_that_were_exported_are_imported_the_same) {
  Canaries canaries("=canary");
  Customer many = customer("C-10", canaries);
  many.contacts.push_back(many.contacts[0]);
  many.notes = "first line\n\"second\", line";
  ASSERT_EQ(reasons(desk_->perform(customers::create, many)), "accepted");
  const std::string table = listing("customers", ExportFormat::importable_csv);
  const auto path = std::filesystem::temp_directory_path() /
                    ("supercargo-exported-" + std::to_string(::getpid()) + ".csv");
  std::ofstream(path, std::ios::binary) << table;

  const auto fresh = db::Database::open({.location = "sqlite::memory:", .readers = 1});
  db::migrate(*fresh, db::known_migrations(), 0);
  journal::Desk other(*fresh);
  imports::Desk importing{other.session(), other.services(), [&] { return other.call(); }};
  const auto report =
      imports::import_files(importing, {.kind = "customers", .files = {path.string()}});
  std::filesystem::remove(path);
  ASSERT_EQ(reasons(report), "accepted");
  EXPECT_EQ(report->rows_rejected, 0);
  std::string again;
  const auto count = other.read([&](const journal::Query& query) {
    return export_listing(query, {"customers", ExportFormat::importable_csv},
                          [&](std::string_view bytes) { again += bytes; });
  });
  ASSERT_TRUE(count);
  const auto sorted = [](const std::string& text) {
    std::string all = text;
    std::sort(all.begin(), all.end());
    return all;
  };
  EXPECT_EQ(again.size(), table.size());
  EXPECT_EQ(sorted(again), sorted(table)) << "rows may stand in another order";
}

SUPERCARGO_ON_BOTH_ENGINES(Exports);

}  // namespace
}  // namespace supercargo::app
