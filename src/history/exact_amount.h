// A sum of quantities times prices, exact to the last digit: 128 bits at scale 12. Documents round
// each line (domain 9.1); what was read is compared with its source before any rounding.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "kernel/money.h"

namespace supercargo::history {

class ExactAmount {
 public:
  ExactAmount() = default;
  ExactAmount(Quantity quantity, Price price);
  // What text() wrote.
  static std::optional<ExactAmount> parse(std::string_view text);

  // Faults when the sum leaves 128 bits, which no trade does.
  ExactAmount& operator+=(const ExactAmount& other);
  // The shortest decimal: "9747747.934".
  std::string text() const;
  // Half up at scale 6; nothing when that leaves 64 bits.
  std::optional<Price> rounded() const;

 private:
  __extension__ using Wide = __int128;
  Wide value_ = 0;
};

}  // namespace supercargo::history
