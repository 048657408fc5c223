#include "app/demo_data.h"

namespace supercargo::app::demo {

// Duties are separated: no two of these hold what must not meet in one hand.
std::vector<DemoPerson> people() {
  return {{"admin@demo.example", "Ada Osei", {"administrator"}},
          {"desk@demo.example", "Jonas Brandt", {"order_desk", "agent"}},
          {"sales@demo.example", "Mei Lin 林美", {"sales_manager"}},
          {"warehouse@demo.example", "Pavel Novák", {"warehouse"}},
          {"purchasing@demo.example", "Sofia Duarte", {"procurement"}},
          {"finance@demo.example", "Ruth Keller", {"finance"}},
          {"quality@demo.example", "Imani Wanjiru", {"quality_manager"}},
          {"service@demo.example", "Lars Holm", {"service_manager"}},
          {"auditor@demo.example", "Tom Harding", {"auditor"}}};
}

// A consumer is told who sells and how to reach them.
std::string_view letterhead() {
  return R"({"address": ["Am Windhukkai 5", "20457 Hamburg"],
             "identity": {"email": "orders@demo.example"}})";
}

std::vector<std::string_view> warehouses() {
  return {
      R"({"code": "HAM", "name": "Hamburg free port", "time_zone": "Europe/Berlin",
          "country": "DE"})",
      R"({"code": "RTM", "name": "Rotterdam Maasvlakte", "time_zone": "Europe/Amsterdam",
          "country": "NL"})",
      R"({"code": "HKG", "name": "葵涌 Kwai Chung", "time_zone": "Asia/Hong_Kong",
          "country": "HK"})"};
}

std::vector<std::string_view> tax_registrations() {
  return {
      R"({"country": "DE", "number": "DE136695976", "valid_from": "2015-01-01",
          "consumer_prices_include_tax": true})",
      R"({"country": "NL", "number": "NL004495445B01", "valid_from": "2015-01-01",
          "consumer_prices_include_tax": true})"};
}

std::vector<std::string_view> tax_rates() {
  return {
      R"({"country": "DE", "name": "Umsatzsteuer", "rate": "0.19", "valid_from": "2021-01-01",
          "source": "UStG § 12 Abs. 1"})",
      R"({"country": "DE", "code": "FOOD", "name": "Umsatzsteuer, ermäßigt", "rate": "0.07",
          "valid_from": "2021-01-01", "source": "UStG § 12 Abs. 2"})",
      R"({"country": "NL", "name": "Btw", "rate": "0.21", "valid_from": "2012-10-01",
          "source": "Wet op de omzetbelasting 1968, art. 9, lid 1"
})",
      R"({"country": "NL", "code": "FOOD", "name": "Btw, verlaagd", "rate": "0.09",
          "valid_from": "2019-01-01", "source": "Wet op de omzetbelasting 1968, art. 9, lid 2"})"};
}

std::vector<std::string_view> products() {
  return {
      R"({"sku": "PALLET-EUR", "name": "EUR pallet 1200 × 800",
          "standard_cost": "8.90", "unit_price": "11.90",
          "currency": "EUR", "gtin": "2000000000015"})",
      R"({"sku": "PALLET-CP1", "name": "Chemical pallet CP1",
          "standard_cost": "10.60", "unit_price": "14.40",
          "substitutes": ["PALLET-EUR"],
          "currency": "EUR"})",
      R"({"sku": "WRAP-500", "name": "Stretch film 500 mm, roll",
          "standard_cost": "4.35", "unit_price": "6.75",
          "currency": "EUR", "gtin": "2000000000022", "packs": [{"unit": "XCT", "numerator": 6}]})",
      R"({"sku": "STRAP-PET16", "name": "PET strapping 16 mm, 1,500 m",
          "standard_cost": "33.50", "unit_price": "48.00",
          "currency": "EUR"})",
      R"({"sku": "BOX-60", "name": "Double-wall box 600 × 400 × 400",
          "standard_cost": "1.12", "unit_price": "1.85",
          "currency": "EUR", "gtin": "2000000000039",
          "packs": [{"unit": "XCT", "numerator": 20}, {"unit": "XPX", "numerator": 400}]})",
      R"({"sku": "LABEL-A6", "name": "Shipping labels A6, roll of 500",
          "standard_cost": "5.40", "unit_price": "9.20",
          "currency": "EUR", "packs": [{"unit": "XCT", "numerator": 12}]})",
      R"({"sku": "SEAL-BOLT", "name": "Container bolt seal, ISO 17712",
          "standard_cost": "1.05", "unit_price": "2.10",
          "currency": "EUR", "quantity_multiple": "10"})",
      R"({"sku": "DUNNAGE-AIR", "name": "Dunnage air bag 90 × 180",
          "standard_cost": "2.70", "unit_price": "4.35",
          "currency": "EUR", "lead_time_days": 5})",
      R"({"sku": "TEA-LJ-250", "name": "龙井茶 Longjing tea 250 g",
          "standard_cost": "12.20", "unit_price": "18.60",
          "currency": "EUR", "tax_code": "FOOD", "packs": [{"unit": "XCT", "numerator": 24}]})",
      R"({"sku": "CRATE-MTO", "name": "Export crate, made to measure",
          "standard_cost": "148.00", "unit_price": "320.00",
          "currency": "EUR", "lead_time_days": 10, "made_to_order": true})",
      R"({"sku": "SVC-STORAGE", "name": "Pallet storage, per week",
          "standard_cost": "2.10", "kind": "service",
          "unit_price": "3.60", "currency": "EUR"})",
      R"({"sku": "SVC-CUSTOMS", "name": "Export declaration 出口报关",
          "standard_cost": "38.00", "kind": "service",
          "unit_price": "65.00", "currency": "EUR"})"};
}

std::vector<std::string_view> price_lists() {
  return {
      R"({"code": "TRADE", "name": "Trade prices", "kind": "segment", "currency": "EUR",
          "customer_kinds": ["business"], "valid_from": "2026-01-01", "prices": [
          {"sku": "BOX-60", "quantity_from": "200", "unit_price": "1.75"},
          {"sku": "BOX-60", "quantity_from": "1000", "unit_price": "1.62"},
          {"sku": "LABEL-A6", "quantity_from": "12", "unit_price": "8.80"}]})",
      R"({"code": "NORDKAI", "name": "Nordkai Handels GmbH", "kind": "customer",
          "currency": "EUR", "customers": ["C-1001"], "valid_from": "2026-01-01", "prices": [
          {"sku": "PALLET-EUR", "unit_price": "11.50"},
          {"sku": "WRAP-500", "unit": "XCT", "quantity_from": "5", "unit_price": "38.70"}]})"};
}

std::vector<std::string_view> charges() {
  return {
      R"({"code": "FREIGHT-CH", "name": "Freight to Switzerland", "name_zh_hant": "瑞士運費",
          "name_zh_hans": "瑞士运费", "kind": "freight", "currency": "EUR", "amount": "45.00",
          "countries": ["CH"], "net_below": "1500.00", "valid_from": "2026-01-01"})",
      R"({"code": "SMALL", "name": "Small order", "name_zh_hant": "小額訂單附加費",
          "name_zh_hans": "小额订单附加费", "kind": "minimum_order", "currency": "EUR",
          "amount": "4.50", "net_below": "15.00", "valid_from": "2026-01-01"})"};
}

std::vector<std::string_view> discounts() {
  return {
      R"({"code": "BOXES", "name": "Boxes by the lorry", "stage": "volume", "rate": "0.03",
          "products": ["BOX-60"], "quantity_from": "5000", "valid_from": "2026-01-01"})",
      R"({"code": "SPRING", "name": "Spring sale of pallets", "stage": "promotion", "rate": "0.05",
          "products": ["PALLET-EUR", "PALLET-CP1"], "valid_from": "2030-03-01",
          "valid_until": "2030-04-30"})"};
}

std::vector<std::string_view> customers() {
  return {
      R"({"code": "C-1001", "name": "Nordkai Handels GmbH", "currency": "EUR", "read_back": "none",
          "email": "einkauf@nordkai.example", "addresses": [{"kind": "delivery",
          "line1": "Am Sandtorkai 30", "city": "Hamburg", "postcode": "20457", "country": "DE"}]})",
      R"({"code": "C-1002", "name": "Van Dijk Logistiek B.V.", "currency": "EUR",
          "email": "inkoop@vandijk.example", "addresses": [{"kind": "delivery",
          "line1": "Waalhaven Z.z. 19", "city": "Rotterdam", "postcode": "3089 JH",
          "country": "NL"}]})",
      R"({"code": "C-1003", "name": "上海远洋贸易有限公司", "currency": "EUR",
          "email": "orders@yuanyang.example", "language": "zh", "addresses": [{"kind": "delivery",
          "line1": "浦东大道 1200 号", "city": "上海", "postcode": "200135", "country": "CN"}]})",
      R"({"code": "C-1004", "name": "Müller & Söhne KG", "currency": "EUR", "read_back": "required",
          "email": "lager@mueller-soehne.example", "addresses": [{"kind": "delivery",
          "line1": "Industriestraße 7", "city": "Bremen", "postcode": "28199", "country": "DE"}]})",
      R"({"code": "C-1005", "name": "Atelier Lefèvre", "currency": "EUR",
          "vat_id": "FR83404833048",
          "email": "commandes@lefevre.example", "addresses": [{"kind": "delivery",
          "line1": "12 rue des Docks", "city": "Le Havre", "postcode": "76600",
          "country": "FR"}]})",
      R"({"code": "C-1006", "name": "Ayuntamiento de Bilbao", "kind": "public_body",
          "currency": "EUR", "email": "compras@bilbao.example", "addresses": [{"kind": "delivery",
          "line1": "Plaza Ernesto Erkoreka 1", "city": "Bilbao", "postcode": "48007",
          "country": "ES"}]})",
      R"({"code": "C-1007", "name": "Hana Svobodová", "kind": "consumer", "currency": "EUR",
          "email": "hana@svobodova.example", "addresses": [{"kind": "delivery",
          "line1": "Nádražní 14", "city": "Brno", "postcode": "602 00", "country": "CZ"}]})",
      R"({"code": "C-1008", "name": "Baltic Freight OÜ", "currency": "EUR",
          "email": "ops@balticfreight.example", "addresses": [{"kind": "delivery",
          "line1": "Sadama 25", "city": "Tallinn", "postcode": "15051", "country": "EE"}]})",
      R"({"code": "C-1009", "name": "陳記茶莊 Chan Kee Tea House", "currency": "EUR",
          "email": "orders@chankee.example", "language": "zh", "addresses": [{"kind": "delivery",
          "line1": "上環永樂街 88 號", "city": "香港", "country": "HK"}]})",
      // Has not ordered yet: whoever tries the program orders for them.
      R"({"code": "C-1010", "name": "Fjordline Supply AS", "currency": "EUR",
          "email": "innkjop@fjordline.example", "addresses": [{"kind": "delivery",
          "line1": "Dokken 4", "city": "Bergen", "postcode": "5011", "country": "NO"}]})"};
}

std::vector<std::string_view> stock_receipts() {
  return {
      R"({"warehouse": "HAM", "reference": "opening stock", "lines": [
          {"sku": "PALLET-EUR", "quantity": "480"}, {"sku": "PALLET-CP1", "quantity": "60"},
          {"sku": "WRAP-500", "quantity": "240"}, {"sku": "STRAP-PET16", "quantity": "36"},
          {"sku": "BOX-60", "quantity": "1600"}, {"sku": "LABEL-A6", "quantity": "96"},
          {"sku": "SEAL-BOLT", "quantity": "500"}]})",
      R"({"warehouse": "RTM", "reference": "opening stock", "lines": [
          {"sku": "PALLET-EUR", "quantity": "200"}, {"sku": "DUNNAGE-AIR", "quantity": "40"},
          {"sku": "TEA-LJ-250", "quantity": "288"}, {"sku": "BOX-60", "quantity": "400"}]})"};
}

std::vector<std::string_view> stock_buffers() {
  return {R"({"warehouse": "HAM", "sku": "PALLET-CP1", "safety_stock": "40",
              "reorder_point": "120"})",
          R"({"warehouse": "HAM", "sku": "PALLET-EUR", "safety_stock": "60",
              "reorder_point": "150"})",
          R"({"warehouse": "HAM", "sku": "BOX-60", "safety_stock": "200"})"};
}

}  // namespace supercargo::app::demo
