// Finds the next of four bytes, sixteen at a time where the processor can. For readers that keep
// one of the four behind their last byte and may read `padding_bytes` beyond it.
#pragma once

#include <bit>
#include <cstddef>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace supercargo {

class ByteSet {
 public:
  static constexpr std::size_t padding_bytes = 16;

  constexpr ByteSet(char a, char b, char c, char d) : a_(a), b_(b), c_(c), d_(d) {}

  const char* find(const char* from) const {
#ifdef __SSE2__
    const __m128i a = _mm_set1_epi8(a_), b = _mm_set1_epi8(b_);
    const __m128i c = _mm_set1_epi8(c_), d = _mm_set1_epi8(d_);
    for (;; from += 16) {
      const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
      const __m128i first = _mm_or_si128(_mm_cmpeq_epi8(bytes, a), _mm_cmpeq_epi8(bytes, b));
      const __m128i second = _mm_or_si128(_mm_cmpeq_epi8(bytes, c), _mm_cmpeq_epi8(bytes, d));
      const auto mask = static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(first, second)));
      if (mask != 0) return from + std::countr_zero(mask);
    }
#else
    while (*from != a_ && *from != b_ && *from != c_ && *from != d_) ++from;
    return from;
#endif
  }

 private:
  char a_, b_, c_, d_;
};

}  // namespace supercargo
