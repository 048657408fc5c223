#include "kernel/record_json.h"

#include <fmt/format.h>

#include "kernel/value.h"

namespace supercargo {
namespace {

// One record being read; elements of a list may name their key.
class Reading {
 public:
  Reading(const JsonReading& how, std::string& pointer, std::vector<Reason>& reasons)
      : how_(how), pointer_(pointer), reasons_(reasons) {}

  void record(const Json& value, const Entity& entity, void* object, Currency inherited) {
    if (!value.is(JsonKind::object)) return refuse("wrong_type", "An object is wanted.");
    const Currency currency = currency_of(value, entity, object, inherited);
    refuse_unknown(value, entity);
    for (const Field& field : entity.fields) {
      const std::size_t length = enter(field.name);
      member(value.find(field.name), field, object, currency);
      pointer_.resize(length);
    }
  }

 private:
  std::size_t enter(std::string_view step) {
    const std::size_t length = pointer_.size();
    pointer_.push_back('/');
    pointer_.append(step);
    return length;
  }
  void refuse(const char* code, std::string detail) {
    reasons_.push_back({pointer_, code, std::move(detail)});
  }

  // Amounts need their currency before they are read, wherever it stands in the body.
  Currency currency_of(const Json& value, const Entity& entity, void* object, Currency inherited) {
    for (const Field& field : entity.fields) {
      if (field.kind != Kind::currency) continue;
      if (const auto sent = Currency::parse(value.text_of(field.name))) return *sent;
      const Currency held = *static_cast<Currency*>(field.ref(object));
      return held.empty() ? inherited : held;
    }
    return inherited;
  }

  void refuse_unknown(const Json& value, const Entity& entity) {
    for (auto sent = value.first(); sent; sent = sent->next()) {
      const Field* field = entity.find(sent->key());
      if (field != nullptr && field->rules.access != Access::hidden) continue;
      const std::size_t length = enter(escaped(sent->key()));
      refuse("unknown_field", "");
      pointer_.resize(length);
    }
  }

  static std::string escaped(std::string_view key) {  // RFC 6901
    std::string out;
    for (const char c : key.substr(0, 100)) {
      if (c == '~')
        out.append("~0");
      else if (c == '/')
        out.append("~1");
      else
        out.push_back(c);
    }
    return out;
  }

  const char* not_to_be_given(const Field& field) const {
    if (how_.stored) return nullptr;
    switch (field.rules.access) {
      case Access::read_only:
        return "read_only";
      case Access::hidden:
        return "unknown_field";
      case Access::key:
        return how_.change && depth_ > 0 ? nullptr : "read_only";
      case Access::create_only:
        if (how_.change && depth_ == 0) return "not_changeable";
        [[fallthrough]];
      case Access::writable:
        return how_.roles.meets(field.rules.writers) ? nullptr : "not_yours_to_give";
    }
    return nullptr;
  }

  void member(const std::optional<Json>& sent, const Field& field, void* object,
              Currency currency) {
    if (sent && field.rules.access == Access::hidden) return;  // refused as unknown already
    if (sent) {
      if (const char* code = not_to_be_given(field)) return refuse(code, "");
      if (!give(*sent, field, object, currency)) return;
    }
    if (how_.stored) return;  // it was checked before it was stored
    const bool is_given =
        field.rules.access == Access::writable || field.rules.access == Access::create_only || sent;
    if (!is_given || (how_.change && depth_ == 0 && !sent)) return;
    if (const auto objection = check_value(field, object); objection.code != nullptr)
      refuse(objection.code, objection.detail);
  }

  bool give(const Json& sent, const Field& field, void* object, Currency currency) {
    if (sent.is(JsonKind::null)) {
      // In a new record null is as good as absent: what is there unless given stays (decisions 4).
      if (how_.change || how_.stored) field.reset(object);
      return true;
    }
    if (field.kind == Kind::object) return object_member(sent, field, object, currency);
    if (field.kind == Kind::list) return list_member(sent, field, object, currency);
    if (field.kind == Kind::words) return words_member(sent, field, object);
    return single_member(sent, field, object, currency);
  }

  bool single_member(const Json& sent, const Field& field, void* object, Currency currency) {
    if (field.kind == Kind::json) {
      append_json(static_cast<RawJson*>(field.ref(object))->text, sent);
      return true;
    }
    if (!is_right_kind(sent, field)) {
      refuse("wrong_type", sent.is(JsonKind::fraction) ? "Send decimals as strings." : "");
      return false;
    }
    // An empty text would be the same as none: it is refused, not altered (decisions 11).
    const bool is_blank = sent.is(JsonKind::text) && sent.text().empty();
    const auto text =
        sent.is(JsonKind::boolean) ? (sent.boolean() ? "true" : "false") : sent.text();
    const char* code = is_blank ? "blank" : read_value(field, text, object, currency);
    if (code != nullptr) refuse(code, known_choices(field, code));
    return code == nullptr;
  }

  static bool is_right_kind(const Json& sent, const Field& field) {
    switch (field.kind) {
      case Kind::boolean:
        return sent.is(JsonKind::boolean);
      case Kind::integer:
        return sent.is(JsonKind::integer);
      case Kind::quantity:
      case Kind::price:
      case Kind::rate:
      case Kind::money:
        return sent.is(JsonKind::text) || sent.is(JsonKind::integer);
      default:
        return sent.is(JsonKind::text);
    }
  }

  static std::string known_choices(const Field& field, std::string_view code) {
    if (code != "unknown_choice") return {};
    std::string words = "One of:";
    const Choices known = field.choices();
    for (std::size_t i = 0; i < known.count; ++i) words.append(" ").append(known.names[i]);
    return words;
  }

  bool object_member(const Json& sent, const Field& field, void* object, Currency currency) {
    const std::size_t before = reasons_.size();
    field.reset(object);
    ++depth_;
    record(sent, field.child(), field.ref(object), currency);
    --depth_;
    return reasons_.size() == before;
  }

  bool list_member(const Json& sent, const Field& field, void* object, Currency currency) {
    if (!sent.is(JsonKind::array)) return refuse("wrong_type", "A list is wanted."), false;
    if (sent.size() > field.rules.max)
      return refuse("too_many", fmt::format("At most {}.", field.rules.max)), false;
    field.reset(object);
    void* list = field.ref(object);
    std::size_t n = 0;
    ++depth_;
    for (auto item = sent.first(); item; item = item->next(), ++n) {
      const std::size_t length = enter(std::to_string(n));
      record(*item, field.child(), field.append(list), currency);
      pointer_.resize(length);
    }
    --depth_;
    return true;
  }

  bool words_member(const Json& sent, const Field& field, void* object) {
    if (!sent.is(JsonKind::array)) return refuse("wrong_type", "A list of texts is wanted."), false;
    field.reset(object);
    auto& words = *static_cast<std::vector<std::string>*>(field.ref(object));
    for (auto item = sent.first(); item; item = item->next()) {
      if (!item->is(JsonKind::text))
        return refuse("wrong_type", "A list of texts is wanted."), false;
      words.emplace_back(item->text());
    }
    return true;
  }

  const JsonReading& how_;
  std::string& pointer_;
  std::vector<Reason>& reasons_;
  int depth_ = 0;
};

void write_value(std::string& out, const Field& field, const void* object, const JsonView& view) {
  if (field.kind == Kind::list) {
    void* list = field.ref(const_cast<void*>(object));
    out.push_back('[');
    for (std::size_t i = 0; i < field.size(list); ++i) {
      if (i != 0) out.push_back(',');
      write_record(out, field.child(), field.at(list, i), view);
    }
    return out.push_back(']');
  }
  if (field.kind == Kind::words) {
    const auto& words =
        *static_cast<std::vector<std::string>*>(field.ref(const_cast<void*>(object)));
    out.push_back('[');
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (i != 0) out.push_back(',');
      append_json_text(out, words[i]);
    }
    return out.push_back(']');
  }
  if (is_empty(field, object)) {
    out.append("null");
    return;
  }
  if (field.kind == Kind::object)
    return write_record(out, field.child(), field.ref(const_cast<void*>(object)), view);
  if (!is_quoted(field.kind)) return append_value(out, field, object);
  if (field.kind == Kind::text)
    return append_json_text(out,
                            *static_cast<const std::string*>(field.ref(const_cast<void*>(object))));
  out.push_back('"');
  append_value(out, field, object);  // ids, numbers, times and choices need no escaping
  out.push_back('"');
}

}  // namespace

void read_record(const Json& value, const Entity& entity, void* object, const JsonReading& reading,
                 std::string& pointer, std::vector<Reason>& reasons) {
  Reading(reading, pointer, reasons).record(value, entity, object, {});
}

void write_field(std::string& out, const Field& field, const void* object, const JsonView& view) {
  write_value(out, field, object, view);
}

void write_record(std::string& out, const Entity& entity, const void* object,
                  const JsonView& view) {
  out.push_back('{');
  bool is_first = true;
  for (const Field& field : entity.fields) {
    if (field.rules.access == Access::hidden || field.kind == Kind::bytes) continue;
    if (view.portal && field.rules.internal) continue;
    if (view.sparse && is_empty(field, object)) continue;
    if (!is_first) out.push_back(',');
    is_first = false;
    out.push_back('"');
    out.append(field.name);
    out.append("\":");
    write_value(out, field, object, view);
  }
  out.push_back('}');
}

}  // namespace supercargo
