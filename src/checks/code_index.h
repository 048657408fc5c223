// Which code could have been meant? Ranked suggestions for a code that nobody knows (domain 10):
// shown and never applied. The index is made once from a catalogue, is never changed after that and
// may be asked by many threads at once; an answer over 100,000 codes takes milliseconds.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/result.h"

namespace supercargo::checks {

enum class CodeKind : std::uint8_t { own, customer_code, gtin, old_code };

// Another code of the same product; a customer's code is suggested to that customer alone.
struct Alternate {
  CodeKind kind = CodeKind::gtin;
  std::string code;
  std::string customer = {};
};

// What may be suggested: something that can be sold today, or a customer who buys.
struct Candidate {
  std::string code;
  std::string name = {};
  bool in_stock = false;  // when the index was made
  std::vector<Alternate> alternates = {};
};

struct Asked {
  std::string_view text;                     // as typed
  std::string_view customer = {};            // whose own codes count
  std::span<const std::string> bought = {};  // codes the customer has ordered before
};

inline constexpr std::size_t suggestions_max = 5;

class CodeIndex {
 public:
  explicit CodeIndex(std::span<const Candidate> candidates);

  // Best first: the same code written differently, alternate codes, a swap of neighbours (of a GTIN
  // with a wrong check digit before all others), what looks alike, small distances, similar
  // descriptions; among equals what the customer has bought, then what is in stock.
  std::vector<Suggestion> suggest(const Asked& asked) const;
  // Of memory, about.
  std::size_t bytes() const;

 private:
  friend class CodeSearch;

  struct Known {
    std::string code;
    std::string name;
    bool in_stock = false;
    std::uint32_t trigrams = 0;
  };
  // One code of a candidate, normalised; both keys stand in `characters_`.
  struct Code {
    std::uint32_t key = 0;
    std::uint32_t lookalike = 0;
    std::uint16_t bytes = 0;
    std::uint16_t length = 0;  // in code points
    CodeKind kind = CodeKind::own;
    bool ascii = true;
    std::uint32_t candidate = 0;
    std::uint32_t customer = 0;  // its place in `customers_` and 1 more; 0: everybody's
    std::uint64_t letters = 0;   // which characters occur in the lookalike key, by six bits each
  };
  struct Posting {
    std::uint64_t trigram = 0;
    std::uint32_t candidate = 0;
  };

  void add_code(std::uint32_t candidate, const Alternate& alternate);
  void add_description(std::uint32_t candidate, std::string_view name);
  static std::uint64_t letters_of(std::string_view key);
  std::uint32_t customer_number(std::string_view customer) const;

  static constexpr std::size_t length_max = 64;
  std::vector<Known> candidates_;
  std::vector<std::string> customers_;              // sorted
  std::vector<Code> codes_;                         // by length
  std::array<std::size_t, length_max + 2> begins_;  // the first code of each length
  std::string characters_;
  std::vector<Posting> postings_;  // by trigram
};

// As osa_distance for one-byte characters, by following mismatches instead of filling a table:
// without allocation, and over at once for codes that have nothing in common.
int near_distance(std::string_view a, std::string_view b, int limit);

}  // namespace supercargo::checks
