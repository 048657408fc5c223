#include "transmittals/ubl_parts.h"

#include "kernel/identifiers.h"

namespace supercargo::transmittals {

using formats::XmlWriter;
using Scope = formats::XmlWriter::Scope;

bool is_vat_id(std::string_view number) {
  if (number.size() < 4) return false;
  const std::string_view country = number.substr(0, 2);
  return known_country(country) || country == "EL" || country == "XI";
}

Partner partner_of(const letterheads::Identity& identity, const std::string& name,
                   const std::string& tax_number) {
  Partner partner{.gln = identity.gln,
                  .identifier = identity.gln,
                  .name = identity.legal_name.empty() ? name : identity.legal_name,
                  .registration = identity.registration,
                  .email = identity.email,
                  .address = {.line1 = identity.line1,
                              .line2 = identity.line2,
                              .city = identity.city,
                              .region = identity.region,
                              .postcode = identity.postcode,
                              .country = identity.country}};
  (is_vat_id(tax_number) ? partner.vat_id : partner.tax_number) = tax_number;
  return partner;
}

void write_address(XmlWriter& writer, std::string_view element, const customers::Address& address) {
  const Scope at(writer, element);
  writer.put("cbc:StreetName", address.line1);
  writer.put("cbc:AdditionalStreetName", address.line2);
  writer.put("cbc:CityName", address.city);
  writer.put("cbc:PostalZone", address.postcode);
  writer.put("cbc:CountrySubentity", address.region);
  const Scope country(writer, "cac:Country");
  writer.put("cbc:IdentificationCode", address.country);
}

void write_party(XmlWriter& writer, const Partner& partner) {
  const Scope party(writer, "cac:Party");
  const std::string_view scheme = valid_gln(partner.identifier) ? "0088" : "";
  writer.put("cbc:EndpointID", partner.gln, {"schemeID", "0088"});
  {
    const Scope identification(writer, "cac:PartyIdentification");
    writer.put("cbc:ID", partner.identifier, {"schemeID", scheme});
  }
  {
    const Scope name(writer, "cac:PartyName");
    writer.put("cbc:Name", partner.name);
  }
  write_address(writer, "cac:PostalAddress", partner.address);
  for (const bool is_vat : {true, false}) {
    const std::string& number = is_vat ? partner.vat_id : partner.tax_number;
    if (number.empty()) continue;
    const Scope tax(writer, "cac:PartyTaxScheme");
    writer.put("cbc:CompanyID", number);
    const Scope scheme_of(writer, "cac:TaxScheme");
    writer.put("cbc:ID", is_vat ? "VAT" : "TAX");
  }
  {
    const Scope legal(writer, "cac:PartyLegalEntity");
    writer.put("cbc:RegistrationName", partner.name);
    writer.put("cbc:CompanyID", partner.registration);
  }
  const Scope contact(writer, "cac:Contact");
  writer.put("cbc:ElectronicMail", partner.email);
}

void write_goods(XmlWriter& writer, const Goods& goods) {
  writer.put("cbc:Name", goods.name);
  if (!goods.buyers_item.empty()) {
    const Scope buyers(writer, "cac:BuyersItemIdentification");
    writer.put("cbc:ID", goods.buyers_item);
  }
  {
    const Scope sellers(writer, "cac:SellersItemIdentification");
    writer.put("cbc:ID", goods.sku);
  }
  const Scope standard(writer, "cac:StandardItemIdentification");
  writer.put("cbc:ID", goods.gtin, {"schemeID", "0160"});
}

}  // namespace supercargo::transmittals
