#include "formats/edifact_reader.h"

#include <algorithm>
#include <set>

#include "formats/edifact.h"
#include "kernel/decimal.h"

namespace supercargo::formats {
namespace {

using Segment = EdifactSegment;

// What ORDERS D.96A is made of.
constexpr std::string_view known_segments[] = {
    "ALC", "ALI", "APR", "BGM", "CAV", "CCI", "CNT", "COM", "CTA", "CUX", "DGS", "DOC", "DTM",
    "EQD", "FII", "FTX", "GIN", "GIR", "GIS", "HAN", "IMD", "LIN", "LOC", "MEA", "MOA", "MTD",
    "NAD", "PAC", "PAI", "PAT", "PCD", "PCI", "PIA", "PRI", "QTY", "QVR", "RCS", "RFF", "RJL",
    "RNG", "RTE", "SCC", "STG", "TAX", "TDT", "TMD", "TOD", "TSR", "UNS"};

void append_line(std::string& text, const std::string& words) {
  if (words.empty()) return;
  if (!text.empty()) text.push_back('\n');
  text += words;
}

class Reading {
 public:
  Reading(const EdifactInterchange& interchange, const EdifactMessage& message)
      : interchange_(interchange), source_(message) {
    message_.format = Format::edifact;
  }

  Result<Message> run() {
    const Segment& head = source_.segments.front();
    if (source_.type != "ORDERS" || !source_.directory.starts_with("D:"))
      refuse({head, 1, 0}, "document_not_taken", 14, "Taken are ORDERS of the directory D.");
    else if (interchange_.is_test)
      refuse({head}, "test_indicator", 25, "The interchange is marked as a test (UNB 0035).");
    else
      read();
    if (!reasons_.empty()) return refused(std::move(reasons_));
    return std::move(message_);
  }

 private:
  void refuse(const EdifactPlace& place, const char* code, int uncl0085, const std::string& words) {
    reasons_.push_back(edifact_reason(place, {code, uncl0085, words}));
  }

  void read() {
    for (const Segment& segment : source_.segments) {
      if (segment.tag == "UNH" || segment.tag == "UNT") continue;
      if (std::find(std::begin(known_segments), std::end(known_segments), segment.tag) ==
          std::end(known_segments)) {
        refuse({segment}, "segment_not_known", 15, "ORDERS has no such segment.");
        continue;
      }
      if (message_.number.empty() && segment.tag != "BGM" && !is_begun_)
        refuse({segment}, "segment_missing", 13, "BGM, the beginning, is missing before it.");
      is_begun_ = true;
      if (ends_ != nullptr)
        summary(segment);
      else if (segment.tag == "UNS" || segment.tag == "LIN" || line_ != nullptr)
        detail(segment);
      else
        header(segment);
    }
    whole();
  }

  void whole() {
    const Segment& last = source_.segments.back();
    if (message_.number.empty() && is_begun_)
      refuse({last}, "required", 13, "BGM, with the order's number, is missing before it.");
    if (!message_.issued_on)
      refuse({last}, "required", 13, "DTM+137, the day of the order, is missing before it.");
    for (const auto& [party, role] :
         {std::pair(&message_.buyer, "BY"), std::pair(&message_.seller, "SU")}) {
      if (party->identifiers.empty() && party->name.empty()) {
        refuse(
            {last}, "party_not_named", 13,
            std::string("NAD+") + role + ", with an identifier or a name, is missing before it.");
      }
    }
    if (message_.lines.empty())
      refuse({last}, "required", 13, "LIN, a line of the order, is missing before it.");
    if (ends_ == nullptr) refuse({last}, "required", 13, "UNS is missing before it.");
    for (std::size_t i = 0; i < message_.lines.size(); ++i)
      if (!message_.lines[i].quantity)
        refuse({*line_starts_[i]}, "required", 13, "QTY+21, the quantity of the line, is missing.");
  }

  void header(const Segment& at) {
    if (at.tag == "BGM") return beginning(at);
    if (at.tag == "NAD") return party(at);
    if (at.tag == "CUX") return currency(at);
    if (at.tag == "DTM") {
      const std::string& what = at.at(0);
      if (what == "137") message_.issued_on = day(at);
      if (what == "2" || (what == "63" && !message_.requested_date))
        message_.requested_date = day(at);
    } else if (at.tag == "RFF" && at.at(0) == "VA" && party_ != nullptr) {
      if (!at.at(0, 1).empty()) party_->identifiers.push_back(at.at(0, 1));
    } else if (at.tag == "FTX") {
      append_line(message_.note, free_text(at));
    }
  }

  void beginning(const Segment& at) {
    message_.number = at.at(1);
    message_.order_number = message_.number;
    if (message_.number.empty()) refuse({at, 1}, "required", 13, "The order's number is missing.");
    const std::string& kind = at.at(0);
    if (kind != "220" && kind != "224")
      refuse({at, 0, 0}, "document_not_taken", 14, "Taken is 220, an order, or 224, a rush order.");
    const std::string& function = at.at(2);
    if (!function.empty() && function != "9")
      refuse({at, 2}, "function_not_taken", 14, "Taken is 9, an original.");
  }

  void party(const Segment& at) {
    const std::string& role = at.at(0);
    party_ = nullptr;
    if (role == "BY") party_ = &message_.buyer;
    if (role == "SU" || role == "SE") party_ = &message_.seller;
    if (party_ != nullptr) {
      if (!at.at(1).empty()) party_->identifiers.push_back(at.at(1));
      party_->name = at.at(3).empty() ? at.at(2) : at.at(3);
    }
    if (role != "DP" && role != "ST") return;
    Place place{.name = at.at(3),
                .line1 = at.at(4),
                .line2 = at.at(4, 1),
                .city = at.at(5),
                .region = at.at(6),
                .postcode = at.at(7),
                .country = at.at(8)};
    // A place that is only numbered is the customer's to know: its usual address stands then.
    if (!place.line1.empty() || !place.city.empty()) message_.ship_to = std::move(place);
  }

  void currency(const Segment& at) {
    if (at.at(0, 1).empty()) return;
    if (const auto code = Currency::parse(at.at(0, 1)))
      message_.currency = *code;
    else
      refuse({at, 0, 1}, "currency_not_known", 12, "No currency of ISO 4217.");
  }

  void detail(const Segment& at) {
    if (at.tag == "UNS") {
      ends_ = &at;
    } else if (at.tag == "LIN") {
      begin_line(at);
    } else if (at.tag == "PIA") {
      for (std::size_t i = 1; i < at.elements.size(); ++i) item(at.at(i), at.at(i, 1));
    } else if (at.tag == "IMD") {
      const std::string words = at.at(2, 3) + at.at(2, 4);
      if (line_->name.empty()) line_->name = words;
    } else if (at.tag == "QTY") {
      quantity(at);
    } else if (at.tag == "PRI") {
      price(at);
    } else if (at.tag == "DTM") {
      if (at.at(0) == "2" || at.at(0) == "63") line_->requested_date = day(at);
    } else if (at.tag == "FTX") {
      append_line(line_->note, free_text(at));
    } else if (at.tag == "CNT") {
      refuse({at}, "segment_misplaced", 15, "It stands after UNS.");
    }
  }

  void begin_line(const Segment& at) {
    if (message_.lines.size() == lines_max)
      return refuse({at}, "too_many", 36, "An order has 5,000 lines at most.");
    line_ = &message_.lines.emplace_back();
    line_starts_.push_back(&at);
    line_->id = at.at(0);
    line_->place = "segment " + std::to_string(at.place) + ", LIN";
    if (line_->id.empty()) refuse({at, 0}, "required", 13, "The line's number is missing.");
    if (!line_->id.empty() && !ids_.insert(line_->id).second)
      refuse({at, 0}, "line_repeated", 12, "Each line has a number of its own.");
    item(at.at(2), at.at(2, 1));
  }

  // UNCL 7143.
  void item(const std::string& code, const std::string& kind) {
    if (code.empty()) return;
    if (kind == "EN" || kind == "UP" || kind == "SRV" || kind == "EU" || kind == "IB")
      line_->standard_item = code;
    else if (kind == "SA" || kind == "VN" || kind == "VP")
      line_->sellers_item = code;
    else if (kind == "IN" || kind == "BP")
      line_->buyers_item = code;
  }

  void quantity(const Segment& at) {
    const std::string& what = at.at(0);
    if (what != "21" && (what != "1" || line_->quantity)) return;
    line_->unit = at.at(0, 2);
    const auto value = parse_quantity(number(at, 1));
    if (!value)
      refuse({at, 0, 1}, "not_a_number", 19, "A quantity has six decimals at most.");
    else if (value->micro <= 0)
      refuse({at, 0, 1}, "not_positive", 12, "A quantity is above zero.");
    line_->quantity = value.value_or(Quantity{});
  }

  void price(const Segment& at) {
    if (at.at(0) != "AAA") return;
    const auto price = parse_price(number(at, 1));
    if (!price) return refuse({at, 0, 1}, "not_a_number", 19, "A price has six decimals at most.");
    line_->price = price;
    if (at.at(0, 4).empty()) return;
    const auto basis = parse_quantity(number(at, 4));
    const auto each = basis && basis->micro > 0 ? multiply_divide(price->micro, 1'000'000,
                                                                  basis->micro, Rounding::half_up)
                                                : std::nullopt;
    if (!each) return refuse({at, 0, 4}, "not_a_number", 19, "The basis of a price is above zero.");
    line_->price = Price{*each};
  }

  void summary(const Segment& at) {
    if (at.tag == "LIN" || at.tag == "QTY" || at.tag == "UNS" || at.tag == "BGM")
      return refuse({at}, "segment_misplaced", 15, "It stands before UNS.");
    if (at.tag != "CNT") return;
    const auto told = parse_quantity(number(at, 1));
    Quantity counted;
    if (at.at(0) == "2") {
      counted.micro = static_cast<std::int64_t>(message_.lines.size()) * 1'000'000;
    } else if (at.at(0) == "1") {
      for (const WantedLine& line : message_.lines) {
        const auto sum = add_checked(counted, line.quantity.value_or(Quantity{}));
        if (!sum) return refuse({at, 0, 1}, "count_differs", 29, "The sum is too large.");
        counted = *sum;
      }
    } else {
      return;
    }
    if (told != counted)
      refuse({at, 0, 1}, "count_differs", 29,
             "It says " + at.at(0, 1) + "; the lines come to " + text(counted) + ".");
  }

  std::string number(const Segment& at, std::size_t component) const {
    std::string text = at.at(0, component);
    for (char& c : text) {
      if (c != '.' && c != ',') continue;
      c = interchange_.decimal_marks.find(c) == std::string::npos ? '!' : '.';
    }
    return text;
  }

  // UNCL 2379: 102 and its kin begin with the day; 718 is a period, whose end is meant.
  Day day(const Segment& at) {
    const std::string& how = at.at(0, 2);
    std::string value = at.at(0, 1);
    if (how == "718" && value.size() > 8) value = value.substr(value.size() - 8);
    if (how == "101") value = "20" + value;
    const bool is_known =
        how.empty() || how == "101" || how == "102" || how == "203" || how == "204" || how == "718";
    std::optional<Day> day;
    if (is_known && value.size() >= 8)
      day = parse_day(value.substr(0, 4) + '-' + value.substr(4, 2) + '-' + value.substr(6, 2));
    if (!day) refuse({at, 0, 1}, "not_a_date", 12, "A date is written as 20261122, format 102.");
    return day.value_or(Day{});
  }

  static std::string free_text(const Segment& at) {
    std::string words;
    for (std::size_t i = 0; i < 5; ++i) {
      const std::string& part = at.at(3, i);
      if (!words.empty() && !part.empty()) words.push_back(' ');
      words += part;
    }
    return words;
  }

  const EdifactInterchange& interchange_;
  const EdifactMessage& source_;
  Message message_;
  std::vector<Reason> reasons_;
  std::vector<const Segment*> line_starts_;
  std::set<std::string, std::less<>> ids_;
  Party* party_ = nullptr;
  WantedLine* line_ = nullptr;
  const Segment* ends_ = nullptr;
  bool is_begun_ = false;
};

}  // namespace

std::vector<Result<Message>> read_edifact(std::string_view bytes) {
  std::vector<Result<Message>> read;
  const auto interchange = read_interchange(bytes);
  if (!interchange) {
    read.emplace_back(interchange.error());
    return read;
  }
  for (const EdifactMessage& each : interchange->messages)
    read.push_back(Reading(*interchange, each).run());
  return read;
}

}  // namespace supercargo::formats
