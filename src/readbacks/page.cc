#include "readbacks/page.h"

#include <algorithm>

#include "documents/words.h"
#include "journal/field_key.h"
#include "journal/signature.h"
#include "readbacks/page_words.h"

namespace supercargo::readbacks {
namespace {

using documents::filled;
using orders::Line;

constexpr std::size_t lines_at_once = 8;  // with more, the further ones unfold

constexpr char style[] =
    "*{box-sizing:border-box}body{margin:0;background:#f3f5f4;color:#16262b;font:1rem/1.5 "
    "'IBM Plex Sans','Noto Sans CJK HK','Noto Sans CJK SC','Noto Sans',system-ui,sans-serif}"
    "header{background:#fff;border-bottom:1px solid #d8dfdd;padding:.75rem 1rem}"
    "header>div,main{max-width:40rem;margin:0 auto}header>div{display:flex;gap:1rem;"
    "align-items:center;justify-content:space-between}header b{display:block}"
    "header span{color:#55656a;font-size:.9rem}nav{display:flex;gap:.25rem}"
    "nav "
    "a{min-width:2.75rem;min-height:2.75rem;display:grid;place-items:center;border-radius:1.4rem;"
    "color:#0b5d70;text-decoration:none}nav a[aria-current]{background:#e6ecea;color:#16262b;"
    "font-weight:600}main{padding:1rem}h1{font-size:1.4rem;line-height:1.25;margin:.5rem 0}"
    "p{margin:.5rem 0 1rem}.soft{color:#55656a}.card{background:#fff;border:1px solid #d8dfdd;"
    "border-radius:.6rem;margin:0 0 1rem;overflow:hidden}.line{display:grid;"
    "grid-template-columns:4.75rem 1fr auto;gap:.5rem;padding:.75rem 1rem;"
    "border-top:1px solid #e6ecea}.line:first-child{border-top:0}.line b{white-space:nowrap}"
    ".line small{display:block;color:#55656a}.line small.later{color:#8a4b00;font-weight:600}"
    ".line .sum{text-align:right;white-space:nowrap}.sum{font-variant-numeric:tabular-nums}"
    "dl{margin:0;padding:.5rem 1rem}dl div{display:flex;justify-content:space-between;gap:1rem;"
    "padding:.3rem "
    "0}dt{color:#55656a;white-space:nowrap}dd{margin:0;text-align:right;overflow-wrap:anywhere}"
    "dl .total{border-top:1px solid #b9c4c2;margin-top:.4rem;padding-top:.6rem;font-weight:700}"
    "dl .total dt{color:inherit}dl .total dd{font-size:1.3rem}label{display:block;font-weight:600;"
    "margin:.5rem 0 .25rem}input,textarea{width:100%;font:inherit;padding:.6rem .75rem;"
    "border:1px solid #6b7b80;border-radius:.4rem;background:#fff;color:inherit}"
    "textarea{min-height:6rem}button,.ways summary{width:100%;min-height:3.25rem;font:inherit;"
    "font-size:1.05rem;border-radius:.6rem;cursor:pointer;border:1px solid #b9c4c2;background:#fff;"
    "color:#16262b}button.main{background:#0b5d70;border-color:#0b5d70;color:#fff;font-weight:600;"
    "margin-top:.75rem}.ways{display:grid;grid-template-columns:1fr 1fr;gap:.75rem;margin:.75rem 0}"
    ".ways details[open]{grid-column:1/-1}.ways summary{display:grid;place-items:center;"
    "list-style:none}.ways summary::-webkit-details-marker{display:none}"
    ".ways details form{padding:.5rem 0}.ways form button{margin-top:.75rem}"
    ".more>summary{padding:.75rem 1rem;color:#0b5d70;font-weight:600;cursor:pointer;"
    "border-top:1px solid #e6ecea}.error{color:#a3231f;font-weight:600;margin:.25rem 0}"
    "a:focus-visible,button:focus-visible,summary:focus-visible,input:focus-visible,"
    "textarea:focus-visible{outline:3px solid #0b5d70;outline-offset:2px}"
    "@media print{nav,form,.ways{display:none}}";

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else if (c == '\'')
      out += "&#39;";
    else
      out += c;
  }
  return out;
}

std::string row(const char* label, const std::string& value, const char* kind = "") {
  if (value.empty()) return {};
  return std::string("<div") + kind + "><dt>" + label + "</dt><dd>" + escaped(value) +
         "</dd></div>";
}

std::string money_row(const char* label, Money money, const char* kind = "") {
  return row(label, printing::shown_with_currency(money), kind);
}

// Head and frame; `links` are the other languages of the same page.
std::string framed(const PageWords& words, const std::string& head, const std::string& title,
                   const std::string& main) {
  return std::string("<!doctype html>\n<html lang=\"") + words.tag +
         "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
         "content=\"width=device-width,initial-scale=1\"><meta name=\"robots\" "
         "content=\"noindex,nofollow\"><title>" +
         escaped(title) + "</title><style>" + style + "</style></head><body>" + head + "<main>" +
         main + "</main></body></html>\n";
}

std::string plain_page(const PageWords& words, const std::string& head, const std::string& title,
                       const std::string& text) {
  return framed(words, head, title, "<h1>" + escaped(title) + "</h1><p>" + escaped(text) + "</p>");
}

class Writing {
 public:
  Writing(const Seen& seen, const Answer& given)
      : seen_(seen), given_(given), words_(page_words(seen.setting.language)) {}

  std::string head() const {
    std::string languages;
    for (int i = 0; i < 3; ++i) {
      const PageWords& each = page_words(printing::Language(i));
      languages += std::string("<a href=\"?language=") + each.tag + "\" lang=\"" + each.tag + '"' +
                   (each.tag == words_.tag ? " aria-current=\"true\"" : "") + '>' + each.shown +
                   "</a>";
    }
    return "<header><div><div><b>" + escaped(seen_.setting.letterhead.company) + "</b><span>" +
           escaped(filled(words_.order_for, "customer", seen_.order.customer_name)) +
           "</span></div><nav>" + languages + "</nav></div></header>";
  }

  std::string asking() const {
    const std::string until = seen_.setting.shown(seen_.request.expires_at);
    return framed(words_, head(), words_.title,
                  std::string("<h1>") + words_.title + "</h1><p class=\"soft\">" +
                      escaped(filled(words_.intro, "date", until)) + "</p>" + lines() + facts() +
                      sums() + agreeing() + "<div class=\"ways\">" +
                      way("changes_wanted", words_.ask, words_.ask_words, words_.ask_send) +
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
    return plain_page(words_, head(), title, seen_.order.number + ". " + text + ' ' + when);
  }

  std::string over(const char* title, const char* text) const {
    return plain_page(words_, head(), title, text);
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
    if (!further.empty())
      shown += "<details class=\"more\"><summary>" +
               filled(words_.more_lines, "count", std::to_string(all.size() - at_once)) +
               "</summary>" + further + "</details>";
    return "<div class=\"card lines\">" + shown + "</div>";
  }

  std::string facts() const {
    const orders::Order& order = seen_.order;
    std::string address;
    if (order.delivery_address)
      for (const std::string* part :
           {&order.delivery_address->name, &order.delivery_address->line1,
            &order.delivery_address->line2, &order.delivery_address->city,
            &order.delivery_address->postcode, &order.delivery_address->country})
        if (!part->empty()) address += (address.empty() ? "" : ", ") + *part;
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
    if (totals.charges.minor != 0) rows += money_row(words_.charges, totals.charges);
    return "<dl class=\"card sum\">" + rows + money_row(words_.tax, totals.tax) +
           money_row(words_.total, totals.gross, " class=\"total\"") + "</dl>";
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
    return form("agreed",
                name_field("agreed") + "<button class=\"main\">" + words_.order + "</button>");
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

Page page_of(const Seen& seen, const Answer& given) {
  const Writing writing(seen, given);
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
  return {404, plain_page(words, "", words.nowhere, words.nowhere_words)};
}

const std::string& style_source() {
  static const std::string source = [] {
    std::string made = "'sha256-";
    journal::append_base64(made, *journal::bytes_of_hex(journal::sha256(style)));
    return made + "'";
  }();
  return source;
}

std::string words_of_answer(Status status, printing::Language language) {
  const PageWords& words = page_words(language);
  if (status == Status::agreed) return words.said_agreed;
  return status == Status::declined ? words.said_declined : words.said_changes;
}

}  // namespace supercargo::readbacks
