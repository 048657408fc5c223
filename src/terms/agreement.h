// A price agreement: what one customer pays for products or groups of products for a time, by
// quantity. Made by sales or procurement, in force once finance has approved it and everybody who
// works with it was told (domain 3.12, 9.2 and A3.2).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "approvals/approval.h"
#include "catalog/product.h"
#include "customers/customer.h"
#include "kernel/fields.h"

namespace supercargo {

struct PriceAgreementTag {
  static constexpr char prefix[] = "pag";
};
using PriceAgreementId = Id<PriceAgreementTag>;

namespace terms {

enum class Status : std::uint8_t {
  draft,
  pending_approval,
  approved,
  rejected,
  communicated,  // everybody knows; its first day is yet to come
  active,
  suspended,
  expired,
  terminated,
};

// Somebody who had to know before a price could be used, and who told them.
struct Informed {
  std::string recipient;  // order_desk, finance, account_owner, customer
  PersonId by;
  Instant at;
};

// The price of a product, or what is taken off the list for it or for a whole group.
struct AgreedPrice {
  std::string sku;                    // either a product
  std::string product_group;          // or a group of them by a name
  std::vector<std::string> products;  // and who belongs to it: skus
  std::string unit;                   // of the product; a discount holds for every unit
  Quantity quantity_from;             // in the unit given, else in base units: for so much and more
  std::optional<Price> unit_price;
  std::optional<Rate> discount_rate;  // off what the lists say
};

struct Agreement {
  PriceAgreementId id;
  std::string number;
  Status status = Status::draft;
  std::string customer;  // its code
  CustomerId customer_id;
  std::optional<customers::Address> ship_to;  // only for goods that go there
  Currency currency;
  Day valid_from;
  Day valid_until;
  std::string payment_terms;  // "net 60": of orders that rest on it whole; none: the customer's
  std::vector<AgreedPrice> prices;
  std::vector<Informed> informed;
  std::string reason;  // why it was suspended or ended, in somebody's words
  PersonId made_by;
  Instant approved_at;
  std::vector<approvals::Approval> approvals;
  std::string ship_to_key;         // hidden: equal for the same place however typed
  CustomerId holds_for;            // hidden: its customer while orders have to look at it
  std::int64_t warned_days = 999;  // hidden: so many days before its end somebody was told
  std::int64_t revision = 0;
  Instant created_at;
  Instant changed_at;
};

// How a path names one: id or number.
struct AgreementReference {
  std::string id;
};

// A step that needs no more than perhaps a reason.
struct Step {
  std::string id;
  std::optional<std::int64_t> revision;
  std::string reason;
};

enum class Verdict : std::uint8_t { approve, reject };
struct Decide {
  std::string id;
  std::optional<std::int64_t> revision;
  Verdict decision = Verdict::approve;
  std::string reason;
};

// Who was told.
struct Inform {
  std::string id;
  std::optional<std::int64_t> revision;
  std::vector<std::string> recipients;
};

}  // namespace terms

template <>
const Entity& entity<terms::Informed>();

}  // namespace supercargo
