#include "transmittals/answer.h"

#include <algorithm>

#include "interchange/rules.h"

namespace supercargo::transmittals {
namespace {

using formats::WantedLine;
using interchange::Document;
using interchange::DocumentLine;
using orders::Order;
using OrderLine = orders::Line;

std::string words_of(const std::vector<interchange::Remark>& remarks) {
  std::string words;
  for (const auto& each : remarks) {
    if (!words.empty()) words.push_back('\n');
    words += each.words;
  }
  return words;
}

bool is_confirmed(orders::Status status) {
  return status >= orders::Status::confirmed && status != orders::Status::cancelled;
}

bool is_gone(const OrderLine& line) {
  return line.quantities.cancelled == line.base_quantity && line.base_quantity > Quantity{};
}

bool has_arrived(const OrderLine& line) {
  return line.quantities.delivered == line.base_quantity && line.base_quantity > Quantity{};
}

const OrderLine* line_of(const Order* order, std::int64_t line) {
  if (order == nullptr || line == 0) return nullptr;
  const auto found = std::find_if(order->lines.begin(), order->lines.end(),
                                  [&](const OrderLine& each) { return each.line == line; });
  return found == order->lines.end() ? nullptr : &*found;
}

AnswerLine said_of(const OrderLine& line) {
  return {.id = std::to_string(line.line),
          .reference = std::to_string(line.line),
          .goods = {.name = line.name, .sku = line.sku},
          .quantity = line.quantity,
          .unit = line.unit,
          .backordered = line.quantities.backordered,
          .price = line.unit_price,
          .promise_date = line.promise_date,
          .note = ""};
}

class Answering {
 public:
  explicit Answering(const Answered& answered) : on_(answered) {}

  Answer run() {
    if (on_.document != nullptr) {
      answer_.number = text(on_.document->id);
      answer_.order_number = on_.document->order_number;
      answer_.note = words_of(on_.document->remarks);
    }
    if (const Order* order = on_.order) {
      answer_.number = order->number + '-' + std::to_string(order->revision);
      answer_.our_number = order->number;
      if (answer_.order_number.empty()) answer_.order_number = order->customer_po_number;
      answer_.currency = order->currency;
      answer_.promise_date = order->promise_date;
      if (order->status == orders::Status::cancelled) answer_.note = order->cancel_reason;
    }
    if (on_.document != nullptr) asked_lines();
    if (on_.order != nullptr) own_lines();
    answer_.verdict = verdict();
    if (answer_.verdict != Verdict::changed) answer_.lines.clear();
    return std::move(answer_);
  }

 private:
  const WantedLine* wanted(const DocumentLine& line) const {
    if (on_.asked == nullptr) return nullptr;
    for (const WantedLine& each : on_.asked->lines)
      if (each.id == line.id) return &each;
    return nullptr;
  }

  void asked_lines() {
    for (const DocumentLine& each : on_.document->lines) {
      const WantedLine* asked = wanted(each);
      const OrderLine* ours = line_of(on_.order, each.line);
      AnswerLine line;
      DocumentLine said = each;
      if (ours != nullptr) {
        line = said_of(*ours);
        named_.push_back(ours->line);
        said.remarks.clear();
        if (asked != nullptr) interchange::compare(*asked, *ours, said);
        if (asked != nullptr && asked->requested_date && ours->promise_date &&
            ours->promise_date > asked->requested_date)
          said.verdict = interchange::Verdict::changed;
        line.verdict = said.verdict == interchange::Verdict::changed ? LineVerdict::changed
                                                                     : LineVerdict::accepted;
        if (has_arrived(*ours)) line.verdict = LineVerdict::delivered;
      }
      if (ours == nullptr || is_gone(*ours)) {
        line.verdict = LineVerdict::rejected;
        line.goods.name = each.name.empty() ? each.item : each.name;
        line.goods.sku = asked == nullptr ? each.item : asked->sellers_item;
        if (asked != nullptr) line.unit = asked->unit;
        if (asked != nullptr) line.quantity = asked->quantity.value_or(Quantity{});
      }
      line.id = each.id;
      line.reference = each.id;
      line.note = words_of(said.remarks);
      if (asked != nullptr) line.goods.buyers_item = asked->buyers_item;
      if (asked != nullptr) line.goods.gtin = asked->standard_item;
      answer_.lines.push_back(std::move(line));
    }
  }

  // Of an order that did not come as a document, every line; else what was added to it.
  void own_lines() {
    for (const OrderLine& each : on_.order->lines) {
      if (std::find(named_.begin(), named_.end(), each.line) != named_.end()) continue;
      AnswerLine line = said_of(each);
      if (on_.document != nullptr) {
        line.verdict = LineVerdict::added;
        line.id = free_id(line.id);
      } else if (is_gone(each)) {
        line.verdict = LineVerdict::rejected;
      } else if (has_arrived(each)) {
        line.verdict = LineVerdict::delivered;
      } else if (each.requested_date && each.promise_date > each.requested_date) {
        line.verdict = LineVerdict::changed;
      }
      answer_.lines.push_back(std::move(line));
    }
  }

  // A number that the customer has not given to another line.
  std::string free_id(const std::string& id) const {
    const bool is_taken = std::any_of(answer_.lines.begin(), answer_.lines.end(),
                                      [&](const AnswerLine& line) { return line.id == id; });
    return is_taken ? "A" + id : id;
  }

  Verdict verdict() const {
    const auto& lines = answer_.lines;
    const auto all = [&](auto holds) { return std::all_of(lines.begin(), lines.end(), holds); };
    const bool are_rejected = !lines.empty() && all([](const AnswerLine& line) {
      return line.verdict == LineVerdict::rejected;
    });
    if (on_.order == nullptr || on_.order->status == orders::Status::cancelled || are_rejected)
      return Verdict::rejected;
    const bool are_taken = all([](const AnswerLine& line) {
      return line.verdict == LineVerdict::accepted || line.verdict == LineVerdict::delivered;
    });
    if (is_confirmed(on_.order->status)) return are_taken ? Verdict::accepted : Verdict::changed;
    // Before it is confirmed only what cannot be had is told: the rest is not promised yet.
    const bool is_any_rejected = std::any_of(lines.begin(), lines.end(), [](const auto& line) {
      return line.verdict == LineVerdict::rejected;
    });
    return is_any_rejected ? Verdict::changed : Verdict::acknowledged;
  }

  const Answered& on_;
  Answer answer_;
  std::vector<std::int64_t> named_;
};

}  // namespace

const char* code_of(Verdict verdict) {
  static constexpr const char* codes[] = {"AB", "AP", "CA", "RE"};
  return codes[static_cast<int>(verdict)];
}
const char* code_of(LineVerdict verdict) {
  static constexpr const char* codes[] = {"1", "3", "5", "7", "42"};
  return codes[static_cast<int>(verdict)];
}

Answer answer_of(const Answered& answered) { return Answering(answered).run(); }

}  // namespace supercargo::transmittals
