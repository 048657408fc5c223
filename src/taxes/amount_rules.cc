#include "taxes/amount_rules.h"

namespace supercargo::taxes {
namespace {

constexpr std::int64_t whole = 100'000'000;  // a rate of 1

// Lines first, then charges; each with what is left of it after the discount.
struct Part {
  Money before;
  Money after;
  const LineTax* tax;
};

// Which parts are taxed together.
struct Group {
  const LineTax* tax;
  std::vector<std::size_t> parts;
};

bool is_alike(const LineTax& a, const LineTax& b) {
  return a.country == b.country && a.category == b.category && a.rate == b.rate &&
         a.reason_code == b.reason_code;
}

std::optional<Money> sum(const std::vector<Money>& amounts, Currency currency) {
  Money all{0, currency};
  for (const Money& each : amounts) {
    const auto more = add_checked(all, each);
    if (!more) return std::nullopt;
    all = *more;
  }
  return all;
}

std::vector<Group> grouped(const std::vector<Part>& parts) {
  std::vector<Group> groups;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    Group* found = nullptr;
    for (Group& group : groups)
      if (is_alike(*group.tax, *parts[i].tax)) found = &group;
    if (found == nullptr) found = &groups.emplace_back(Group{parts[i].tax, {}});
    found->parts.push_back(i);
  }
  return groups;
}

// On top of the amount, or within it.
std::optional<Money> tax_on(Money amount, Rate rate, const Document& document) {
  if (!document.prices_include_tax) return share_of(amount, rate, Rounding::half_up);
  const auto minor = multiply_divide(amount.minor, rate.e8, whole + rate.e8, Rounding::half_up);
  return minor ? std::optional(Money{*minor, amount.currency}) : std::nullopt;
}

// What each amount of one category and rate bears; they sum to the tax of all of them.
std::optional<std::vector<Money>> taxes_on(const std::vector<Money>& amounts, Rate rate,
                                           const Document& document) {
  if (document.mode == Mode::per_line) {
    std::vector<Money> each;
    each.reserve(amounts.size());
    for (const Money& amount : amounts) {
      const auto tax = tax_on(amount, rate, document);
      if (!tax) return std::nullopt;
      each.push_back(*tax);
    }
    return each;
  }
  const auto all = sum(amounts, document.currency);
  const auto tax = all ? tax_on(*all, rate, document) : std::nullopt;
  if (!tax) return std::nullopt;
  return allocate(*tax, amounts);
}

std::optional<std::vector<Part>> parts_of(const Document& document) {
  std::vector<Money> amounts;
  amounts.reserve(document.lines.size());
  for (const Item& line : document.lines) amounts.push_back(line.amount);
  const auto all = sum(amounts, document.currency);
  const auto discount = all ? share_of(*all, document.discount, Rounding::half_up) : std::nullopt;
  if (!discount) return std::nullopt;
  const auto shares = amounts.empty() ? amounts : allocate(*discount, amounts);
  std::vector<Part> parts;
  parts.reserve(amounts.size() + document.charges.size());
  for (std::size_t i = 0; i < amounts.size(); ++i)
    parts.push_back({amounts[i], amounts[i] - shares[i], &document.lines[i].tax});
  for (const Item& charge : document.charges)
    parts.push_back({charge.amount, charge.amount, &charge.tax});
  return parts;
}

class Assessment {
 public:
  Assessment(const Document& document, std::vector<Part> parts)
      : document_(document),
        parts_(std::move(parts)),
        nets_(parts_.size(), zero()),
        taxes_(parts_.size()) {}

  std::optional<Assessed> made() {
    for (const Group& group : grouped(parts_))
      if (!add(group)) return std::nullopt;
    return total();
  }

 private:
  Money zero() const { return {0, document_.currency}; }

  bool add(const Group& group) {
    std::vector<Money> before;
    std::vector<Money> after;
    before.reserve(group.parts.size());
    after.reserve(group.parts.size());
    for (const std::size_t i : group.parts) {
      before.push_back(parts_[i].before);
      after.push_back(parts_[i].after);
    }
    const auto tax_after = taxes_on(after, group.tax->rate, document_);
    const auto tax_before = taxes_on(before, group.tax->rate, document_);
    const auto taxable = sum(after, document_.currency);
    if (!tax_after || !tax_before || !taxable) return false;
    const auto tax = sum(*tax_after, document_.currency);
    if (!tax) return false;
    for (std::size_t k = 0; k < group.parts.size(); ++k) {
      const std::size_t i = group.parts[k];
      const Money within = document_.prices_include_tax ? (*tax_after)[k] : zero();
      // A charge has no discount, whatever the discount does to how tax is shared out.
      const auto& first = i < document_.lines.size() ? *tax_before : *tax_after;
      const Money within_before = document_.prices_include_tax ? first[k] : zero();
      nets_[i] = before[k] - within_before;
      taxes_[i] = *group.tax;
      taxes_[i].currency = document_.currency;
      taxes_[i].amount = (*tax_after)[k];
      taxes_[i].discount = nets_[i] - (after[k] - within);
    }
    rows_.push_back({group.tax->country, group.tax->category, group.tax->rate, document_.currency,
                     document_.prices_include_tax ? *taxable - *tax : *taxable, *tax,
                     group.tax->reason_code, group.tax->reason});
    return true;
  }

  std::optional<Assessed> total() {
    Assessed made;
    const std::size_t lines = document_.lines.size();
    Totals totals{zero(), zero(), zero(), zero(), zero()};
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      const bool is_line = i < lines;
      (is_line ? made.nets : made.charge_nets).push_back(nets_[i]);
      (is_line ? made.lines : made.charges).push_back(taxes_[i]);
      if (is_line)
        totals.discount += taxes_[i].discount;
      else
        totals.charges += nets_[i];
    }
    for (const TaxRow& row : rows_) {
      const auto net = add_checked(totals.net, row.taxable);
      const auto tax = add_checked(totals.tax, row.amount);
      if (!net || !tax) return std::nullopt;
      totals.net = *net;
      totals.tax = *tax;
    }
    const auto gross = add_checked(totals.net, totals.tax);
    if (!gross) return std::nullopt;
    totals.gross = *gross;
    made.totals = totals;
    made.rows = std::move(rows_);
    return made;
  }

  const Document& document_;
  const std::vector<Part> parts_;
  std::vector<Money> nets_;
  std::vector<LineTax> taxes_;
  std::vector<TaxRow> rows_;
};

}  // namespace

std::optional<Assessed> assess(const Document& document) {
  auto parts = parts_of(document);
  if (!parts) return std::nullopt;
  return Assessment(document, std::move(*parts)).made();
}

std::optional<Price> with_tax(Price price, Rate rate) {
  const auto micro = multiply_divide(price.micro, whole + rate.e8, whole, Rounding::half_up);
  return micro ? std::optional(Price{*micro}) : std::nullopt;
}

std::optional<Price> without_tax(Price price, Rate rate) {
  const auto micro = multiply_divide(price.micro, whole, whole + rate.e8, Rounding::half_up);
  return micro ? std::optional(Price{*micro}) : std::nullopt;
}

}  // namespace supercargo::taxes
