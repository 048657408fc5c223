#include <algorithm>
#include <array>
#include <charconv>

#include "kernel/utf8.h"
#include "mime/message.h"

namespace supercargo::mime {
namespace {

// What turns the direction of writing: a name that reads otherwise than it is (UAX 9).
bool turns_direction(char32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

template <class Keep>
std::string cleaned(std::string_view text, std::size_t bytes_max, const Keep& keep) {
  std::string out;
  bool is_full = false;
  utf8::each_code_point(text, [&](char32_t c) {
    if (is_full || turns_direction(c) || c == 0xFEFF) return;
    const std::size_t before = out.size();
    keep(out, c);
    is_full = out.size() > bytes_max;
    if (is_full) out.resize(before);
  });
  return out;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), lower);
  return out;
}

struct Named {
  std::string_view name;
  char32_t character;
};
constexpr std::array entities{
    Named{"amp", '&'},   Named{"lt", '<'},       Named{"gt", '>'},       Named{"quot", '"'},
    Named{"apos", '\''}, Named{"nbsp", ' '},     Named{"euro", 0x20AC},  Named{"pound", 0xA3},
    Named{"copy", 0xA9}, Named{"ndash", 0x2013}, Named{"mdash", 0x2014}, Named{"hellip", 0x2026}};

std::optional<char32_t> character_of(std::string_view name) {
  if (name.starts_with('#')) {
    name.remove_prefix(1);
    const bool is_hex = !name.empty() && lower(name.front()) == 'x';
    if (is_hex) name.remove_prefix(1);
    std::uint32_t value = 0;
    const auto [end, error] =
        std::from_chars(name.data(), name.data() + name.size(), value, is_hex ? 16 : 10);
    const bool is_whole = error == std::errc() && end == name.data() + name.size();
    const bool is_surrogate = value >= 0xD800 && value <= 0xDFFF;
    if (!is_whole || value > 0x10FFFF || is_surrogate) return std::nullopt;
    return static_cast<char32_t>(value);
  }
  for (const Named& each : entities)
    if (each.name == name) return each.character;
  return std::nullopt;
}

bool ends_a_line(std::string_view tag) {
  static constexpr std::array tags{"br", "p",  "/p", "div", "/div", "tr",  "/tr", "li",
                                   "h1", "h2", "h3", "h4",  "/h1",  "/h2", "/h3", "hr"};
  return std::any_of(tags.begin(), tags.end(), [&](std::string_view each) { return each == tag; });
}

// Reads a page from its beginning to its end, once.
class Page {
 public:
  explicit Page(std::string_view html) : rest_(html) {}

  std::string words() {
    while (!rest_.empty()) {
      const char c = rest_.front();
      if (c == '<')
        tag();
      else if (c == '&')
        entity();
      else
        plain(c);
    }
    return std::move(out_);
  }

 private:
  void plain(char c) {
    rest_.remove_prefix(1);
    const bool is_blank = c == ' ' || c == '\t' || c == '\r' || c == '\n';
    if (!is_blank)
      out_ += c;
    else if (!out_.empty() && out_.back() != ' ' && out_.back() != '\n')
      out_ += ' ';
  }

  void end_line() {
    while (out_.ends_with(' ')) out_.pop_back();
    if (!out_.empty() && !out_.ends_with("\n\n")) out_ += '\n';
  }

  void tag() {
    if (rest_.starts_with("<!--")) return skip_to("-->");
    const auto close = rest_.find('>');
    if (close == std::string_view::npos) return rest_.remove_prefix(rest_.size());
    const std::string_view inside = rest_.substr(1, close - 1);
    const std::string name = lowered(inside.substr(0, inside.find_first_of(" \t\r\n")));
    const std::string bare =
        name.ends_with('/') && name.size() > 1 ? name.substr(0, name.size() - 1) : name;
    rest_.remove_prefix(close + 1);
    if (bare == "script" || bare == "style" || bare == "head" || bare == "title")
      skip_element(bare);
    else if (ends_a_line(bare))
      end_line();
    else if (bare == "td" || bare == "th")
      plain_blank();
  }

  void plain_blank() {
    if (!out_.empty() && out_.back() != ' ' && out_.back() != '\n') out_ += ' ';
  }

  void skip_to(std::string_view end) {
    const auto at = rest_.find(end);
    rest_.remove_prefix(at == std::string_view::npos ? rest_.size() : at + end.size());
  }

  // What browsers never show, to its end tag in whatever case.
  void skip_element(const std::string& name) {
    const std::string end = "</" + name;
    while (!rest_.empty()) {
      const auto at = rest_.find("</");
      if (at == std::string_view::npos) return rest_.remove_prefix(rest_.size());
      rest_.remove_prefix(at);
      if (lowered(rest_.substr(0, end.size())) == end) return skip_to(">");
      rest_.remove_prefix(2);
    }
  }

  void entity() {
    constexpr std::size_t longest = 12;
    const auto end = rest_.substr(0, longest).find(';');
    const auto meant =
        end == std::string_view::npos ? std::nullopt : character_of(rest_.substr(1, end - 1));
    if (!meant) return plain('&');
    utf8::append(out_, *meant);
    rest_.remove_prefix(end + 1);
  }

  std::string_view rest_;
  std::string out_;
};

}  // namespace

std::string text_of_html(std::string_view html) { return Page(html).words(); }

std::string clean_lines(std::string_view text, std::size_t bytes_max) {
  return cleaned(text, bytes_max, [](std::string& out, char32_t c) {
    if (c == '\n' || c == '\t' || !is_control(c)) utf8::append(out, c);
  });
}

std::string clean_line(std::string_view text, std::size_t bytes_max) {
  std::string line = cleaned(text, bytes_max, [](std::string& out, char32_t c) {
    if (c == '\n' || c == '\t' || c == '\r') c = ' ';
    if (c == ' ' && (out.empty() || out.back() == ' ')) return;
    if (!is_control(c)) utf8::append(out, c);
  });
  while (line.ends_with(' ')) line.pop_back();
  return line;
}

}  // namespace supercargo::mime
