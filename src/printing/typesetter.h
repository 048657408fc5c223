// Words as they take up room and as they are drawn: in any script, with the Noto fonts of Debian
// and no others, so that a document looks alike on every machine. Lengths are integers, 1/1024 of a
// point. Fonts are shared by all threads and not made for that: while one of these lives, whoever
// wants another waits.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "kernel/result.h"
#include "printing/document.h"

namespace supercargo::printing {

inline constexpr int point = 1024;
constexpr int millimetres(int count) { return static_cast<int>(count * point * 720LL / 254); }

enum class Style : std::uint8_t {
  body,
  strong,
  small,
  label,
  title,
  number,
  company,
  heading,
  total,
  foot,
  mark,
};
inline constexpr int styles = 11;

enum class Ink : std::uint8_t { text, second, third, line, accent, warning };

struct Words {
  std::string text;
  Style style = Style::body;
  int width = 0;
  Align align = Align::left;
};

class Typesetter {
 public:
  Typesetter(Language language, const std::string& accent);
  ~Typesetter();
  Typesetter(const Typesetter&) = delete;
  Typesetter& operator=(const Typesetter&) = delete;

  int height(const Words& words) const;
  // So many bytes stand in the lines that are no higher together; at least one line's.
  std::size_t fitting(const Words& words, int height_max) const;
  // Of one line, unbroken.
  int width(const std::string& text, Style style) const;

  // `cairo` is a cairo_t, whose unit is a point.
  void draw(void* cairo, const Words& words, int x, int y) const;
  void choose(void* cairo, Ink ink) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace supercargo::printing
