// All SQL of attachment, blob, blob_part and file_usage.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "db/listing.h"
#include "db/writer.h"
#include "files/attachment.h"
#include "files/rules.h"

namespace supercargo::files {

std::optional<Attachment> find(const db::Reader& reader, AttachmentId id);
// Files of records by their printed ids, oldest first within each.
std::vector<Attachment> find_by_owners(const db::Reader& reader,
                                       const std::vector<std::string>& owners);
Result<db::Page<Attachment>> list(const db::Reader& reader, const db::ListRequest& request);
std::vector<Blob> find_blobs(const db::Reader& reader, const std::vector<std::string>& hashes);
std::string bytes_of(const db::Reader& reader, BlobId blob);
Usage usage_of(const db::Reader& reader, const std::string& owner);

struct NewBlob {
  Blob blob;
  std::string_view bytes;
};
// Writes all of them with a constant number of statements, and counts them in.
void add(db::Writer& writer, const std::vector<NewBlob>& blobs,
         const std::vector<Attachment>& attachments);

}  // namespace supercargo::files
