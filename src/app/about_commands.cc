#include "app/command.h"
#include "app/manual.h"
#include "app/operations.h"
#include "app/version.h"
#include "http/json_object.h"
#include "http/openapi.h"
#include "http/router.h"
#include "http/typescript.h"

namespace supercargo::app {
namespace {

int print_openapi(const Given& given) {
  http::Routes routes;
  add_operations(routes, given.settings);
  Given::say(http::openapi_document(
      routes, {.version = version, .cookie_name = cookie_name(given.settings)}));
  return exits::done;
}

int print_manual(const Given&) {
  Given::say(manual_page(all_commands(), known_settings()));
  return exits::done;
}

int print_types(const Given& given) {
  http::Routes routes;
  add_operations(routes, given.settings);
  Given::say(http::typescript_types(routes));
  return exits::done;
}

std::string roles_of(const http::Declared& declared) {
  if (declared.door == http::Door::anonymous) return "anybody";
  std::string roles;
  for (std::size_t n = 0; n < role_names.size(); ++n)
    if (declared.may.has(static_cast<Role>(n)))
      roles.append(roles.empty() ? "" : " ").append(role_names[n]);
  return declared.may == everyone ? "everyone" : roles;
}

int print_permissions(const Given& given) {
  http::Routes routes;
  add_operations(routes, given.settings);
  Given::say("| operation | request | roles | fresh proof |\n|---|---|---|---|");
  for (const http::Operation& operation : routes.operations()) {
    const http::Declared& declared = operation.declared;
    Given::say(std::string("| ") + declared.name + " | " +
               std::string(http::method_name(operation.method)) + ' ' + declared.path + " | " +
               roles_of(declared) + " | " + (declared.step_up ? "yes" : "") + " |");
  }
  return exits::done;
}

int print_config(const Given& given) {
  if (!given.wants_json()) {
    for (const SettingValue& value : given.settings.values())
      Given::say(std::string(value.setting->name) + " = \"" + value.shown() + "\"  # " +
                 value.source);
    return exits::done;
  }
  http::JsonObject all;
  for (const SettingValue& value : given.settings.values())
    all.raw(value.setting->name,
            http::JsonObject().text("value", value.shown()).text("source", value.source).json());
  Given::say(all.json());
  return exits::done;
}

}  // namespace

std::vector<Command> about_commands() {
  return {
      {.name = "config",
       .summary = "print the settings in force and where each came from",
       .explanation = "Secrets are masked. The lines can be kept as a settings file.\n"
                      "Exit codes: 0 done, 78 wrong settings, all of them named.",
       .run = print_config,
       .takes_all_settings = true},
      {.name = "manual",
       .summary = "print the manual page: man -l <(supercargo manual)",
       .explanation = "Made from the same declarations as --help. Opens no database.",
       .run = print_manual},
      {.name = "openapi",
       .summary = "print the description of the API (OpenAPI 3.1)",
       .explanation = "The same document as GET /api/v1/openapi.json. Opens no database.",
       .run = print_openapi,
       .takes_all_settings = true},
      {.name = "permissions",
       .summary = "print which roles may do what, as a Markdown table",
       .explanation = "From the declarations of the operations. What a role sees of a record, and\n"
                      "which of its fields it may give, the API's description says. Opens no\n"
                      "database.",
       .run = print_permissions,
       .takes_all_settings = true},
      {.name = "types",
       .summary = "print the API's records as TypeScript types",
       .explanation = "Made from the same tables as the server. Opens no database.",
       .run = print_types},
  };
}

}  // namespace supercargo::app
