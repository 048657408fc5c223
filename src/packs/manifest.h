// What an evidence pack says of itself: of which order, which files with which hashes, what was
// left out, and what is true of the order. It is signed; everything else follows from it. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "archives/zip.h"
#include "kernel/fields.h"

namespace supercargo {
namespace packs {

inline constexpr char format_name[] = "supercargo evidence pack";
// Several packs in one file: it lists them, and each is checked by itself.
inline constexpr char sample_format_name[] = "supercargo evidence sample";
inline constexpr std::int64_t format_version = 1;
inline constexpr char manifest_name[] = "manifest.json";
inline constexpr char signature_name[] = "signature.json";
inline constexpr char order_name[] = "parts/order.json";
inline constexpr char versions_name[] = "parts/versions.json";
inline constexpr char timeline_name[] = "parts/timeline.json";
inline constexpr char chain_name[] = "journal/chain.json";
inline constexpr char keys_name[] = "journal/keys.json";

struct Listed {
  std::string name;
  std::int64_t size_bytes = 0;
  std::string sha256;
};

// A file that belongs to the order and is not in the pack: its hash says which one it was.
struct LeftOut {
  std::string id;
  std::string media_type;
  std::int64_t size_bytes = 0;
  std::string sha256;
  std::string reason;  // redacted, too_large
};

// What is true of the order: the pack's own parts must say the same.
struct Facts {
  std::string id;
  std::string number;
  std::string status;
  std::int64_t version = 0;
  std::string content_hash;
  std::int64_t revision = 0;
  std::int64_t lines = 0;
  std::int64_t versions = 0;
  std::int64_t entries = 0;  // of the journal
};

struct Manifest {
  std::string format = format_name;
  std::int64_t format_version = packs::format_version;
  std::string made_by_program;
  std::string company;
  std::string made_at;
  std::string made_by;
  std::string purpose;
  std::string reference;
  bool redacted = false;
  Facts order;
  std::vector<Listed> files;
  std::vector<LeftOut> left_out;
};

struct Signature {
  std::string algorithm;
  std::string public_key;
  std::string signature;  // of the manifest's bytes
};

// Names and hashes of these.
std::vector<Listed> listed(const std::vector<archives::File>& files);
std::string manifest_json(const Manifest& manifest);

}  // namespace packs

template <>
const Entity& entity<packs::Listed>();
template <>
const Entity& entity<packs::LeftOut>();
template <>
const Entity& entity<packs::Facts>();
template <>
const Entity& entity<packs::Manifest>();
template <>
const Entity& entity<packs::Signature>();

}  // namespace supercargo
