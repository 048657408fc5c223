#include <array>
#include <cstdint>
#include <string>

#include "kernel/money.h"
#include "kernel/result.h"

namespace supercargo {

namespace {

// ISO 4217, currencies with a minor unit, by its number of digits. Codes that left the list lately
// (ANG, BGN, CUC) stay while documents that name them are still being settled.
struct Group {
  int exponent;
  std::string_view codes;
};
constexpr std::array groups{
    Group{0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"},
    Group{2,
          "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP "
          "BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR "
          "FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW "
          "KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN "
          "NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD "
          "SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS "
          "VED VES WST XAD XCD XCG YER ZAR ZMW ZWG"},
    Group{3, "BHD IQD JOD KWD LYD OMR TND"},
    Group{4, "CLF UYW"},
};

struct Row {
  std::string_view code;
  int exponent = 0;
};

constexpr std::size_t letters_index(std::string_view code) {
  const auto letter = [&](std::size_t i) { return static_cast<std::size_t>(code[i] - 'A'); };
  return (letter(0) * 26 + letter(1)) * 26 + letter(2);
}

// One byte for each three letters: row number plus one, so that a look-up is a single read.
struct Table {
  std::array<Row, 200> rows{};
  std::array<std::uint8_t, 26 * 26 * 26> row_of{};
};

constexpr Table make_table() {
  Table table;
  std::uint8_t count = 0;
  for (const auto& group : groups) {
    for (std::size_t at = 0; at < group.codes.size(); at += 4) {
      const auto code = group.codes.substr(at, 3);
      table.rows[count++] = {code, group.exponent};
      table.row_of[letters_index(code)] = count;
    }
  }
  return table;
}

constexpr Table table = make_table();

const Row* find(std::string_view code) {
  if (code.size() != 3) return nullptr;
  for (const char c : code)
    if (c < 'A' || c > 'Z') return nullptr;
  const auto row = table.row_of[letters_index(code)];
  return row == 0 ? nullptr : &table.rows[row - 1U];
}

}  // namespace

std::optional<Currency> Currency::parse(std::string_view code) {
  if (find(code) == nullptr) return std::nullopt;
  Currency currency;
  code.copy(currency.letters_.data(), currency.letters_.size());
  return currency;
}

Currency Currency::of(std::string_view code) {
  const auto currency = parse(code);
  if (!currency) throw Fault("no such currency: " + std::string(code));
  return *currency;
}

std::string_view Currency::code() const {
  const auto* row = find({letters_.data(), letters_.size()});
  return row == nullptr ? std::string_view{} : row->code;
}

int Currency::exponent() const {
  const auto* row = find({letters_.data(), letters_.size()});
  if (row == nullptr) throw Fault("an amount without a currency has no minor unit");
  return row->exponent;
}

}  // namespace supercargo
