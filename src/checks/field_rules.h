// Findings about single fields, alike for orders and master data (domain 10). An empty text is an
// absent one: nothing is looked at. Pure; never fails on any bytes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "checks/check.h"
#include "kernel/text.h"

namespace supercargo::checks {

struct TextRule {
  TextKind kind = TextKind::name;
  std::size_t length_max = 0;  // in code points; 0: limited elsewhere
  bool placeholders = false;   // whether "tbc" and "0000" may stand there
};

// What may not be kept, what was ruined before it came (mojibake), what only fills the place.
void check_text(Findings& findings, const std::string& pointer, const std::string& text,
                const TextRule& rule = {});

// UTF-8 that somebody has read as Latin-1 or Windows-1252: "MÃ¼ller", "â€™".
bool mojibake(std::string_view text);

void check_email(Findings& findings, const std::string& pointer, const std::string& text);
void check_phone(Findings& findings, const std::string& pointer, const std::string& text);
void check_vat_id(Findings& findings, const std::string& pointer, const std::string& text);
void check_iban(Findings& findings, const std::string& pointer, const std::string& text);
// A wrong check digit that one swap of neighbours puts right gets that suggestion.
void check_gtin(Findings& findings, const std::string& pointer, const std::string& text);
void check_gln(Findings& findings, const std::string& pointer, const std::string& text);
void check_sscc(Findings& findings, const std::string& pointer, const std::string& text);

}  // namespace supercargo::checks
