#include "tests/tidy/functions.h"

#include <re2/re2.h>

#include <algorithm>
#include <optional>
#include <string_view>

namespace supercargo::tidy {
namespace {

enum class Kind { space, type, function, control, other };

struct Brace {
  Kind kind = Kind::space;
  std::size_t head = 0;  // where the statement begins that opened it
  int parens = 0;        // of the code around it, to go on with afterwards
};

// "public: explicit Order(int id)" without what may stand before a declaration.
std::string declaration(std::string_view head) {
  static const RE2 before(
      R"(^\s*(?:(?:public|private|protected|default|case [\w:]+)\s*:|\[\[[^\]]*\]\]|inline|)"
      R"(constexpr|static|virtual|explicit|friend)\s*)");
  std::string text = trimmed(head);
  while (RE2::Replace(&text, before, "")) {
  }
  static const RE2 templates(R"(^template\s*<[^<>]*(?:<[^<>]*>[^<>]*)*>\s*)");
  RE2::Replace(&text, templates, "");
  while (RE2::Replace(&text, before, "")) {
  }
  return text;
}

// The bracket that opens the parameters: the first one outside template arguments.
std::optional<std::size_t> parameter_list(const std::string& head) {
  if (const auto symbol = head.find("operator"); symbol != std::string::npos) {
    const bool call = head.compare(symbol, 10, "operator()") == 0;
    const auto open = head.find('(', symbol + (call ? 10 : 8));
    return open == std::string::npos ? std::nullopt : std::optional(open);
  }
  int angles = 0;
  for (std::size_t i = 0; i < head.size() && (head[i] != '=' || angles > 0); ++i) {
    if (head[i] == '<') ++angles;
    if (head[i] == '>') --angles;
    if (head[i] == '(' && angles == 0) return i;
  }
  return std::nullopt;
}

std::size_t closing(const std::string& head, std::size_t open) {
  int depth = 0;
  for (std::size_t i = open; i < head.size(); ++i) {
    if (head[i] == '(') ++depth;
    if (head[i] == ')' && --depth == 0) return i;
  }
  return head.size();
}

std::optional<Function> function_from(std::string_view raw) {
  static const RE2 other(
      R"(^(using|typedef|static_assert|return|namespace|extern|class|struct|union|enum|)"
      R"(SUPERCARGO_\w+)\b)");
  static const RE2 name_before(R"(([\w~:]+)\s*$)");
  const std::string head = declaration(raw);
  if (RE2::PartialMatch(head, other)) return std::nullopt;
  const auto open = parameter_list(head);
  if (!open) return std::nullopt;
  Function function;
  if (!RE2::PartialMatch(head.substr(0, *open), name_before, &function.name)) {
    if (head.find("operator") == std::string::npos) return std::nullopt;
    function.name = "operator";
  }
  function.name = function.name.substr(function.name.rfind(':') + 1);
  const auto close = closing(head, *open);
  function.parameters = split_list(std::string_view(head).substr(*open + 1, close - *open - 1));
  return function;
}

class Braces {
 public:
  explicit Braces(const std::string& code) : code_(code) {}

  std::vector<Function> read() {
    for (at_ = 0; at_ < code_.size(); ++at_) step();
    return std::move(functions_);
  }

 private:
  void step() {
    const char c = code_[at_];
    if (c == '(') ++parens_;
    if (c == ')') --parens_;
    if (c == '{') open();
    if (c == '}') close();
    if (c == ';' && parens_ == 0) {
      if (declares()) declared();
      head_ = at_ + 1;
    }
  }

  std::string_view head() const { return std::string_view(code_).substr(head_, at_ - head_); }

  bool declares() const {
    return std::all_of(braces_.begin(), braces_.end(), [](const Brace& brace) {
      return brace.kind == Kind::space || brace.kind == Kind::type;
    });
  }

  void declared() {
    auto function = function_from(head());
    if (!function) return;
    function->line = line_of_head();
    functions_.push_back(*function);
  }

  int line_of_head() const {
    const auto first = code_.find_first_not_of(" \t\n", head_);
    return line_at(code_, first);
  }

  // `: count_{0}, name_(name) {`: a brace behind a name initialises, one behind `)` or `}` is the
  // body.
  bool initialises_member() const {
    static const RE2 list(R"(\)[^():]*[^:():]:[^:])");
    static const RE2 behind_name(R"([\w>]\s*$)");
    return RE2::PartialMatch(head(), list) && RE2::PartialMatch(head(), behind_name) &&
           !RE2::PartialMatch(head(), R"(\b(const|noexcept|override|final)\s*$)");
  }

  Kind kind_of_brace() const {
    static const RE2 space(R"(^(namespace\b|extern\s*$))");
    static const RE2 type(R"(^(class|struct|union|enum)\b)");
    static const RE2 control(R"(^(if|for|while|switch|do|else|try|catch)\b)");
    if (parens_ > 0) return Kind::other;
    if (!declares()) {
      return RE2::PartialMatch(declaration(head()), control) ? Kind::control : Kind::other;
    }
    const auto text = declaration(head());
    if (RE2::PartialMatch(text, space)) return Kind::space;
    if (RE2::PartialMatch(text, type)) return Kind::type;
    if (initialises_member() || !function_from(head())) return Kind::other;
    return Kind::function;
  }

  void open() {
    const auto kind = kind_of_brace();
    if (kind == Kind::function) begin_function();
    if (kind == Kind::control) {
      ++controls_;
      deepest_ = std::max(deepest_, controls_);
    }
    braces_.push_back({kind, head_, parens_});
    parens_ = 0;
    head_ = at_ + 1;
  }

  void begin_function() {
    current_ = *function_from(head());
    current_.line = line_of_head();
    controls_ = deepest_ = 0;
  }

  void close() {
    if (braces_.empty()) return;
    const auto brace = braces_.back();
    braces_.pop_back();
    parens_ = brace.parens;
    if (brace.kind == Kind::control) --controls_;
    if (brace.kind == Kind::function) {
      current_.lines = line_at(code_, at_) - current_.line + 1;
      current_.nesting = deepest_;
      functions_.push_back(current_);
    }
    // What follows an initialiser or a lambda belongs to the same statement.
    head_ = brace.kind == Kind::other ? brace.head : at_ + 1;
  }

  const std::string& code_;
  std::size_t at_ = 0;
  std::size_t head_ = 0;
  int parens_ = 0;
  int controls_ = 0;
  int deepest_ = 0;
  std::vector<Brace> braces_;
  Function current_;
  std::vector<Function> functions_;
};

}  // namespace

std::vector<Function> functions_of(const Reading& cpp) { return Braces(cpp.code).read(); }

}  // namespace supercargo::tidy
