// Figures, dates, ids and other people's numbers as text: what is read is written and read again
// as the same value.
#include "kernel/decimal.h"
#include "kernel/id.h"
#include "kernel/identifiers.h"
#include "kernel/money.h"
#include "kernel/search_text.h"
#include "kernel/text.h"
#include "kernel/text_keys.h"
#include "kernel/time.h"
#include "tests/fuzz/require.h"

namespace {

using namespace supercargo;
using fuzz::require;

void figures(std::string_view text, int scale) {
  if (const auto value = parse_decimal(text, scale)) {
    const std::string written = decimal_text(*value, scale);
    require(parse_decimal(written, scale) == value);
    require(written.size() <= text.size());
  }
  if (const auto price = parse_price(text)) {
    require(parse_price(supercargo::text(*price)) == price);
    if (const auto quantity = parse_quantity(text))
      static_cast<void>(line_net(*quantity, *price, Currency::of("EUR")));
  }
  for (const char* code : {"JPY", "EUR", "KWD"}) {
    const auto money = parse_money(text, Currency::of(code));
    if (money) require(parse_money(supercargo::text(*money), Currency::of(code)) == money);
  }
}

void times(std::string_view text) {
  if (const auto instant = parse_instant(text))
    require(parse_instant(supercargo::text(*instant)) == instant);
  if (const auto day = parse_day(text)) require(supercargo::text(*day) == text);
}

struct FuzzTag {
  static constexpr char prefix[] = "so";
};

void names(std::string_view text) {
  if (const auto id = parse<Id<FuzzTag>>(text))
    require(parse<Id<FuzzTag>>(supercargo::text(*id)) == id);
  static_cast<void>(Currency::parse(text));
  for (const auto check : {valid_gtin, valid_gln, valid_sscc, valid_email, valid_phone})
    static_cast<void>(check(text));
}

void words(std::string_view text) {
  if (!valid_utf8(text)) return;
  for (const auto kind : {TextKind::line, TextKind::multiline, TextKind::name, TextKind::code})
    static_cast<void>(text_fault(text, kind));
  const std::string key = comparison_key(text);
  require(valid_utf8(key) && comparison_key(key) == key);
  require(valid_utf8(loose_key(text)));
  static_cast<void>(placeholder(text));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const auto text = fuzz::text_of(data + 1, size - 1);
  figures(text, data[0] % (decimal_scale_max + 1));
  times(text);
  names(text);
  words(text);
  return 0;
}
