// The first run: a company that is there in name only, until somebody founds it in the browser by a
// link, or a shell command makes its first person.
#pragma once

#include <optional>
#include <string>

#include "app/installation.h"

namespace supercargo::app {

inline constexpr char first_tenant_code[] = "main";

// The only company, while nobody has ever worked there; made when there is none at all.
std::optional<journal::Tenant> unfounded_company(Installation& installation);
// Where it is founded: good for an hour and once. Refused when somebody is there.
Result<std::string> founding_link(Installation& installation, const journal::Tenant& tenant,
                                  const std::string& address);

}  // namespace supercargo::app
