// A mail as it came over the wire, read within limits (RFC 5322, MIME: RFC 2045 to 2049, 2231):
// who wrote, what is answered, its words as plain text and its parts as bytes. Whatever comes is
// read as far as it can be and says what was wrong with it. The only GMime. Safe from several
// threads.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/time.h"

namespace supercargo::mime {

// security 4 "MIME (IMAP)".
inline constexpr std::size_t message_bytes_max = 25 << 20;
inline constexpr std::size_t head_bytes_max = 64 << 10;
inline constexpr int parts_max = 100;
inline constexpr int depth_max = 10;
inline constexpr std::size_t text_bytes_max = 60'000;

struct Part {
  std::string name;        // as the sender named it; never a path
  std::string media_type;  // as the sender said, in lower case
  std::string bytes;
};

// What another mail server says became of a mail of ours (RFC 3464).
struct Report {
  std::string action;      // failed, delayed, delivered …
  std::string status;      // 5.1.1
  std::string recipient;   // an address
  std::string message_id;  // of the mail that it is about
};

struct Message {
  std::string message_id;               // without its angles
  std::vector<std::string> references;  // what it answers: the nearest first
  std::string from_name;
  std::string from;  // an address, or empty
  std::string to;    // as it stands there
  std::string subject;
  Instant sent_at;            // as the sender says; none: he does not
  std::string text;           // plain; what came as HTML alone has lost its markup
  bool is_automatic = false;  // no person wrote it: a bounce, an absence, a list
  std::optional<Report> report;
  std::vector<Part> parts;
  std::vector<std::string> faults;  // words: no_sender, too_many_parts, charset_unknown …
};

Message read(std::string_view bytes);

// The words of a page: nothing of its markup, scripts or styles.
std::string text_of_html(std::string_view html);

// Fit to be kept and shown: UTF-8, without control characters or what turns the direction of
// writing, lines ended by a line feed, cut between two characters.
std::string clean_lines(std::string_view text, std::size_t bytes_max);
std::string clean_line(std::string_view text, std::size_t bytes_max);

}  // namespace supercargo::mime
