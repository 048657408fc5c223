#include "files/attachment.h"

namespace supercargo {

using files::Attachment;
using files::Blob;
using files::BlobPart;
using files::Kept;

namespace {
constexpr const char* kind_names[] = {"attachment", "original"};
}

template <>
Choices choices<files::AttachmentKind>() {
  return {kind_names, std::size(kind_names)};
}

namespace {

constexpr Rules shown{.access = Access::read_only, .personal = Personal::none};
constexpr Rules hidden{.access = Access::hidden, .personal = Personal::none};

constexpr Field kept_fields[] = {
    field<&Kept::id>("id", shown),
    field<&Kept::hash>("hash", shown),
};

constexpr Field attachment_fields[] = {
    field<&Attachment::id>("id", shown),
    field<&Attachment::owner>("owner", {.access = Access::read_only,
                                        .personal = Personal::none,
                                        .filter = true,
                                        .about = "The record's id; a list names exactly one."}),
    field<&Attachment::owner_kind>("owner_kind", shown),
    field<&Attachment::name>("name",
                             {.access = Access::read_only, .personal = Personal::free_text}),
    field<&Attachment::media_type>("media_type", shown),
    field<&Attachment::size_bytes>("size_bytes", shown),
    field<&Attachment::hash>("hash", {.access = Access::read_only,
                                      .personal = Personal::none,
                                      .about = "Of the bytes; equal bytes have equal hashes."}),
    field<&Attachment::blob>("blob", hidden),
    field<&Attachment::kind>(
        "kind", {.access = Access::read_only, .personal = Personal::none, .filter = true}),
    field<&Attachment::created_by>("created_by", shown),
    field<&Attachment::created_at>("created_at", shown),
};

constexpr Field blob_fields[] = {
    field<&Blob::id>("id", hidden),
    field<&Blob::hash>("hash", hidden),
    field<&Blob::size_bytes>("size_bytes", hidden),
};

constexpr Field part_fields[] = {
    field<&BlobPart::blob>("blob", hidden),
    field<&BlobPart::part>("part", hidden),
    field<&BlobPart::data>("data", hidden),
};

constexpr Field reference_fields[] = {
    field<&files::AttachmentReference::id>("id"),
};

}  // namespace

template <>
const Entity& entity<Attachment>() {
  static constexpr Entity described =
      describe<Attachment>("attachment", "attachment", attachment_fields);
  return described;
}
template <>
const Entity& entity<Kept>() {
  static constexpr Entity described = describe<Kept>("kept_file", "", kept_fields);
  return described;
}
template <>
const Entity& entity<Blob>() {
  static constexpr Entity described = describe<Blob>("blob", "blob", blob_fields);
  return described;
}
template <>
const Entity& entity<BlobPart>() {
  static constexpr Entity described = describe<BlobPart>("blob_part", "blob_part", part_fields);
  return described;
}
template <>
const Entity& entity<files::AttachmentReference>() {
  static constexpr Entity described =
      describe<files::AttachmentReference>("attachment_reference", "", reference_fields);
  return described;
}

}  // namespace supercargo
