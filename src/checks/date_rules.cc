#include <algorithm>
#include <optional>

#include "checks/order_rules.h"

namespace supercargo::checks {
namespace {

// The same day a year later; of a leap day, the last of February.
Day a_year_after(Day day) {
  const auto same = make_day(day.year() + 1, day.month(), day.day_of_month());
  return same ? *same : make_day(day.year() + 1, 2, 28).value_or(day);
}

Finding about_date(const char* code, const std::string& pointer, Day date) {
  return {.code = code, .pointer = pointer, .value = text(date)};
}

// A date by itself; false when it is out of the question altogether.
bool check_requested(Findings& findings, const Background& background, const std::string& pointer,
                     Day date) {
  findings.looked();
  if (date < background.today) {
    Finding finding = about_date("date_past", pointer, date);
    finding.detail = "The requested date has passed.";
    findings.add(std::move(finding));
    return false;
  }
  if (date > a_year_after(background.today)) {
    Finding finding = about_date("date_far", pointer, date);
    finding.level = Outcome::warn;
    finding.detail = "The requested date is more than twelve months away.";
    findings.add(std::move(finding));
    return true;
  }
  if (works_on(date, background.calendar)) return true;
  Finding finding = about_date("date_closed", pointer, date);
  finding.level = Outcome::warn;
  finding.detail = "The site does not work on the requested date.";
  const std::string next = text(working_day_from(date, background.calendar));
  finding.suggestions = {{next, next, "next working day"}};
  findings.add(std::move(finding));
  return true;
}

Day first_day(const Background& background) {
  return background.counted_from ? background.counted_from : background.today;
}

// Urgent orders may ask for a day inside the lead time, and not for one that is over for them.
void check_cut_off(Findings& findings, const Background& background, const std::string& pointer,
                   Day date) {
  const Day earliest = first_day(background);
  if (date >= earliest) return;
  Finding finding = about_date("after_cut_off", pointer, date);
  finding.detail = "The cut-off of this day has passed for urgent orders.";
  finding.evidence = Evidence().add("earliest", text(earliest)).json();
  finding.suggestions = {{text(earliest), text(earliest), "next working day"}};
  findings.add(std::move(finding));
}

void check_lead(Findings& findings, const Background& background, const std::string& pointer,
                Day date, int lead_working_days) {
  const Day earliest =
      add_working_days(first_day(background), std::max(lead_working_days, 0), background.calendar);
  if (date >= earliest) return;
  Finding finding = about_date("within_lead_time", pointer, date);
  finding.detail = "The date is inside the standard lead time: such an order is an urgent one.";
  finding.evidence = Evidence()
                         .add("lead_working_days", std::int64_t{lead_working_days})
                         .add("earliest", text(earliest))
                         .json();
  finding.suggestions = {{text(earliest), text(earliest), "earliest standard date"}};
  findings.add(std::move(finding));
}

struct Asked {
  Day date;
  int lead_working_days = 0;
  bool urgent = false;
};

void check_soon(Findings& findings, const Background& background, const std::string& pointer,
                const Asked& asked) {
  if (asked.urgent)
    check_cut_off(findings, background, pointer, asked.date);
  else
    check_lead(findings, background, pointer, asked.date, asked.lead_working_days);
}

int lead_of(const CheckedLine& line) { return line.product ? line.product->lead_working_days : 0; }

}  // namespace

void dates_possible(const CheckedOrder& order, const Background& background, Findings& findings) {
  if (order.po_date && order.received) {
    findings.looked();
    if (order.po_date > order.received) {
      Finding finding = about_date("po_date_after_receipt", "/customer_po_date", order.po_date);
      finding.level = Outcome::warn;
      finding.detail = "The purchase order is dated after the day it was received.";
      finding.evidence = Evidence().add("received", text(order.received)).json();
      findings.add(std::move(finding));
    }
  }
  // Lines without a date of their own share the order's: the longest lead among them counts.
  int longest_lead = 0;
  for (std::size_t i = 0; i < order.lines.size(); ++i) {
    const CheckedLine& line = order.lines[i];
    if (!line.requested_date) {
      longest_lead = std::max(longest_lead, lead_of(line));
      continue;
    }
    const std::string pointer = line_pointer(i, "requested_date");
    if (check_requested(findings, background, pointer, line.requested_date))
      check_soon(findings, background, pointer, {line.requested_date, lead_of(line), order.urgent});
  }
  if (!order.requested_date) return;
  const std::string pointer = "/requested_date";
  if (check_requested(findings, background, pointer, order.requested_date))
    check_soon(findings, background, pointer, {order.requested_date, longest_lead, order.urgent});
}

}  // namespace supercargo::checks
