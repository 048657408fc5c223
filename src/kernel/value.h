// One field's value as text and back: what a journal, a CSV cell, a filter and JSON have in common.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kernel/fields.h"

namespace supercargo {

// True when the field holds nothing: an empty text, no id, a disengaged optional, an empty list.
bool is_empty(const Field& field, const void* object);

// Appends the value without quotes; nothing for an empty one. Objects and lists are not single
// values.
void append_value(std::string& out, const Field& field, const void* object);
std::string value_text(const Field& field, const void* object);

// True for kinds whose JSON is a string; booleans and integers stand bare.
bool is_quoted(Kind kind);

// Reads a single value; returns the reason's code when the text is none of that kind: `not_a_day`.
// `currency` is what a money value is in.
const char* read_value(const Field& field, std::string_view text, void* object, Currency currency);

// What the field's rules say against the value it holds; empty when nothing. Codes as in api.md.
struct Objection {
  const char* code = nullptr;
  std::string detail;
};
Objection check_value(const Field& field, const void* object);

}  // namespace supercargo
