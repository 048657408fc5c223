// UTF-16 turned into UTF-8 on its way to the CSV reader. Half a pair of surrogates becomes U+FFFD.
#pragma once

#include "kernel/csv.h"

namespace supercargo {

enum class ByteOrder { little, big };

// `head` holds bytes that were read already. What is read later comes from `read`.
CsvReader::Read utf8_from_utf16(CsvReader::Read read, ByteOrder order, std::string head);

}  // namespace supercargo
