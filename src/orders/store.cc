#include "orders/store.h"

#include <algorithm>
#include <unordered_map>

#include "approvals/store.h"
#include "hindrances/store.h"
#include "journal/content_hash.h"
#include "kernel/record_json.h"
#include "orders/rules.h"

namespace supercargo {

using orders::Earlier;
using orders::Version;

namespace {

constexpr Rules plain{.personal = Personal::none};

constexpr Field version_fields[] = {
    field<&Version::order>("order", {.column = "sales_order_id"}),
    field<&Version::version>("version"),
    field<&Version::content>("content", {.personal = Personal::none, .stored = Stored::packed}),
    field<&Version::sealed>("sealed", plain),
    field<&Version::content_hash>("content_hash", plain),
    field<&Version::by>("by", {.column = "by_person"}),
    field<&Version::at>("at"),
};

constexpr Field earlier_fields[] = {
    field<&Earlier::id>("id"),
    field<&Earlier::number>("number", plain),
    field<&Earlier::customer_id>("customer_id"),
    field<&Earlier::customer_po_number>("customer_po_number", plain),
    field<&Earlier::po_loose_key>("po_loose_key", plain),
    field<&Earlier::status>("status"),
    field<&Earlier::received_at>("received_at"),
};

}  // namespace

template <>
const Entity& entity<Version>() {
  static constexpr Entity described =
      describe<Version>("sales_order_version", "sales_order_version", version_fields);
  return described;
}
template <>
const Entity& entity<Earlier>() {
  static constexpr Entity described =
      describe<Earlier>("earlier_sales_order", "sales_order", earlier_fields);
  return described;
}

namespace orders {
namespace {

void attach_lines(const db::Reader& reader, std::vector<Order>& orders) {
  std::vector<OrderId> ids;
  std::vector<std::int64_t> subjects;
  std::vector<std::int64_t> living;
  std::unordered_map<std::int64_t, Order*> by_id;
  for (Order& order : orders) {
    ids.push_back(order.id);
    by_id[order.id.value] = &order;
    if (order.status <= Status::confirmable) subjects.push_back(order.id.value);
    if (order.status != Status::closed) living.push_back(order.id.value);
  }
  for (Line& line : reader.by_keys<Line>("order", ids))
    by_id.at(line.order.value)->lines.push_back(std::move(line));
  for (auto& approval : approvals::find_by_subjects(reader, subjects))
    by_id.at(approval.subject_id)->approvals.push_back(std::move(approval));
  for (auto& hindrance : hindrances::of_orders(reader, living))
    by_id.at(hindrance.order_id)->hindrances.push_back(std::move(hindrance));
  for (Order& order : orders) {
    const auto in_order = [](const Line& a, const Line& b) { return a.line < b.line; };
    std::sort(order.lines.begin(), order.lines.end(), in_order);
    stamp_currency(entity<Order>(), &order, {});
  }
}

std::string digest_of(const Order& order, const journal::SubjectKeys& keys,
                      const std::string& value) {
  return value.empty() ? value : keys.personal_digest(order.customer_id.value, value);
}

void append_pair(std::string& out, const char* name, std::string_view value) {
  out += out.back() == '{' ? "\"" : ",\"";
  out.append(name).append("\":");
  append_json_text(out, value);
}

std::string address_text(const Order& order) {
  return order.delivery_address ? to_json(*order.delivery_address) : std::string();
}

std::vector<Line> lines_of(const std::vector<Order>& orders) {
  std::vector<Line> lines;
  for (const Order& order : orders)
    lines.insert(lines.end(), order.lines.begin(), order.lines.end());
  return lines;
}

}  // namespace

std::optional<Order> find(const db::Reader& reader, std::string_view reference) {
  auto found = find_all(reader, {std::string(reference)});
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<Order> find_all(const db::Reader& reader, const std::vector<std::string>& references) {
  std::vector<OrderId> ids;
  std::vector<std::string> numbers;
  for (const std::string& reference : references) {
    if (const auto id = parse<OrderId>(reference))
      ids.push_back(*id);
    else
      numbers.push_back(reference);
  }
  auto found = reader.by_keys<Order>("id", ids);
  for (Order& order : reader.by_keys<Order>("number", numbers)) {
    const auto is_same = [&](const Order& other) { return other.id == order.id; };
    if (std::none_of(found.begin(), found.end(), is_same)) found.push_back(std::move(order));
  }
  attach_lines(reader, found);
  return found;
}

Result<db::Page<Order>> list(const db::Reader& reader, const db::ListRequest& request,
                             CustomerId party) {
  if (!party) return db::page<Order>(reader, request);
  return db::page<Order>(reader, request, {{"customer_id", party.value}});
}

std::vector<Earlier> find_by_po_keys(const db::Reader& reader,
                                     const std::vector<std::string>& loose_keys) {
  return reader.by_keys<Earlier>("po_loose_key", loose_keys);
}

std::int64_t confirmed_not_billed_minor(const db::Reader& reader, CustomerId customer) {
  const auto sum = reader.value<std::int64_t>(
      "SELECT CAST(SUM(gross - billed) AS BIGINT) FROM sales_order WHERE tenant_id = $1 "
      "AND customer_id = $2 AND (status = 'confirmed' OR status = 'in_fulfilment' "
      "OR status = 'partially_delivered' OR status = 'delivered')",
      customer);
  return sum.value_or(0);
}

void add(db::Writer& writer, const std::vector<Order>& orders) {
  writer.insert_rows(orders);
  writer.insert_rows(lines_of(orders));
}

void save(db::Writer& writer, const std::vector<Order>& before, const std::vector<Order>& after) {
  writer.update_rows(after);
  writer.update_changed_rows(
      {"order", "line"},
      {"open", "reserved", "backordered", "picked", "despatched", "delivered", "cancelled",
       "planned", "promise_date", "original_promise_date"},
      lines_of(before), lines_of(after));
}

void save_agreed_anew(db::Writer& writer, const Order& before, const Order& after) {
  writer.update_row(after);
  writer.update_changed_rows(
      {"order", "line"},
      {"open",      "reserved",      "backordered", "picked",       "despatched",
       "delivered", "cancelled",     "planned",     "promise_date", "original_promise_date",
       "quantity",  "base_quantity", "unit_price",  "price_given",  "discount_rate",
       "discounts", "net",           "tax",         "plan",         "requested_date",
       "note"},
      before.lines, after.lines);
}

void add(db::Writer& writer, const std::vector<Line>& lines) { writer.insert_rows(lines); }

void save_with_new_lines(db::Writer& writer, const Order& order) {
  writer.update_row(order);
  writer.run("DELETE FROM sales_order_line WHERE tenant_id = $1 AND sales_order_id = $2", order.id);
  writer.insert_rows(order.lines);
}

void add(db::Writer& writer, const std::vector<Version>& versions) { writer.insert_rows(versions); }

std::vector<Version> versions_of(const db::Reader& reader, OrderId order, std::int64_t limit) {
  return reader.rows<Version>(
      "SELECT {fields} FROM sales_order_version WHERE tenant_id = $1 AND sales_order_id = $2 "
      "ORDER BY version DESC LIMIT $3",
      order, limit);
}

Content content_of(const Order& order, const journal::SubjectKeys& keys) {
  std::string out = "{";
  append_pair(out, "customer", text(order.customer_id));
  append_pair(out, "customer_po_number", order.customer_po_number);
  append_pair(out, "order_type", name_of(order.order_type));
  append_pair(out, "urgent", order.urgent ? "true" : "false");
  append_pair(out, "currency", order.currency.code());
  append_pair(out, "warehouse", text(order.warehouse_id));
  append_pair(out, "requested_date", text(order.requested_date));
  append_pair(out, "specification_version", std::to_string(order.specification_version));
  append_pair(out, "delivery_address", digest_of(order, keys, address_text(order)));
  append_pair(out, "notes", digest_of(order, keys, order.notes));
  // Where nothing is added or taken off the lines say it all.
  const taxes::Totals& totals = order.totals;
  if (totals.tax.minor != 0 || totals.discount.minor != 0 || totals.charges.minor != 0)
    append_pair(out, "payable", text(totals.gross));
  if (!order.payment_terms.empty()) append_pair(out, "payment_terms", order.payment_terms);
  if (!order.charges.empty()) out += charges::content_of(order.charges);
  out += ",\"lines\":[";
  for (const Line& line : order.lines) {
    out += line.line == order.lines.front().line ? "{" : ",{";
    append_pair(out, "line", std::to_string(line.line));
    append_pair(out, "product", text(line.product));
    append_pair(out, "quantity", text(live_quantity(line).value_or(line.quantity)));
    append_pair(out, "unit", line.unit);
    append_pair(out, "unit_price", line.unit_price ? text(*line.unit_price) : "");
    append_pair(out, "requested_date", text(line.requested_date));
    append_pair(out, "note", digest_of(order, keys, line.note));
    out += '}';
  }
  out += "]}";
  std::string hash = journal::content_hash(out);
  return {std::move(out), std::move(hash)};
}

Version version_of(const Order& order, const Content& content, const journal::SubjectKeys& keys,
                   std::int64_t tenant) {
  std::string sealed = "{";
  const auto seal = [&](const std::string& field, const std::string& value) {
    if (value.empty()) return;
    const journal::SealedPlace place{tenant, order.customer_id.value, order.version, field};
    append_pair(sealed, field.c_str(), keys.seal(place, value));
  };
  const std::string prefix = text(order.id) + "/";
  seal(prefix + "delivery_address", address_text(order));
  seal(prefix + "notes", order.notes);
  for (const Line& line : order.lines)
    seal(prefix + "lines/" + std::to_string(line.line) + "/note", line.note);
  return {.order = order.id,
          .version = order.version,
          .content = content.canonical,
          .sealed = sealed + "}",
          .content_hash = content.hash,
          .by = order.entered_by,
          .at = order.changed_at};
}

}  // namespace orders
}  // namespace supercargo
