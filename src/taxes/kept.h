// What a company keeps to know its taxes by: where it is registered, the rates of those countries
// by date, and which customers are exempt. Data with its source, never code (domain 9.3).
#pragma once

#include <string>

#include "customers/customer.h"
#include "taxes/tax.h"

namespace supercargo {

struct TaxRateTag {
  static constexpr char prefix[] = "txr";
};
using TaxRateId = Id<TaxRateTag>;
struct TaxRegistrationTag {
  static constexpr char prefix[] = "txg";
};
using TaxRegistrationId = Id<TaxRegistrationTag>;
struct TaxExemptionTag {
  static constexpr char prefix[] = "txe";
};
using TaxExemptionId = Id<TaxExemptionTag>;

namespace taxes {

struct TaxRate {
  TaxRateId id;
  std::string country;  // ISO 3166-1 alpha-2
  std::string code;     // the products' tax code that it is for; empty: of those that have none
  std::string name;
  Category category = Category::standard;
  Rate rate;
  std::string reason_code;  // of every category but `standard`
  std::string reason;
  Day valid_from;
  Day valid_until;     // the last day; none: until further notice
  std::string source;  // where this can be read: the act, the authority's page
  std::int64_t revision = 0;
  Instant created_at;
  Instant changed_at;
};

struct Registration {
  TaxRegistrationId id;
  std::string country;
  std::string number;  // as it stands on our documents
  Mode mode = Mode::per_document;
  bool consumer_prices_include_tax = false;
  Day valid_from;
  Day valid_until;
  std::int64_t revision = 0;
  Instant created_at;
  Instant changed_at;
};

struct Exemption {
  TaxExemptionId id;
  std::string customer;  // its code
  CustomerId customer_id;
  std::string country;  // whose tax the customer is exempt from
  Category category = Category::exempt;
  std::string reason_code;
  std::string reason;
  std::string evidence;  // the certificate's number, the decision
  Day valid_from;
  Day valid_until;
  std::int64_t revision = 0;
  Instant created_at;
  Instant changed_at;
};

// How a path names one of them.
struct TaxReference {
  std::string id;
};

}  // namespace taxes

template <>
const Entity& entity<taxes::TaxRate>();
template <>
const Entity& entity<taxes::Registration>();
template <>
const Entity& entity<taxes::Exemption>();
template <>
const Entity& entity<taxes::TaxReference>();

}  // namespace supercargo
