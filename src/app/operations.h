// Every operation that is served, of every slice: the one place that knows them all.
#pragma once

#include <memory>

#include "app/pages.h"  // short addresses of some
#include "app/settings.h"
#include "http/routes.h"
#include "people/secrets.h"
#include "people/session.h"

namespace supercargo::app {

// Without a hasher the operations can be described, not served.
void add_operations(http::Routes& routes, const Settings& settings,
                    std::shared_ptr<const people::PasswordHasher> hasher = nullptr);

people::Settings people_settings(const Settings& settings);

// Of browser sessions; behind https with the prefix that binds it to this host.
std::string cookie_name(const Settings& settings);

}  // namespace supercargo::app
