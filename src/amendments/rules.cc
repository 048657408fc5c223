#include "amendments/rules.h"

#include <algorithm>
#include <map>

#include "kernel/record_json.h"
#include "kernel/units.h"
#include "orders/rules.h"

namespace supercargo::amendments {

using orders::Line;
using orders::Order;

namespace {

std::vector<std::string> causes_between(const Line& before, const Line& after) {
  std::vector<std::string> causes;
  if (before.product != after.product) causes.push_back("product");
  if (before.base_quantity != after.base_quantity) causes.push_back("quantity");
  if (before.unit_price != after.unit_price && before.product == after.product)
    causes.push_back("price");
  if (before.requested_date != after.requested_date) causes.push_back("date");
  return causes;
}

std::string address_text(const Order& order) {
  return order.delivery_address ? to_json(*order.delivery_address) : std::string();
}

std::vector<std::string> causes_between_heads(const Order& before, const Order& after) {
  std::vector<std::string> causes;
  if (before.customer_po_number != after.customer_po_number) causes.push_back("customer");
  if (before.requested_date != after.requested_date) causes.push_back("date");
  if (address_text(before) != address_text(after)) causes.push_back("address");
  return causes;
}

}  // namespace

std::vector<Reason> renumbered(Order& order, const Order& before,
                               const orders::Surroundings& around) {
  std::vector<Reason> reasons;
  std::int64_t last = 0;
  for (const Line& line : before.lines) last = std::max(last, line.line);
  for (Line& line : order.lines) {
    const auto is_same = [&](const Line& other) { return other.line == line.line; };
    if (line.line == 0)
      line.line = ++last;
    else if (std::count_if(order.lines.begin(), order.lines.end(), is_same) > 1 ||
             std::none_of(before.lines.begin(), before.lines.end(), is_same))
      reasons.push_back({"/lines", "unknown_line", "A kept line names its own number, once."});
    if (line.price_given) continue;
    const auto old = std::find_if(before.lines.begin(), before.lines.end(), is_same);
    // A price that came from the list follows the list; one that was given stays.
    if (old != before.lines.end() && !old->price_given && old->unit_price == line.unit_price)
      line.unit_price.reset();
  }
  complete_lines(order, around, reasons);
  return reasons;
}

std::vector<CorrectedLine> corrected_lines(const Order& before, const Order& after) {
  std::map<std::int64_t, std::vector<std::string>> all{{0, causes_between_heads(before, after)}};
  for (const Line& line : after.lines) all[line.line] = {"product"};
  for (const Line& line : before.lines) {
    const auto kept = std::find_if(after.lines.begin(), after.lines.end(),
                                   [&](const Line& other) { return other.line == line.line; });
    all[line.line] = kept == after.lines.end() ? std::vector<std::string>{"product"}
                                               : causes_between(line, *kept);
  }
  std::vector<CorrectedLine> corrected;
  for (auto& [line, causes] : all)
    if (!causes.empty()) corrected.push_back({line, std::move(causes)});
  return corrected;
}

std::string cause_of(const Order& after) {
  const bool asked_for =
      after.read_back && after.read_back->outcome == orders::ReadBackOutcome::changes_wanted;
  const bool is_wanted = after.correction_cause
                             ? *after.correction_cause == orders::CorrectionCause::customer_request
                             : asked_for;
  return is_wanted ? "customer_request" : "entry";
}

namespace {

std::string pointer_to(std::size_t i, const char* field) {
  return "/lines/" + std::to_string(i) + "/" + field;
}

// A unit of the line's own, as a number of base units.
PackSize size_of(const Line& line) { return {line.base_quantity.micro, line.quantity.micro}; }

// From what waits first, then from what is reserved and on no shipment.
void take_back(Line& line, Quantity base, const std::string& pointer,
               std::vector<Reason>& reasons) {
  const Quantity waiting = std::min(base, line.quantities.backordered);
  const Quantity firm = base - waiting;
  if (firm > line.quantities.reserved - line.planned) {
    reasons.push_back(
        {pointer, "has_left",
         "What is on a shipment, picked or gone cannot be taken back: " +
             text(base - (line.quantities.backordered + line.quantities.reserved - line.planned)) +
             ' ' + line.base_unit + " too many."});
    return;
  }
  line.quantities.backordered -= waiting;
  line.quantities.reserved -= firm;
  line.quantities.cancelled += base;
}

void set_quantity(Line& line, Quantity wanted, const std::string& pointer,
                  std::vector<Reason>& reasons) {
  const Quantity now = live_quantity(line).value_or(line.quantity);
  const Quantity difference = wanted > now ? wanted - now : now - wanted;
  if (difference == Quantity{}) return;
  const auto base = to_base(difference, size_of(line));
  if (!base || !fits_unit(*base, line.base_unit)) {
    reasons.push_back({pointer, "not_in_this_unit",
                       "The quantity is no whole number of " + line.base_unit + "."});
  } else if (wanted < now) {
    take_back(line, *base, pointer, reasons);
  } else {
    line.quantity += difference;
    line.base_quantity += *base;
    line.quantities.open += *base;
  }
}

void amend_line(Line& line, const AmendLine& wanted, std::size_t i, std::vector<Reason>& reasons) {
  const std::string nothing = "It is fixed: cancel the line and add another.";
  if (!wanted.sku.empty() && wanted.sku != line.sku)
    reasons.push_back({pointer_to(i, "sku"), "product_is_fixed", nothing});
  if (!wanted.unit.empty() && wanted.unit != line.unit)
    reasons.push_back({pointer_to(i, "unit"), "unit_is_fixed", nothing});
  if (wanted.quantity) set_quantity(line, *wanted.quantity, pointer_to(i, "quantity"), reasons);
  if (wanted.unit_price && *wanted.unit_price != line.unit_price) {
    line.unit_price = wanted.unit_price;
    line.price_given = line.unit_price != line.list_price;
    line.discount_rate.reset();
    line.discounts.clear();
  }
  if (wanted.requested_date) line.requested_date = wanted.requested_date;
  if (!wanted.note.empty()) line.note = wanted.note;
}

void add_line(Order& order, const AmendLine& wanted, std::size_t i, std::vector<Reason>& reasons) {
  if (wanted.sku.empty()) reasons.push_back({pointer_to(i, "sku"), "required", ""});
  if (!wanted.quantity || *wanted.quantity == Quantity{})
    reasons.push_back({pointer_to(i, "quantity"), "required", ""});
  Line& line = order.lines.emplace_back();
  line.order = order.id;
  line.line = order.lines[order.lines.size() - 2].line + 1;
  line.sku = wanted.sku;
  line.quantity = wanted.quantity.value_or(Quantity{});
  line.unit = wanted.unit;
  line.unit_price = wanted.unit_price;
  line.requested_date = wanted.requested_date;
  line.note = wanted.note;
}

// Reasons point into the request, where a new line stands elsewhere than in the order.
void complete_new_line(Order& order, std::size_t i, const orders::Surroundings& around,
                       std::vector<Reason>& reasons) {
  std::vector<Reason> found;
  complete_line(order, order.lines.size() - 1, around, found);
  const std::string from = "/lines/" + std::to_string(order.lines.size() - 1) + "/";
  for (Reason& reason : found) {
    if (reason.pointer.starts_with(from))
      reason.pointer = pointer_to(i, reason.pointer.substr(from.size()).c_str());
    reasons.push_back(std::move(reason));
  }
}

Line* line_of(Order& order, std::int64_t number) {
  for (Line& line : order.lines)
    if (line.line == number) return &line;
  return nullptr;
}

const Line* line_of(const Order& order, std::int64_t number) {
  return line_of(const_cast<Order&>(order), number);
}

void amend_head(Order& order, const Amend& wanted) {
  if (!wanted.customer_po_number.empty()) order.customer_po_number = wanted.customer_po_number;
  if (wanted.requested_date) order.requested_date = wanted.requested_date;
  if (wanted.delivery_address) order.delivery_address = wanted.delivery_address;
  if (!wanted.notes.empty()) order.notes = wanted.notes;
  set_po_keys(order);
}

}  // namespace

Result<Order> amended(const Order& before, const Amend& wanted,
                      const orders::Surroundings& around) {
  Order order = before;
  std::vector<Reason> reasons;
  std::set<std::int64_t> named;
  amend_head(order, wanted);
  for (std::size_t i = 0; i < wanted.lines.size(); ++i) {
    const AmendLine& each = wanted.lines[i];
    Line* const known = each.line == 0 ? nullptr : line_of(order, each.line);
    if (each.line == 0) {
      add_line(order, each, i, reasons);
      complete_new_line(order, i, around, reasons);
    } else if (known == nullptr || !named.insert(each.line).second) {
      reasons.push_back({pointer_to(i, "line"), "unknown_line", "A line is named once."});
    } else {
      amend_line(*known, each, i, reasons);
    }
  }
  // A tax that holds there or from that day on.
  const auto is_moved = [](const AmendLine& line) { return line.requested_date != Day{}; };
  if (wanted.delivery_address || wanted.requested_date ||
      std::any_of(wanted.lines.begin(), wanted.lines.end(), is_moved))
    set_taxes(order, around, reasons);
  if (reasons.empty()) set_charges(order, around, reasons);
  if (!reasons.empty()) return invalid(std::move(reasons));
  return order;
}

namespace {

std::string shown(const std::optional<Price>& price) { return price ? text(*price) : "none"; }
std::string live(const Line& line) { return text(live_quantity(line).value_or(line.quantity)); }

class Comparing {
 public:
  void head(const Order& before, const Order& after) {
    add(0, "customer_po_number", before.customer_po_number, after.customer_po_number);
    add(0, "requested_date", text(before.requested_date), text(after.requested_date));
    hidden(0, "delivery_address", address_text(before) != address_text(after));
    hidden(0, "notes", before.notes != after.notes);
    add(0, "charges", charges::words_of(before.charges), charges::words_of(after.charges));
  }
  void line(const Line& before, const Line& after) {
    place_ = "Line " + std::to_string(after.line) + " (" + after.sku + "): ";
    add(after.line, "product", before.sku, after.sku);
    add(after.line, "quantity", live(before), live(after));
    add(after.line, "unit_price", shown(before.unit_price), shown(after.unit_price));
    add(after.line, "requested_date", text(before.requested_date), text(after.requested_date));
    hidden(after.line, "note", before.note != after.note);
  }
  void new_line(const Line& line) {
    place_ = "Line " + std::to_string(line.line) + ": ";
    found_.push_back({line.line, "line", "", line.sku,
                      place_ + live(line) + ' ' + line.unit + ' ' + line.sku + " added."});
  }
  void line_gone(const Line& line) {
    place_ = "Line " + std::to_string(line.line) + ": ";
    found_.push_back({line.line, "line", line.sku, "", place_ + line.sku + " taken out."});
  }
  std::vector<Difference> found() { return std::move(found_); }

 private:
  void add(std::int64_t line, const char* field, const std::string& before,
           const std::string& after) {
    if (before == after) return;
    const auto said = [](const std::string& value) { return value.empty() ? "none" : value; };
    found_.push_back({line, field, before, after,
                      place_ + words_of(field) + ' ' + said(before) + " → " + said(after) + '.'});
  }
  void hidden(std::int64_t line, const char* field, bool differs) {
    if (differs) found_.push_back({line, field, "", "", place_ + words_of(field) + " changed."});
  }
  static std::string words_of(std::string field) {
    std::replace(field.begin(), field.end(), '_', ' ');
    return field;
  }

  std::string place_;
  std::vector<Difference> found_;
};

}  // namespace

std::vector<Difference> differences_between(const Order& before, const Order& after) {
  Comparing comparing;
  comparing.head(before, after);
  for (const Line& line : after.lines) {
    const Line* const old = line_of(before, line.line);
    old == nullptr ? comparing.new_line(line) : comparing.line(*old, line);
  }
  for (const Line& line : before.lines)
    if (line_of(after, line.line) == nullptr) comparing.line_gone(line);
  return comparing.found();
}

namespace {

std::vector<Json> lines_of(const Json& content) {
  std::vector<Json> lines;
  const auto list = content.find("lines");
  if (!list) return lines;
  for (auto at = list->first(); at; at = at->next()) lines.push_back(*at);
  return lines;
}

// An order again, as far as its kept content tells: personal values are digests there.
Order order_of(const Json& content, const Skus& skus) {
  Order order;
  order.customer_po_number = content.text_of("customer_po_number");
  order.requested_date = parse_day(content.text_of("requested_date")).value_or(Day{});
  order.notes = content.text_of("notes");
  order.delivery_address.emplace().line1 = content.text_of("delivery_address");
  order.charges = charges::charges_of(content);
  for (const Json& each : lines_of(content)) {
    Line& line = order.lines.emplace_back();
    line.line = std::stoll(std::string(each.text_of("line")));
    line.product = parse<ProductId>(each.text_of("product")).value_or(ProductId{});
    if (const auto known = skus.find(line.product); known != skus.end()) line.sku = known->second;
    line.quantity = parse_quantity(each.text_of("quantity")).value_or(Quantity{});
    line.unit = each.text_of("unit");
    if (const auto price = parse_price(each.text_of("unit_price"))) line.unit_price = *price;
    line.requested_date = parse_day(each.text_of("requested_date")).value_or(Day{});
    line.note = each.text_of("note");
  }
  return order;
}

}  // namespace

std::vector<ProductId> products_of(const Json& content) {
  std::vector<ProductId> products;
  for (const Json& line : lines_of(content))
    if (const auto id = parse<ProductId>(line.text_of("product"))) products.push_back(*id);
  return products;
}

std::vector<Difference> differences_between(const Json& before, const Json& after,
                                            const Skus& skus) {
  return differences_between(order_of(before, skus), order_of(after, skus));
}

namespace {

std::set<std::size_t> gates_touched(const Difference& difference) {
  const std::string& field = difference.field;
  if (field == "line") return {2, 3, 4, 5, 6};
  if (field == "quantity") return {3, 4, 5, 6};
  if (field == "unit_price" || field == "charges") return {4, 5};
  if (field == "requested_date") return {3, 6};
  if (field == "delivery_address") return {1};
  return {};
}

}  // namespace

void keep_touched(std::vector<checks::Check>& findings, const Order& after,
                  const std::vector<Difference>& differences) {
  std::set<std::string> touched{"/lines"};
  for (const Difference& each : differences)
    if (each.line == 0) touched.insert("/" + each.field);
  for (std::size_t i = 0; i < after.lines.size(); ++i)
    for (const Difference& each : differences)
      if (each.line == after.lines[i].line) touched.insert("/lines/" + std::to_string(i));
  const auto is_touched = [&](const checks::Finding& finding) {
    const std::string& pointer = finding.pointer;
    const auto end = pointer.find('/', pointer.starts_with("/lines/") ? 7 : 1);
    return touched.count(pointer.substr(0, end)) > 0;
  };
  for (checks::Check& check : findings) {
    std::erase_if(check.findings, [&](const auto& finding) { return !is_touched(finding); });
    if (check.result == checks::Outcome::not_applicable) continue;
    check.result = checks::Outcome::pass;
    for (const auto& finding : check.findings) check.result = worse(check.result, finding.level);
  }
}

std::set<std::size_t> gates_touched(const Order& before, const Order& after) {
  std::set<std::size_t> all;
  for (const Difference& each : differences_between(before, after)) {
    all.merge(gates_touched(each));
    all.insert({7, 8, 9, 10});  // what was agreed and allowed was another content
  }
  return all;
}

}  // namespace supercargo::amendments
