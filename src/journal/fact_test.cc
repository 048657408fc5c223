#include <gtest/gtest.h>

#include "journal/unit.h"

namespace supercargo {
namespace {

enum class Colour : std::uint8_t { red, green };
constexpr const char* colours[] = {"red", "green"};

struct SampleTag {
  static constexpr char prefix[] = "smp";
};
struct Contact {
  std::string email;
  std::string secret;
};
struct Line {
  std::string sku;
  Quantity quantity;
};
// One field of every kind, and of every way to be stored and seen.
struct Sample {
  Id<SampleTag> id;
  std::int64_t revision = 0;
  std::string text;
  std::string note;
  std::vector<std::string> words;
  bool boolean = false;
  std::optional<bool> maybe;
  std::int64_t integer = 0;
  Id<SampleTag> other;
  Quantity quantity;
  Price price;
  Rate rate;
  Money money;
  Currency currency;
  Instant instant;
  Day day;
  Colour choice = Colour::red;
  RawJson json;
  Bytes bytes;
  Contact contact;
  std::vector<Line> lines;
  std::vector<Contact> contacts;
  std::string hidden;
  std::string computed;
};

}  // namespace

template <>
Choices choices<Colour>();
template <>
const Entity& entity<Contact>();
template <>
const Entity& entity<Line>();
template <>
const Entity& entity<Sample>();

namespace {

constexpr Rules plain{.personal = Personal::none};
constexpr Field contact_fields[] = {
    field<&Contact::email>("email", {.personal = Personal::contact}),
    field<&Contact::secret>("secret", {.access = Access::hidden, .personal = Personal::none}),
};
constexpr Field line_fields[] = {
    field<&Line::sku>("sku", plain),
    field<&Line::quantity>("quantity"),
};
constexpr Field sample_fields[] = {
    field<&Sample::id>("id"),
    field<&Sample::revision>("revision"),
    field<&Sample::text>("text", plain),
    field<&Sample::note>("note", {.personal = Personal::free_text}),
    field<&Sample::words>("words"),
    field<&Sample::boolean>("boolean"),
    field<&Sample::maybe>("maybe"),
    field<&Sample::integer>("integer"),
    field<&Sample::other>("other"),
    field<&Sample::quantity>("quantity"),
    field<&Sample::price>("price"),
    field<&Sample::rate>("rate"),
    field<&Sample::money>("money"),
    field<&Sample::currency>("currency"),
    field<&Sample::instant>("instant"),
    field<&Sample::day>("day"),
    field<&Sample::choice>("choice"),
    field<&Sample::json>("json"),
    field<&Sample::bytes>("bytes"),
    field<&Sample::contact>("contact"),
    field<&Sample::lines>("lines", {.stored = Stored::nowhere}),
    field<&Sample::contacts>("contacts", {.stored = Stored::as_json}),
    field<&Sample::hidden>("hidden", {.access = Access::hidden, .personal = Personal::none}),
    field<&Sample::computed>("computed", {.personal = Personal::none, .stored = Stored::nowhere}),
};

Sample full_sample() {
  Sample s;
  s.id.value = 7;
  s.revision = 3;
  s.text = "a \"word\"";
  s.note = "call Ann";
  s.words = {"x", "y"};
  s.boolean = true;
  s.maybe = false;
  s.integer = -5;
  s.other.value = 9;
  s.quantity.micro = 1'500'000;
  s.price.micro = 2'250'000;
  s.rate.e8 = 50'000'000;
  s.currency = Currency::of("EUR");
  s.money = {1250, s.currency};
  s.instant.us = 1'772'442'000'000'000;
  s.day = *make_day(2026, 3, 2);
  s.choice = Colour::green;
  s.json.text = R"({"k":1})";
  s.bytes.data = "raw";
  s.contact = {"ann@example.org", "s3cret"};
  s.lines = {{"A-1", {2'000'000}}};
  s.contacts = {{"bob@example.org", "s3cret"}};
  s.hidden = "s3cret";
  s.computed = "now";
  return s;
}

std::string told(const journal::Fact& fact) {
  std::string text;
  for (const auto& change : fact.changes) {
    text.append(change.field).append(change.personal ? "*" : "").append(": ");
    text.append(change.before).append(" > ").append(change.after).append("\n");
  }
  return text;
}

}  // namespace

template <>
Choices choices<Colour>() {
  return {colours, std::size(colours)};
}
template <>
const Entity& entity<Contact>() {
  static constexpr Entity described = describe<Contact>("contact", "", contact_fields);
  return described;
}
template <>
const Entity& entity<Line>() {
  static constexpr Entity described = describe<Line>("line", "sample_line", line_fields);
  return described;
}
template <>
const Entity& entity<Sample>() {
  static constexpr Entity described = describe<Sample>("sample", "sample", sample_fields);
  return described;
}

namespace journal {

TEST(Fact, of_a_new_record_tells_every_kind_of_field_and_marks_what_is_personal) {
  const Fact fact = created("sample_made", full_sample(), 11);
  EXPECT_STREQ(fact.name, "sample_made");
  EXPECT_STREQ(fact.record, "sample");
  EXPECT_STREQ(fact.prefix, "smp");
  EXPECT_EQ(fact.record_id, 7);
  EXPECT_EQ(fact.revision, 3);
  EXPECT_EQ(fact.subject, 11);
  EXPECT_EQ(told(fact), R"(text: null > "a \"word\""
note*: null > "call Ann"
words: null > ["x","y"]
boolean: null > true
maybe: null > false
integer: null > -5
other: null > "smp_0000000000009"
quantity: null > "1.5"
price: null > "2.25"
rate: null > "0.5"
money: null > "12.50"
currency: null > "EUR"
instant: null > "2026-03-02T09:00:00.000000Z"
day: null > "2026-03-02"
choice: null > "green"
json: null > {"k":1}
contact*: null > {"email":"ann@example.org"}
lines: null > [{"sku":"A-1","quantity":"2"}]
contacts*: null > [{"email":"bob@example.org"}]
)");
}

TEST(Fact, of_a_change_tells_only_what_differs) {
  const Sample before = full_sample();
  EXPECT_EQ(told(changed("sample_changed", before, before)), "");

  Sample after = before;
  after.revision = 4;
  after.hidden = "other";
  after.bytes.data = "other";
  after.computed = "later";
  after.contact.secret = "other";
  EXPECT_EQ(told(changed("sample_changed", before, after)), "");

  after.text = "b";
  after.note.clear();
  after.maybe.reset();
  after.lines.push_back({"B-2", {1'000'000}});
  after.contacts.clear();
  const Fact fact = changed("sample_changed", before, after);
  EXPECT_EQ(fact.revision, 4);
  EXPECT_EQ(told(fact), R"(text: "a \"word\"" > "b"
note*: "call Ann" > null
maybe: false > null
lines: [{"sku":"A-1","quantity":"2"}] > [{"sku":"A-1","quantity":"2"},{"sku":"B-2","quantity":"1"}]
contacts*: [{"email":"bob@example.org"}] > null
)");
}

// Each field alone, so that none can be forgotten in a comparison.
TEST(Fact, of_a_change_notices_each_told_field_alone) {
  const Sample full = full_sample();
  for (const auto& change : created("sample_made", full, 0).changes) {
    Sample emptied = full;
    const Field* field = entity<Sample>().find(change.field);
    ASSERT_NE(field, nullptr);
    // An amount cannot be written without its currency, so neither is ever empty.
    if (field->kind == Kind::currency)
      emptied.currency = Currency::of("USD");
    else if (field->kind == Kind::money)
      emptied.money.minor = 0;
    else
      field->reset(&emptied);
    const Fact fact = changed("sample_changed", full, emptied);
    ASSERT_EQ(fact.changes.size(), 1U) << change.field;
    EXPECT_EQ(fact.changes[0].field, change.field);
    EXPECT_EQ(fact.changes[0].before, change.after);
    EXPECT_EQ(fact.changes[0].personal, change.personal);
  }
}

}  // namespace journal
}  // namespace supercargo
