// A mail as it goes over the wire (RFC 5322, MIME: RFC 2045 to 2047): words as plain text and HTML,
// and a document beside them. Pure; the same letter gives the same bytes.
#pragma once

#include <string>
#include <string_view>

#include "kernel/time.h"

namespace supercargo::mails {

struct Letter {
  std::string from_name = {};
  std::string from = {};
  std::string to = {};
  std::string subject = {};
  std::string text = {};
  std::string language = {};    // a tag of BCP 47
  std::string message_id = {};  // without its angles
  std::string thread = {};      // what it belongs to, likewise; none: it stands alone
  Instant at = {};
  std::string document = {};  // the name of a PDF; none: there is none
  std::string bytes = {};     // of it
};

std::string mime_of(const Letter& letter);

// A header's words, encoded where they are not plain ASCII (RFC 2047), folded.
std::string encoded_words(std::string_view text);
// "Mon, 23 Nov 2026 08:05:00 +0000"
std::string date_header(Instant at);
// The words as a page: paragraphs, and links that can be followed. Nothing in them is markup.
std::string html_of(std::string_view text, std::string_view language);

}  // namespace supercargo::mails
