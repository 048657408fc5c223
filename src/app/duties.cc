#include "app/duties.h"

#include "agreements/commands.h"
#include "allocations/commands.h"
#include "app/sweeps.h"
#include "deliveries/commands.h"
#include "followups/commands.h"
#include "plans/commands.h"
#include "questions/commands.h"
#include "quotations/answering.h"
#include "readbacks/commands.h"
#include "shipments/commands.h"
#include "specials/commands.h"
#include "terms/commands.h"
#include "webhooks/commands.h"
#include "withdrawals/commands.h"

namespace supercargo::app {
namespace {

using journal::Unit;

constexpr Duration soon = std::chrono::seconds(1);

// One row of this is one job of the recurring kind.
struct Recurring {
  const char* kind;
  Duration pause;
  // True when more is left than one transaction should take.
  bool (*work)(Unit&);
};

constexpr Recurring recurring[] = {
    {"end_soft_holds", std::chrono::minutes(1), agreements::end_holds},
    {"escalate_approvals", std::chrono::minutes(1), agreements::escalate_approvals},
    {"forget_kept_replies", std::chrono::hours(1), forget_replies},
    {"sweep_sessions_and_tokens", std::chrono::minutes(15), sweep_people},
    {"sweep_scratch", std::chrono::hours(1), sweep_scratch},
    {"end_special_prices", std::chrono::hours(1), specials::end_unused},
    {"keep_price_agreements", std::chrono::hours(1), terms::keep_terms},
    {"keep_payment_plans", std::chrono::hours(1), plans::keep_plans},
    {"forget_webhook_deliveries", std::chrono::hours(1), webhooks::forget_old},
};

class RecurringDuty final : public jobs::Duty {
 public:
  explicit RecurringDuty(const Recurring& what) : what_(what) {}
  const char* kind() const override { return what_.kind; }
  std::optional<Instant> work(Unit& unit, const jobs::Job&) override {
    return unit.now() + (what_.work(unit) ? soon : what_.pause);
  }

 private:
  const Recurring& what_;
};

// A duty that is done once, for the record that is its job's subject.
struct OfRecord {
  const char* kind;
  void (*work)(Unit&, std::int64_t subject);
};

constexpr OfRecord of_records[] = {
    {agreements::chase_job, agreements::chase_read_back},
    {followups::escalate_job, agreements::escalate_follow_up},
    {shipments::proof_job, deliveries::miss_proof},
    {questions::escalate_job, questions::escalate},
    {notices::confirm_job, withdrawals::confirm_to_consumer},
    {withdrawals::remind_job, withdrawals::remind},
    {allocations::overdue_job, allocations::receipt_is_overdue},
    {quotations::expiry_job, quotations::expire},
};

// The same, again as long as it says when.
struct OfRecordAgain {
  const char* kind;
  std::optional<Instant> (*work)(Unit&, std::int64_t subject);
};

constexpr OfRecordAgain of_records_again[] = {
    {readbacks::remind_job, readbacks::remind},
};

class RecordDuty final : public jobs::Duty {
 public:
  explicit RecordDuty(const OfRecord& what) : what_(what) {}
  const char* kind() const override { return what_.kind; }
  std::optional<Instant> work(Unit& unit, const jobs::Job& job) override {
    what_.work(unit, job.subject);
    return std::nullopt;
  }

 private:
  const OfRecord& what_;
};

class RepeatedDuty final : public jobs::Duty {
 public:
  explicit RepeatedDuty(const OfRecordAgain& what) : what_(what) {}
  const char* kind() const override { return what_.kind; }
  std::optional<Instant> work(Unit& unit, const jobs::Job& job) override {
    return what_.work(unit, job.subject);
  }

 private:
  const OfRecordAgain& what_;
};

}  // namespace

std::vector<std::unique_ptr<jobs::Duty>> all_duties() {
  std::vector<std::unique_ptr<jobs::Duty>> duties;
  for (const OfRecord& each : of_records) duties.push_back(std::make_unique<RecordDuty>(each));
  for (const OfRecordAgain& each : of_records_again)
    duties.push_back(std::make_unique<RepeatedDuty>(each));
  for (const Recurring& each : recurring) duties.push_back(std::make_unique<RecurringDuty>(each));
  return duties;
}

Result<Done> schedule_recurring(Unit& unit, const Done&) {
  for (const Recurring& each : recurring)
    jobs::schedule(unit, {.kind = each.kind, .due_at = unit.now() + each.pause});
  return Done{};
}

}  // namespace supercargo::app
