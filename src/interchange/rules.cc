#include "interchange/rules.h"

#include <algorithm>

namespace supercargo::interchange {
namespace {

using formats::LineAction;
using formats::WantedLine;

std::string address_in_words(const formats::Place& place) {
  std::string words;
  for (const std::string* part : {&place.name, &place.line1, &place.line2, &place.postcode,
                                  &place.city, &place.region, &place.country}) {
    if (part->empty()) continue;
    if (!words.empty()) words += ", ";
    words += *part;
  }
  return words;
}

void append_line(std::string& text, const std::string& words) {
  if (!text.empty()) text.push_back('\n');
  text += words;
}

}  // namespace

std::vector<std::string> names_of(const WantedLine& line) {
  std::vector<std::string> names;
  for (const std::string* each : {&line.sellers_item, &line.standard_item, &line.buyers_item}) {
    if (!each->empty() && std::find(names.begin(), names.end(), *each) == names.end())
      names.push_back(*each);
  }
  return names;
}

std::vector<std::string> units_of(const WantedLine& line) {
  static constexpr std::string_view pieces[] = {"EA", "C62", "H87", "PCE", "NAR"};
  std::vector<std::string> units{line.unit};
  if (std::find(std::begin(pieces), std::end(pieces), line.unit) == std::end(pieces)) return units;
  for (const std::string_view each : pieces)
    if (each != line.unit) units.emplace_back(each);
  return units;
}

orders::Place head_of(const formats::Message& message, const std::string& customer,
                      std::vector<Remark>& remarks) {
  orders::Place place{.customer = customer,
                      .customer_po_number = message.order_number,
                      .channel = orders::Channel::edi,
                      .currency = message.currency,
                      .requested_date = message.requested_date,
                      .notes = message.note};
  if (!message.ship_to) return place;
  const formats::Place& to = *message.ship_to;
  if (to.is_given() && !to.country.empty()) {
    place.delivery_address = customers::Address{.name = to.name,
                                                .line1 = to.line1,
                                                .line2 = to.line2,
                                                .city = to.city,
                                                .region = to.region,
                                                .postcode = to.postcode,
                                                .country = to.country};
    return place;
  }
  // Nothing is guessed: whoever works on the draft reads where it was to go.
  const std::string words = address_in_words(to);
  remarks.push_back(
      {"", "address_not_whole",
       "The delivery address is not whole; the usual one stands in the draft: " + words});
  append_line(place.notes, "Delivery address in the document: " + words);
  return place;
}

orders::PlaceLine line_of(const WantedLine& wanted, const std::string& item,
                          const std::string& unit) {
  return {.sku = item,
          .quantity = wanted.quantity.value_or(Quantity{}),
          .unit = unit,
          .requested_date = wanted.requested_date,
          .note = wanted.note};
}

DocumentLine said_of(const WantedLine& wanted) {
  const auto names = names_of(wanted);
  return {.id = wanted.id, .item = names.empty() ? "" : names.front(), .name = wanted.name};
}

void compare(const WantedLine& wanted, const orders::Line& ours, DocumentLine& said) {
  said.line = ours.line;
  said.verdict = Verdict::accepted;
  if (wanted.price && wanted.price != ours.unit_price) {
    const std::string price = ours.unit_price ? text(*ours.unit_price) : "none";
    said.remarks.push_back({wanted.place, "price_differs",
                            "Asked for at " + text(*wanted.price) + ", our price: " + price + "."});
  }
  if (wanted.quantity && *wanted.quantity != ours.quantity) {
    said.remarks.push_back(
        {wanted.place, "quantity_differs",
         "Asked for " + text(*wanted.quantity) + ", our order says " + text(ours.quantity) + "."});
  }
  if (!said.remarks.empty()) said.verdict = Verdict::changed;
}

void reject(DocumentLine& said, Remark remark) {
  said.verdict = Verdict::rejected;
  said.line = 0;
  said.remarks.push_back(std::move(remark));
}

Status status_of(const std::vector<DocumentLine>& lines) {
  const auto rejected = std::count_if(lines.begin(), lines.end(), [](const DocumentLine& line) {
    return line.verdict == Verdict::rejected;
  });
  if (rejected == 0) return Status::accepted;
  return static_cast<std::size_t>(rejected) == lines.size() ? Status::refused
                                                            : Status::partly_accepted;
}

amendments::Amend amendment_of(const formats::Message& message, const orders::Order& order,
                               const std::vector<DocumentLine>& lines) {
  amendments::Amend amend{.id = text(order.id), .requested_date = message.requested_date};
  amend.reason = "Order change " + message.number + " of the customer.";
  if (!message.note.empty()) append_line(amend.reason, message.note);
  for (std::size_t i = 0; i < message.lines.size(); ++i) {
    const WantedLine& wanted = message.lines[i];
    if (wanted.action == LineAction::keep) continue;
    amendments::AmendLine& line = amend.lines.emplace_back();
    line.line = lines[i].line;
    line.quantity = wanted.action == LineAction::remove ? Quantity{} : wanted.quantity;
    line.requested_date = wanted.requested_date;
    line.note = wanted.note;
    if (line.line != 0) continue;
    line.sku = lines[i].item;
    line.unit = wanted.unit;
  }
  return amend;
}

}  // namespace supercargo::interchange
