#include "kernel/value.h"

#include <fmt/format.h>

#include <charconv>

#include "kernel/text.h"

namespace supercargo {
namespace {

// field.ref takes a mutable object since it engages optionals; a present value is only read.
const void* value_of(const Field& field, const void* object) {
  return field.ref(const_cast<void*>(object));
}

template <class T>
const T& as(const void* value) {
  return *static_cast<const T*>(value);
}

template <class T>
const char* store(std::optional<T> parsed, void* value, const char* refusal) {
  if (!parsed) return refusal;
  *static_cast<T*>(value) = *parsed;
  return nullptr;
}

const char* read_integer(std::string_view text, void* value) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return "not_an_integer";
  *static_cast<std::int64_t*>(value) = number;
  return nullptr;
}

const char* read_choice(const Field& field, std::string_view text, void* value) {
  const Choices known = field.choices();
  for (std::size_t i = 0; i < known.count; ++i) {
    if (text != known.names[i]) continue;
    field.choose(value, static_cast<int>(i));
    return nullptr;
  }
  return "unknown_choice";
}

std::int64_t scaled_value(const Field& field, const void* value) {
  switch (field.kind) {
    case Kind::quantity:
      return as<Quantity>(value).micro;
    case Kind::price:
      return as<Price>(value).micro;
    case Kind::rate:
      return as<Rate>(value).e8;
    case Kind::money:
      return as<Money>(value).minor;
    default:
      return as<std::int64_t>(value);
  }
}

std::string bound_text(const Field& field, std::int64_t bound) {
  switch (field.kind) {
    case Kind::quantity:
      return text(Quantity{bound});
    case Kind::price:
      return text(Price{bound});
    case Kind::rate:
      return text(Rate{bound});
    default:
      return std::to_string(bound);
  }
}

Objection check_number(const Field& field, const void* value) {
  const std::int64_t number = scaled_value(field, value);
  const Rules& rules = field.rules;
  if (number < rules.least)
    return {"too_small", "At least " + bound_text(field, rules.least) + "."};
  if (number > rules.most) return {"too_large", "At most " + bound_text(field, rules.most) + "."};
  return {};
}

TextKind text_kind(const Rules& rules) {
  if (rules.code) return TextKind::code;
  if (rules.multiline) return TextKind::multiline;
  return rules.personal == Personal::free_text ? TextKind::line : TextKind::name;
}

Objection check_text(const Field& field, std::string_view value) {
  const Rules& rules = field.rules;
  if (const auto fault = text_fault(value, text_kind(rules)); fault != TextFault::none)
    return {code(fault).data(), ""};
  if (value.size() > 4ULL * rules.max || code_points(value) > rules.max)
    return {"too_long", fmt::format("At most {} characters.", rules.max)};
  if (rules.valid != nullptr && !rules.valid(value)) return {rules.refusal, ""};
  return {};
}

Objection check_words(const Field& field, const std::vector<std::string>& words) {
  if (words.size() > field.rules.max)
    return {"too_many", fmt::format("At most {}.", field.rules.max)};
  for (const auto& word : words) {
    const auto fault = text_fault(word, TextKind::name);
    if (fault != TextFault::none) return {code(fault).data(), ""};
    if (code_points(word) > 200) return {"too_long", "At most 200 characters each."};
  }
  return {};
}

}  // namespace

bool is_empty(const Field& field, const void* object) {
  if (field.optional && !field.has(object)) return true;
  const void* value = value_of(field, object);
  switch (field.kind) {
    case Kind::text:
      return as<std::string>(value).empty();
    case Kind::words:
      return as<std::vector<std::string>>(value).empty();
    case Kind::id:
      return as<std::int64_t>(value) == 0;
    case Kind::currency:
      return as<Currency>(value).empty();
    case Kind::instant:
      return !as<Instant>(value);
    case Kind::day:
      return !as<Day>(value);
    case Kind::json:
      return as<RawJson>(value).text.empty();
    case Kind::bytes:
      return as<Bytes>(value).data.empty();
    case Kind::list:
      return field.size(value) == 0;
    default:
      return false;
  }
}

bool is_quoted(Kind kind) {
  return kind != Kind::boolean && kind != Kind::integer && kind != Kind::json;
}

void append_value(std::string& out, const Field& field, const void* object) {
  if (is_empty(field, object)) return;
  const void* value = value_of(field, object);
  switch (field.kind) {
    case Kind::text:
      out.append(as<std::string>(value));
      return;
    case Kind::boolean:
      out.append(as<bool>(value) ? "true" : "false");
      return;
    case Kind::integer:
      fmt::format_to(std::back_inserter(out), "{}", as<std::int64_t>(value));
      return;
    case Kind::id:
      out.append(id_text(field.prefix, as<std::int64_t>(value)));
      return;
    case Kind::quantity:
      append_text(out, as<Quantity>(value));
      return;
    case Kind::price:
      append_text(out, as<Price>(value));
      return;
    case Kind::rate:
      append_text(out, as<Rate>(value));
      return;
    case Kind::money:
      append_text(out, as<Money>(value));
      return;
    case Kind::currency:
      out.append(as<Currency>(value).code());
      return;
    case Kind::instant:
      append_text(out, as<Instant>(value));
      return;
    case Kind::day:
      append_text(out, as<Day>(value));
      return;
    case Kind::choice:
      out.append(field.choices().names[field.chosen(value)]);
      return;
    case Kind::json:
      out.append(as<RawJson>(value).text);
      return;
    case Kind::words:
      for (const auto& word : as<std::vector<std::string>>(value)) out.append(word).push_back('\n');
      out.pop_back();
      return;
    case Kind::bytes:
    case Kind::object:
    case Kind::list:
      return;
  }
}

std::string value_text(const Field& field, const void* object) {
  std::string out;
  append_value(out, field, object);
  return out;
}

const char* read_value(const Field& field, std::string_view text, void* object, Currency currency) {
  void* value = field.ref(object);
  switch (field.kind) {
    case Kind::text:
      *static_cast<std::string*>(value) = text;
      return nullptr;
    case Kind::boolean:
      if (text != "true" && text != "false") return "not_a_boolean";
      *static_cast<bool*>(value) = text == "true";
      return nullptr;
    case Kind::integer:
      return read_integer(text, value);
    case Kind::id:
      return store(parse_id(field.prefix, text), value, "not_an_id");
    case Kind::quantity:
      return store(parse_quantity(text), value, "not_a_quantity");
    case Kind::price:
      return store(parse_price(text), value, "not_a_price");
    case Kind::rate:
      return store(parse_rate(text), value, "not_a_rate");
    case Kind::money:
      if (currency.empty()) return "currency_missing";
      return store(parse_money(text, currency), value, "not_an_amount");
    case Kind::currency:
      return store(Currency::parse(text), value, "unknown_currency");
    case Kind::instant:
      return store(parse_instant(text), value, "not_an_instant");
    case Kind::day:
      return store(parse_day(text), value, "not_a_day");
    case Kind::choice:
      return read_choice(field, text, value);
    case Kind::json:
      static_cast<RawJson*>(value)->text = text;
      return nullptr;
    case Kind::words:
    case Kind::bytes:
    case Kind::object:
    case Kind::list:
      break;
  }
  return "wrong_type";
}

Objection check_value(const Field& field, const void* object) {
  if (is_empty(field, object)) {
    if (field.rules.required) return {"required", ""};
    return {};
  }
  const void* value = value_of(field, object);
  switch (field.kind) {
    case Kind::text:
      return check_text(field, as<std::string>(value));
    case Kind::words:
      return check_words(field, as<std::vector<std::string>>(value));
    case Kind::integer:
    case Kind::quantity:
    case Kind::price:
    case Kind::rate:
    case Kind::money:
      return check_number(field, value);
    case Kind::list:
      if (field.size(value) > field.rules.max)
        return {"too_many", fmt::format("At most {}.", field.rules.max)};
      return {};
    default:
      return {};
  }
}

}  // namespace supercargo
