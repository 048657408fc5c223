// Documents as PDF: fonts embedded, text that can be searched and read aloud. The same document
// gives the same bytes. One is drawn at a time in a process; never call this in a transaction that
// writes.
#pragma once

#include <string>

#include "printing/document.h"

namespace supercargo::printing {

std::string pdf_of(const Document& document);
std::string pdf_of(const Labels& labels);

}  // namespace supercargo::printing
