// File names in Content-Disposition, both ways (RFC 6266, 8187). Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace supercargo::files {

// The name in an upload's header, `filename*` before `filename`; nothing when there is none or it
// is malformed. It may hold anything: check_name decides.
std::optional<std::string> name_in(std::string_view disposition);

// attachment; filename="ascii"; filename*=UTF-8''…
std::string disposition_of(std::string_view name);

}  // namespace supercargo::files
