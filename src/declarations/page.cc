#include "declarations/page.h"

#include <algorithm>

#include "declarations/page_words.h"
#include "documents/words.h"
#include "kernel/markup.h"
#include "linkpages/frame.h"
#include "withdrawals/letters.h"
#include "withdrawals/words.h"

namespace supercargo::declarations {
namespace {

using withdrawals::day_and_time;
using withdrawals::DeclaredLine;
using withdrawals::LineRight;
using withdrawals::OrderRights;
using withdrawals::put;
using withdrawals::Standing;
using withdrawals::Verdict;
using withdrawals::Withdrawal;
using withdrawals::WithdrawnLine;

class Writing {
 public:
  Writing(const Own& own, const Declare& given)
      : own_(own), given_(given), words_(page_words(own.setting.language)) {}

  std::string whole(const char* title, const std::string& main) const {
    const std::string head =
        linkpages::head_of(own_.setting.language, own_.setting.letterhead.company,
                           put(words_.order_for, "customer", own_.order.customer_name));
    return linkpages::framed({words_.tag, title}, head,
                             std::string("<h1>") + title + "</h1>" + main);
  }

  std::string start() const {
    std::string main = "<p><b>" + escaped(own_.order.number) + "</b></p>";
    for (const Withdrawal& each : own_.before) main += acknowledged(each);
    const std::string why = why_not();
    if (!why.empty()) {
      if (own_.before.empty()) main += "<p>" + escaped(why) + "</p>";
      return whole(words_.title, main);
    }
    return whole(words_.title, main + "<p>" + escaped(until()) + "</p>" + form());
  }

  std::string statement() const {
    std::string lines;
    for (const WithdrawnLine& line : lines_of(own_.rights, given_)) {
      lines += "<div class=\"line\"><b>" + std::to_string(line.line) + "</b><div>" +
               escaped(line.name) + "</div><div>" +
               escaped(documents::amount_of(line.to_return + line.not_sent, line.unit,
                                            own_.setting.language)) +
               "</div></div>";
    }
    const std::string said =
        put(put(words_.you_withdraw, "order", own_.order.number), "name", given_.name);
    return whole(words_.check,
                 "<p>" + escaped(said) + "</p><div class=\"card\">" + lines + "</div>" +
                     (given_.words.empty() ? "" : "<p>" + escaped(given_.words) + "</p>") +
                     "<form method=\"post\" action=\"" + action() + "\">" +
                     hidden("step", "confirm") + hidden("name", given_.name) +
                     hidden("words", given_.words) + chosen() + "<button class=\"main\">" +
                     words_.confirm +
                     "</button></form><p><a class=\"away\" "
                     "href=\"" +
                     action() + "\">" + words_.back + "</a></p>");
  }

 private:
  std::string action() const { return std::string("?language=") + words_.tag; }

  static std::string hidden(const std::string& name, const std::string& value) {
    return "<input type=\"hidden\" name=\"" + name + "\" value=\"" + escaped(value) + "\">";
  }
  std::string chosen() const {
    std::string all;
    for (const DeclaredLine& each : given_.lines)
      all += hidden("line_" + std::to_string(each.line), "on");
    return all;
  }

  std::string acknowledged(const Withdrawal& each) const {
    const std::string done = put(put(words_.done, "number", each.number), "at",
                                 day_and_time(each.declared_at, own_.setting.language));
    return "<div class=\"card law\" role=\"status\"><h2>" + escaped(done) + "</h2><p>" +
           escaped(words_of(each)) + "</p><p>" + escaped(what_next(each, own_.setting.language)) +
           "</p></div>";
  }

  std::string why_not() const {
    const OrderRights& rights = own_.rights;
    if (!rights.applies) return words_.nothing;
    if (rights.standing == Standing::no_right) return words_.no_right;
    if (rights.standing == Standing::not_distant) return words_.counter;
    if (rights.standing == Standing::over)
      return put(put(words_.too_late, "begins", own_.setting.shown(rights.begins)), "ends",
                 own_.setting.shown(rights.ends));
    if (!lines_of(rights, {}).empty()) return {};
    for (const LineRight& line : rights.lines)
      if (line.verdict == Verdict::exempt) return put(words_.exempt, "reason", line.reason + ' ');
    return words_.nothing;
  }

  std::string until() const {
    if (own_.rights.standing == Standing::not_begun)
      return put(words_.not_begun, "days", std::to_string(own_.rights.period_days));
    return put(words_.until, "date", own_.setting.shown(own_.rights.ends));
  }

  // Everything, until he has chosen.
  bool is_chosen(std::int64_t line) const {
    return given_.lines.empty() ||
           std::any_of(given_.lines.begin(), given_.lines.end(),
                       [&](const DeclaredLine& each) { return each.line == line; });
  }

  std::string pick(const LineRight& line) const {
    const Quantity all = line.delivered + line.not_sent;
    if (all <= Quantity{}) return {};
    std::string below = documents::amount_of(all, line.unit, own_.setting.language);
    const bool is_open = !line.withdrawn && line.verdict != Verdict::exempt;
    if (line.withdrawn)
      below = words_.withdrawn;
    else if (line.verdict == Verdict::exempt)
      below = put(words_.exempt, "reason", line.reason + ' ');
    else if (line.verdict == Verdict::depends)
      below += std::string(" · ") + words_.depends;
    const std::string number = std::to_string(line.line);
    const char* state = is_open ? (is_chosen(line.line) ? " checked" : "") : " disabled";
    const std::string box = "<input type=\"checkbox\" name=\"line_" + number + '"' + state + '>';
    return "<label class=\"pick\">" + box + "<span>" + escaped(line.name) + "<small>" +
           escaped(below) + "</small></span></label>";
  }

  std::string error_at(const char* pointer, const char* words) const {
    const bool is_there =
        std::any_of(own_.reasons.begin(), own_.reasons.end(),
                    [&](const Reason& reason) { return reason.pointer.starts_with(pointer); });
    return is_there ? std::string("<p class=\"error\" role=\"alert\">") + words + "</p>" : "";
  }

  std::string form() const {
    std::string picks;
    for (const LineRight& line : own_.rights.lines) picks += pick(line);
    return "<form method=\"post\" action=\"" + action() + "\">" + hidden("step", "statement") +
           "<p>" + words_.choose + "</p>" + error_at("/lines", words_.choose_one) +
           "<div class=\"card\">" + picks + "</div><label for=\"name\">" + words_.name +
           "</label>" + error_at("/name", words_.name_missing) +
           "<input id=\"name\" name=\"name\" autocomplete=\"name\" maxlength=\"120\" required "
           "value=\"" +
           escaped(given_.name) + "\"><label for=\"words\">" + words_.reason +
           "</label><textarea id=\"words\" name=\"words\" maxlength=\"2000\">" +
           escaped(given_.words) + "</textarea><button class=\"main\">" + words_.withdraw_here +
           "</button></form><p class=\"soft\">" + words_.foot + "</p>";
  }

  const Own& own_;
  const Declare& given_;
  const PageWords& words_;
};

}  // namespace

Page page_of(const Own& own, const Declare& given) {
  return {own.reasons.empty() ? 200 : 422, Writing(own, given).start()};
}

Page statement_of(const Own& own, const Declare& given) {
  return {200, Writing(own, given).statement()};
}

Page no_page(printing::Language language) {
  const PageWords& words = page_words(language);
  return {404, linkpages::plain_page({words.tag, words.nowhere}, "", words.nowhere_words)};
}

}  // namespace supercargo::declarations
