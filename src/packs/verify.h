// Checks an evidence pack with nothing but itself, on any machine: every file against the manifest,
// the manifest against its signature, the journal's entries against their chain, the timeline
// against the entries, and what the order is said to be against all of them. Names every fault.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "packs/manifest.h"

namespace supercargo::packs {

struct PackFault {
  std::string code;  // file_changed, file_missing, file_added, chain_broken …
  std::string words;
};

struct Verified {
  Manifest manifest;
  std::string public_key;  // whose signature it bears
  std::int64_t files = 0;
  std::int64_t population = 0;  // from which a sample was drawn by lot; 0: it was not
  std::int64_t entries = 0;
  std::int64_t open_values = 0;  // of what was sealed
  std::int64_t withheld_values = 0;
  std::int64_t erased_values = 0;
  std::vector<PackFault> faults;

  bool sound() const { return faults.empty(); }
};

// `expected_key` is the public key that the company is known by; empty: whichever signed it.
Verified verify_pack(std::string_view zip, std::string_view expected_key);

}  // namespace supercargo::packs
