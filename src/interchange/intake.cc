#include "interchange/intake.h"

#include <algorithm>
#include <charconv>

#include "amendments/amend.h"
#include "amendments/commands.h"
#include "customers/store.h"
#include "db/attempt.h"
#include "endings/commands.h"
#include "interchange/rules.h"
#include "interchange/store.h"
#include "kernel/record_json.h"
#include "orders/commands.h"
#include "orders/rules.h"
#include "orders/store.h"

namespace supercargo::interchange {
namespace {

using formats::LineAction;
using formats::Message;
using formats::WantedLine;

Remark remark_of(const Reason& reason, const std::string& place) {
  return {place.empty() ? reason.pointer : place, reason.code, reason.detail};
}

void tell_all(const Problem& problem, std::vector<Remark>& remarks) {
  if (problem.reasons.empty()) remarks.push_back({"", problem.code, problem.detail});
  for (const Reason& each : problem.reasons) remarks.push_back(remark_of(each, ""));
}

// Which line of the request a reason is about; nothing: the whole of it.
std::optional<std::size_t> line_named(const std::string& pointer) {
  constexpr std::string_view before = "/lines/";
  if (!pointer.starts_with(before)) return std::nullopt;
  std::size_t line = 0;
  const char* end = pointer.data() + pointer.size();
  const auto [rest, error] = std::from_chars(pointer.data() + before.size(), end, line);
  if (error != std::errc()) return std::nullopt;
  return line;
}

// Runs a command whose refusal leaves nothing behind, although what was kept before it stays.
template <class Out, class In>
Result<Out> tried(journal::Unit& unit, Result<Out> (*command)(journal::Unit&, const In&),
                  const In& input) {
  std::vector<journal::Told> told;
  journal::Unit inner(unit.db, unit.services(), unit.call(), told);
  db::Attempt part(unit.db);
  auto answer = command(inner, input);
  if (!answer) {
    part.take_back();
    return answer;
  }
  part.keep();
  for (journal::Told& each : told) unit.tell(std::move(each.fact));
  return answer;
}

// The order of a message: lines that cannot be ordered are taken out one after another, each with
// its reason, until the rest can be or nothing is left.
class OrderIntake {
 public:
  OrderIntake(journal::Unit& unit, const Arrived& arrived, const Message& message,
              Document& document)
      : unit_(unit), arrived_(arrived), message_(message), document_(document) {}

  void run() {
    const orders::Place head = head_of(message_, document_.customer, document_.remarks);
    for (std::size_t i = 0; i < message_.lines.size(); ++i) {
      document_.lines.push_back(said_of(message_.lines[i]));
      choices_.push_back({names_of(message_.lines[i]), units_of(message_.lines[i])});
      if (choices_[i].names.empty())
        reject(document_.lines[i], {message_.lines[i].place, "item_not_named",
                                    "No code of ours, none of theirs and no GTIN."});
    }
    // Each round names another code for a line, or takes a line out: it ends.
    while (status_of(document_.lines) != Status::refused) {
      const auto order = try_to_place(head);
      if (order) return placed(*order);
      if (!taken_in(order.error())) return;
    }
  }

 private:
  struct Choice {
    std::vector<std::string> names;
    std::vector<std::string> units;
    std::size_t name = 0;
    std::size_t unit = 0;
  };

  Result<orders::Order> try_to_place(const orders::Place& head) {
    orders::Place place = head;
    asked_.clear();
    for (std::size_t i = 0; i < choices_.size(); ++i) {
      if (document_.lines[i].verdict == Verdict::rejected) continue;
      const Choice& choice = choices_[i];
      place.lines.push_back(
          line_of(message_.lines[i], choice.names[choice.name], choice.units[choice.unit]));
      asked_.push_back(i);
    }
    // The same checks of every field as for an order that comes as JSON.
    auto checked = from_json<orders::Place>(to_json(place));
    if (!checked) return std::move(checked.error());
    checked->original = arrived_.bytes;
    checked->original_name = arrived_.file_name;
    journal::Batch batch(unit_, 1);
    return std::move(orders::place(batch, {&*checked, 1}).front());
  }

  // False when the reasons are against the order as a whole.
  bool taken_in(const Problem& problem) {
    const std::size_t before = document_.remarks.size();
    if (problem.reasons.empty()) tell_all(problem, document_.remarks);
    for (const Reason& reason : problem.reasons) {
      const auto line = line_named(reason.pointer);
      if (line && *line < asked_.size())
        line_refused(asked_[*line], reason);
      else
        document_.remarks.push_back(remark_of(reason, ""));
    }
    return document_.remarks.size() == before;
  }

  void line_refused(std::size_t i, const Reason& reason) {
    Choice& choice = choices_[i];
    if (reason.code == "unknown_product" && choice.name + 1 < choice.names.size())
      ++choice.name;
    else if (reason.code == "unknown_unit" && choice.unit + 1 < choice.units.size())
      ++choice.unit;
    else
      reject(document_.lines[i], remark_of(reason, message_.lines[i].place));
  }

  void placed(const orders::Order& order) {
    document_.sales_order = order.id;
    document_.sales_order_number = order.number;
    document_.status = status_of(document_.lines);
    for (std::size_t k = 0; k < asked_.size() && k < order.lines.size(); ++k)
      compare(message_.lines[asked_[k]], order.lines[k], document_.lines[asked_[k]]);
  }

  journal::Unit& unit_;
  const Arrived& arrived_;
  const Message& message_;
  Document& document_;
  std::vector<Choice> choices_;
  std::vector<std::size_t> asked_;  // which line of the document each line of the request is
};

// What the message is about, and the document that it came by; told when there is none.
struct About {
  orders::Order order;
  std::vector<DocumentLine> lines;
};
std::optional<About> about(journal::Unit& unit, const Message& message, Document& document) {
  const auto origin =
      find_accepted(unit.db, text(document.customer_id) + "|order|" + message.order_number);
  auto order = origin ? orders::find(unit.db, text(origin->sales_order)) : std::nullopt;
  if (!order) {
    document.remarks.push_back(
        {"", "unknown_order",
         "No order of this customer came with the number " + message.order_number + "."});
    return std::nullopt;
  }
  document.sales_order = order->id;
  document.sales_order_number = order->number;
  return About{std::move(*order), origin->lines};
}

// Theirs by their own numbers: ours where one was made of it.
void match(const Message& message, const std::vector<DocumentLine>& known, Document& document) {
  for (const WantedLine& wanted : message.lines) {
    DocumentLine& line = document.lines.emplace_back(said_of(wanted));
    const auto same = std::find_if(known.begin(), known.end(), [&](const DocumentLine& each) {
      return each.id == wanted.id && each.line != 0;
    });
    if (same != known.end()) line.line = same->line;
    if (line.line == 0 && wanted.action != LineAction::add && wanted.action != LineAction::keep)
      reject(line, {wanted.place, "unknown_line", "The order has no such line."});
    if (line.line != 0 && wanted.action == LineAction::add)
      reject(line, {wanted.place, "line_repeated", "The order has this line already."});
  }
}

// A merge patch replaces the lines as a whole: those that stay are named by their numbers.
std::string patch_of(const amendments::Amend& amend, const orders::Order& order) {
  std::string lines;
  const auto add = [&](const orders::Line* kept, const amendments::AmendLine* changed) {
    if (changed != nullptr && changed->quantity == Quantity{}) return;
    const bool has_quantity = changed != nullptr && changed->quantity;
    const Quantity quantity = has_quantity ? *changed->quantity : kept->quantity;
    std::string json = kept == nullptr ? "{" : "{\"line\":" + std::to_string(kept->line) + ",";
    json += "\"sku\":" + json_text(kept == nullptr ? changed->sku : kept->sku);
    json += ",\"quantity\":\"" + text(quantity) + '"';
    const std::string& unit = kept == nullptr ? changed->unit : kept->unit;
    if (!unit.empty()) json += ",\"unit\":" + json_text(unit);
    if (changed != nullptr && changed->requested_date)
      json += ",\"requested_date\":\"" + text(changed->requested_date) + '"';
    if (!lines.empty()) lines.push_back(',');
    lines += json + "}";
  };
  for (const orders::Line& each : order.lines) {
    const auto changed =
        std::find_if(amend.lines.begin(), amend.lines.end(),
                     [&](const amendments::AmendLine& line) { return line.line == each.line; });
    add(&each, changed == amend.lines.end() ? nullptr : &*changed);
  }
  for (const amendments::AmendLine& line : amend.lines)
    if (line.line == 0 && line.quantity) add(nullptr, &line);
  return "{\"correction_cause\":\"customer_request\",\"lines\":[" + lines + "]}";
}

}  // namespace

std::optional<customers::Customer> customer_of(const journal::Unit& unit, const Arrived& arrived,
                                               const formats::Party& buyer,
                                               std::vector<Remark>& remarks) {
  const auto& actor = unit.actor();
  if (actor.portal()) return customers::find_by_id(unit.db, CustomerId{actor.party});
  const auto sight = customers::sight_of(actor);
  if (!arrived.customer.empty()) {
    auto named = customers::find_seen(unit.db, arrived.customer, sight);
    if (!named) remarks.push_back({"", "unknown_customer", "No customer has this id or code."});
    return named;
  }
  std::vector<customers::Customer> found;
  for (const std::string& each : buyer.identifiers) {
    if (auto named = customers::find_seen(unit.db, each, sight)) return named;
    const auto keys = customers::duplicate_keys({.vat_id = each});
    for (auto& sharing : customers::find_sharing(unit.db, keys, {})) {
      const bool is_new = std::none_of(found.begin(), found.end(),
                                       [&](const auto& known) { return known.id == sharing.id; });
      if (is_new && customers::is_seen(sharing, sight)) found.push_back(std::move(sharing));
    }
  }
  if (found.size() == 1) return std::move(found.front());
  remarks.push_back({"", found.empty() ? "unknown_customer" : "several_customers",
                     "The buyer is named by the code or the VAT id of one customer."});
  return std::nullopt;
}

void take_order(journal::Unit& unit, const Arrived& arrived, const Message& message,
                Document& document) {
  OrderIntake(unit, arrived, message, document).run();
}

void take_change(journal::Unit& unit, const Message& message, Document& document) {
  const auto on = about(unit, message, document);
  if (!on) return;
  match(message, on->lines, document);
  if (status_of(document.lines) != Status::accepted) return;
  const auto amend = amendment_of(message, on->order, document.lines);
  if (gates::after(on->order.status, gates::Verb::change)) {
    const auto changed = tried(unit, amendments::change,
                               Patch{.id = amend.id,
                                     .revision = on->order.revision,
                                     .body = patch_of(amend, on->order),
                                     .roles = unit.actor().roles});
    if (!changed) return tell_all(changed.error(), document.remarks);
  } else {
    const auto amended = tried(unit, amendments::amend, amend);
    if (!amended) return tell_all(amended.error(), document.remarks);
  }
  document.status = Status::accepted;
}

void take_cancellation(journal::Unit& unit, const Message& message, Document& document) {
  const auto on = about(unit, message, document);
  if (!on) return;
  endings::Cancel cancel{.id = text(on->order.id)};
  cancel.reason = "Cancellation " + message.number + " of the customer.";
  if (!message.note.empty()) cancel.reason += '\n' + message.note;
  const auto cancelled = tried(unit, endings::cancel, cancel);
  if (!cancelled) return tell_all(cancelled.error(), document.remarks);
  document.status = Status::accepted;
}

}  // namespace supercargo::interchange
