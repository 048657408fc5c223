#include "readbacks/page.h"

#include <algorithm>

#include "documents/words.h"
#include "kernel/markup.h"
#include "linkpages/frame.h"
#include "readbacks/page_words.h"

namespace supercargo::readbacks {
namespace {

using documents::filled;
using linkpages::framed;
using linkpages::head_of;
using linkpages::money_row;
using linkpages::plain_page;
using linkpages::row;
using orders::Line;

constexpr std::size_t lines_at_once = 8;  // with more, the further ones unfold

class Writing {
 public:
  Writing(const Seen& seen, const Answer& given, SaysOf says)
      : seen_(seen), given_(given), words_(says(seen.setting.language)) {}

  std::string head() const {
    return head_of(seen_.setting.language, seen_.setting.letterhead.company,
                   filled(words_.order_for, "customer", seen_.order.customer_name));
  }

  std::string asking() const {
    const std::string until = seen_.setting.shown(seen_.request.expires_at);
    return framed({words_.tag, words_.title}, head(),
                  std::string("<h1>") + words_.title + "</h1><p class=\"soft\">" +
                      escaped(filled(words_.intro, "date", until)) + "</p>" + first_price() +
                      lines() + facts() + law() + sums() + agreeing() + "<div class=\"ways\">" +
                      asking_for_change() +
                      way("declined", words_.decline, words_.decline_words, words_.decline_send) +
                      "</div><p class=\"soft\">" + words_.foot + "</p>");
  }

  std::string answered() const {
    const char* title = words_.agreed;
    const char* text = words_.agreed_words;
    if (seen_.request.status == Status::changes_wanted) {
      title = words_.changes;
      text = words_.changes_words;
    } else if (seen_.request.status == Status::declined) {
      title = words_.declined;
      text = words_.declined_words;
    }
    const std::string when =
        filled(words_.answered_on, "date", seen_.setting.shown(seen_.request.answered_at));
    return framed({words_.tag, title}, head(),
                  "<h1>" + escaped(title) + "</h1><p>" +
                      escaped(seen_.order.number + ". " + text + ' ' + when) + "</p>" + away());
  }

  std::string over(const char* title, const char* text) const {
    return plain_page({words_.tag, title}, head(), text);
  }
  const PageWords& words() const { return words_; }

 private:
  std::string row_of(const Line& line) const {
    const Day day = line.promise_date ? line.promise_date : line.requested_date;
    const bool is_later = line.requested_date && day > line.requested_date;
    std::string below;
    if (day)
      below = std::string("<small") + (is_later ? " class=\"later\"" : "") + '>' +
              seen_.setting.shown(day) + "</small>";
    if (!line.note.empty()) below += "<small>" + escaped(line.note) + "</small>";
    const std::string sum =
        line.unit_price ? printing::shown(line.net) : std::string(words_.no_price);
    return "<div class=\"line\"><b>" +
           escaped(documents::amount_of(line.quantity, line.unit, seen_.setting.language)) +
           "</b><div>" + escaped(line.name) + below + "</div><div class=\"sum\">" + escaped(sum) +
           "</div></div>";
  }

  std::string lines() const {
    std::string shown;
    std::string further;
    const auto& all = seen_.order.lines;
    const std::size_t at_once = all.size() <= lines_at_once ? all.size() : lines_at_once / 2;
    for (std::size_t i = 0; i < all.size(); ++i) (i < at_once ? shown : further) += row_of(all[i]);
    if (!further.empty()) {
      shown += "<details class=\"more\"><summary>" +
               filled(words_.more_lines, "count", std::to_string(all.size() - at_once)) +
               "</summary>" + further + "</details>";
    }
    return "<div class=\"card lines\">" + shown + "</div>";
  }

  std::string facts() const {
    const orders::Order& order = seen_.order;
    std::string address;
    if (order.delivery_address) {
      for (const std::string* part :
           {&order.delivery_address->name, &order.delivery_address->line1,
            &order.delivery_address->line2, &order.delivery_address->city,
            &order.delivery_address->postcode, &order.delivery_address->country})
        if (!part->empty()) address += (address.empty() ? "" : ", ") + *part;
    }
    const std::int64_t days = seen_.customer.payment_days;
    return "<dl class=\"card\">" + row(words_.our_order, order.number) +
           row(words_.your_order, order.customer_po_number) + row(words_.deliver_to, address) +
           row(words_.requested, seen_.setting.shown(order.requested_date)) +
           row(words_.promised, seen_.setting.shown(order.promise_date)) +
           row(words_.payment,
               days > 0 ? filled(words_.within_days, "days", std::to_string(days)) : "") +
           row(words_.notes, order.notes) + "</dl>";
  }

  std::string sums() const {
    const taxes::Totals& totals = seen_.order.totals;
    if (totals.gross.currency.empty()) return {};
    Money goods = totals.net;
    goods.minor += totals.discount.minor - totals.charges.minor;
    std::string rows = money_row(words_.goods, goods);
    if (totals.discount.minor != 0) {
      Money off = totals.discount;
      off.minor = -off.minor;
      rows += money_row(words_.discount, off);
    }
    for (const charges::Charge& each : seen_.order.charges)
      if (!each.waived)
        rows += money_row(escaped(charges::name_in(each, words_.tag)).c_str(), each.net);
    return "<dl class=\"card sum\">" + rows + money_row(words_.tax, totals.tax) +
           money_row(words_.total, totals.gross, " class=\"total\"") + "</dl>";
  }

  // A consumer sees the whole price before anything else (domain A1.6).
  std::string first_price() const {
    const Money total = seen_.order.totals.gross;
    if (!seen_.information || total.currency.empty()) return {};
    return std::string("<p class=\"first\"><span>") + words_.whole_price + "</span><span>" +
           escaped(printing::shown_with_currency(total)) + "</span></p>";
  }

  // What the law has a consumer told, right before he orders (domain A1.5).
  std::string law() const {
    if (!seen_.information) return {};
    std::string told;
    for (const notices::Section& section : seen_.information->sections) {
      told += "<h2>" + escaped(section.heading) + "</h2>";
      for (const std::string& each : section.paragraphs) told += "<p>" + escaped(each) + "</p>";
    }
    return std::string("<div class=\"card law\">") + told + "</div>";
  }

  // Where a consumer may withdraw, for as long as he may.
  std::string away() const {
    if (seen_.own_page.empty()) return {};
    return "<p><a class=\"away\" href=\"/w/" + seen_.own_page + "?language=" + words_.tag + "\">" +
           words_.withdraw_here + "</a></p>";
  }

  std::string action() const { return std::string("?language=") + words_.tag; }

  std::string error_at(const char* answer, const char* pointer, const char* text) const {
    if (given_.answer != answer) return {};
    const bool is_there =
        std::any_of(seen_.reasons.begin(), seen_.reasons.end(),
                    [&](const Reason& reason) { return reason.pointer == pointer; });
    return is_there ? std::string("<p class=\"error\" role=\"alert\">") + text + "</p>" : "";
  }

  std::string name_field(const char* answer) const {
    const std::string id = std::string("name-") + answer;
    return "<label for=\"" + id + "\">" + words_.name + "</label>" +
           error_at(answer, "/name", words_.name_missing) + "<input id=\"" + id +
           "\" name=\"name\" autocomplete=\"name\" maxlength=\"120\" required value=\"" +
           (given_.answer == answer ? escaped(given_.name) : "") + "\">";
  }

  std::string form(const char* answer, const std::string& fields) const {
    return "<form method=\"post\" action=\"" + action() +
           "\"><input type=\"hidden\" name=\"answer\" value=\"" + answer + "\">" + fields +
           "</form>";
  }

  std::string agreeing() const {
    std::string shown;
    if (seen_.information) {
      shown = "<input type=\"hidden\" name=\"information\" value=\"" +
              escaped(seen_.information->hash) + "\">" +
              error_at("agreed", "/information", words_.told_anew);
    }
    return form("agreed", shown + name_field("agreed") + "<button class=\"main\">" + words_.order +
                              "</button>");
  }

  std::string asking_for_change() const {
    if (words_.ask == nullptr) return {};
    return way("changes_wanted", words_.ask, words_.ask_words, words_.ask_send);
  }

  std::string way(const char* answer, const char* verb, const char* asked, const char* send) const {
    const std::string id = std::string("words-") + answer;
    const bool is_open = given_.answer == answer;
    return std::string("<details") + (is_open ? " open" : "") + "><summary>" + verb + "</summary>" +
           form(answer, "<label for=\"" + id + "\">" + asked + "</label>" +
                            error_at(answer, "/words", words_.words_missing) + "<textarea id=\"" +
                            id + "\" name=\"words\" maxlength=\"2000\" required>" +
                            (is_open ? escaped(given_.words) : "") + "</textarea>" +
                            name_field(answer) + "<button>" + send + "</button>") +
           "</details>";
  }

  const Seen& seen_;
  const Answer& given_;
  const PageWords& words_;
};

}  // namespace

Page page_of(const Seen& seen, const Answer& given, SaysOf says) {
  const Writing writing(seen, given, says);
  constexpr int gone = 410;
  switch (seen.request.status) {
    case Status::open:
      return {seen.reasons.empty() ? 200 : 422, writing.asking()};
    case Status::agreed:
    case Status::changes_wanted:
    case Status::declined:
      return {200, writing.answered()};
    case Status::expired:
      return {gone, writing.over(writing.words().expired, writing.words().expired_words)};
    case Status::replaced:
    case Status::outdated:
      return {gone, writing.over(writing.words().outdated, writing.words().outdated_words)};
  }
  return no_page(seen.setting.language);
}

Page no_page(printing::Language language) {
  const PageWords& words = page_words(language);
  return {404, plain_page({words.tag, words.nowhere}, "", words.nowhere_words)};
}

std::string words_of_answer(Status status, printing::Language language) {
  const PageWords& words = page_words(language);
  if (status == Status::agreed) return words.said_agreed;
  return status == Status::declined ? words.said_declined : words.said_changes;
}

}  // namespace supercargo::readbacks
