// What was scanned into which package, and the numbers that packages bear.
#include <algorithm>
#include <map>

#include "kernel/identifiers.h"
#include "kernel/text_keys.h"
#include "shipments/rules.h"

namespace supercargo::shipments {
namespace {

// What was scanned against what was picked, line by line.
class Scanning {
 public:
  Scanning(const Shipment& shipment, std::span<const Scannable> codes, std::vector<Reason>& reasons)
      : shipment_(shipment), reasons_(reasons), scanned_(shipment.lines.size()) {
    for (const Scannable& each : codes)
      for (const std::string& code : each.codes) products_[comparison_key(code)] = each.product;
  }

  void scan(const Scan& scan, const std::string& pointer, Package& package) {
    const auto product = products_.find(comparison_key(scan.code));
    if (!scan.code.empty() && product == products_.end())
      return refuse(pointer + "/code", "unexpected_goods",
                    "No line of the shipment has this code.");
    if (scan.line == 0) {
      if (scan.code.empty())
        return refuse(pointer, "required", "A scan names its goods by code or by line.");
      return spread(product->second, scan.quantity, package);
    }
    const auto named = named_line(shipment_, scan.sales_order, scan.line);
    if (!named) return refuse(pointer + "/line", "unknown_line", "There is no such line here.");
    if (!scan.code.empty() && shipment_.lines[*named].product != product->second)
      return refuse(pointer + "/code", "wrong_goods",
                    described(shipment_.lines[*named]) + " wants other goods.");
    put(*named, scan.quantity, package);
  }

  void compare() {
    for (std::size_t i = 0; i < shipment_.lines.size(); ++i) {
      const ShipmentLine& line = shipment_.lines[i];
      if (line.is_service || line.picked == scanned_[i]) continue;
      refuse("/packages", "scan_differs",
             described(line) + ": " + text(line.picked) + " expected, " + text(scanned_[i]) +
                 " scanned.");
    }
  }

 private:
  void refuse(std::string pointer, std::string code, std::string detail) {
    reasons_.push_back({std::move(pointer), std::move(code), std::move(detail)});
  }
  void put(std::size_t i, Quantity quantity, Package& package) {
    const ShipmentLine& line = shipment_.lines[i];
    scanned_[i] += quantity;
    package.contents.push_back({line.sales_order, line.line, line.sku, quantity});
  }
  // Goods of two lines look the same: each line is filled in turn, what is too much shows.
  void spread(ProductId product, Quantity quantity, Package& package) {
    std::optional<std::size_t> last;
    for (std::size_t i = 0; i < shipment_.lines.size(); ++i) {
      if (shipment_.lines[i].product != product) continue;
      last = i;
      const Quantity wanted = shipment_.lines[i].picked - scanned_[i];
      const Quantity put_here = std::min(quantity, std::max(wanted, Quantity{}));
      if (put_here == Quantity{}) continue;
      put(i, put_here, package);
      quantity -= put_here;
    }
    if (last && quantity > Quantity{}) put(*last, quantity, package);
  }

  const Shipment& shipment_;
  std::vector<Reason>& reasons_;
  std::vector<Quantity> scanned_;
  std::map<std::string, ProductId> products_;
};

void check_picked(const Shipment& shipment, std::vector<Reason>& reasons) {
  Quantity picked;
  for (const ShipmentLine& line : shipment.lines) {
    picked += line.picked;
    if (!line.is_picked())
      reasons.push_back({"", "not_picked", described(line) + " is not picked yet."});
  }
  if (reasons.empty() && picked == Quantity{})
    reasons.push_back({"", "nothing_picked", "Nothing of it was found: cancel the shipment."});
}

}  // namespace

std::vector<Package> packed(const Shipment& shipment, const Pack& given,
                            std::span<const Scannable> codes, std::vector<Reason>& reasons) {
  std::vector<Package> packages;
  check_picked(shipment, reasons);
  Scanning scanning(shipment, codes, reasons);
  for (std::size_t i = 0; i < given.packages.size(); ++i) {
    const Packing& each = given.packages[i];
    Package& package = packages.emplace_back();
    package.kind = each.kind;
    package.weight_grams = each.weight_grams;
    const std::string pointer = "/packages/" + std::to_string(i) + "/contents/";
    for (std::size_t n = 0; n < each.contents.size(); ++n)
      scanning.scan(each.contents[n], pointer + std::to_string(n), package);
  }
  if (!given.packages.empty()) {
    scanning.compare();
    return packages;
  }
  Package whole;
  for (const ShipmentLine& line : shipment.lines)
    if (!line.is_service && line.picked > Quantity{})
      whole.contents.push_back({line.sales_order, line.line, line.sku, line.picked});
  if (!whole.contents.empty()) packages.push_back(std::move(whole));
  return packages;
}

std::string sscc(std::string_view company_prefix, std::int64_t serial) {
  constexpr std::size_t digits_before_check = 17;
  const std::size_t width = digits_before_check - company_prefix.size();
  std::string number = std::to_string(serial);
  if (number.size() > width) return {};
  number.insert(0, width - number.size(), '0');
  // Its first digit is the extension digit, which stands before the prefix.
  std::string code = number.substr(0, 1) + std::string(company_prefix) + number.substr(1);
  code += gs1_check_digit(code);
  return code;
}

}  // namespace supercargo::shipments
