#include "sheets/row.h"

#include <algorithm>

namespace supercargo::sheets {
namespace {

constexpr std::string_view blanks = " \t\r\n";

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

// Every name that stands in the heading is looked for by hand: headings are short.
std::optional<std::size_t> column_of(const std::vector<std::string>& heading,
                                     const std::string& name) {
  for (std::size_t i = 0; i < heading.size(); ++i)
    if (trimmed(heading[i]) == name) return i;
  return std::nullopt;
}

void check_heading(const std::vector<std::string>& heading, std::vector<Reason>& reasons) {
  for (std::size_t i = 0; i < heading.size(); ++i) {
    const std::string name(trimmed(heading[i]));
    if (!name.empty() && column_of(heading, name) != i)
      reasons.push_back({"/columns", "duplicate_column", "Two columns are named " + name + "."});
  }
}

}  // namespace

void Row::take(const CsvRow& row, std::uint64_t end_offset) {
  place = row.place;
  end = end_offset;
  reasons.clear();
  text_.clear();
  ends_.clear();
  for (const std::string_view cell : row.cells) {
    text_.append(cell);
    ends_.push_back(static_cast<std::uint32_t>(text_.size()));
  }
}

std::string_view Row::cell(std::size_t i) const {
  const std::size_t begin = i == 0 ? 0 : ends_[i - 1];
  return std::string_view(text_).substr(begin, ends_[i] - begin);
}

Result<Binding> Binding::bind(const Mapping& mapping, const std::vector<std::string>& heading,
                              const std::function<bool(const std::string&)>& is_field) {
  Binding binding;
  binding.width_ = heading.size();
  std::vector<Reason> reasons;
  check_heading(heading, reasons);
  std::map<std::string, Source> sources;
  for (const auto& [field, rule] : mapping.columns) {
    const auto column = column_of(heading, rule.column);
    if (!column)
      reasons.push_back(
          {"/columns/" + field, "no_such_column", "The table has no column " + rule.column + "."});
    sources[field] = {.field = field, .column = column.value_or(0), .rule = rule};
  }
  if (mapping.columns.empty()) {
    for (std::size_t i = 0; i < heading.size(); ++i) {
      const std::string name(trimmed(heading[i]));
      if (!name.empty()) sources[name] = {.field = name, .column = i};
    }
  }
  for (const auto& [field, text] : mapping.constants)
    sources[field] = {.field = field, .constant = true, .fallback = text};
  for (auto& [field, source] : sources) {
    if (!is_field(field))
      reasons.push_back({"/columns/" + field, "unknown_field", "Nothing here has such a field."});
    const auto fallback = mapping.defaults.find(field);
    if (fallback != mapping.defaults.end() && !source.constant) source.fallback = fallback->second;
    const auto values = mapping.values.find(field);
    if (values != mapping.values.end()) source.values = &values->second;
    binding.sources_.push_back(std::move(source));
  }
  if (!reasons.empty()) return invalid(std::move(reasons));
  return binding;
}

const Binding::Source* Binding::find(std::string_view field) const {
  for (const Source& source : sources_)
    if (source.field == field) return &source;
  return nullptr;
}

std::string_view value(const Binding::Source& source, const Row& row, std::string& scratch) {
  if (source.constant) return source.fallback;
  const ColumnRule& rule = source.rule;
  std::string_view text = unguard_formula(row.cell(source.column));
  if (rule.trim) text = trimmed(text);
  if (!rule.without_prefix.empty() && text.starts_with(rule.without_prefix))
    text.remove_prefix(rule.without_prefix.size());
  if (!rule.without_suffix.empty() && text.ends_with(rule.without_suffix))
    text.remove_suffix(rule.without_suffix.size());
  if (text.empty()) return source.fallback;
  if (source.values != nullptr)
    if (const auto found = source.values->find(std::string(text)); found != source.values->end())
      text = found->second;
  if (rule.with_prefix.empty()) return text;
  scratch.assign(rule.with_prefix).append(text);
  return scratch;
}

std::string_view plain_number(const Mapping& mapping, std::string_view text, std::string& scratch) {
  if (mapping.decimal == '.' && mapping.grouping.empty()) return text;
  std::string made;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!mapping.grouping.empty() && text.substr(i).starts_with(mapping.grouping)) {
      i += mapping.grouping.size() - 1;
    } else if (text[i] == mapping.decimal) {
      made += '.';
    } else if (text[i] == '.') {
      made += '?';  // a point that is neither mark: not a number
    } else {
      made += text[i];
    }
  }
  scratch = std::move(made);
  return scratch;
}

}  // namespace supercargo::sheets
