// A file that belongs to a record: uploaded by somebody, or the document as we received it. Its
// bytes are kept verbatim, once however often they came, and named by a hash that only this company
// can compute.
#pragma once

#include <string>

#include "journal/actor.h"
#include "kernel/fields.h"

namespace supercargo {

struct AttachmentTag {
  static constexpr char prefix[] = "att";
};
using AttachmentId = Id<AttachmentTag>;
struct BlobTag {
  static constexpr char prefix[] = "blb";
};
using BlobId = Id<BlobTag>;

namespace files {

enum class AttachmentKind : std::uint8_t {
  attachment,
  original,  // what an order or a message was read from, as it came
};

struct Attachment {
  AttachmentId id;
  std::string owner;       // the record's printed id: so_…
  std::string owner_kind;  // its entity: sales_order
  std::string name;        // as given; data, never a path
  std::string media_type;
  std::int64_t size_bytes = 0;
  std::string hash;  // BLAKE2b-256 of the bytes, keyed by the tenant
  BlobId blob;
  AttachmentKind kind = AttachmentKind::attachment;
  PersonId created_by;
  Instant created_at;
};

// What a record shows of a file that belongs to it.
struct Kept {
  AttachmentId id;
  std::string hash;
};

// The bytes of one or more attachments, in parts of part_bytes_max.
struct Blob {
  BlobId id;
  std::string hash;
  std::int64_t size_bytes = 0;
};
struct BlobPart {
  BlobId blob;
  std::int64_t part = 0;
  Bytes data;
};
inline constexpr std::size_t part_bytes_max = 256 << 10;

struct AttachmentReference {
  AttachmentId id;
};

}  // namespace files
}  // namespace supercargo
