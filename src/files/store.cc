#include "files/store.h"

#include <algorithm>
#include <tuple>

namespace supercargo::files {
namespace {

void add_parts(std::vector<BlobPart>& parts, const NewBlob& from) {
  for (std::size_t at = 0; at < from.bytes.size(); at += part_bytes_max) {
    parts.push_back({.blob = from.blob.id,
                     .part = static_cast<std::int64_t>(at / part_bytes_max),
                     .data = {std::string(from.bytes.substr(at, part_bytes_max))}});
  }
}

}  // namespace

std::optional<Attachment> find(const db::Reader& reader, AttachmentId id) {
  return reader.row<Attachment>(
      "SELECT {fields} FROM attachment WHERE tenant_id = $1 AND id = $2 LIMIT 1", id);
}

std::vector<Attachment> find_by_owners(const db::Reader& reader,
                                       const std::vector<std::string>& owners) {
  auto found = reader.by_keys<Attachment>("owner", owners);
  std::sort(found.begin(), found.end(), [](const Attachment& left, const Attachment& right) {
    return std::tie(left.owner, left.id) < std::tie(right.owner, right.id);
  });
  return found;
}

Result<db::Page<Attachment>> list(const db::Reader& reader, const db::ListRequest& request) {
  return db::page<Attachment>(reader, request);
}

std::vector<Blob> find_blobs(const db::Reader& reader, const std::vector<std::string>& hashes) {
  return reader.by_keys<Blob>("hash", hashes);
}

std::string bytes_of(const db::Reader& reader, BlobId blob) {
  // 1,024 parts are 256 MiB: more than anything that is taken in.
  const auto parts = reader.values<Bytes>(
      "SELECT data FROM blob_part WHERE tenant_id = $1 AND blob = $2 ORDER BY part LIMIT 1024",
      blob);
  std::string bytes;
  for (const auto& [part] : parts) bytes.append(part.data);
  return bytes;
}

Usage usage_of(const db::Reader& reader, const std::string& owner) {
  Usage usage;
  usage.of_record = reader
                        .value<std::int64_t>(
                            "SELECT COUNT(*) FROM attachment WHERE tenant_id = $1 AND owner = $2 "
                            "AND kind = 'attachment'",
                            owner)
                        .value_or(0);
  const auto used = reader.values<std::int64_t, std::int64_t>(
      "SELECT size_bytes, files FROM file_usage WHERE tenant_id = $1 LIMIT 1");
  if (!used.empty()) std::tie(usage.tenant_bytes, usage.tenant_files) = used.front();
  return usage;
}

void add(db::Writer& writer, const std::vector<NewBlob>& blobs,
         const std::vector<Attachment>& attachments) {
  std::vector<Blob> rows;
  std::vector<BlobPart> parts;
  std::int64_t size_bytes = 0;
  for (const NewBlob& each : blobs) {
    rows.push_back(each.blob);
    size_bytes += each.blob.size_bytes;
    add_parts(parts, each);
  }
  if (!rows.empty()) writer.insert_rows(rows);
  if (!parts.empty()) writer.insert_rows(parts);
  if (attachments.empty()) return;
  writer.insert_rows(attachments);
  writer.run(
      "INSERT INTO file_usage (tenant_id, size_bytes, files) VALUES ($1, $2, $3) "
      "ON CONFLICT (tenant_id) DO UPDATE SET "
      "size_bytes = file_usage.size_bytes + excluded.size_bytes, "
      "files = file_usage.files + excluded.files",
      size_bytes, static_cast<std::int64_t>(attachments.size()));
}

}  // namespace supercargo::files
