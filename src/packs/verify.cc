#include "packs/verify.h"

#include <map>

#include "journal/content_hash.h"
#include "journal/signature.h"
#include "kernel/json.h"
#include "kernel/record_json.h"
#include "packs/chain.h"
#include "packs/draw.h"

namespace supercargo::packs {
namespace {

constexpr JsonLimits limits{.depth = 32, .keys = 10'000, .items = 1'000'000, .values = 20'000'000};

// What the pack says of itself; a member that is none of ours makes it none of ours.
template <class T>
std::optional<T> read(std::string_view text) {
  const auto document = JsonDocument::parse(text, limits);
  if (!document) return std::nullopt;
  T found;
  std::vector<Reason> reasons;
  std::string pointer;
  read_record(document->root(), entity<T>(), &found, {.stored = true}, pointer, reasons);
  if (!reasons.empty()) return std::nullopt;
  return found;
}

// A sample holds packs, and no samples.
enum class Place : std::uint8_t { outer, inner };

class Check {
 public:
  Check(std::string_view zip, std::string_view expected_key, Place place)
      : expected_key_(expected_key), is_inner_(place == Place::inner) {
    auto files = archives::unzip(zip);
    if (!files) {
      fault("not_a_pack", files.error().detail);
      return;
    }
    for (archives::File& file : *files) files_[file.name] = std::move(file.bytes);
    if (!read_manifest()) return;
    check_signature();
    check_files();
    if (verified_.manifest.format == sample_format_name)
      check_packs();
    else
      check_contents();
  }
  Verified verified() { return std::move(verified_); }

 private:
  void fault(const char* code, std::string words) {
    verified_.faults.push_back({code, std::move(words)});
  }
  // Null when it is not there: that is told once, where the files are compared.
  const std::string* bytes_of(const char* name) const {
    const auto found = files_.find(name);
    return found == files_.end() ? nullptr : &found->second;
  }

  bool read_manifest() {
    const std::string* text = bytes_of(manifest_name);
    auto manifest = text != nullptr ? read<Manifest>(*text) : std::nullopt;
    const bool is_ours = manifest && (manifest->format == format_name ||
                                      (manifest->format == sample_format_name && !is_inner_));
    if (!is_ours) fault("not_a_pack", "It has no manifest of an evidence pack.");
    if (is_ours && manifest->format_version != format_version)
      fault("not_a_pack", "It is of another format: " + std::to_string(manifest->format_version));
    if (is_ours) verified_.manifest = std::move(*manifest);
    return is_ours && verified_.faults.empty();
  }

  void check_signature() {
    const std::string* text = bytes_of(signature_name);
    const auto signature = text != nullptr ? read<Signature>(*text) : std::nullopt;
    if (!signature) {
      fault("signature_missing", "The manifest is not signed.");
      return;
    }
    verified_.public_key = signature->public_key;
    if (!journal::is_signed(*bytes_of(manifest_name), signature->signature, signature->public_key))
      fault("signature_wrong", "The manifest is not the one that was signed.");
    if (!expected_key_.empty() && expected_key_ != signature->public_key)
      fault("signed_by_another", "It was signed with the key " + signature->public_key + ".");
  }

  void check_files() {
    std::map<std::string, const Listed*> wanted;
    for (const Listed& each : verified_.manifest.files) wanted[each.name] = &each;
    for (const auto& [name, each] : wanted) {
      const std::string* bytes = bytes_of(name.c_str());
      if (bytes == nullptr)
        fault("file_missing", name);
      else if (journal::sha256(*bytes) != each->sha256)
        fault("file_changed", name);
    }
    for (const auto& [name, bytes] : files_)
      if (!wanted.contains(name) && name != manifest_name && name != signature_name)
        fault("file_added", name);
    verified_.files = static_cast<std::int64_t>(wanted.size());
  }

  void check_contents() {
    check_chain();
    check_versions();
    check_order();
  }

  // Where a sample was drawn by lot, that it was, and that its packs are of those orders.
  void check_draw() {
    const std::string* text = bytes_of(draw_name);
    if (text == nullptr) return;
    const auto draw = read<Draw>(*text);
    if (!draw) {
      fault("sample_differs", "It cannot be read how the sample was drawn.");
      return;
    }
    verified_.population = static_cast<std::int64_t>(draw->population.size());
    for (std::string& words : faults_of(*draw)) fault("sample_differs", std::move(words));
    if (draw->drawn.size() + 1 != verified_.manifest.files.size())
      fault("sample_differs", "The packs are not of as many orders as were drawn.");
    for (const std::string& number : draw->drawn)
      if (bytes_of((number + ".zip").c_str()) == nullptr)
        fault("sample_differs", "There is no pack of " + number + ", which was drawn.");
  }

  void check_packs() {
    check_draw();
    for (const Listed& each : verified_.manifest.files) {
      const std::string* bytes = bytes_of(each.name.c_str());
      if (bytes == nullptr || each.name == draw_name) continue;
      const Verified inner = Check(*bytes, expected_key_, Place::inner).verified();
      for (const PackFault& found : inner.faults)
        verified_.faults.push_back({found.code, each.name + ": " + found.words});
      verified_.entries += inner.entries;
      verified_.open_values += inner.open_values;
      verified_.withheld_values += inner.withheld_values;
      verified_.erased_values += inner.erased_values;
    }
  }

  void check_chain() {
    const std::string* chain_text = bytes_of(chain_name);
    const std::string* keys_text = bytes_of(keys_name);
    const std::string* timeline = bytes_of(timeline_name);
    if (chain_text == nullptr || keys_text == nullptr || timeline == nullptr) return;
    const auto chain = read_chain(*chain_text, *keys_text);
    if (!chain) {
      fault("chain_broken", "the journal's entries cannot be read");
      return;
    }
    for (std::string& words : breaks_of(*chain)) fault("chain_broken", std::move(words));
    verified_.entries = static_cast<std::int64_t>(chain->entries());
    if (verified_.entries != verified_.manifest.order.entries)
      fault("order_differs", "The manifest names another number of entries.");
    for (const FieldKey& key : chain->keys) {
      ++(key.shown == Shown::open     ? verified_.open_values
         : key.shown == Shown::erased ? verified_.erased_values
                                      : verified_.withheld_values);
    }
    if (timeline_json(*chain) != *timeline)
      fault("timeline_differs", "The timeline does not say what the entries say.");
  }

  void check_versions() {
    const std::string* text = bytes_of(versions_name);
    const auto document =
        text != nullptr ? JsonDocument::parse(*text, limits) : Problem{Refusal::malformed, "", ""};
    if (text != nullptr && !document) fault("version_differs", "The versions cannot be read.");
    const auto items = document ? document->root().find("items") : std::nullopt;
    if (!items) return;
    std::string last;
    for (auto item = items->first(); item; item = item->next()) {
      last = item->text_of("content_hash");
      if (journal::content_hash(item->text_of("content")) != last)
        fault("version_differs", "The content of a version is not that of its hash " + last + ".");
    }
    const Facts& facts = verified_.manifest.order;
    if (last != facts.content_hash || items->size() != static_cast<std::size_t>(facts.versions))
      fault("order_differs", "The last version is not the one that the manifest names.");
  }

  void check_order() {
    const std::string* text = bytes_of(order_name);
    if (text == nullptr) return;
    const auto document = JsonDocument::parse(*text, limits);
    if (!document) {
      fault("order_differs", "The order cannot be read.");
      return;
    }
    const Json order = document->root();
    const Facts& facts = verified_.manifest.order;
    const auto compare = [&](const char* name, const std::string& wanted) {
      const auto value = order.find(name);
      if (!value || value->text() != wanted)
        fault("order_differs", std::string("The order's ") + name + " is not " + wanted + ".");
    };
    compare("id", facts.id);
    compare("number", facts.number);
    compare("status", facts.status);
    compare("content_hash", facts.content_hash);
    compare("version", std::to_string(facts.version));
    compare("revision", std::to_string(facts.revision));
    const auto lines = order.find("lines");
    if (!lines || lines->size() != static_cast<std::size_t>(facts.lines))
      fault("order_differs", "The order has not " + std::to_string(facts.lines) + " lines.");
  }

  std::string_view expected_key_;
  bool is_inner_;
  std::map<std::string, std::string> files_;
  Verified verified_;
};

}  // namespace

Verified verify_pack(std::string_view zip, std::string_view expected_key) {
  return Check(zip, expected_key, Place::outer).verified();
}

}  // namespace supercargo::packs
