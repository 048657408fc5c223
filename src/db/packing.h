// Long texts are stored packed: frames of Zstandard (RFC 8878), made against a dictionary of what
// the facts, checks, findings, agreed contents and kept replies of an order are like. Any tool for
// such frames reads them with the dictionary that the frame names (db/packing/<its id>.zdict, of
// which none ever changes).
#pragma once

#include <string>
#include <string_view>

namespace supercargo::db {

// The frame; nothing for a text that is short or would not become smaller.
std::string packed(std::string_view text);

// What was packed. Of bytes that are no frame of ours, or are damaged: those bytes, so that whoever
// checks the hash of what is stored finds them altered, as with a text.
std::string unpacked(std::string_view frame);

// A text as it stands in its column and, where that is empty, in the column of frames beside it.
std::string unpacked(std::string_view text, std::string_view frame);

}  // namespace supercargo::db
