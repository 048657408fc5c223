// What documents in UBL have in common: parties, addresses, goods. Pure.
#pragma once

#include <string>

#include "customers/customer.h"
#include "formats/xml_writer.h"
#include "letterheads/letterhead.h"

namespace supercargo::transmittals {

// Whoever is named in a document, as far as it is known.
struct Partner {
  std::string gln;         // ISO 6523 0088
  std::string identifier;  // as the customer's system or our own names it
  std::string name;
  std::string registration;  // in the register of companies
  std::string vat_id;        // with its country before
  std::string tax_number;    // of another tax, or without a country
  std::string email;
  customers::Address address;
};

Partner partner_of(const letterheads::Identity& identity, const std::string& name,
                   const std::string& tax_number);

// A VAT identifier begins with its country (EN 16931, BR-CO-09); other numbers stand apart.
bool is_vat_id(std::string_view number);

// cac:Party and what is in it, in the order of the schema.
void write_party(formats::XmlWriter& writer, const Partner& partner);
// `element` is cac:PostalAddress or cac:Address.
void write_address(formats::XmlWriter& writer, std::string_view element,
                   const customers::Address& address);

// What a line is about.
struct Goods {
  std::string name;
  std::string sku;
  std::string buyers_item;
  std::string gtin;
};
// Without the element around it.
void write_goods(formats::XmlWriter& writer, const Goods& goods);

}  // namespace supercargo::transmittals
