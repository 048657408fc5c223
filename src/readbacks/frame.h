// What pages for customers share: one HTML document without scripts, pictures or anything from
// elsewhere, its one style allowed by its digest, in three languages. Pure.
#pragma once

#include <string>
#include <string_view>

#include "printing/document.h"

namespace supercargo::readbacks {

// As text within HTML, in attributes too.
std::string escaped(std::string_view text);

// The whole document; `tag` is the language's, `head` and `main` are HTML.
std::string framed(const char* tag, const std::string& head, const std::string& title,
                   const std::string& main);
// A title and a sentence.
std::string plain_page(const char* tag, const std::string& head, const std::string& title,
                       const std::string& text);
// The company, whom the page is for, and the same page in the other languages.
std::string head_of(const std::string& company, const std::string& below, printing::Language shown);

// The one style that a page has, by its digest: 'sha256-…'.
const std::string& style_source();

}  // namespace supercargo::readbacks
