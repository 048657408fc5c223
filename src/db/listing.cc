#include "db/listing.h"

#include <algorithm>
#include <charconv>
#include <deque>
#include <set>

#include "db/search.h"
#include "kernel/search_text.h"

namespace supercargo::db {
namespace {

constexpr std::size_t walks_max = 16;

// The statement in the making: its conditions and what is bound to them.
class Statement {
 public:
  Statement(const Reader& reader, const Entity& entity) : reader_(reader), entity_(entity) {
    bind(argument(reader.tenant()));
    where_ = " WHERE tenant_id = $1";
  }

  std::string bind(const Argument& value) {
    bound_.push_back(value);
    return "$" + std::to_string(bound_.size());
  }
  // Texts that must live as long as the statement.
  std::string_view keep(std::string text) { return kept_.emplace_back(std::move(text)); }
  void require(const std::string& condition) { where_ += " AND " + condition; }
  // Rows of one record, a customer's orders: its index is the one to walk, once.
  void require_one(const Field& field, const std::string& value) {
    require(std::string(field.column()) + " = " + value);
    is_narrow_ = true;
  }
  // One of these: a walk of its own for each of the first such, where rows are told by id. Then the
  // index of the column has each walk in order, and they are merged as far as the page needs.
  void require_any(const Field& field, const std::vector<std::string>& values) {
    const bool is_split = field.kind == Kind::choice && walks_.empty() && values.size() > 1 &&
                          values.size() <= walks_max;
    std::string any;
    for (const std::string& value : values) {
      if (is_split) walks_.push_back(" AND " + std::string(field.column()) + " = " + value);
      any += (any.empty() ? "" : ", ") + value;
    }
    const std::string condition = std::string(field.column()) + " IN (" + any + ")";
    if (is_split)
      together_ = " AND " + condition;
    else
      require(condition);
  }

  // Rows that are told by id come straight from the index of words, where the engine has them so.
  void match_words(const std::string& q, bool is_by_id) {
    has_words_ = true;
    const std::string words = search_tokens(q);
    auto clause =
        search_clause(reader_.session(), entity_.table, words, static_cast<int>(bound_.size()) + 1);
    for (auto& word : clause.arguments) bind(argument(keep(std::move(word))));
    const bool is_streamed = is_by_id && !clause.table.empty();
    if (is_streamed) words_table_ = clause.table;
    require(is_streamed ? clause.match : clause.text);
  }
  // What the order by ids goes by, and what stands for the id in it.
  void require_id(const std::string& condition) {
    require("id" + condition);
    if (!words_table_.empty()) require(words_table_ + ".rowid" + condition);
  }
  std::string id() const { return words_table_.empty() ? "id" : words_table_ + ".rowid"; }

  enum class Told : std::uint8_t { by_id, otherwise };
  std::unique_ptr<Cursor> page(const std::string& order, Told told, int limit) const {
    std::string columns;
    for (const Column& column : table_of(entity_).columns)
      columns += (columns.empty() ? "" : ", ") + column.name;
    const std::string select = "SELECT " + columns;
    std::string text;
    if (told == Told::by_id && !has_words_ && !is_narrow_) {
      for (const std::string& walk : walks_)
        text.append(text.empty() ? "" : " UNION ALL ").append(select).append(from()).append(walk);
    }
    if (text.empty()) text = select + from() + together_;
    return run(text + order + " LIMIT " + std::to_string(limit));
  }
  std::int64_t count() const {
    const auto cursor = run("SELECT COUNT(*) FROM (SELECT id" + from() + together_ + " LIMIT " +
                            std::to_string(count_max) + ") counted");
    return cursor->next() ? cursor->integer(0) : 0;
  }

 private:
  std::string from() const {
    const std::string table = entity_.table;
    if (words_table_.empty()) return " FROM " + table + where_;
    return " FROM " + words_table_ + " CROSS JOIN " + table + " ON " + table +
           ".id = " + words_table_ + ".rowid" + where_;
  }
  std::unique_ptr<Cursor> run(const std::string& text) const {
    return reader_.session().query(text, nullptr, bound_);
  }

  const Reader& reader_;
  const Entity& entity_;
  std::string where_;
  std::vector<std::string> walks_;  // conditions of which each row meets one
  std::string together_;            // the same as one
  std::string words_table_;         // empty: the table alone is read
  bool has_words_ = false;
  bool is_narrow_ = false;
  std::vector<Argument> bound_;
  std::deque<std::string> kept_;
};

std::optional<Argument> integer_argument(const Field& field, std::string_view text) {
  switch (field.kind) {
    case Kind::id:
      if (const auto id = parse_id(field.prefix, text)) return argument(*id);
      break;
    case Kind::quantity:
      if (const auto quantity = parse_quantity(text)) return argument(*quantity);
      break;
    case Kind::price:
      if (const auto price = parse_price(text)) return argument(*price);
      break;
    case Kind::day:
      if (const auto day = parse_day(text)) return argument(*day);
      break;
    case Kind::integer: {
      std::int64_t number = 0;
      const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
      if (error == std::errc() && end == text.data() + text.size()) return argument(number);
      break;
    }
    default:
      break;
  }
  return std::nullopt;
}

bool is_choice(const Field& field, std::string_view text) {
  const Choices known = field.choices();
  for (std::size_t i = 0; i < known.count; ++i)
    if (text == known.names[i]) return true;
  return false;
}

std::optional<Argument> filter_argument(Statement& statement, const Field& field,
                                        std::string_view text) {
  switch (field.kind) {
    case Kind::boolean:
      if (text != "true" && text != "false") return std::nullopt;
      return argument(text == "true");
    case Kind::choice:
      if (!is_choice(field, text)) return std::nullopt;
      return argument(statement.keep(std::string(text)));
    case Kind::text:
    case Kind::currency:
      return argument(statement.keep(std::string(text)));
    default:
      return integer_argument(field, text);
  }
}

// A day stands for its whole length where instants are compared.
std::optional<Argument> bound_argument(const Field& field, std::string_view text, int days_after) {
  if (field.kind != Kind::instant) return integer_argument(field, text);
  if (const auto instant = parse_instant(text)) return argument(*instant);
  const auto day = parse_day(text);
  if (!day) return std::nullopt;
  constexpr std::int64_t day_us = 86'400'000'000;
  return argument((day->days + days_after) * day_us - days_after);
}

bool add_range(Statement& statement, const Field& field, std::string_view value) {
  const auto dots = value.find("..");
  const auto low = value.substr(0, dots);
  const auto high = value.substr(dots + 2);
  for (const bool is_low : {true, false}) {
    const auto text = is_low ? low : high;
    if (text.empty()) continue;
    const auto bound = bound_argument(field, text, is_low ? 0 : 1);
    if (!bound) return false;
    statement.require(std::string(field.column()) + (is_low ? " >= " : " <= ") +
                      statement.bind(*bound));
  }
  return true;
}

bool is_ordered(Kind kind) {
  return kind == Kind::instant || kind == Kind::day || kind == Kind::quantity ||
         kind == Kind::price || kind == Kind::integer;
}

bool add_filter(Statement& statement, const Field& field, std::string_view value) {
  if (is_ordered(field.kind) && value.find("..") != std::string_view::npos)
    return add_range(statement, field, value);
  if (field.kind == Kind::instant)
    return add_range(statement, field, std::string(value) + ".." + std::string(value));
  std::set<std::string_view> named;
  std::vector<std::string> any;
  while (true) {
    const auto comma = value.find(',');
    const auto text = value.substr(0, comma);
    const auto wanted = filter_argument(statement, field, text);
    if (!wanted) return false;
    if (named.insert(text).second) any.push_back(statement.bind(*wanted));
    if (comma == std::string_view::npos) break;
    value.remove_prefix(comma + 1);
  }
  if (field.kind == Kind::id && any.size() == 1)
    statement.require_one(field, any.front());
  else
    statement.require_any(field, any);
  return true;
}

// By which column and way; ids break ties.
struct Order {
  const Field* field = nullptr;
  std::string column;
  bool is_descending = false;

  bool is_by_id() const { return field->kind == Kind::id; }
  std::string text(const std::string& id) const {
    const char* way = is_descending ? " DESC" : "";
    if (is_by_id()) return " ORDER BY " + id + way;
    return " ORDER BY " + column + way + ", id" + way;
  }
};

std::optional<Order> order_of(const ListRequest& request, const Entity& entity) {
  Order order;
  std::string_view wanted = request.sort;
  if (wanted.empty()) wanted = "-id";
  order.is_descending = wanted.front() == '-';
  if (order.is_descending) wanted.remove_prefix(1);
  order.field = entity.find(wanted);
  if (order.field == nullptr || !(order.field->rules.sort || wanted == "id")) return std::nullopt;
  const char* by = order.field->rules.sort_by;
  order.column = by != nullptr ? by : order.field->column();
  return order;
}

// `after` is the sort column's value as stored and the id of the last record of the page before.
bool add_after(Statement& statement, const Order& order, std::string_view after) {
  const auto bar = after.rfind('|');
  std::int64_t id = 0;
  const auto id_text = after.substr(bar == std::string_view::npos ? 0 : bar + 1);
  const auto [end, error] = std::from_chars(id_text.data(), id_text.data() + id_text.size(), id);
  if (error != std::errc() || end != id_text.data() + id_text.size()) return false;
  const std::string way = order.is_descending ? " < " : " > ";
  if (order.is_by_id()) {
    statement.require_id(way + statement.bind(argument(id)));
    return true;
  }
  if (bar == std::string_view::npos) return false;
  Argument value;
  if (column_type(order.field->kind) == Type::text) {
    value = argument(statement.keep(std::string(after.substr(0, bar))));
  } else {
    std::from_chars(after.data(), after.data() + bar, value.integer);
  }
  const std::string at = statement.bind(value);
  statement.require("(" + order.column + ", id)" + way + "(" + at + ", " +
                    statement.bind(argument(id)) + ")");
  return true;
}

std::string after_of(const Order& order, const Entity& entity, const Cursor& row) {
  const Table& table = table_of(entity);
  const auto column = [&](std::string_view name) {
    std::size_t at = 0;
    while (table.columns[at].name != name) ++at;
    return static_cast<int>(at);
  };
  std::string id = std::to_string(row.integer(column("id")));
  if (order.is_by_id()) return id;
  const int sorted = column(order.column);
  if (column_type(order.field->kind) == Type::text) return std::string(row.text(sorted)) + "|" + id;
  return std::to_string(row.integer(sorted)) + "|" + id;
}

void add_conditions(Statement& statement, const ListRequest& request, const Entity& entity,
                    std::vector<Reason>& reasons) {
  for (const auto& [name, value] : request.filters) {
    const Field* field = entity.find(name);
    if (field == nullptr || !field->rules.filter || !field->is_column())
      reasons.push_back({"?" + name, "unknown_parameter", ""});
    else if (!add_filter(statement, *field, value))
      reasons.push_back({"?" + name, "malformed_filter", ""});
  }
}

}  // namespace

Result<Found> find_page(const Reader& reader, const ListRequest& request, const Entity& entity,
                        const std::vector<Scope>& scopes, Collector collector) {
  Statement statement(reader, entity);
  std::vector<Reason> reasons;
  for (const Scope& scope : scopes) {
    const Field* field = entity.find(scope.field);
    SUPERCARGO_CHECK(field != nullptr && field->is_column());
    statement.require_one(*field, statement.bind(argument(scope.value)));
  }
  add_conditions(statement, request, entity, reasons);
  const auto order = order_of(request, entity);
  if (!request.q.empty()) statement.match_words(request.q, order && order->is_by_id());
  if (!order) reasons.push_back({"?sort", "not_sortable", ""});
  if (!reasons.empty()) return invalid(std::move(reasons));

  Found found;
  if (request.count) found.count = statement.count();
  if (!request.after.empty() && !add_after(statement, *order, request.after))
    return Problem{Refusal::malformed, "invalid_cursor", "The cursor is not one of this list."};
  const int limit = std::clamp(request.limit, 1, page_limit_max);
  const auto told = order->is_by_id() ? Statement::Told::by_id : Statement::Told::otherwise;
  const auto rows = statement.page(order->text(statement.id()), told, limit + 1);
  std::string last;
  for (int n = 0; rows->next(); ++n) {
    if (n == limit) {
      found.after = last;
      break;
    }
    read_record_row(*rows, 0, entity, collector.add(collector.list));
    if (n == limit - 1) last = after_of(*order, entity, *rows);
  }
  return found;
}

}  // namespace supercargo::db
