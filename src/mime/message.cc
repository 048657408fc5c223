#include "mime/message.h"

#include <gmime/gmime.h>

#include <algorithm>
#include <memory>

#include "kernel/result.h"
#include "kernel/text.h"

namespace supercargo::mime {
namespace {

template <class T>
struct Unref {
  void operator()(T* object) const { g_object_unref(object); }
};
template <class T>
using Held = std::unique_ptr<T, Unref<T>>;
struct Free {
  void operator()(char* text) const { g_free(text); }
};

void start_gmime() {
  static const bool started = [] {
    g_mime_init();
    return true;
  }();
  SUPERCARGO_CHECK(started);
}

std::string lowered(const char* text) {
  std::string out = text == nullptr ? "" : text;
  std::transform(out.begin(), out.end(), out.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return out;
}

std::string text_or_none(const char* text) { return text == nullptr ? std::string() : text; }

std::string bytes_of(GMimeStream* stream) {
  const GByteArray* array = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
  return {reinterpret_cast<const char*>(array->data), array->len};
}

// Out of its transfer encoding.
std::string content_of(GMimePart* part) {
  GMimeDataWrapper* content = g_mime_part_get_content(part);
  if (content == nullptr) return {};
  const Held<GMimeStream> stream(g_mime_stream_mem_new());
  g_mime_data_wrapper_write_to_stream(content, stream.get());
  return bytes_of(stream.get());
}

std::string type_of(GMimeObject* object) {
  const std::unique_ptr<char, Free> type(
      g_mime_content_type_get_mime_type(g_mime_object_get_content_type(object)));
  return lowered(type.get());
}

// The ids in angles, as they stand there.
std::vector<std::string> ids_in(std::string_view header) {
  constexpr std::size_t ids_max = 100;
  std::vector<std::string> ids;
  while (ids.size() < ids_max) {
    const auto open = header.find('<');
    const auto close = open == std::string_view::npos ? open : header.find('>', open);
    if (close == std::string_view::npos) break;
    ids.push_back(clean_line(header.substr(open + 1, close - open - 1), 998));
    header.remove_prefix(close + 1);
  }
  return ids;
}

// "Final-Recipient: rfc822; mei@lantau.example", of the first group that has it.
std::string value_in(const std::string& lines, const std::string& name) {
  const std::string folded = lowered(lines.c_str());
  const std::string wanted = name + ":";
  std::size_t at = folded.starts_with(wanted) ? 0 : folded.find('\n' + wanted);
  if (at == std::string::npos) return {};
  at = lines.find(':', at) + 1;
  return clean_line(std::string_view(lines).substr(at, lines.find('\n', at) - at), 500);
}

class Reader {
 public:
  explicit Reader(Message& message) : out_(message) {}

  void read(GMimeMessage* message) {
    head(message);
    if (GMimeObject* root = g_mime_message_get_mime_part(message)) walk(root, 0);
    if (out_.text.empty() && !html_.empty())
      out_.text = clean_lines(text_of_html(html_), text_bytes_max);
    if (out_.report && out_.report->message_id.empty() && !out_.references.empty())
      out_.report->message_id = out_.references.front();
  }

 private:
  void fault(const char* word) {
    if (std::find(out_.faults.begin(), out_.faults.end(), word) == out_.faults.end())
      out_.faults.emplace_back(word);
  }

  static std::string header(GMimeMessage* message, const char* name) {
    return text_or_none(g_mime_object_get_header(GMIME_OBJECT(message), name));
  }

  void head(GMimeMessage* message) {
    const auto ids = ids_in('<' + text_or_none(g_mime_message_get_message_id(message)) + '>');
    if (!ids.empty()) out_.message_id = ids.front();
    out_.subject = clean_line(text_or_none(g_mime_message_get_subject(message)), 2000);
    out_.references = ids_in(header(message, "In-Reply-To"));
    auto earlier = ids_in(header(message, "References"));
    out_.references.insert(out_.references.end(), earlier.rbegin(), earlier.rend());
    if (GDateTime* at = g_mime_message_get_date(message)) {
      const std::int64_t seconds = g_date_time_to_unix(at);
      if (seconds > 0) out_.sent_at = Instant{seconds * 1'000'000};
    }
    writer(g_mime_message_get_from(message));
    out_.to = clean_line(header(message, "To"), 1000);
    const std::string submitted = lowered(header(message, "Auto-Submitted").c_str());
    const std::string precedence = lowered(header(message, "Precedence").c_str());
    out_.is_automatic = (!submitted.empty() && !submitted.starts_with("no")) ||
                        precedence == "bulk" || precedence == "junk" || precedence == "list" ||
                        !header(message, "List-Id").empty() ||
                        header(message, "Return-Path") == "<>";
    if (out_.message_id.empty()) fault("no_message_id");
    if (out_.from.empty()) fault("no_sender");
  }

  void writer(InternetAddressList* from) {
    InternetAddress* first = from != nullptr && internet_address_list_length(from) > 0
                                 ? internet_address_list_get_address(from, 0)
                                 : nullptr;
    if (first == nullptr || !INTERNET_ADDRESS_IS_MAILBOX(first)) return;
    out_.from_name = clean_line(text_or_none(internet_address_get_name(first)), 400);
    out_.from = clean_line(
        text_or_none(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(first))), 254);
  }

  void walk(GMimeObject* object, int depth) {
    if (depth > depth_max) return fault("too_deep");
    if (++seen_ > parts_max) return fault("too_many_parts");
    if (GMIME_IS_MULTIPART(object)) {
      auto* many = GMIME_MULTIPART(object);
      const bool was_report = in_report_;
      in_report_ = in_report_ || type_of(object) == "multipart/report";
      const int count = g_mime_multipart_get_count(many);
      if (count == 0) fault("no_parts");
      for (int i = 0; i < count && seen_ <= parts_max; ++i)
        walk(g_mime_multipart_get_part(many, i), depth + 1);
      in_report_ = was_report;
    } else if (GMIME_IS_MESSAGE_PART(object)) {
      inner(g_mime_message_part_get_message(GMIME_MESSAGE_PART(object)), depth);
    } else if (GMIME_IS_PART(object)) {
      leaf(GMIME_PART(object));
    }
  }

  // A mail within the mail: of a bounce the one that came back, else one that was passed on; that
  // is kept whole, and what it holds is to be found like the rest.
  void inner(GMimeMessage* message, int depth) {
    if (message == nullptr) return fault("no_parts");
    if (in_report_) {
      returned(text_or_none(g_mime_message_get_message_id(message)));
      return;
    }
    const Held<GMimeStream> stream(g_mime_stream_mem_new());
    g_mime_object_write_to_stream(GMIME_OBJECT(message), nullptr, stream.get());
    const auto subject = clean_line(text_or_none(g_mime_message_get_subject(message)), 100);
    out_.parts.push_back(
        {(subject.empty() ? "mail" : subject) + ".eml", "message/rfc822", bytes_of(stream.get())});
    const bool was_inside = inside_;
    inside_ = true;
    if (GMimeObject* root = g_mime_message_get_mime_part(message)) walk(root, depth + 1);
    inside_ = was_inside;
  }

  void returned(const std::string& id) {
    if (!out_.report) out_.report.emplace();
    out_.report->message_id = clean_line(id, 998);
  }

  void leaf(GMimePart* part) {
    const std::string type = type_of(GMIME_OBJECT(part));
    if (in_report_ && type == "message/delivery-status") return status(content_of(part));
    if (in_report_ && type == "text/rfc822-headers") {
      const auto ids = ids_in(value_in(content_of(part), "message-id"));
      return returned(ids.empty() ? "" : ids.front());
    }
    const std::string name = clean_line(text_or_none(g_mime_part_get_filename(part)), 1000);
    const auto disposition = lowered(g_mime_object_get_disposition(GMIME_OBJECT(part)));
    const bool is_body = name.empty() && disposition != "attachment";
    if (is_body && (type == "text/plain" || type == "text/html")) {
      if (!inside_) words(part, type);
      return;
    }
    out_.parts.push_back({name, type, content_of(part)});
    if (out_.parts.back().bytes.empty()) fault("empty_part");
  }

  void status(const std::string& lines) {
    if (!out_.report) out_.report.emplace();
    Report& report = *out_.report;
    report.action = lowered(value_in(lines, "action").c_str());
    report.status = value_in(lines, "status");
    report.recipient = value_in(lines, "final-recipient");
    if (const auto at = report.recipient.find(';'); at != std::string::npos)
      report.recipient = clean_line(report.recipient.substr(at + 1), 254);
  }

  void words(GMimePart* part, const std::string& type) {
    const std::string decoded = in_utf8(
        content_of(part), g_mime_object_get_content_type_parameter(GMIME_OBJECT(part), "charset"));
    if (type == "text/html") {
      if (html_.empty()) html_ = decoded;
      return;
    }
    if (out_.text.size() >= text_bytes_max) return;
    if (!out_.text.empty()) out_.text += '\n';
    out_.text += clean_lines(decoded, text_bytes_max - out_.text.size());
  }

  std::string in_utf8(const std::string& bytes, const char* charset) {
    const std::string named = lowered(charset);
    const bool is_said = !named.empty() && named != "us-ascii" && named != "utf-8";
    if (!is_said && valid_utf8(bytes)) return bytes;
    // Without a name most likely what mail programs of Windows write.
    for (const char* from : {is_said ? named.c_str() : "windows-1252", "windows-1252"}) {
      gsize length = 0;
      const std::unique_ptr<char, Free> text(
          g_convert(bytes.data(), static_cast<gssize>(bytes.size()), "UTF-8",
                    g_mime_charset_iconv_name(from), nullptr, &length, nullptr));
      if (text) return {text.get(), length};
      fault("charset_unknown");
    }
    return bytes;  // what cannot be read is replaced when it is cleaned
  }

  Message& out_;
  std::string html_;
  int seen_ = 0;
  bool in_report_ = false;
  bool inside_ = false;  // of a mail that was passed on
};

}  // namespace

Message read(std::string_view bytes) {
  start_gmime();
  Message message;
  if (bytes.size() > message_bytes_max) {
    message.faults.emplace_back("too_large");
    bytes = bytes.substr(0, head_bytes_max);
  }
  const Held<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  const Held<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  const Held<GMimeMessage> parsed(g_mime_parser_construct_message(parser.get(), nullptr));
  if (parsed)
    Reader(message).read(parsed.get());
  else
    message.faults.emplace_back("not_a_mail");
  return message;
}

}  // namespace supercargo::mime
