#include "signoffs/page.h"

#include <algorithm>

#include "approvals/rules.h"
#include "documents/words.h"
#include "kernel/markup.h"
#include "linkpages/frame.h"
#include "signoffs/page_words.h"

namespace supercargo::signoffs {
namespace {

using documents::filled;
using linkpages::framed;
using linkpages::row;

constexpr std::size_t lines_at_once = 5;  // with more, the further ones unfold

class Writing {
 public:
  Writing(const Seen& seen, const Answer& given)
      : seen_(seen), given_(given), words_(page_words(seen.setting.language)) {}

  std::string asking() const {
    const std::string title =
        filled(words_.title, "record", title_of(seen_.subject, seen_.setting.language));
    const std::string until = seen_.setting.shown(seen_.signoff.expires_at);
    return framed({words_.tag, title}, head(),
                  "<h1>" + escaped(title) + "</h1><p class=\"soft\">" +
                      escaped(filled(words_.intro, "date", until)) + "</p>" + asked() + figures() +
                      lines() + ways() + at_the_desk());
  }

  std::string said(const char* title, const std::string& text) const {
    return linkpages::plain_page({words_.tag, title}, head(),
                                 seen_.subject.shown.number + ". " + text);
  }
  std::string decided(const char* title, const char* text) const {
    const std::string when = seen_.setting.shown(seen_.signoff.decided_at);
    return said(title, std::string(text) + ' ' + filled(words_.decided_on, "date", when));
  }
  const PageWords& words() const { return words_; }

 private:
  std::string head() const {
    return linkpages::head_of(seen_.setting.language, seen_.setting.letterhead.company,
                              filled(words_.for_person, "person", seen_.person.name));
  }

  // A clause with what it says, each of its own.
  std::string clauses() const {
    const auto& basis = seen_.approval.basis;
    std::string rows = basis.empty() ? row(words_.clause, words_.usual_rule) : std::string();
    for (const approvals::Basis& each : basis) {
      const std::string says = each.words.empty() ? "" : ": " + each.words;
      rows += row(words_.clause, approvals::cited({&each, 1}) + says);
    }
    return rows;
  }

  std::string asked() const {
    const approvals::Approval& approval = seen_.approval;
    std::string who;
    for (const std::string& each : seen_.signed_by) who += (who.empty() ? "" : ", ") + each;
    std::string step;
    if (approval.steps.size() > 1)
      step = ' ' + filled(filled(words_.step, "step", std::to_string(approval.step)), "steps",
                          std::to_string(approval.steps.size()));
    return "<dl class=\"card\">" + row(words_.what, approval.detail + step) + clauses() +
           row(words_.asked_by, seen_.asked_by) + row(words_.signed_by, who) + "</dl>";
  }

  std::string figures() const {
    const orders::Order& order = seen_.subject.shown;
    std::string rows = row(words_.customer, order.customer_name) +
                       row(words_.your_order, order.customer_po_number) +
                       row(words_.requested, seen_.setting.shown(order.requested_date));
    if (!order.totals.gross.currency.empty())
      rows += linkpages::money_row(words_.total, order.totals.gross, " class=\"total\"");
    return "<dl class=\"card sum\">" + rows + "</dl>";
  }

  std::string row_of(const orders::Line& line) const {
    const std::string sum = line.unit_price ? printing::shown(line.net) : std::string();
    const std::string amount =
        line.unit.empty() ? std::string()
                          : documents::amount_of(line.quantity, line.unit, seen_.setting.language);
    return "<div class=\"line\"><b>" + escaped(amount) + "</b><div>" + escaped(line.name) +
           "</div><div class=\"sum\">" + escaped(sum) + "</div></div>";
  }

  std::string lines() const {
    std::string shown;
    std::string further;
    const auto& all = seen_.subject.shown.lines;
    for (std::size_t i = 0; i < all.size(); ++i)
      (i < lines_at_once ? shown : further) += row_of(all[i]);
    if (!further.empty())
      shown += std::string("<details class=\"more\"><summary>") + words_.lines + ": +" +
               std::to_string(all.size() - lines_at_once) + "</summary>" + further + "</details>";
    return "<div class=\"card lines\">" + shown + "</div>";
  }

  bool is_wrong(const char* decision, const char* pointer) const {
    return given_.decision == decision &&
           std::any_of(seen_.reasons.begin(), seen_.reasons.end(),
                       [&](const Reason& reason) { return reason.pointer == pointer; });
  }
  static std::string error(const char* text) {
    return std::string("<p class=\"error\" role=\"alert\">") + text + "</p>";
  }

  const char* code_error() const {
    for (const Reason& reason : seen_.reasons) {
      if (reason.pointer != "/code") continue;
      if (reason.code == "too_many_attempts") return words_.code_wait;
      return reason.code == "required" ? words_.code_missing : words_.code_wrong;
    }
    return "";
  }

  // A code stands nowhere twice: it is typed anew.
  std::string code_field(const char* decision) const {
    const std::string id = std::string("code-") + decision;
    return "<label for=\"" + id + "\">" + words_.code + " <span class=\"soft\">" +
           words_.code_hint + "</span></label>" +
           (is_wrong(decision, "/code") ? error(code_error()) : "") + "<input id=\"" + id +
           "\" name=\"code\" inputmode=\"numeric\" autocomplete=\"one-time-code\" "
           "maxlength=\"10\" required>";
  }

  std::string form(const char* decision, const std::string& fields) const {
    return std::string("<form method=\"post\" action=\"?language=") + words_.tag +
           "\"><input type=\"hidden\" name=\"decision\" value=\"" + decision + "\">" + fields +
           "</form>";
  }

  std::string refusing() const {
    const bool is_open = given_.decision == "reject";
    return std::string("<div class=\"ways\"><details") + (is_open ? " open" : "") + "><summary>" +
           words_.reject + "</summary>" +
           form("reject",
                std::string("<label for=\"reason\">") + words_.reason + "</label>" +
                    (is_wrong("reject", "/reason") ? error(words_.reason_missing) : "") +
                    "<textarea id=\"reason\" name=\"reason\" maxlength=\"600\" required>" +
                    (is_open ? escaped(given_.reason) : "") + "</textarea>" + code_field("reject") +
                    "<button>" + words_.reject_send + "</button>") +
           "</details></div>";
  }

  std::string ways() const {
    if (!seen_.has_factor) return std::string("<p>") + words_.no_factor + "</p>";
    return form("approve",
                code_field("approve") + "<button class=\"main\">" + words_.approve + "</button>") +
           refusing() + "<p class=\"soft\">" + words_.foot + "</p>";
  }

  std::string at_the_desk() const {
    return "<p><a href=\"" + escaped(seen_.subject.desk) + "\">" + words_.at_the_desk + "</a></p>";
  }

  const Seen& seen_;
  const Answer& given_;
  const PageWords& words_;
};

// Refused by the rules themselves, which the record at the desk tells in full.
bool is_refused(const Seen& seen) {
  return std::any_of(seen.reasons.begin(), seen.reasons.end(),
                     [](const Reason& reason) { return reason.pointer.empty(); });
}

}  // namespace

Page page_of(const Seen& seen, const Answer& given) {
  constexpr int gone = 410;
  constexpr int refused = 422;
  const Writing writing(seen, given);
  const PageWords& words = writing.words();
  switch (seen.signoff.status) {
    case Status::open:
      if (is_refused(seen)) return {refused, writing.said(words.not_taken, words.not_taken_words)};
      return {seen.reasons.empty() ? 200 : refused, writing.asking()};
    case Status::approved:
      return {200, writing.decided(words.approved, words.approved_words)};
    case Status::refused:
      return {200, writing.decided(words.refused, words.refused_words)};
    case Status::expired:
      return {gone, writing.said(words.expired, words.expired_words)};
    case Status::outdated:
      return {gone, writing.said(words.outdated, words.outdated_words)};
    case Status::settled:
      return {gone, writing.said(words.settled, words.settled_words)};
    case Status::not_yours:
      return {gone, writing.said(words.not_yours, words.not_yours_words)};
  }
  return readbacks::no_page(seen.setting.language);
}

}  // namespace supercargo::signoffs
