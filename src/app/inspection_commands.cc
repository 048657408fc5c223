#include <filesystem>
#include <fstream>

#include "app/command.h"
#include "app/doctor.h"
#include "app/installation.h"
#include "app/verification.h"
#include "http/json_object.h"
#include "packs/verify.h"

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

constexpr std::uintmax_t pack_bytes_max = 512 << 20;

Result<std::string> read_pack(const std::string& name) {
  std::error_code error;
  const auto size = std::filesystem::file_size(name, error);
  std::ifstream file(name, std::ios::binary);
  if (error || !file) return not_found("file " + name);
  if (size > pack_bytes_max)
    return Problem{Refusal::too_large, "not_a_pack", "A pack is never that large."};
  std::string bytes(static_cast<std::size_t>(size), '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(size));
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  return bytes;
}

std::string json_of(const packs::Verified& verified) {
  std::vector<std::string> faults;
  for (const packs::PackFault& each : verified.faults)
    faults.push_back(http::JsonObject().text("code", each.code).text("detail", each.words).json());
  const packs::Manifest& manifest = verified.manifest;
  return http::JsonObject()
      .raw("ok", verified.sound() ? "true" : "false")
      .text("sales_order", manifest.order.number)
      .text("status", manifest.order.status)
      .text("company", manifest.company)
      .text("made_at", manifest.made_at)
      .raw("redacted", manifest.redacted ? "true" : "false")
      .text("public_key", verified.public_key)
      .number("files", verified.files)
      .number("entries", verified.entries)
      .number("population", verified.population)
      .number("open_values", verified.open_values)
      .number("withheld_values", verified.withheld_values)
      .number("erased_values", verified.erased_values)
      .raw("faults", http::json_list(faults))
      .json();
}

std::string words_of_sample(const packs::Verified& verified) {
  if (verified.population == 0) return "a sample of " + std::to_string(verified.files) + " packs";
  return "a sample of " + std::to_string(verified.files - 1) + " packs, drawn by lot from " +
         std::to_string(verified.population) + " orders";
}

void say_of(const packs::Verified& verified) {
  const packs::Manifest& manifest = verified.manifest;
  for (const packs::PackFault& each : verified.faults) Given::say(each.code + ": " + each.words);
  const bool is_sample = manifest.format == packs::sample_format_name;
  if (!is_sample && manifest.order.number.empty()) return;
  const std::string what =
      is_sample ? words_of_sample(verified)
                : "order " + manifest.order.number + " (" + manifest.order.status + ")";
  Given::say(what + ", made at " + manifest.made_at + (manifest.redacted ? ", redacted" : ""));
  Given::say(std::to_string(verified.files) + " files, " + std::to_string(verified.entries) +
             " journal entries; sealed values: " + std::to_string(verified.open_values) +
             " shown, " + std::to_string(verified.withheld_values) + " withheld, " +
             std::to_string(verified.erased_values) + " erased");
  Given::say("signed with " + verified.public_key);
  Given::say(verified.sound() ? "everything holds"
                              : std::to_string(verified.faults.size()) + " faults");
}

// No database and no setting: the pack alone is looked at.
int verify_pack(const Given& given) {
  const auto bytes = read_pack(given.text("FILE"));
  if (!bytes) return given.refuse(bytes.error());
  const auto verified = packs::verify_pack(*bytes, given.text("--key"));
  if (given.wants_json())
    Given::say(json_of(verified));
  else
    say_of(verified);
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
  if (given.wants_json()) {
    Given::say(http::JsonObject()
                   .raw("ok", is_well ? "true" : "false")
                   .raw("remarks", http::json_list(items))
                   .json());
  }
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
      {.name = "verify-pack",
       .summary = "check an evidence pack, on any machine and without a database",
       .explanation =
           "Compares every file with the manifest, the manifest with its signature, the\n"
           "journal's entries with their chain, and the order with all of them.\n"
           "Without --key the signature says only that nothing was changed since.\n"
           "Exit codes: 0 everything holds, 1 with its faults listed, 70 fault.",
       .parameters = {{"FILE", Takes::place, "the pack", true},
                      {"--key", Takes::value, "the public key that it must be signed with"}},
       .run = verify_pack},
      {.name = "doctor",
       .summary = "look after disk, log, clock, versions, rights and roles",
       .explanation = "Changes nothing. Exit codes: 0 well, 1 with findings, 70 fault.",
       .parameters = {{"--self-test", Takes::flag,
                       "install the system call filter here and try to get past it"}},
       .run = examine},
  };
}

}  // namespace supercargo::app
