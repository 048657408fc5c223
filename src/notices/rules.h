// What a consumer has to be told about his order before the contract, put into words, and what
// stands against telling it (domain A1.5 and A1.6). Pure.
#pragma once

#include <functional>
#include <map>

#include "customers/customer.h"
#include "kernel/result.h"
#include "notices/notice.h"
#include "protections/protection.h"
#include "rights/rules.h"

namespace supercargo::notices {

struct Section {
  std::string heading;
  std::vector<std::string> paragraphs;
};
struct Information {
  rights::Jurisdiction jurisdiction = rights::Jurisdiction::other;
  std::vector<Section> sections;
  std::vector<ToldExemption> exemptions;
  std::string text;             // of the sections: what is kept
  std::string hash;             // of the text; given by whoever keeps it
  std::vector<Reason> reasons;  // why it cannot be told as the order stands
};

// Whose law protects the customer in this order: the one that is kept for him, else that of the
// country of delivery.
rights::Jurisdiction jurisdiction_of(std::optional<rights::Jurisdiction> kept,
                                     const orders::Order& order);

// A line's product as far as withdrawing goes, by the product's id.
struct Goods {
  bool made_to_order = false;
  std::optional<rights::Exemption> exemption;
  std::string reason;
};
using GoodsById = std::map<std::int64_t, Goods>;

// What is known of the lines' products, and what can be promised of each line's goods now.
struct Known {
  const letterheads::Letterhead& letterhead;
  std::optional<rights::Jurisdiction> jurisdiction;  // kept for the customer
  GoodsById goods;
  std::map<std::int64_t, Quantity> available_to_promise;  // by line; none: nobody asked
};
Information information_for(const orders::Order& order, const customers::Customer& customer,
                            const Known& known, printing::Language language);

// What is kept of a line's product about withdrawal, and what shows it.
rights::LineFacts facts_of(const orders::Order& order, const orders::Line& line,
                           const GoodsById& goods);
// Whether any text that the customer sees names so many that are left.
bool claims_scarcity(const orders::Order& order);

}  // namespace supercargo::notices
