#include <algorithm>
#include <bit>
#include <map>
#include <optional>

#include "checks/code_index.h"
#include "kernel/identifiers.h"
#include "kernel/similarity.h"
#include "kernel/text.h"
#include "kernel/text_keys.h"
#include "kernel/utf8.h"

namespace supercargo::checks {
namespace {

// How a code came to be suggested, in the order of ranking.
enum class Likeness {
  same_code,
  customer_code,
  gtin,
  old_code,
  check_digit_swap,  // valid again once two neighbours are swapped back
  swap,
  lookalike,
  one_edit,
  lookalike_one_edit,
  two_edits,
  lookalike_two_edits,
  description,
};

const char* words(Likeness likeness) {
  switch (likeness) {
    case Likeness::same_code:
      return "the same code, written differently";
    case Likeness::customer_code:
      return "customer's own code";
    case Likeness::gtin:
      return "GTIN";
    case Likeness::old_code:
      return "old code";
    case Likeness::check_digit_swap:
      return "1 transposition makes the check digit right";
    case Likeness::swap:
      return "1 transposition";
    case Likeness::lookalike:
      return "looks alike";
    case Likeness::one_edit:
      return "1 character differs";
    case Likeness::lookalike_one_edit:
      return "looks alike but for 1 character";
    case Likeness::two_edits:
      return "2 characters differ";
    case Likeness::lookalike_two_edits:
      return "looks alike but for 2 characters";
    case Likeness::description:
      return "similar description";
  }
  return "";
}

const char* within(CodeKind kind) {
  switch (kind) {
    case CodeKind::own:
      return "";
    case CodeKind::customer_code:
      return " (customer's own code)";
    case CodeKind::gtin:
      return " (GTIN)";
    case CodeKind::old_code:
      return " (old code)";
  }
  return "";
}

Likeness same(CodeKind kind) {
  switch (kind) {
    case CodeKind::own:
      return Likeness::same_code;
    case CodeKind::customer_code:
      return Likeness::customer_code;
    case CodeKind::gtin:
      return Likeness::gtin;
    case CodeKind::old_code:
      return Likeness::old_code;
  }
  return Likeness::old_code;
}

std::u32string wide(std::string_view text) {
  std::u32string characters;
  utf8::each_code_point(text, [&](char32_t c) { characters += c; });
  return characters;
}

// Equal but for two neighbours that changed places.
bool one_swap(std::string_view one, std::string_view other) {
  const std::u32string a = wide(one), b = wide(other);
  if (a.size() != b.size()) return false;
  const auto [x, y] = std::mismatch(a.begin(), a.end(), b.begin());
  if (x == a.end() || x + 1 == a.end()) return false;
  return x[0] == y[1] && x[1] == y[0] && std::equal(x + 2, a.end(), y + 2);
}

struct Match {
  Likeness likeness = Likeness::description;
  CodeKind kind = CodeKind::own;
  Ratio similarity = {0, 1};  // of descriptions
};

bool better(const Match& a, const Match& b) {
  if (a.likeness != b.likeness) return a.likeness < b.likeness;
  return a.similarity != b.similarity && at_least(a.similarity, b.similarity);
}

}  // namespace

// One question to the index.
class CodeSearch {
 public:
  CodeSearch(const CodeIndex& index, const Asked& asked)
      : index_(index),
        asked_(asked),
        text_(asked.text.substr(0, text_bytes_max)),
        key_(code_key(text_)),
        lookalike_(lookalike_key(text_)),
        letters_(CodeIndex::letters_of(lookalike_)),
        limit_(limit_for(key_)),
        ascii_(utf8::is_ascii(key_)),
        wrong_check_digit_(!gtin_by_one_transposition(key_).empty()) {}

  std::vector<Suggestion> answer() {
    by_code();
    if (matches_.size() < suggestions_max) by_description();
    return best();
  }

 private:
  using Code = CodeIndex::Code;
  // Nobody types more into the place of a code.
  static constexpr std::size_t text_bytes_max = 256;

  // Very short codes are all near each other: one edit of two characters says nothing.
  static int limit_for(std::string_view key) {
    return code_points(key) < 3 ? 0 : suggestion_limit(key);
  }

  void by_code() {
    if (key_.empty()) return;
    const auto length = static_cast<int>(code_points(key_));
    const auto longest = static_cast<int>(CodeIndex::length_max);
    const int from = std::max(1, length - limit_);
    const int to = std::min(longest, length + limit_);
    if (from > to) return;
    const auto customer = index_.customer_number(asked_.customer);
    const auto first = index_.begins_[static_cast<std::size_t>(from)];
    const auto past = index_.begins_[static_cast<std::size_t>(to) + 1];
    for (std::size_t at = first; at < past; ++at) {
      const Code& code = index_.codes_[at];
      const bool visible =
          code.kind != CodeKind::customer_code || (code.customer != 0 && code.customer == customer);
      if (!visible) continue;
      if (const auto likeness = likeness_of(code)) keep(code.candidate, {*likeness, code.kind});
    }
  }

  int distance(std::string_view asked, std::string_view known, bool known_is_ascii) const {
    return ascii_ && known_is_ascii ? near_distance(asked, known, limit_)
                                    : osa_distance(asked, known, limit_);
  }

  std::optional<Likeness> likeness_of(const Code& code) const {
    // An edit changes which characters occur by two at most: that alone rules out most codes. What
    // is near as typed is as near in what looks alike.
    if (std::popcount(letters_ ^ code.letters) > 2 * limit_) return std::nullopt;
    const std::string_view characters = index_.characters_;
    const auto lookalike = characters.substr(code.lookalike, code.bytes);
    const int alike = distance(lookalike_, lookalike, code.ascii);
    if (alike > limit_) return std::nullopt;
    const auto key = characters.substr(code.key, code.bytes);
    const int plain = distance(key_, key, code.ascii);
    if (plain == 0) return same(code.kind);
    if (plain == 1 && one_swap(key_, key)) return swapped(key);
    if (alike == 0) return Likeness::lookalike;
    if (alike == 1) return plain == 1 ? Likeness::one_edit : Likeness::lookalike_one_edit;
    return plain == 2 ? Likeness::two_edits : Likeness::lookalike_two_edits;
  }

  Likeness swapped(std::string_view key) const {
    return wrong_check_digit_ && valid_gtin(key) ? Likeness::check_digit_swap : Likeness::swap;
  }

  void by_description() {
    const Trigrams wanted(text_);
    std::vector<std::uint16_t> shared(index_.candidates_.size());
    std::vector<std::uint32_t> touched;
    for (const std::uint64_t trigram : wanted.sorted()) {
      auto at = std::lower_bound(
          index_.postings_.begin(), index_.postings_.end(), trigram,
          [](const CodeIndex::Posting& a, std::uint64_t b) { return a.trigram < b; });
      for (; at != index_.postings_.end() && at->trigram == trigram; ++at)
        if (shared[at->candidate]++ == 0) touched.push_back(at->candidate);
    }
    for (const std::uint32_t candidate : touched) {
      const int part = shared[candidate];
      const auto all = wanted.size() + index_.candidates_[candidate].trigrams;
      const Ratio ratio{part, static_cast<int>(all) - part};
      if (at_least(ratio, trigram_threshold))
        keep(candidate, {Likeness::description, CodeKind::own, ratio});
    }
  }

  void keep(std::uint32_t candidate, const Match& match) {
    const auto [at, fresh] = matches_.try_emplace(candidate, match);
    if (!fresh && better(match, at->second)) at->second = match;
  }

  bool bought(const std::string& code) const {
    return std::find(asked_.bought.begin(), asked_.bought.end(), code) != asked_.bought.end();
  }

  struct Ranked {
    Match match;
    const CodeIndex::Known* known = nullptr;
    bool bought = false;
  };

  static bool before(const Ranked& a, const Ranked& b) {
    if (a.match.likeness != b.match.likeness) return a.match.likeness < b.match.likeness;
    if (better(a.match, b.match) || better(b.match, a.match)) return better(a.match, b.match);
    if (a.bought != b.bought) return a.bought;
    if (a.known->in_stock != b.known->in_stock) return a.known->in_stock;
    return a.known->code < b.known->code;
  }

  std::vector<Suggestion> best() const {
    std::vector<Ranked> ranked;
    for (const auto& [candidate, match] : matches_) {
      const auto& known = index_.candidates_[candidate];
      ranked.push_back({match, &known, bought(known.code)});
    }
    const auto count = std::min(ranked.size(), suggestions_max);
    const auto past = ranked.begin() + static_cast<std::ptrdiff_t>(count);
    std::partial_sort(ranked.begin(), past, ranked.end(), before);
    std::vector<Suggestion> suggestions;
    for (auto at = ranked.begin(); at != past; ++at)
      suggestions.push_back({at->known->code, at->known->name, reason(at->match)});
    return suggestions;
  }

  static std::string reason(const Match& match) {
    std::string text = words(match.likeness);
    if (match.likeness > Likeness::old_code) text += within(match.kind);
    return text;
  }

  const CodeIndex& index_;
  const Asked& asked_;
  const std::string_view text_;
  const std::string key_;
  const std::string lookalike_;
  const std::uint64_t letters_;
  const int limit_;
  const bool ascii_;
  const bool wrong_check_digit_;
  std::map<std::uint32_t, Match> matches_;
};

std::vector<Suggestion> CodeIndex::suggest(const Asked& asked) const {
  return CodeSearch(*this, asked).answer();
}

}  // namespace supercargo::checks
