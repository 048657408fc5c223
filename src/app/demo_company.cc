#include "app/demo_company.h"

#include <algorithm>

#include "app/duties.h"
#include "followups/commands.h"
#include "followups/store.h"
#include "jobs/job.h"
#include "kernel/record_json.h"
#include "orders/store.h"
#include "people/rules.h"
#include "policies/store.h"

namespace supercargo::app::demo {

Company::Company(Installation& installation, journal::Tenant tenant)
    : installation_(installation),
      tenant_(std::move(tenant)),
      latest_(installation.clock().now()),
      clock_(latest_) {
  calendar_.zone = tenant_.time_zone;
  today_ = local_day(clock_.now(), calendar_);
}

void Company::go_to(Day day, int hour) {
  today_ = day;
  clock_.set(std::min(start_of(day, calendar_) + std::chrono::hours(hour), latest_));
  installation_.pretend(clock_.now());
  catch_up();
}

void Company::catch_up() {
  const auto owned = all_duties();
  std::vector<jobs::Duty*> duties;
  duties.reserve(owned.size());
  for (const auto& duty : owned) duties.push_back(duty.get());
  const auto faulted = [](const jobs::Job& job, const std::exception& fault) {
    throw Fault(job.kind + ": " + fault.what());
  };
  jobs::run_due(installation_.session(), installation_.services(),
                {tenant_.id.value, clock_, duties, faulted});
}

PersonId Company::person(Role role) const {
  for (const people::Person& person : people_)
    if (people::roles_of(person.roles).has(role)) return person.id;
  throw Fault("nobody of the demonstration holds the role");
}

journal::Call Company::call_of(Role role) {
  journal::Call call = installation_.operator_call(tenant_);
  call.now = clock_.now();
  for (const people::Person& each : people_) {
    const RoleSet roles = people::roles_of(each.roles);
    if (each.id == person(role))
      call.actor = {.kind = journal::ActorKind::person, .person = each.id, .roles = roles};
  }
  return call;
}

void Company::refuse(const Problem& problem) {
  std::string words = problem.code;
  for (const Reason& reason : problem.reasons)
    words += "; " + reason.pointer + " " + reason.code + " " + reason.detail;
  throw Fault("the demonstration was refused: " + words);
}

orders::Order Company::order(const std::string& number) {
  db::Transaction transaction(installation_.session(), db::Mode::read, tenant_.id.value);
  const db::Reader reader(installation_.session());
  return *orders::find(reader, number);
}

void Company::call_customers(Duration since) {
  std::vector<followups::FollowUp> open;
  {
    db::Transaction transaction(installation_.session(), db::Mode::read, tenant_.id.value);
    const db::Reader reader(installation_.session());
    open =
        followups::list(reader, {.limit = 200, .sort = "due_at", .filters = {{"status", "open"}}})
            ->items;
  }
  for (const followups::FollowUp& each : open) {
    const bool is_theirs =
        each.owner == person(Role::order_desk) && each.cause != followups::Cause::read_back_silent;
    if (!is_theirs || each.created_at + since > now()) continue;
    perform(Role::order_desk, followups::complete,
            {.id = text(each.id),
             .contact = "Goods-in office",
             .summary = "Told the customer what happened to the goods and on which day the rest "
                        "arrives; the new day suits the works, and nothing else is needed.",
             .outcome = "new_date_agreed"});
  }
}

}  // namespace supercargo::app::demo
