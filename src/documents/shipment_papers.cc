#include <fmt/format.h>

#include <algorithm>

#include "documents/compose.h"

namespace supercargo::documents {
namespace {

using letterheads::Paper;
using printing::Align;
using shipments::Package;
using shipments::Shipment;
using shipments::ShipmentLine;

std::string kilograms(std::int64_t grams) {
  return printing::shown(Quantity{grams * 1000}) + "\u00A0kg";
}

std::vector<std::string> orders_of(const Shipment& shipment) {
  std::vector<std::string> numbers;
  for (const ShipmentLine& line : shipment.lines)
    if (std::find(numbers.begin(), numbers.end(), line.order_number) == numbers.end())
      numbers.push_back(line.order_number);
  return numbers;
}

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& each : texts) all.append(all.empty() ? "" : ", ").append(each);
  return all;
}

std::vector<printing::Fact> facts_of(const Shipment& shipment, const Setting& setting) {
  const WordsOf& words = setting.words();
  return {{words.labels.our_order, joined(orders_of(shipment))},
          {words.labels.customer, shipment.customer},
          {words.labels.leaves, shipment.despatched_at ? setting.shown(shipment.despatched_at)
                                                       : setting.shown(shipment.planned_date)},
          {words.labels.expected, setting.shown(shipment.eta)},
          {words.labels.warehouse, shipment.warehouse},
          {words.labels.carrier, shipment.carrier},
          {words.labels.tracking, shipment.tracking}};
}

printing::Document shipment_sheet(const Shipment& shipment, const Setting& setting, Paper kind,
                                  const char* title) {
  const WordsOf& words = setting.words();
  auto document = sheet(setting, kind, title, shipment.number);
  if (shipment.status == shipments::Status::cancelled) document.mark = words.phrases.cancelled;
  document.addressee = address_block(setting, words.labels.deliver_to, shipment.customer_name,
                                     shipment.delivery_address);
  document.facts = facts_of(shipment, setting);
  open_with(document, setting, kind, "");
  return document;
}

const ShipmentLine* line_of(const Shipment& shipment, const shipments::Content& content) {
  const auto found =
      std::find_if(shipment.lines.begin(), shipment.lines.end(), [&](const ShipmentLine& line) {
        return line.sales_order == content.sales_order && line.line == content.line;
      });
  return found == shipment.lines.end() ? nullptr : &*found;
}

printing::Barcode barcode_of(const Package& package) {
  return {.data = "[00]" + package.sscc, .words = "(00) " + package.sscc};
}

std::string package_words(const Shipment& shipment, const Package& package, const WordsOf& words) {
  const auto number = &package - shipment.packages.data() + 1;
  std::string text = filled(words.phrases.package, "number", std::to_string(number));
  text = filled(std::move(text), "count", std::to_string(shipment.packages.size()));
  if (!package.kind.empty()) text += " · " + package.kind;
  if (package.weight_grams > 0) text += " · " + kilograms(package.weight_grams);
  return text;
}

printing::Row content_row(const ShipmentLine& line, Quantity quantity, const Setting& setting) {
  return {{.text = line.name, .beneath = {line.sku}},
          {line.order_number + " / " + std::to_string(line.line)},
          {amount_of(quantity, line.unit, setting.language)}};
}

printing::Table content_table(const Setting& setting) {
  const WordsOf& words = setting.words();
  return {.columns = {{words.columns.goods, 10},
                      {words.labels.our_order, 6},
                      {words.columns.quantity, 4, Align::right}}};
}

}  // namespace

printing::Document pick_list(const Shipment& shipment, const Setting& setting) {
  const WordsOf& words = setting.words();
  auto document = shipment_sheet(shipment, setting, Paper::pick_list, words.titles.pick_list);
  printing::Table table{.columns = {{words.columns.goods, 10},
                                    {words.labels.our_order, 6},
                                    {words.columns.planned, 4, Align::right},
                                    {words.columns.picked, 4, Align::right}}};
  for (const ShipmentLine& line : shipment.lines) {
    if (line.is_service) continue;
    auto row = content_row(line, line.quantity, setting);
    row.push_back(
        {line.is_picked() ? amount_of(line.picked, line.unit, setting.language) : "______"});
    table.rows.push_back(std::move(row));
  }
  // In the order in which a warehouse keeps its goods: nobody walks the same way twice.
  std::stable_sort(table.rows.begin(), table.rows.end(),
                   [](const printing::Row& a, const printing::Row& b) {
                     return a.front().beneath < b.front().beneath;
                   });
  document.tables.push_back(std::move(table));
  document.signatures = {words.phrases.picked_by, words.phrases.signature};
  close_with(document, setting, Paper::pick_list, "");
  return document;
}

printing::Document packing_list(const Shipment& shipment, const Setting& setting) {
  const WordsOf& words = setting.words();
  auto document = shipment_sheet(shipment, setting, Paper::packing_list, words.titles.packing_list);
  std::int64_t weight_grams = 0;
  for (const Package& package : shipment.packages) {
    printing::Table table = content_table(setting);
    table.heading = package_words(shipment, package, words);
    table.barcodes = {barcode_of(package)};
    for (const shipments::Content& content : package.contents)
      if (const ShipmentLine* line = line_of(shipment, content))
        table.rows.push_back(content_row(*line, content.quantity, setting));
    weight_grams += package.weight_grams;
    document.tables.push_back(std::move(table));
  }
  if (shipment.packages.empty()) {
    document.tables.push_back(content_table(setting));
    for (const ShipmentLine& line : shipment.lines)
      document.tables.back().rows.push_back(content_row(line, line.quantity, setting));
  }
  if (weight_grams > 0) document.facts.push_back({words.labels.weight, kilograms(weight_grams)});
  close_with(document, setting, Paper::packing_list, "");
  return document;
}

printing::Document despatch_note(const Shipment& shipment, const Setting& setting) {
  const WordsOf& words = setting.words();
  auto document =
      shipment_sheet(shipment, setting, Paper::despatch_note, words.titles.despatch_note);
  printing::Table table = content_table(setting);
  for (const ShipmentLine& line : shipment.lines) {
    const bool has_left = static_cast<bool>(shipment.despatched_at);
    const Quantity quantity = has_left ? line.despatched : line.quantity;
    if (quantity > Quantity{}) table.rows.push_back(content_row(line, quantity, setting));
  }
  document.tables.push_back(std::move(table));
  printing::Block packages;
  for (const Package& package : shipment.packages)
    packages.lines.push_back(package_words(shipment, package, words) + " · SSCC " + package.sscc);
  if (!packages.lines.empty()) document.notes.push_back(std::move(packages));
  document.signatures = {words.phrases.received_by, words.phrases.signature};
  close_with(document, setting, Paper::despatch_note, "");
  return document;
}

printing::Labels package_labels(const Shipment& shipment, const Setting& setting) {
  const WordsOf& words = setting.words();
  printing::Labels labels{.language = setting.language,
                          .paper = setting.paper,
                          .title = words.titles.label + (" " + shipment.number)};
  for (const Package& package : shipment.packages) {
    auto to =
        address_block(setting, words.labels.to, shipment.customer_name, shipment.delivery_address);
    labels.labels.push_back({.company = setting.letterhead.company,
                             .from = {words.labels.from, setting.letterhead.address},
                             .to = std::move(to),
                             .facts = {{words.labels.shipment, shipment.number},
                                       {words.labels.our_order, joined(orders_of(shipment))},
                                       {"", package_words(shipment, package, words)}},
                             .barcode = barcode_of(package)});
  }
  return labels;
}

}  // namespace supercargo::documents
