#include "history/bookkeeper.h"

#include <algorithm>

#include "catalog/commands.h"
#include "catalog/store.h"
#include "customers/commands.h"
#include "customers/store.h"
#include "history/exact_amount.h"
#include "history/store.h"
#include "kernel/json.h"
#include "kernel/text_keys.h"
#include "kernel/value.h"

namespace supercargo::history {
namespace {

// What is remembered between transactions stays within some ten megabytes.
constexpr std::size_t known_max = 100'000;

// What the field's own rules say against the record, told under the name that the caller gave it.
template <class Record>
void check_field(const Record& record, const char* field, const char* pointer,
                 std::vector<Reason>& reasons) {
  const Objection objection = check_value(*entity<Record>().find(field), &record);
  if (objection.code != nullptr) reasons.push_back({pointer, objection.code, objection.detail});
}

std::vector<Reason> told_as(const char* pointer, const Problem& problem) {
  std::vector<Reason> reasons;
  for (const Reason& reason : problem.reasons)
    reasons.push_back({pointer, reason.code, reason.detail});
  if (reasons.empty()) reasons.push_back({pointer, problem.code, problem.detail});
  return reasons;
}

void refuse_all(GivenOrder& given, const std::vector<Reason>& reasons) {
  for (GivenLine& line : given.lines)
    line.reasons.insert(line.reasons.end(), reasons.begin(), reasons.end());
}

std::vector<Reason> reasons_against_adding(const GivenOrder& given, const Order& before,
                                           std::int64_t source_id) {
  if (before.source_id != source_id)
    return {{"/number", "duplicate_document", "Another file has brought this document."}};
  const bool is_same = before.customer_id == given.customer_id && before.kind == given.kind &&
                       before.currency == given.currency;
  if (is_same) return {};
  return {{"/number", "differs_from_document", "Its other lines have another customer or kind."}};
}

}  // namespace

struct Bookkeeper::Books {
  std::vector<Order> added;
  std::vector<Order> extended;
  std::vector<Line> lines;
};

const std::string& Bookkeeper::code_of(const GivenOrder& order) const {
  return order.customer.empty() ? counter_sales_.code : order.customer;
}

void Bookkeeper::book(journal::Unit& unit, std::span<GivenOrder> orders) {
  if (products_.size() > known_max) {
    products_.clear();
    nameless_.clear();
  }
  if (customers_.size() > known_max) customers_.clear();
  find_customers(unit, orders);
  find_products(unit, orders);
  std::vector<std::string> numbers;
  for (const GivenOrder& order : orders) numbers.push_back(order.number);
  std::unordered_map<std::string, Order> before;
  for (Order& order : find_by_numbers(unit.db, numbers)) {
    const std::string number = order.number;
    before.emplace(number, std::move(order));
  }
  Books books;
  for (GivenOrder& given : orders) {
    const auto found = before.find(given.number);
    book_order(unit, given, found == before.end() ? nullptr : &found->second, books);
  }
  add(unit.db, books.added);
  if (!books.extended.empty()) save_sums(unit.db, books.extended);
  add_lines(unit.db, books.lines);
}

void Bookkeeper::find_customers(journal::Unit& unit, std::span<GivenOrder> orders) {
  std::vector<std::string> unknown;
  for (const GivenOrder& order : orders)
    if (customers_.count(code_of(order)) == 0) unknown.push_back(code_of(order));
  const customers::Named found = customers::find_by_references(unit.db, unknown);
  std::unordered_map<std::string, KnownCustomer> made;  // by key: spelt in two ways, made once
  for (GivenOrder& order : orders) {
    const std::string& code = code_of(order);
    if (customers_.count(code) == 0) {
      if (const auto* customer = found.find(code)) {
        customers_[code] = {customer->id};
      } else {
        const auto [place, is_first] = made.try_emplace(comparison_key(code));
        if (is_first) place->second = made_customer(unit, order, code);
        customers_[code] = place->second;
      }
    }
    order.customer_id = customers_.find(code)->second.id;
  }
}

Bookkeeper::KnownCustomer Bookkeeper::made_customer(journal::Unit& unit, const GivenOrder& order,
                                                    const std::string& code) {
  customers::Customer customer;
  customer.code = code;
  customer.counter_sales = order.customer.empty();
  customer.name = customer.counter_sales ? counter_sales_.name : code;
  customer.currency = order.currency;
  KnownCustomer known;
  check_field(customer, "code", "/customer", known.reasons);
  check_field(customer, "name", "/customer", known.reasons);
  if (!known.reasons.empty()) return known;
  const auto created = customers::create(unit, customer);
  if (created)
    known.id = created->id;
  else
    known.reasons = told_as("/customer", created.error());
  return known;
}

void Bookkeeper::find_products(journal::Unit& unit, std::span<GivenOrder> orders) {
  std::vector<std::string> unknown;
  std::unordered_set<std::string_view> asked;
  for (const GivenOrder& order : orders) {
    for (const GivenLine& line : order.lines)
      if (products_.count(line.sku) == 0 && asked.insert(line.sku).second)
        unknown.push_back(line.sku);
  }
  std::unordered_map<std::string, KnownProduct> by_key;
  for (const catalog::Product& product : catalog::find_by_skus(unit.db, unknown)) {
    by_key[product.sku_key] = {product.id};
    if (product.name == product.sku) nameless_.insert(product.id.value);
  }
  for (const GivenOrder& order : orders) {
    for (const GivenLine& line : order.lines) {
      if (products_.count(line.sku) == 0) {
        const auto [place, is_first] = by_key.try_emplace(comparison_key(line.sku));
        if (is_first) place->second = made_product(unit, order, line);
        products_[line.sku] = place->second;
      }
      if (!line.description.empty()) name_product(unit, line);
    }
  }
}

Bookkeeper::KnownProduct Bookkeeper::made_product(journal::Unit& unit, const GivenOrder& order,
                                                  const GivenLine& line) {
  catalog::Product product;
  product.sku = line.sku;
  product.name = line.description;
  product.currency = order.currency;
  std::vector<Reason> name_reasons;
  check_field(product, "name", "/description", name_reasons);
  if (!name_reasons.empty()) product.name = line.sku;
  KnownProduct known;
  check_field(product, "sku", "/sku", known.reasons);
  if (!known.reasons.empty()) return known;
  const auto created = catalog::create(unit, product);
  if (!created) {
    known.reasons = told_as("/sku", created.error());
    return known;
  }
  known.id = created->id;
  if (!name_reasons.empty()) nameless_.insert(known.id.value);
  return known;
}

// The first description that is not empty names the product, however late it comes.
void Bookkeeper::name_product(journal::Unit& unit, const GivenLine& line) {
  if (nameless_.empty()) return;
  const KnownProduct& known = products_.find(line.sku)->second;
  if (nameless_.count(known.id.value) == 0) return;
  const auto changed =
      catalog::change(unit, Patch{.id = text(known.id),
                                  .revision = {},
                                  .body = "{\"name\":" + json_text(line.description) + "}"});
  // A description that cannot be a name leaves the product to the next one.
  if (changed) nameless_.erase(known.id.value);
}

void Bookkeeper::book_order(journal::Unit& unit, GivenOrder& given, const Order* before,
                            Books& books) {
  if (const auto& customer = customers_.find(code_of(given))->second; !customer.reasons.empty())
    refuse_all(given, customer.reasons);
  if (before != nullptr) refuse_all(given, reasons_against_adding(given, *before, source_id_));
  Order order;
  if (before != nullptr) {
    order = *before;
    order.revision += 1;
  } else {
    order = {.id = unit.make_id<HistoryOrderId>(),
             .number = given.number,
             .kind = given.kind,
             .customer_id = given.customer_id,
             .at = given.at,
             .currency = given.currency,
             .country = given.country,
             .net = {0, given.currency},
             .source_id = source_id_,
             .revision = 1,
             .created_at = unit.now()};
  }
  const std::int64_t lines_before = order.line_count;
  book_lines(given, order, books);
  if (order.line_count == lines_before) return;
  given.is_new = before == nullptr;
  unit.tell(given.is_new ? journal::created("history_order_imported", order)
                         : journal::changed("history_order_extended", *before, order));
  (given.is_new ? books.added : books.extended).push_back(std::move(order));
}

void Bookkeeper::book_lines(GivenOrder& given, Order& order, Books& books) const {
  ExactAmount value;
  for (GivenLine& line : given.lines) {
    const KnownProduct& product = products_.find(line.sku)->second;
    line.reasons.insert(line.reasons.end(), product.reasons.begin(), product.reasons.end());
    const auto net = line_net(line.quantity, line.unit_price, given.currency);
    const auto sum = net ? add_checked(order.net, *net) : std::nullopt;
    if (!sum) line.reasons.push_back({"/quantity", "too_large", "The amount leaves 64 bits."});
    if (!line.reasons.empty()) continue;
    line.product = product.id;
    order.net = *sum;
    value += ExactAmount(line.quantity, line.unit_price);
    books.lines.push_back({.order_id = order.id,
                           .line = ++order.line_count,
                           .product_id = product.id,
                           .sku = line.sku,
                           .description = line.description,
                           .quantity = line.quantity,
                           .unit_price = line.unit_price,
                           .net = *net,
                           .note = line.note});
  }
  const auto rounded = value.rounded();
  if (!rounded) throw Fault("the value of document " + given.number + " leaves 64 bits");
  order.value.micro += rounded->micro;
}

}  // namespace supercargo::history
