#include "app/verification.h"

#include "accounts/store.h"
#include "capacity/store.h"
#include "db/transaction.h"
#include "disputes/store.h"
#include "http/json_object.h"
#include "journal/verify.h"
#include "reconciliation/hindrances.h"
#include "reconciliation/orders.h"
#include "reconciliation/shipments.h"
#include "stock/verify.h"
#include "warehousing/store.h"

namespace supercargo::app {
namespace {

constexpr std::size_t findings_kept = 1000;

using Found = std::function<void(const std::string&)>;

// What each slice promises about its own tables.
struct SliceCheck {
  const char* name;
  void (*look)(const db::Reader&, const Found&);
};
constexpr SliceCheck slice_checks[] = {
    {"stock", [](const db::Reader& reader, const Found& found) { stock::verify(reader, found); }},
    {"announced_stock", warehousing::verify_incoming},
    {"capacity", capacity::verify},
    {"orders", [](const db::Reader& reader,
                  const Found& found) { reconciliation::verify_orders(reader, found); }},
    {"shipments", reconciliation::verify_shipments},
    {"accounts", accounts::store::verify},
    {"disputes", disputes::verify},
    {"hindrances", reconciliation::verify_hindrances},
};

class Verification {
 public:
  explicit Verification(db::Database& database) : database_(database) {}

  Verified run() {
    verified_.checks = {"file_integrity", "journal_chain"};
    for (const SliceCheck& each : slice_checks) verified_.checks.emplace_back(each.name);
    for (const std::string& words : database_.integrity_findings())
      found("file_integrity", "", words);
    const auto session = database_.connect();
    try {
      for (const journal::Tenant& tenant : tenants_of(*session)) check(*session, tenant);
    } catch (const db::DatabaseFault& fault) {
      // A damaged file cannot be read to its end: that is a finding, not our failure.
      if (fault.sqlstate() != "XX001") throw;
      found("file_integrity", "", fault.what());
    }
    return std::move(verified_);
  }

 private:
  static std::vector<journal::Tenant> tenants_of(db::Session& session) {
    db::Transaction looking(session, db::Mode::read, db::no_tenant);
    std::vector<journal::Tenant> all;
    for (;;) {
      auto more =
          journal::tenants_after(db::Reader(session), all.empty() ? TenantId{} : all.back().id);
      if (more.empty()) break;
      all.insert(all.end(), more.begin(), more.end());
    }
    looking.commit();
    return all;
  }

  void check(db::Session& session, const journal::Tenant& tenant) {
    db::Transaction reading(session, db::Mode::read, tenant.id.value);
    const db::Reader reader(session);
    const auto report = journal::verify_chain(reader, [&](const journal::ChainBreak& broken) {
      found("journal_chain", tenant.code,
            "entry " + std::to_string(broken.seq) + ": " + broken.words);
    });
    verified_.entries += report.entries;
    verified_.erased_subjects += report.erased_subjects;
    for (const SliceCheck& each : slice_checks)
      each.look(reader, [&](const std::string& words) { found(each.name, tenant.code, words); });
    reading.commit();
  }

  void found(const char* check, const std::string& tenant, const std::string& words) {
    ++verified_.findings_in_all;
    if (verified_.findings.size() < findings_kept)
      verified_.findings.push_back({check, tenant, words});
  }

  db::Database& database_;
  Verified verified_;
};

}  // namespace

Verified verify(db::Database& database) { return Verification(database).run(); }

std::string Verified::json() const {
  std::vector<std::string> items;
  for (const Finding& each : findings) {
    items.push_back(http::JsonObject()
                        .text("check", each.check)
                        .text("tenant", each.tenant)
                        .text("detail", each.words)
                        .json());
  }
  return http::JsonObject()
      .raw("sound", sound() ? "true" : "false")
      .raw("checks", http::json_texts(checks))
      .number("entries", entries)
      .number("erased_subjects", erased_subjects)
      .number("findings_in_all", findings_in_all)
      .raw("findings", http::json_list(items))
      .json();
}

}  // namespace supercargo::app
