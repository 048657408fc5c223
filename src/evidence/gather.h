// Everything that stands about one order, read once, as it is to be shown: with the personal data
// of others than the customer taken out where that is asked for. Reads only.
#pragma once

#include "amendments/store.h"
#include "archives/zip.h"
#include "documents/sheet.h"
#include "evidence/letters.h"
#include "evidence/pack.h"
#include "followups/follow_up.h"
#include "holds/hold.h"
#include "invoices/invoice.h"
#include "issues/issue.h"
#include "orders/store.h"
#include "packs/chain.h"
#include "packs/manifest.h"
#include "questions/question.h"
#include "shipments/shipment.h"
#include "witnesses/statement.h"

namespace supercargo {
namespace journal {
struct Query;
}
namespace evidence {

// Larger than this is no pack: the files beyond are left out, a longer journal is refused.
inline constexpr std::int64_t files_bytes_max = 64 << 20;
inline constexpr std::int64_t chain_bytes_max = 64 << 20;
inline constexpr std::size_t entries_max = 20'000;

// A file of the order or of what stands beside it, in the pack or named there with its hash.
struct Enclosed {
  std::string id;
  std::string owner;
  std::string owner_kind;
  std::string name;
  std::string media_type;
  std::int64_t size_bytes = 0;
  std::string sha256;
  std::string path;      // in the pack; empty: left out
  std::string left_out;  // redacted, too_large
  PersonId created_by;
  Instant created_at;
};

// Who is named by an id, at the time of the pack.
struct Named {
  PersonId id;
  std::string name;
  std::vector<std::string> roles;
};

struct Found : Letters {
  orders::Order order;
  std::vector<orders::Version> versions;  // the oldest first
  std::vector<amendments::Correction> corrections;
  std::vector<amendments::Amendment> amendments;
  std::vector<approvals::Approval> approvals;
  std::vector<holds::Hold> holds;
  std::vector<issues::Issue> issues;
  std::vector<questions::Question> questions;
  std::vector<followups::FollowUp> follow_ups;
  std::vector<shipments::Shipment> shipments;
  std::vector<invoices::Invoice> invoices;
  std::vector<witnesses::Statement> statements;
  std::vector<Enclosed> enclosed;
  std::vector<Named> people;
  packs::Chain chain;
  std::vector<archives::File> files;  // the bytes of what is enclosed
};

// What was decided about it, by whom, why, and on which clause of the company's policy it rests
// (domain 2.6, BE4 and BX4): issues, approvals, holds and answers in one list by time. Pure.
struct Decision {
  Instant at;
  std::string kind;    // issue, approval, hold, question, amendment, read_back, consent, quotation
  std::string record;  // as printed, or its number
  std::string matter;  // what was to be decided
  std::string decision;
  std::string reason;
  std::string clause;  // the policy's; of an approval without one its rule and tier
  std::string considered;
  PersonId by;
};

std::vector<Decision> decisions_of(const Found& found);

Result<Found> gather(const journal::Query& query, const Make& wanted);

// The pack's summary for people: what it is, what is in it, and each part in tables. Pure.
printing::Document summary_of(const Found& found, const packs::Manifest& manifest,
                              const documents::Setting& setting);

}  // namespace evidence

template <>
const Entity& entity<evidence::Enclosed>();
template <>
const Entity& entity<evidence::Named>();
template <>
const Entity& entity<evidence::Decision>();

}  // namespace supercargo
