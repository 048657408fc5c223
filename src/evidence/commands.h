// Making a pack, in three steps: read what there is, draw and write the file without a database,
// and put on record that it was made. And the records of those that were made.
#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "evidence/gather.h"
#include "journal/unit.h"
#include "packs/manifest.h"
#include "printing/document.h"

namespace supercargo::evidence {

// Domain 11: those who judge how orders were handled, and the auditor.
inline constexpr RoleSet makers{Role::sales_manager, Role::finance, Role::quality_manager,
                                Role::service_manager, Role::auditor};

struct Prepared {
  std::vector<archives::File> files;
  // Drawn later: what each file is called, and what stands in it.
  std::vector<std::pair<std::string, printing::Document>> papers;
  packs::Manifest manifest;
  const journal::Sealer* sealer = nullptr;  // lives as long as the program
  Instant now;
  Pack pack;
  std::string zip;  // once it is written
};
using Preparation = std::shared_ptr<Prepared>;

Result<Preparation> prepare(const journal::Query& query, const Make& wanted);
// For a complaint about one issue of an order, named by the issue: it is the pack's reference
// unless another is given.
Result<Preparation> prepare_for_issue(const journal::Query& query, const Make& wanted);
// Takes as long as drawing takes; nobody else holds the preparation meanwhile.
void write_zip(Prepared& prepared);
// That it was made is a fact of the order too.
Pack put_on_record(journal::Unit& unit, const Prepared& prepared);

// One file of several packs, each whole by itself; all of them or none.
struct Sample {
  std::vector<Preparation> packs;
  std::vector<archives::File> more = {};  // what says how they were chosen
  packs::Manifest manifest;
  std::string zip;
};
using SamplePreparation = std::shared_ptr<Sample>;
Result<SamplePreparation> prepare_sample(const journal::Query& query, const MakeSample& wanted);
void write_zip(Sample& sample);

Result<Pack> get(const journal::Query& query, const PackReference& reference);
Result<db::Page<Pack>> list_packs(const journal::Query& query, const db::ListRequest& request);

}  // namespace supercargo::evidence
