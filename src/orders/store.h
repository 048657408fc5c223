// All SQL of the orders' tables: sales_order, its lines and its versions.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/listing.h"
#include "db/writer.h"
#include "journal/subject_keys.h"
#include "orders/order.h"

namespace supercargo::orders {

// One version of what was agreed: the canonical content, its personal values sealed (decisions 29).
struct Version {
  OrderId order;
  std::int64_t version = 0;
  std::string content;
  std::string sealed;
  std::string content_hash;
  PersonId by;
  Instant at;
};

// An earlier order of somebody, as the search for duplicates needs it.
struct Earlier {
  OrderId id;
  std::string number;
  CustomerId customer_id;
  std::string customer_po_number;
  std::string po_loose_key;
  Status status = Status::draft;
  Instant received_at;
};

// What is agreed, as canonical JSON in which each personal value is replaced by a digest keyed with
// the customer's key (decisions 26), and the hash that approvals and read-backs are bound to.
struct Content {
  std::string canonical;
  std::string hash;
};
Content content_of(const Order& order, const journal::SubjectKeys& keys);
// The version's row, its personal values sealed.
Version version_of(const Order& order, const Content& content, const journal::SubjectKeys& keys,
                   std::int64_t tenant);

// By id or number, whole: with lines and approvals.
std::optional<Order> find(const db::Reader& reader, std::string_view reference);
// As many requests name them; those unknown are missing. A constant number of statements.
std::vector<Order> find_all(const db::Reader& reader, const std::vector<std::string>& references);
// Without their lines: a list shows heads.
Result<db::Page<Order>> list(const db::Reader& reader, const db::ListRequest& request,
                             CustomerId party);
std::vector<Earlier> find_by_po_keys(const db::Reader& reader,
                                     const std::vector<std::string>& loose_keys);
// Σ gross of what the customer has ordered and no invoice asks: part of the credit exposure.
std::int64_t confirmed_not_billed_minor(const db::Reader& reader, CustomerId customer);

void add(db::Writer& writer, const std::vector<Order>& orders);
// Heads, and of lines that are not as they were `before` where units stand and when promised.
void save(db::Writer& writer, const std::vector<Order>& before, const std::vector<Order>& after);
// Also what was agreed of lines, in one statement: buckets sum to the quantity at every moment.
void save_agreed_anew(db::Writer& writer, const Order& before, const Order& after);
void add(db::Writer& writer, const std::vector<Line>& lines);
// Also when lines came or went.
void save_with_new_lines(db::Writer& writer, const Order& order);
void add(db::Writer& writer, const std::vector<Version>& versions);
// The newest first, at most so many.
std::vector<Version> versions_of(const db::Reader& reader, OrderId order, std::int64_t limit);

}  // namespace supercargo::orders
