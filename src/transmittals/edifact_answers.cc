#include "transmittals/edifact_answers.h"

#include <algorithm>

#include "formats/edifact.h"
#include "kernel/identifiers.h"

namespace supercargo::transmittals {
namespace {

using formats::EdifactWriter;

// 20261122 of 2026-11-22…, and with the time behind it.
std::string plain_day(const std::string& day) {
  return day.substr(0, 4) + day.substr(5, 2) + day.substr(8, 2);
}
std::string plain_minute(Instant at) {
  const std::string whole = text(at);
  return plain_day(whole) + whole.substr(11, 2) + whole.substr(14, 2);
}

// What names somebody in an envelope, and in NAD: a GLN where there is one (UNCL 3055: 9).
const std::string& name_of(const Partner& partner) {
  return partner.gln.empty() ? partner.identifier : partner.gln;
}

// A text of a document in pieces that fit, never within a sign of UTF-8.
EdifactWriter::Element pieces_of(const std::string& words, std::size_t longest, std::size_t most) {
  EdifactWriter::Element pieces;
  std::size_t at = 0;
  while (at < words.size() && pieces.size() < most) {
    std::size_t end = std::min(at + longest, words.size());
    while (end < words.size() && end > at &&
           (static_cast<unsigned char>(words[end]) & 0xC0) == 0x80)
      --end;
    pieces.push_back(words.substr(at, end - at));
    at = end;
  }
  return pieces;
}

EdifactWriter writer_of(const Partner& from, const Partner& to, Instant at, const char* type) {
  const std::string us = name_of(from).empty() ? from.name : name_of(from);
  // Fourteen signs, and no other within a tenth of a second.
  const std::string reference = std::to_string(at.us / 100'000);
  return EdifactWriter({.sender = pieces_of(us, 35, 1).empty() ? "" : pieces_of(us, 35, 1).front(),
                        .recipient = name_of(to),
                        .reference = reference,
                        .prepared_at = at,
                        .type = type});
}

void write_day(EdifactWriter& writer, const char* what, Day day) {
  if (day) writer.segment("DTM", {{what, plain_day(text(day)), "102"}});
}
void write_instant(EdifactWriter& writer, const char* what, Instant at) {
  if (at) writer.segment("DTM", {{what, plain_minute(at), "203"}});
}

void write_text(EdifactWriter& writer, const std::string& words) {
  if (!words.empty()) writer.segment("FTX", {{"AAI"}, {}, {}, pieces_of(words, 70, 5)});
}

void write_party(EdifactWriter& writer, const char* role, const Partner& partner) {
  const std::string& id = name_of(partner);
  writer.segment("NAD", {{role},
                         {id, "",
                          id.empty()      ? ""
                          : valid_gln(id) ? "9"
                                          : "92"},
                         {},
                         pieces_of(partner.name, 35, 5),
                         pieces_of(partner.address.line1, 35, 3),
                         {partner.address.city},
                         {partner.address.region},
                         {partner.address.postcode},
                         {partner.address.country}});
  if (!partner.vat_id.empty()) writer.segment("RFF", {{"VA", partner.vat_id}});
}

void write_line(EdifactWriter& writer, const std::string& id, const char* verdict,
                const Goods& goods) {
  EdifactWriter::Element item;
  if (!goods.gtin.empty()) item = {goods.gtin, "EN"};
  writer.segment("LIN", {{id}, {verdict}, item});
  if (!goods.sku.empty() && !goods.buyers_item.empty())
    writer.segment("PIA", {{"5"}, {goods.sku, "SA"}, {goods.buyers_item, "IN"}});
  else if (!goods.sku.empty())
    writer.segment("PIA", {{"5"}, {goods.sku, "SA"}});
  else if (!goods.buyers_item.empty())
    writer.segment("PIA", {{"5"}, {goods.buyers_item, "IN"}});
  EdifactWriter::Element words{"", "", ""};
  for (std::string& each : pieces_of(goods.name, 35, 2)) words.push_back(std::move(each));
  if (words.size() > 3) writer.segment("IMD", {{"F"}, {}, words});
}

// UNCL 1225.
const char* function_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::acknowledged:
      return "9";
    case Verdict::accepted:
      return "29";
    case Verdict::changed:
      return "4";
    case Verdict::rejected:
      break;
  }
  return "27";
}

void write_answer_line(EdifactWriter& writer, const AnswerLine& line) {
  const bool is_rejected = line.verdict == LineVerdict::rejected;
  write_line(writer, line.id, code_of(line.verdict), line.goods);
  if (line.quantity > Quantity{}) writer.segment("QTY", {{"21", text(line.quantity), line.unit}});
  if (line.backordered > Quantity{}) writer.segment("QTY", {{"83", text(line.backordered)}});
  if (!is_rejected) write_day(writer, "69", line.promise_date);
  write_text(writer, line.note);
  if (line.price && !is_rejected) writer.segment("PRI", {{"AAA", text(*line.price)}});
  writer.segment("RFF", {{"LI", line.reference}});
}

}  // namespace

std::string edifact_order_response(const Answer& answer) {
  EdifactWriter writer = writer_of(answer.seller, answer.buyer, answer.at, "ORDRSP");
  writer.segment("BGM", {{"231"},
                         {answer.number},
                         {function_of(answer.verdict)},
                         {answer.verdict == Verdict::acknowledged ? "AB" : ""}});
  write_instant(writer, "137", answer.at);
  if (answer.verdict != Verdict::rejected) write_day(writer, "69", answer.promise_date);
  write_text(writer, answer.note);
  writer.segment("RFF", {{"ON", answer.order_number.empty() ? "NA" : answer.order_number}});
  if (!answer.our_number.empty()) writer.segment("RFF", {{"VN", answer.our_number}});
  write_party(writer, "BY", answer.buyer);
  write_party(writer, "SU", answer.seller);
  if (!answer.currency.empty())
    writer.segment("CUX", {{"2", std::string(answer.currency.code()), "9"}});
  for (const AnswerLine& line : answer.lines) write_answer_line(writer, line);
  writer.segment("UNS", {{"S"}});
  writer.segment("CNT", {{"2", std::to_string(answer.lines.size())}});
  return writer.finish();
}

std::string edifact_despatch_advice(const Advice& advice) {
  EdifactWriter writer = writer_of(advice.seller, advice.buyer, advice.at, "DESADV");
  writer.segment("BGM", {{"351"}, {advice.number}, {"9"}});
  write_instant(writer, "137", advice.at);
  write_instant(writer, "11", advice.despatched_at);
  write_instant(writer, "17", advice.eta);
  for (const std::string& number : advice.order_numbers) writer.segment("RFF", {{"ON", number}});
  if (!advice.tracking.empty()) writer.segment("RFF", {{"CN", advice.tracking}});
  write_party(writer, "BY", advice.buyer);
  write_party(writer, "SU", advice.seller);
  write_party(writer, "DP", advice.receiver);
  if (!advice.carrier.empty())
    writer.segment("TDT", {{"20"}, {}, {}, {}, {"", "", "", advice.carrier}});
  std::int64_t level = 1;
  std::int64_t lines = 0;
  writer.segment("CPS", {{"1"}});
  for (const AdvicePackage& package : advice.packages) {
    writer.segment("CPS", {{std::to_string(++level)}, {"1"}});
    if (!package.sscc.empty()) {
      writer.segment("PAC", {{"1"}, {}, {"", "", "", package.kind}});
      if (package.weight_grams > 0)
        writer.segment("MEA",
                       {{"PD"}, {"AAB"}, {"KGM", text(Quantity{package.weight_grams * 1000})}});
      writer.segment("PCI", {{"33E"}});
      writer.segment("GIN", {{"BJ"}, {package.sscc}});
    }
    for (const AdviceLine& line : package.lines) {
      write_line(writer, std::to_string(++lines), "", line.goods);
      writer.segment("QTY", {{"12", text(line.quantity), line.unit}});
      if (line.outstanding > Quantity{})
        writer.segment("QTY", {{"73", text(line.outstanding), line.unit}});
      writer.segment("RFF", {{"ON", line.order_number, line.line_id}});
    }
  }
  writer.segment("CNT", {{"2", std::to_string(lines)}});
  return writer.finish();
}

}  // namespace supercargo::transmittals
