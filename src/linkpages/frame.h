// What all pages behind links of mails share: one style, no scripts, nothing from elsewhere, and
// that nothing in a record is markup. Pure.
#pragma once

#include <string>

#include "kernel/money.h"
#include "printing/document.h"

namespace supercargo::linkpages {

struct Page {
  int status = 200;
  std::string html;
};

// A term and what is said of it; nothing where nothing is said. `kind`: an attribute.
std::string row(const char* label, const std::string& value, const char* kind = "");
std::string money_row(const char* label, Money money, const char* kind = "");

struct Titled {
  const char* language = "";  // a tag of BCP 47
  std::string title = {};
};
// A whole page of its head and what stands below it.
std::string framed(const Titled& titled, const std::string& head, const std::string& main);
// One that says a sentence.
std::string plain_page(const Titled& titled, const std::string& head, const std::string& text);

// The company, what the page is about, and the page's other languages.
std::string head_of(printing::Language language, const std::string& company,
                    const std::string& words);

// What a browser may do with a page: show it in its one style and send its forms back.
const std::string& page_policy();

}  // namespace supercargo::linkpages
