#include "mails/message.h"

#include <algorithm>
#include <ctime>
#include <vector>

#include "files/disposition.h"
#include "journal/field_key.h"
#include "kernel/markup.h"
#include "kernel/utf8.h"

namespace supercargo::mails {
namespace {

constexpr const char* line_end = "\r\n";
constexpr std::size_t line_max = 76;  // RFC 2045, 6.8
constexpr std::size_t word_max = 42;  // bytes: 56 in base64, so that a word has at most 75

// Whole groups of four, as mail wants them (RFC 4648, 4).
std::string base64(std::string_view bytes) {
  std::string encoded;
  journal::append_base64(encoded, bytes);
  // Mail has + and / where addresses of the web have - and _ (RFC 4648, 4 and 5).
  std::replace(encoded.begin(), encoded.end(), '-', '+');
  std::replace(encoded.begin(), encoded.end(), '_', '/');
  while (encoded.size() % 4 != 0) encoded += '=';
  return encoded;
}

std::string base64_lines(std::string_view bytes) {
  const std::string encoded = base64(bytes);
  std::string lines;
  for (std::size_t at = 0; at < encoded.size(); at += line_max)
    lines.append(encoded, at, line_max).append(line_end);
  return lines;
}

bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c < 0x7f; }) &&
         text.find("=?") == std::string_view::npos && text.size() <= line_max;
}

// Lines end as SMTP wants it, however they were typed.
std::string with_line_ends(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\r') continue;
    if (c == '\n') out += '\r';
    out += c;
  }
  return out;
}

std::string header(const char* name, const std::string& value) {
  return std::string(name) + ": " + value + line_end;
}

std::string text_part(const char* type, std::string_view text) {
  return std::string("Content-Type: ") + type + "; charset=utf-8\r\n" +
         "Content-Transfer-Encoding: base64\r\n\r\n" + base64_lines(text);
}

std::string between(const std::string& boundary, const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts)
    out.append("--").append(boundary).append(line_end).append(part).append(line_end);
  return out + "--" + boundary + "--\r\n";
}

std::string alternative(const Letter& letter, const std::string& boundary) {
  return "Content-Type: multipart/alternative; boundary=\"" + boundary + "\"\r\n\r\n" +
         between(boundary, {text_part("text/plain", with_line_ends(letter.text)),
                            text_part("text/html", html_of(letter.text, letter.language))});
}

std::string document_part(const Letter& letter) {
  std::string disposition = files::disposition_of(letter.document);
  // A long name stands on lines of its own.
  for (auto at = disposition.find("; "); at != std::string::npos;
       at = disposition.find("; ", at + 4))
    disposition.replace(at, 2, ";\r\n ");
  return "Content-Type: application/pdf\r\nContent-Disposition: " + disposition +
         "\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64_lines(letter.bytes);
}

// Quoted where it must be; encoded where it cannot be quoted.
std::string named(const std::string& name, const std::string& address) {
  if (name.empty()) return '<' + address + '>';
  const bool is_quotable = is_plain(name) && name.find_first_of("\"\\") == std::string::npos;
  return (is_quotable ? '"' + name + '"' : encoded_words(name)) + " <" + address + '>';
}

// Of a line; an address of the web in it can be followed.
void append_line(std::string& out, std::string_view line) {
  auto at = line.find("https://");
  if (at == std::string_view::npos) at = line.find("http://");
  if (at == std::string_view::npos) return append_escaped(out, line);
  const auto end = std::min(line.find_first_of(" \t<>\"", at), line.size());
  append_escaped(out, line.substr(0, at));
  out += "<a href=\"";
  append_escaped(out, line.substr(at, end - at));
  out += "\">";
  append_escaped(out, line.substr(at, end - at));
  out += "</a>";
  append_escaped(out, line.substr(end));
}

}  // namespace

std::string encoded_words(std::string_view text) {
  if (is_plain(text)) return std::string(text);
  std::string out;
  while (!text.empty()) {
    std::size_t take = 0;
    while (take < text.size()) {
      const std::size_t length = utf8::decode(text, take).length;
      if (take + length > word_max) break;
      take += length;
    }
    out += out.empty() ? "=?UTF-8?B?" : "\r\n =?UTF-8?B?";
    out += base64(text.substr(0, take)) + "?=";
    text.remove_prefix(take);
  }
  return out;
}

std::string date_header(Instant at) {
  static constexpr const char* days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::time_t seconds = at.us / 1'000'000;
  std::tm utc{};
  gmtime_r(&seconds, &utc);
  const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  return std::string(days[utc.tm_wday]) + ", " + two(utc.tm_mday) + ' ' + months[utc.tm_mon] + ' ' +
         std::to_string(utc.tm_year + 1900) + ' ' + two(utc.tm_hour) + ':' + two(utc.tm_min) + ':' +
         two(utc.tm_sec) + " +0000";
}

std::string html_of(std::string_view text, std::string_view language) {
  std::string out = "<!doctype html>\r\n<html lang=\"";
  append_escaped(out, language);
  out += "\"><head><meta charset=\"utf-8\"></head><body>\r\n<p>";
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    append_line(out, line);
    if (text.starts_with('\n')) {
      text.remove_prefix(1);
      out += "</p>\r\n<p>";
    } else if (!text.empty()) {
      out += "<br>\r\n";
    }
  }
  return out + "</p>\r\n</body></html>\r\n";
}

std::string mime_of(const Letter& letter) {
  // Of this message alone, and no line of base64 begins so.
  const std::string mark = letter.message_id.substr(0, letter.message_id.find('@'));
  std::string out = header("Date", date_header(letter.at)) +
                    header("From", named(letter.from_name, letter.from)) +
                    header("To", '<' + letter.to + '>') +
                    header("Subject", encoded_words(letter.subject)) +
                    header("Message-ID", '<' + letter.message_id + '>');
  if (!letter.thread.empty()) out += header("References", '<' + letter.thread + '>');
  out += header("Auto-Submitted", "auto-generated");
  if (!letter.language.empty()) out += header("Content-Language", letter.language);
  out += header("MIME-Version", "1.0");
  const std::string words = alternative(letter, "=_words_" + mark);
  if (letter.document.empty()) return out + words;
  return out + "Content-Type: multipart/mixed; boundary=\"=_whole_" + mark + "\"\r\n\r\n" +
         between("=_whole_" + mark, {words, document_part(letter)});
}

}  // namespace supercargo::mails
