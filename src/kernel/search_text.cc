#include "kernel/search_text.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <vector>

#include "kernel/result.h"
#include "kernel/text_keys.h"
#include "kernel/utf8.h"

namespace supercargo {
namespace {

enum class Part { gap, mark, letter, unspaced };

bool has_script(char32_t c, UScriptCode script) {
  return uscript_hasScript(static_cast<UChar32>(c), script) != 0;
}

bool unspaced_script(char32_t c) {
  if (c < 0x0E00) return false;
  for (const UScriptCode script : {USCRIPT_HAN, USCRIPT_HIRAGANA, USCRIPT_KATAKANA, USCRIPT_THAI,
                                   USCRIPT_LAO, USCRIPT_KHMER, USCRIPT_MYANMAR})
    if (has_script(c, script)) return true;
  return false;
}

Part part_of(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? Part::letter : Part::gap;
  const auto mask = U_GET_GC_MASK(static_cast<UChar32>(c));
  if (mask & U_GC_M_MASK) return Part::mark;
  if (!(mask & (U_GC_L_MASK | U_GC_N_MASK))) return Part::gap;
  return unspaced_script(c) ? Part::unspaced : Part::letter;
}

// SQLite's tokenizer drops accents by itself and PostgreSQL's does not: dropped here, both agree.
char32_t without_accent(char32_t c) {
  if (c < 0x80 || !(has_script(c, USCRIPT_LATIN) || has_script(c, USCRIPT_GREEK))) return c;
  UErrorCode status = U_ZERO_ERROR;
  static const icu::Normalizer2* const canonical = icu::Normalizer2::getNFCInstance(status);
  icu::UnicodeString parts;
  if (!canonical || !canonical->getDecomposition(static_cast<UChar32>(c), parts)) return c;
  return static_cast<char32_t>(parts.char32At(0));
}

// Collects tokens; a run of an unspaced script is held until it is known how long it is.
class Tokens {
 public:
  void see(char32_t c) {
    const Part part = part_of(c);
    if (part == Part::mark) return;
    if (part == Part::letter) {
      close_run();
      if (!in_word_) begin_token();
      in_word_ = true;
      utf8::append(text_, without_accent(c));
      return;
    }
    in_word_ = false;
    if (part == Part::gap) return close_run();
    if (previous_) {
      begin_token();
      utf8::append(text_, previous_);
      utf8::append(text_, c);
      paired_ = true;
    }
    previous_ = c;
  }

  std::string finish() {
    close_run();
    return std::move(text_);
  }

 private:
  void begin_token() {
    if (!text_.empty()) text_ += ' ';
  }

  void close_run() {
    if (previous_ && !paired_) {
      begin_token();
      utf8::append(text_, previous_);
    }
    previous_ = 0;
    paired_ = false;
  }

  std::string text_;
  bool in_word_ = false;
  bool paired_ = false;
  char32_t previous_ = 0;  // 0: not within an unspaced run
};

}  // namespace

std::string search_tokens(std::string_view text) {
  Tokens tokens;
  utf8::each_code_point(nfkc_fold(text), [&](char32_t c) { tokens.see(c); });
  return tokens.finish();
}

}  // namespace supercargo
