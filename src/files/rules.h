// What may be uploaded and under which name (security 4, ASVS V5). Pure: bytes in, reasons out.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/result.h"

namespace supercargo::files {

inline constexpr std::size_t attachment_bytes_max = 25 << 20;
inline constexpr std::size_t name_bytes_max = 255;
inline constexpr std::int64_t attachments_of_record_max = 50;
inline constexpr std::int64_t tenant_bytes_max = std::int64_t{10} << 30;
inline constexpr std::int64_t tenant_files_max = 100'000;

// Every reason against the name, at pointer /name; it is kept as given or refused, never mended.
std::vector<Reason> check_name(std::string_view name);

// The media type as we serve it; nothing when files of this type are not taken.
std::optional<std::string> known_media_type(std::string_view declared);

// What the extension says; JSON for what came without a name, as bodies of requests do.
std::string media_type_of_received(std::string_view name);

// Declared type, extension and first bytes must tell the same story; and the size its limits.
std::optional<Problem> check_upload(std::string_view name, std::string_view declared_type,
                                    std::string_view bytes);

// As what a browser may show it beside a form: a PDF, a picture or plain text, when name and
// content agree that it is one; nothing for everything else.
std::optional<std::string> viewed_type(std::string_view name, std::string_view bytes);

struct Usage {
  std::int64_t of_record = 0;
  std::int64_t tenant_bytes = 0;
  std::int64_t tenant_files = 0;
};
std::vector<Reason> check_quota(const Usage& usage, std::size_t new_bytes);

}  // namespace supercargo::files
