#include "gates/approval_needs.h"

#include <optional>

#include "approvals/rules.h"
#include "kernel/decimal.h"

namespace supercargo::gates {
namespace {

std::optional<prices::Authority> highest_of(std::span<const prices::Offer> offers,
                                            std::span<const policies::AuthorityTier> tiers) {
  std::optional<prices::Authority> highest;
  for (const prices::Offer& offer : offers) {
    const auto authority = prices::authority_for(offer, tiers);
    if (!highest || authority.level > highest->level) highest = authority;
  }
  return highest;
}

std::vector<std::string> deciders(std::size_t level) {
  if (level == 1) return {"order_desk", "sales_manager"};
  if (level == 2) return {"sales_manager"};
  return {"sales_manager", "finance"};
}

// Exact, as far as a rate goes: what is a hair above a limit is not shown as the limit.
std::string percent(Rate rate) { return decimal_text(rate.e8, rate_scale - 2) + " %"; }

std::string words_of(const prices::Authority& authority) {
  const std::string needs = " needs tier " + authority.tier + ".";
  switch (authority.decided) {
    case prices::Decided::margin:
      return "The margin" + needs;  // how much it is, not everybody is told who reads this
    case prices::Decided::cost_missing:
      return "A discount on goods whose cost is not known" + needs;
    case prices::Decided::no_list_price:
      return "A price where the list has none" + needs;
    case prices::Decided::nothing:
    case prices::Decided::discount:
      break;
  }
  return "The discount of " + percent(authority.discount) + needs;
}

// Domain 9.5.
std::optional<Need> price_need(std::span<const prices::Offer> offers,
                               std::span<const policies::AuthorityTier> tiers) {
  const auto highest = highest_of(offers, tiers);
  if (!highest || highest->level == 0) return std::nullopt;
  return Need{"special_price", highest->tier, words_of(*highest), deciders(highest->level),
              highest->level >= 3};
}

// A charge that is not asked is a discount like another (domain 9.5).
std::optional<Need> waiver_need(const std::optional<prices::Offer>& waived,
                                std::span<const policies::AuthorityTier> tiers) {
  if (!waived) return std::nullopt;
  const auto authority = prices::authority_for(*waived, tiers);
  if (authority.level == 0) return std::nullopt;
  return Need{"waived_charge", authority.tier,
              "Charges of " + percent(authority.discount) + " of the order are not asked: tier " +
                  authority.tier + '.',
              deciders(authority.level), authority.level >= 3};
}

}  // namespace

// Domain 11: urgent and bespoke orders are approved by the desk's lead or the sales manager, where
// the company names nobody else.
std::vector<Need> needs_of(const Unusual& unusual, const policies::Settings& settings, Day today) {
  std::vector<Need> needs;
  const auto approvers = [&](const char* type, std::vector<std::string> usual) {
    auto named = policies::terms_on(settings, type, today).approvers;
    return named.empty() ? std::move(usual) : std::move(named);
  };
  if (unusual.urgent) {
    needs.push_back({"urgent_order", "T1", "Wanted inside the standard lead time.",
                     approvers("urgent", {"order_desk", "sales_manager"})});
  }
  if (unusual.bespoke) {
    needs.push_back({"bespoke_order", "T1", "Made to the customer's specification.",
                     approvers("bespoke", {"order_desk", "sales_manager", "quality_manager"})});
  }
  if (auto need = price_need(unusual.offers, settings.authority)) needs.push_back(std::move(*need));
  if (auto need = waiver_need(unusual.waived, settings.authority))
    needs.push_back(std::move(*need));
  return needs;
}

ApprovalNeed standing_of(const Need& need, std::span<const approvals::Approval> asked,
                         std::string_view content_hash) {
  const auto* standing = approvals::standing(asked, need.rule, content_hash);
  const auto is = [&](approvals::Status status) {
    return standing != nullptr && standing->status == status;
  };
  // What was asked for stays with the clauses that it was asked by.
  const std::string clause = approvals::cited(standing != nullptr ? standing->basis : need.basis);
  return {.rule = need.rule,
          .tier = need.tier,
          .detail = clause.empty() ? need.detail : need.detail + " It rests on " + clause + ".",
          .approved = is(approvals::Status::approved),
          .rejected = is(approvals::Status::rejected)};
}

}  // namespace supercargo::gates
