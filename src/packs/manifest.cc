#include "packs/manifest.h"

#include "journal/signature.h"
#include "kernel/record_json.h"

namespace supercargo {

using packs::Facts;
using packs::LeftOut;
using packs::Listed;
using packs::Manifest;
using packs::Signature;

namespace {

constexpr std::uint32_t text_max = 2'000;
constexpr Rules plain{.personal = Personal::none, .max = text_max};
constexpr Rules person_name{.personal = Personal::identity, .max = text_max};
constexpr Rules many{.max = 20'000};

constexpr Field listed_fields[] = {
    field<&Listed::name>("name", plain),
    field<&Listed::size_bytes>("size_bytes"),
    field<&Listed::sha256>("sha256", plain),
};
constexpr Field left_out_fields[] = {
    field<&LeftOut::id>("id", plain),          field<&LeftOut::media_type>("media_type", plain),
    field<&LeftOut::size_bytes>("size_bytes"), field<&LeftOut::sha256>("sha256", plain),
    field<&LeftOut::reason>("reason", plain),
};
constexpr Field facts_fields[] = {
    field<&Facts::id>("id", plain),
    field<&Facts::number>("number", plain),
    field<&Facts::status>("status", plain),
    field<&Facts::version>("version"),
    field<&Facts::content_hash>("content_hash", plain),
    field<&Facts::revision>("revision"),
    field<&Facts::lines>("lines"),
    field<&Facts::versions>("versions"),
    field<&Facts::entries>("entries"),
};
constexpr Field manifest_fields[] = {
    field<&Manifest::format>("format", plain),
    field<&Manifest::format_version>("format_version"),
    field<&Manifest::made_by_program>("made_by_program", plain),
    field<&Manifest::company>("company", plain),
    field<&Manifest::made_at>("made_at", plain),
    field<&Manifest::made_by>("made_by", person_name),
    field<&Manifest::purpose>("purpose", plain),
    field<&Manifest::reference>("reference", plain),
    field<&Manifest::redacted>("redacted"),
    field<&Manifest::order>("order"),
    field<&Manifest::files>("files", many),
    field<&Manifest::left_out>("left_out", many),
};
constexpr Field signature_fields[] = {
    field<&Signature::algorithm>("algorithm", plain),
    field<&Signature::public_key>("public_key", plain),
    field<&Signature::signature>("signature", plain),
};

}  // namespace

template <>
const Entity& entity<Listed>() {
  static constexpr Entity described = describe<Listed>("pack_file", "", listed_fields);
  return described;
}
template <>
const Entity& entity<LeftOut>() {
  static constexpr Entity described = describe<LeftOut>("pack_file_left_out", "", left_out_fields);
  return described;
}
template <>
const Entity& entity<Facts>() {
  static constexpr Entity described = describe<Facts>("pack_order", "", facts_fields);
  return described;
}
template <>
const Entity& entity<Manifest>() {
  static constexpr Entity described = describe<Manifest>("pack_manifest", "", manifest_fields);
  return described;
}
template <>
const Entity& entity<Signature>() {
  static constexpr Entity described = describe<Signature>("pack_signature", "", signature_fields);
  return described;
}

namespace packs {

std::vector<Listed> listed(const std::vector<archives::File>& files) {
  std::vector<Listed> all;
  all.reserve(files.size());
  for (const archives::File& file : files)
    all.push_back(
        {file.name, static_cast<std::int64_t>(file.bytes.size()), journal::sha256(file.bytes)});
  return all;
}

std::string manifest_json(const Manifest& manifest) { return to_json(manifest) + "\n"; }

}  // namespace packs
}  // namespace supercargo
