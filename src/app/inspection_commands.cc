#include "app/command.h"
#include "app/doctor.h"
#include "app/installation.h"
#include "app/verification.h"
#include "http/json_object.h"

namespace supercargo::app {
namespace {

int verify_all(const Given& given) {
  Installation installation(given.settings);
  installation.expect_current_schema();
  const auto verified = verify(installation.database());
  if (given.wants_json()) {
    Given::say(verified.json());
  } else {
    for (const Finding& each : verified.findings)
      Given::say(each.check + (each.tenant.empty() ? "" : " [" + each.tenant + "]") + ": " +
                 each.words);
    Given::say(std::to_string(verified.entries) + " journal entries, " +
               std::to_string(verified.findings_in_all) + " findings");
  }
  return verified.sound() ? exits::done : exits::refused;
}

const char* name_of(doctor::Level level) {
  switch (level) {
    case doctor::Level::well:
      return "ok";
    case doctor::Level::note:
      return "note";
    case doctor::Level::finding:
      return "finding";
  }
  return "";
}

int examine(const Given& given) {
  if (given.has("--self-test")) {
    const bool is_locked = doctor::self_test();
    Given::say(is_locked ? "no other program can be started from here"
                         : "the kernel lets this program start others");
    return is_locked ? exits::done : exits::refused;
  }
  const auto remarks = doctor::examine(given.settings);
  std::vector<std::string> items;
  bool is_well = true;
  for (const doctor::Remark& each : remarks) {
    is_well = is_well && each.level != doctor::Level::finding;
    items.push_back(http::JsonObject()
                        .text("matter", each.matter)
                        .text("level", name_of(each.level))
                        .text("detail", each.words)
                        .json());
    if (!given.wants_json())
      Given::say(std::string(name_of(each.level)) + "  " + each.matter + ": " + each.words);
  }
  if (given.wants_json())
    Given::say(http::JsonObject()
                   .raw("ok", is_well ? "true" : "false")
                   .raw("remarks", http::json_list(items))
                   .json());
  return is_well ? exits::done : exits::refused;
}

}  // namespace

std::vector<Command> inspection_commands() {
  return {
      {.name = "verify",
       .summary = "check the journal's chain and everything that must always hold",
       .explanation = "Reads all journals from their first entry; works beside a running server.\n"
                      "Exit codes: 0 everything holds, 1 with its findings listed, 70 fault.",
       .run = verify_all},
      {.name = "doctor",
       .summary = "look after disk, log, clock, versions, rights and roles",
       .explanation = "Changes nothing. Exit codes: 0 well, 1 with findings, 70 fault.",
       .parameters = {{"--self-test", Takes::flag,
                       "install the system call filter here and try to get past it"}},
       .run = examine},
  };
}

}  // namespace supercargo::app
