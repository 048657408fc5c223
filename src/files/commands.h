// Taking files in and giving them back. Whoever may read a record may read its files; the owner
// kinds say who that is (owners.h).
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "db/listing.h"
#include "files/attachment.h"
#include "journal/unit.h"
#include "kernel/result.h"

namespace supercargo::files {

// A document as it was received, to be kept verbatim. It is never refused: quotas and types are for
// what people upload.
struct Received {
  std::string owner;       // the printed id of what was made of it
  std::string owner_kind;  // sales_order
  std::string name = {};
  std::string_view bytes;  // lives until the call returns
  std::size_t call = 0;    // which of the batch's calls brought it
};
// Equal bytes are stored once in a tenant.
Attachment keep_original(journal::Unit& unit, const Received& received);
// One for each received document, in their order; a constant number of statements.
std::vector<Attachment> keep_originals(journal::Batch& batch, std::span<const Received> received);

struct Upload {
  std::string owner;
  std::string name;
  std::string media_type;  // as declared
  std::string_view bytes;
};
Result<Attachment> add_attachment(journal::Unit& unit, const Upload& upload);

struct Download {
  Attachment attachment;
  std::string bytes;
};
Result<Download> download(const journal::Query& query, const AttachmentReference& reference);
// The filter `owner` must name one record.
Result<db::Page<Attachment>> list_attachments(const journal::Query& query,
                                              const db::ListRequest& request);

}  // namespace supercargo::files
