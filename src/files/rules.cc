#include "files/rules.h"

#include <algorithm>
#include <array>

#include "kernel/text.h"

namespace supercargo::files {
namespace {

using namespace std::string_view_literals;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), lower);
  return out;
}

// Device names of Windows, with any extension: such a file can be neither saved nor removed there.
bool reserved(std::string_view name) {
  const std::string stem = lowered(name.substr(0, name.find('.')));
  static constexpr std::array words{"con"sv, "prn"sv, "aux"sv, "nul"sv, "conin$"sv, "conout$"sv};
  if (std::find(words.begin(), words.end(), stem) != words.end()) return true;
  if (!stem.starts_with("com") && !stem.starts_with("lpt")) return false;
  // Superscript digits count as digits there.
  static constexpr std::array digits{"¹"sv, "²"sv, "³"sv};
  const std::string_view port = std::string_view(stem).substr(3);
  return (port.size() == 1 && port[0] >= '0' && port[0] <= '9') ||
         std::find(digits.begin(), digits.end(), port) != digits.end();
}

std::string extension_of(std::string_view name) {
  const auto dot = name.rfind('.');
  return dot == std::string_view::npos ? std::string() : lowered(name.substr(dot + 1));
}

// What the first bytes say; texts have no mark, they only must not look like anything else.
enum class Magic : std::uint8_t { text, json, xml, pdf, png, jpeg, webp, zip, other };

std::string_view without_mark_and_blanks(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const auto first = bytes.find_first_not_of(" \t\r\n");
  return first == std::string_view::npos ? std::string_view() : bytes.substr(first);
}

bool is_text(std::string_view bytes) {
  // UTF-16 is text too, and full of NUL.
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return bytes.size() % 2 == 0;
  return bytes.find('\0') == std::string_view::npos;
}

Magic magic_of(std::string_view bytes) {
  if (bytes.starts_with("%PDF-")) return Magic::pdf;
  if (bytes.starts_with("\x89PNG\r\n\x1A\n")) return Magic::png;
  if (bytes.starts_with("\xFF\xD8\xFF")) return Magic::jpeg;
  if (bytes.starts_with("RIFF") && bytes.substr(8).starts_with("WEBP")) return Magic::webp;
  if (bytes.starts_with("PK\x03\x04")) return Magic::zip;
  if (!is_text(bytes)) return Magic::other;
  const auto start = without_mark_and_blanks(bytes);
  if (start.starts_with('{') || start.starts_with('[')) return Magic::json;
  return start.starts_with('<') ? Magic::xml : Magic::text;
}

struct Type {
  std::string_view media_type;
  std::string_view extensions;  // blanks around each
  Magic magic;
};

constexpr std::array types{
    Type{"application/pdf", " pdf ", Magic::pdf},
    Type{"image/png", " png ", Magic::png},
    Type{"image/jpeg", " jpg jpeg ", Magic::jpeg},
    Type{"image/webp", " webp ", Magic::webp},
    Type{"text/plain", " txt log ", Magic::text},
    Type{"text/csv", " csv ", Magic::text},
    Type{"application/json", " json ", Magic::json},
    Type{"application/xml", " xml ", Magic::xml},
    Type{"text/xml", " xml ", Magic::xml},
    Type{"message/rfc822", " eml ", Magic::text},
    Type{"application/edifact", " edi edifact ", Magic::text},
    Type{"application/edi-x12", " edi x12 ", Magic::text},
    Type{"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", " xlsx ", Magic::zip},
    Type{"application/vnd.openxmlformats-officedocument.wordprocessingml.document", " docx ",
         Magic::zip},
};

const Type* type_of(std::string_view declared) {
  auto name = declared.substr(0, declared.find(';'));
  name = name.substr(0, name.find_last_not_of(" \t") + 1);
  const std::string wanted = lowered(name);
  const auto found = std::find_if(types.begin(), types.end(),
                                  [&](const Type& each) { return each.media_type == wanted; });
  return found == types.end() ? nullptr : &*found;
}

bool fits(const Type& type, std::string_view extension) {
  const auto wanted = " " + std::string(extension) + " ";
  return !extension.empty() && type.extensions.find(wanted) != std::string_view::npos;
}

// A text may look like JSON or be a table that begins with `<` or `[`; a browser that is told so
// shows it as text. What is more than text must be what it says.
bool fits(Magic wanted, Magic found) {
  const bool texts = found == Magic::text || found == Magic::json || found == Magic::xml;
  return wanted == Magic::text ? texts : wanted == found;
}

}  // namespace

std::vector<Reason> check_name(std::string_view name) {
  if (name.empty()) return {{"/name", "required", "The upload's Content-Disposition names it."}};
  std::vector<Reason> reasons;
  const auto against = [&](std::string_view code, const char* words) {
    reasons.push_back({"/name", std::string(code), words});
  };
  if (name.size() > name_bytes_max) against("too_long", "A name has 255 bytes at most.");
  if (const auto fault = text_fault(name, TextKind::code); fault != TextFault::none)
    against(code(fault), "The name holds what no name should.");
  if (name.find_first_of("/\\:*?\"<>|") != std::string_view::npos)
    against("forbidden_character", "None of / \\ : * ? \" < > | may stand in it.");
  if (name.front() == '.' || name.back() == '.')
    against("outer_dot", "It neither begins nor ends with a dot.");
  if (reserved(name)) against("reserved_name", "Some systems keep this name for a device.");
  return reasons;
}

std::optional<std::string> known_media_type(std::string_view declared) {
  const Type* type = type_of(declared);
  return type == nullptr ? std::nullopt : std::optional(std::string(type->media_type));
}

std::string media_type_of_received(std::string_view name) {
  if (name.empty()) return "application/json";
  const std::string extension = extension_of(name);
  const auto found = std::find_if(types.begin(), types.end(),
                                  [&](const Type& each) { return fits(each, extension); });
  return found == types.end() ? "application/octet-stream" : std::string(found->media_type);
}

std::optional<Problem> check_upload(std::string_view name, std::string_view declared_type,
                                    std::string_view bytes) {
  const Type* type = type_of(declared_type);
  if (type == nullptr)
    return Problem{Refusal::unsupported_media, "unsupported_media_type",
                   "Files of this type are not taken."};
  if (bytes.size() > attachment_bytes_max)
    return Problem{Refusal::too_large, "too_large", "A file has 25 MiB at most."};
  auto reasons = check_name(name);
  if (reasons.empty() && !fits(*type, extension_of(name)))
    reasons.push_back({"/name", "wrong_extension", "The extension is not that of the type."});
  if (bytes.empty())
    reasons.push_back({"", "empty", "There is nothing in it."});
  else if (!fits(type->magic, magic_of(bytes)))
    reasons.push_back({"", "wrong_content", "The content is not of the type it is said to be."});
  if (reasons.empty()) return std::nullopt;
  return invalid(std::move(reasons));
}

std::optional<std::string> viewed_type(std::string_view name, std::string_view bytes) {
  const std::string type = media_type_of_received(name);
  if (check_upload(name, type, bytes)) return std::nullopt;
  if (type == "application/pdf" || type.starts_with("image/")) return type;
  if (type == "text/plain" || type == "text/csv") return "text/plain; charset=utf-8";
  return std::nullopt;
}

std::vector<Reason> check_quota(const Usage& usage, std::size_t new_bytes) {
  std::vector<Reason> reasons;
  if (usage.of_record >= attachments_of_record_max)
    reasons.push_back({"/owner", "too_many_attachments", "A record has 50 files at most."});
  if (usage.tenant_bytes + static_cast<std::int64_t>(new_bytes) > tenant_bytes_max)
    reasons.push_back({"", "storage_full", "The company's files have reached 10 GiB."});
  if (usage.tenant_files >= tenant_files_max)
    reasons.push_back({"", "too_many_files", "The company has 100,000 files already."});
  return reasons;
}

}  // namespace supercargo::files
