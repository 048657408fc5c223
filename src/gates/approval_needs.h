// Which approvals an order needs before it may be confirmed, and whose (domain 9.5 and 11). Pure.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "approvals/approval.h"
#include "gates/rules.h"
#include "policies/settings.h"
#include "prices/rules.h"

namespace supercargo::gates {

using approvals::Need;

// What of an order decides about approvals.
struct Unusual {
  bool urgent = false;
  bool bespoke = false;
  std::vector<prices::Offer> offers = {};    // of the lines whose price was given
  std::optional<prices::Offer> waived = {};  // charges that are not asked, as a discount of it all
};

// As the company has it on that day; the offer that needs the highest authority speaks for all.
std::vector<Need> needs_of(const Unusual& unusual, const policies::Settings& settings, Day today);

// How far a need is for a content with that hash, by the approvals that were asked for.
ApprovalNeed standing_of(const Need& need, std::span<const approvals::Approval> asked,
                         std::string_view content_hash);

}  // namespace supercargo::gates
