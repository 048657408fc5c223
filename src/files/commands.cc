#include "files/commands.h"

#include <unordered_map>

#include "files/owners.h"
#include "files/rules.h"
#include "files/store.h"
#include "journal/subject_keys.h"

namespace supercargo::files {
namespace {

// The tenant's own key: equal files of two companies have different hashes.
constexpr std::int64_t nobody = 0;

class Hasher {
 public:
  explicit Hasher(journal::Unit& unit) : keys_(unit.services().sealer) {
    keys_.read_or_make(unit.db, {nobody}, unit.now());
  }
  std::string hash(std::string_view bytes) const { return keys_.personal_digest(nobody, bytes); }

 private:
  journal::SubjectKeys keys_;
};

// What is to be written: each content once, whether it came twice now or was there before.
class Intake {
 public:
  Intake(journal::Unit& unit, const std::vector<std::string>& hashes) {
    for (const Blob& blob : find_blobs(unit.db, hashes)) known_.emplace(blob.hash, blob.id);
  }

  void take(journal::Unit& unit, Attachment attachment, std::string_view bytes) {
    attachment.id = unit.make_id<AttachmentId>();
    attachment.size_bytes = static_cast<std::int64_t>(bytes.size());
    attachment.created_by = unit.actor().person;
    attachment.created_at = unit.now();
    const auto [at, is_new] = known_.try_emplace(attachment.hash);
    if (is_new) {
      at->second = unit.make_id<BlobId>();
      blobs_.push_back({{at->second, attachment.hash, attachment.size_bytes}, bytes});
    }
    attachment.blob = at->second;
    unit.tell(journal::created("attachment_added", attachment));
    attachments_.push_back(std::move(attachment));
  }
  const std::vector<Attachment>& write(db::Writer& writer) const {
    add(writer, blobs_, attachments_);
    return attachments_;
  }

 private:
  std::unordered_map<std::string, BlobId> known_;
  std::vector<NewBlob> blobs_;
  std::vector<Attachment> attachments_;
};

Attachment original(const Received& received, std::string hash) {
  return {.owner = received.owner,
          .owner_kind = received.owner_kind,
          .name = received.name,
          .media_type = media_type_of_received(received.name),
          .hash = std::move(hash),
          .kind = AttachmentKind::original};
}

Problem no_owner() { return not_found("record"); }

std::string owner_filter(const db::ListRequest& request) {
  for (const auto& [field, value] : request.filters)
    if (field == "owner") return value;
  return {};
}

}  // namespace

std::vector<Attachment> keep_originals(journal::Batch& batch, std::span<const Received> received) {
  if (received.empty()) return {};
  journal::Unit first = batch.unit(received.front().call);
  const Hasher hasher(first);
  std::vector<std::string> hashes;
  for (const Received& each : received) hashes.push_back(hasher.hash(each.bytes));
  Intake intake(first, hashes);
  for (std::size_t i = 0; i < received.size(); ++i) {
    journal::Unit unit = batch.unit(received[i].call);
    intake.take(unit, original(received[i], hashes[i]), received[i].bytes);
  }
  return intake.write(batch.db);
}

Attachment keep_original(journal::Unit& unit, const Received& received) {
  journal::Batch batch(unit, 1);
  Received only = received;
  only.call = 0;
  return keep_originals(batch, {&only, 1}).front();
}

Result<Attachment> add_attachment(journal::Unit& unit, const Upload& upload) {
  const auto owner = visible_owner(unit.db, unit.actor(), upload.owner);
  if (!owner) return no_owner();
  if (auto refusal = check_upload(upload.name, upload.media_type, upload.bytes))
    return std::move(*refusal);
  const std::string printed = id_text(owner->prefix, owner->id);
  if (auto reasons = check_quota(usage_of(unit.db, printed), upload.bytes.size()); !reasons.empty())
    return invalid(std::move(reasons));
  const std::string hash = Hasher(unit).hash(upload.bytes);
  Intake intake(unit, {hash});
  intake.take(unit,
              {.owner = printed,
               .owner_kind = owner->kind,
               .name = upload.name,
               .media_type = *known_media_type(upload.media_type),
               .hash = hash},
              upload.bytes);
  return intake.write(unit.db).front();
}

Result<Download> download(const journal::Query& query, const AttachmentReference& reference) {
  auto attachment = find(query.db, reference.id);
  if (!attachment || !visible_owner(query.db, query.actor(), attachment->owner))
    return not_found("attachment");
  Download found{std::move(*attachment), {}};
  found.bytes = bytes_of(query.db, found.attachment.blob);
  // A file that lost a part is no file: better a fault than half a contract.
  if (found.bytes.size() != static_cast<std::size_t>(found.attachment.size_bytes))
    throw Fault("attachment " + text(found.attachment.id) + " is not whole");
  return found;
}

Result<db::Page<Attachment>> list_attachments(const journal::Query& query,
                                              const db::ListRequest& request) {
  const std::string owner = owner_filter(request);
  if (owner.empty()) return invalid({{"?owner", "required", "Files are listed record by record."}});
  if (!visible_owner(query.db, query.actor(), owner)) return no_owner();
  return list(query.db, request);
}

}  // namespace supercargo::files
