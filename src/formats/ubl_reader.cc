#include "formats/ubl_reader.h"

#include <algorithm>

#include "formats/ubl_rules.h"
#include "kernel/decimal.h"

namespace supercargo::formats {
namespace {

struct Root {
  std::string_view name;
  Kind kind;
};
constexpr Root roots[] = {{"Order", Kind::order},
                          {"OrderChange", Kind::order_change},
                          {"OrderCancellation", Kind::order_cancellation}};
constexpr std::string_view space_before = "urn:oasis:names:specification:ubl:schema:xsd:";

class Reading {
 public:
  Reading(const Xml& root, Kind kind) : root_(root) { message_.kind = kind; }

  Result<Message> run() {
    message_.number = required(root_, "cbc:ID");
    message_.issued_on = day(root_, "cbc:IssueDate", true);
    if (message_.kind == Kind::order)
      message_.order_number = message_.number;
    else
      message_.order_number = required(root_, "cac:OrderReference/cbc:ID");
    currency();
    message_.buyer = party("cac:BuyerCustomerParty");
    message_.seller = party("cac:SellerSupplierParty");
    message_.requested_date = period(root_.find("cac:Delivery"));
    delivery(root_.find("cac:Delivery"));
    notes();
    if (message_.kind != Kind::order_cancellation) {
      lines();
      check_ubl_rules(root_, reasons_);
    }
    if (!reasons_.empty()) return refused(std::move(reasons_));
    return std::move(message_);
  }

 private:
  void refuse(const Xml& at, const char* code, const std::string& words) {
    reasons_.push_back(ubl_reason(at, code, words));
  }

  std::string required(const Xml& in, const std::string& path) {
    const std::string_view text = in.find(path).text();
    if (text.empty())
      reasons_.push_back({in.path() + '/' + path, "required",
                          "Line " + std::to_string(in.line()) + ": it is missing or empty."});
    return std::string(text);
  }

  Day day(const Xml& in, const std::string& path, bool is_required = false) {
    const Xml at = in.find(path);
    if (at.text().empty()) {
      if (is_required) required(in, path);
      return {};
    }
    // xsd:date may say its zone; the day is what was meant.
    const auto day = parse_day(at.text().substr(0, 10));
    if (!day) refuse(at, "not_a_date", "A date is written as 2026-11-22.");
    return day.value_or(Day{});
  }

  // The last day of the period, else its first: by then it is wanted.
  Day period(const Xml& delivery) {
    const Xml period = delivery.find("cac:RequestedDeliveryPeriod");
    const Day end = day(period, "cbc:EndDate");
    const Day start = day(period, "cbc:StartDate");
    return period.find("cbc:EndDate") ? end : start;
  }

  void currency() {
    Xml code = root_.find("cbc:DocumentCurrencyCode");
    if (!code) code = root_.find("cbc:PricingCurrencyCode");
    if (!code) return;
    if (const auto currency = Currency::parse(code.text()))
      message_.currency = *currency;
    else
      refuse(code, "currency_not_known", "No currency of ISO 4217.");
  }

  Party party(const std::string& role) {
    const Xml at = root_.find(role + "/cac:Party");
    Party party;
    if (!at) {
      reasons_.push_back({root_.path() + '/' + role, "required",
                          "Line " + std::to_string(root_.line()) + ": the party is missing."});
      return party;
    }
    const auto add = [&](const Xml& id) {
      if (!id.text().empty()) party.identifiers.emplace_back(id.text());
    };
    add(at.find("cbc:EndpointID"));
    for (const Xml& each : at.all("cac:PartyIdentification")) add(each.find("cbc:ID"));
    for (const Xml& each : at.all("cac:PartyLegalEntity")) add(each.find("cbc:CompanyID"));
    for (const Xml& each : at.all("cac:PartyTaxScheme")) add(each.find("cbc:CompanyID"));
    party.name = at.find("cac:PartyName/cbc:Name").text();
    if (party.name.empty())
      party.name = at.find("cac:PartyLegalEntity/cbc:RegistrationName").text();
    if (party.identifiers.empty() && party.name.empty())
      refuse(at, "party_not_named", "A party has an identifier or a name.");
    return party;
  }

  void delivery(const Xml& delivery) {
    Xml address = delivery.find("cac:DeliveryLocation/cac:Address");
    if (!address) address = delivery.find("cac:DeliveryAddress");
    if (!address) return;
    Place place;
    place.name = delivery.find("cac:DeliveryParty/cac:PartyName/cbc:Name").text();
    place.line1 = address.find("cbc:StreetName").text();
    const std::string_view building = address.find("cbc:BuildingNumber").text();
    if (!building.empty()) place.line1.append(1, ' ').append(building);
    if (place.line1.empty()) place.line1 = address.find("cac:AddressLine/cbc:Line").text();
    place.line2 = address.find("cbc:AdditionalStreetName").text();
    place.city = address.find("cbc:CityName").text();
    place.region = address.find("cbc:CountrySubentity").text();
    place.postcode = address.find("cbc:PostalZone").text();
    place.country = address.find("cac:Country/cbc:IdentificationCode").text();
    message_.ship_to = std::move(place);
  }

  void notes() {
    const char* name = message_.kind == Kind::order_cancellation ? "cbc:CancellationNote" : "";
    for (const Xml& each : root_.children()) {
      if (each.name() != "cbc:Note" && each.name() != name) continue;
      if (each.text().empty()) continue;
      if (!message_.note.empty()) message_.note.push_back('\n');
      message_.note.append(each.text());
    }
  }

  void lines() {
    const auto found = root_.all("cac:OrderLine");
    if (found.empty()) required(root_, "cac:OrderLine");
    if (found.size() > lines_max) {
      refuse(root_, "too_many", "An order has 5,000 lines at most.");
      return;
    }
    message_.lines.reserve(found.size());
    for (const Xml& each : found) {
      const Xml item = each.find("cac:LineItem");
      if (item)
        line(each, item);
      else
        required(each, "cac:LineItem");
    }
  }

  void line(const Xml& outer, const Xml& item) {
    WantedLine& line = message_.lines.emplace_back();
    line.id = required(item, "cbc:ID");
    line.place = item.path();
    line.action = action(item.find("cbc:LineStatusCode"));
    const Xml quantity = item.find("cbc:Quantity");
    if (line.action == LineAction::add || quantity) line.quantity = amount_wanted(item, quantity);
    line.unit = quantity.attribute("unitCode");
    const Xml goods = item.find("cac:Item");
    line.sellers_item = goods.find("cac:SellersItemIdentification/cbc:ID").text();
    line.buyers_item = goods.find("cac:BuyersItemIdentification/cbc:ID").text();
    line.standard_item = goods.find("cac:StandardItemIdentification/cbc:ID").text();
    line.name = goods.find("cbc:Name").text();
    line.price = price(item.find("cac:Price"));
    line.requested_date = period(item.find("cac:Delivery"));
    line.note = outer.find("cbc:Note").text();
    if (line.note.empty()) line.note = item.find("cbc:Note").text();
  }

  // UNCL 1229 as Peppol uses it, and OASIS's own words.
  LineAction action(const Xml& code) {
    const std::string_view text = code.text();
    if (message_.kind == Kind::order || text == "1" || text == "Added") return LineAction::add;
    if (text == "2" || text == "Cancelled") return LineAction::remove;
    if (text == "3" || text == "Revised" || text.empty()) return LineAction::change;
    if (text == "4" || text == "5" || text == "42" || text == "NoStatus") return LineAction::keep;
    refuse(code, "code_not_known", "No line status: 1, 2, 3, 4, 5 or 42.");
    return LineAction::keep;
  }

  std::optional<Quantity> amount_wanted(const Xml& item, const Xml& quantity) {
    if (!quantity) {
      required(item, "cbc:Quantity");
      return std::nullopt;
    }
    const auto value = parse_quantity(quantity.text());
    if (!value)
      refuse(quantity, "not_a_number", "A quantity has six decimals at most.");
    else if (value->micro == 0 && message_.kind == Kind::order)
      refuse(quantity, "not_positive", "A quantity is above zero.");
    return value;
  }

  std::optional<Price> price(const Xml& at) {
    const Xml amount = at.find("cbc:PriceAmount");
    if (!amount) return std::nullopt;
    const auto price = parse_price(amount.text());
    if (!price) {
      refuse(amount, "not_a_number", "A price has six decimals at most.");
      return std::nullopt;
    }
    const Xml base = at.find("cbc:BaseQuantity");
    if (!base) return price;
    const auto of = parse_quantity(base.text());
    if (!of) {
      refuse(base, "not_a_number", "A quantity has six decimals at most.");
      return std::nullopt;
    }
    const auto each = multiply_divide(price->micro, 1'000'000, of->micro, Rounding::half_up);
    return each ? std::optional(Price{*each}) : std::nullopt;
  }

  const Xml& root_;
  Message message_;
  std::vector<Reason> reasons_;
};

}  // namespace

Result<Message> read_ubl(std::string_view bytes) {
  const auto document = XmlDocument::read(bytes);
  if (!document) return document.error();
  const Xml root = document->root();
  for (const Root& known : roots) {
    const std::string space = std::string(space_before).append(known.name).append("-2");
    if (root.name() == known.name && document->root_namespace() == space)
      return Reading(root, known.kind).run();
  }
  return refused({ubl_reason(root, "document_not_taken",
                             "Taken are Order, OrderChange and OrderCancellation of UBL 2.")});
}

}  // namespace supercargo::formats
