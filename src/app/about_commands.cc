#include "app/command.h"
#include "app/operations.h"
#include "app/version.h"
#include "http/json_object.h"
#include "http/openapi.h"
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

int print_types(const Given& given) {
  http::Routes routes;
  add_operations(routes, given.settings);
  Given::say(http::typescript_types(routes));
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
      {.name = "openapi",
       .summary = "print the description of the API (OpenAPI 3.1)",
       .explanation = "The same document as GET /api/v1/openapi.json. Opens no database.",
       .run = print_openapi,
       .takes_all_settings = true},
      {.name = "types",
       .summary = "print the API's records as TypeScript types",
       .explanation = "Made from the same tables as the server. Opens no database.",
       .run = print_types},
  };
}

}  // namespace supercargo::app
