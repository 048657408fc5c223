#include "transmittals/ubl_answers.h"

#include "formats/xml_writer.h"

namespace supercargo::transmittals {
namespace {

using formats::XmlWriter;
using Scope = formats::XmlWriter::Scope;

// 2026-11-22 and 09:30:00Z of an instant.
std::string date_of(Instant at) { return at ? text(at).substr(0, 10) : std::string(); }
std::string time_of(Instant at) { return at ? text(at).substr(11, 8) + 'Z' : std::string(); }

void write_promise(XmlWriter& xml, Day day) {
  if (!day) return;
  const Scope delivery(xml, "cac:Delivery");
  const Scope period(xml, "cac:PromisedDeliveryPeriod");
  xml.put("cbc:StartDate", text(day));
  xml.put("cbc:EndDate", text(day));
}

void write_line(XmlWriter& xml, const AnswerLine& line, Currency currency) {
  const Scope outer(xml, "cac:OrderLine");
  {
    const Scope item(xml, "cac:LineItem");
    xml.put("cbc:ID", line.id);
    xml.put("cbc:Note", line.note);
    xml.put("cbc:LineStatusCode", code_of(line.verdict));
    if (line.verdict != LineVerdict::rejected && line.quantity > Quantity{})
      xml.put("cbc:Quantity", text(line.quantity), {"unitCode", line.unit});
    if (line.backordered > Quantity{})
      xml.put("cbc:MaximumBackorderQuantity", text(line.backordered));
    write_promise(xml, line.promise_date);
    if (line.price && line.verdict != LineVerdict::rejected) {
      const Scope price(xml, "cac:Price");
      xml.put("cbc:PriceAmount", text(*line.price), {"currencyID", currency.code()});
      xml.put("cbc:BaseQuantity", "1", {"unitCode", line.unit});
    }
    const Scope goods(xml, "cac:Item");
    write_goods(xml, line.goods);
  }
  const Scope reference(xml, "cac:OrderLineReference");
  xml.put("cbc:LineID", line.reference);
}

struct Packed {
  const AdvicePackage& package;
  const AdviceLine& line;
  std::int64_t number;
};
void write_despatched(XmlWriter& xml, const Packed& packed) {
  const AdviceLine& line = packed.line;
  const Scope outer(xml, "cac:DespatchLine");
  xml.put("cbc:ID", std::to_string(packed.number));
  xml.put("cbc:DeliveredQuantity", text(line.quantity), {"unitCode", line.unit});
  if (line.outstanding > Quantity{}) {
    xml.put("cbc:OutstandingQuantity", text(line.outstanding), {"unitCode", line.unit});
    xml.put("cbc:OutstandingReason", "Not found when it was picked.");
  }
  {
    const Scope reference(xml, "cac:OrderLineReference");
    xml.put("cbc:LineID", line.line_id);
    const Scope order(xml, "cac:OrderReference");
    xml.put("cbc:ID", line.order_number);
  }
  {
    const Scope goods(xml, "cac:Item");
    write_goods(xml, line.goods);
  }
  if (packed.package.sscc.empty()) return;
  const Scope shipment(xml, "cac:Shipment");
  xml.put("cbc:ID", "NA");
  const Scope unit(xml, "cac:TransportHandlingUnit");
  xml.put("cbc:ID", packed.package.sscc);
  if (packed.package.weight_grams == 0) return;
  const Scope dimension(xml, "cac:MeasurementDimension");
  xml.put("cbc:AttributeID", "AAB");  // UNCL 6313: its gross weight
  xml.put("cbc:Measure", text(Quantity{packed.package.weight_grams * 1000}), {"unitCode", "KGM"});
}

void write_transport(XmlWriter& xml, const Advice& advice) {
  const Scope shipment(xml, "cac:Shipment");
  xml.put("cbc:ID", "1");
  std::int64_t grams = 0;
  for (const AdvicePackage& each : advice.packages) grams += each.weight_grams;
  if (grams > 0)
    xml.put("cbc:GrossWeightMeasure", text(Quantity{grams * 1000}), {"unitCode", "KGM"});
  if (!advice.carrier.empty()) {
    const Scope consignment(xml, "cac:Consignment");
    xml.put("cbc:ID", "1");
    const Scope carrier(xml, "cac:CarrierParty");
    const Scope name(xml, "cac:PartyName");
    xml.put("cbc:Name", advice.carrier);
  }
  const Scope delivery(xml, "cac:Delivery");
  xml.put("cbc:TrackingID", advice.tracking);
  {
    const Scope period(xml, "cac:EstimatedDeliveryPeriod");
    xml.put("cbc:StartDate", date_of(advice.eta));
    xml.put("cbc:EndDate", date_of(advice.eta));
  }
  const Scope despatch(xml, "cac:Despatch");
  xml.put("cbc:ActualDespatchDate", date_of(advice.despatched_at));
  xml.put("cbc:ActualDespatchTime", time_of(advice.despatched_at));
}

}  // namespace

std::string ubl_order_response(const Answer& answer) {
  XmlWriter xml("OrderResponse");
  xml.put("cbc:CustomizationID", "urn:fdc:peppol.eu:poacc:trns:order_response:3");
  xml.put("cbc:ProfileID", "urn:fdc:peppol.eu:poacc:bis:ordering:3");
  xml.put("cbc:ID", answer.number);
  xml.put("cbc:SalesOrderID", answer.our_number);
  xml.put("cbc:IssueDate", date_of(answer.at));
  xml.put("cbc:IssueTime", time_of(answer.at));
  xml.put("cbc:OrderResponseCode", code_of(answer.verdict));
  xml.put("cbc:Note", answer.note);
  xml.put("cbc:DocumentCurrencyCode", answer.currency.code());
  {
    const Scope reference(xml, "cac:OrderReference");
    xml.put("cbc:ID", answer.order_number.empty() ? "NA" : answer.order_number);
  }
  {
    const Scope seller(xml, "cac:SellerSupplierParty");
    write_party(xml, answer.seller);
  }
  {
    const Scope buyer(xml, "cac:BuyerCustomerParty");
    write_party(xml, answer.buyer);
  }
  if (answer.verdict == Verdict::accepted || answer.verdict == Verdict::changed)
    write_promise(xml, answer.promise_date);
  for (const AnswerLine& line : answer.lines) write_line(xml, line, answer.currency);
  return xml.finish();
}

std::string ubl_despatch_advice(const Advice& advice) {
  XmlWriter xml("DespatchAdvice");
  xml.put("cbc:CustomizationID", "urn:fdc:peppol.eu:poacc:trns:despatch_advice:3");
  xml.put("cbc:ProfileID", "urn:fdc:peppol.eu:poacc:bis:despatch_advice:3");
  xml.put("cbc:ID", advice.number);
  xml.put("cbc:IssueDate", date_of(advice.at));
  xml.put("cbc:IssueTime", time_of(advice.at));
  if (advice.order_numbers.size() == 1) {
    const Scope reference(xml, "cac:OrderReference");
    xml.put("cbc:ID", advice.order_numbers.front());
  }
  {
    const Scope seller(xml, "cac:DespatchSupplierParty");
    write_party(xml, advice.seller);
  }
  {
    const Scope receiver(xml, "cac:DeliveryCustomerParty");
    write_party(xml, advice.receiver);
  }
  {
    const Scope buyer(xml, "cac:BuyerCustomerParty");
    write_party(xml, advice.buyer);
  }
  write_transport(xml, advice);
  std::int64_t number = 0;
  for (const AdvicePackage& package : advice.packages)
    for (const AdviceLine& line : package.lines) write_despatched(xml, {package, line, ++number});
  return xml.finish();
}

}  // namespace supercargo::transmittals
