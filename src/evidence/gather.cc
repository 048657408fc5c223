#include "evidence/gather.h"

#include <algorithm>
#include <set>

#include "approvals/store.h"
#include "evidence/redact.h"
#include "files/store.h"
#include "followups/store.h"
#include "holds/store.h"
#include "invoices/store.h"
#include "issues/store.h"
#include "journal/signature.h"
#include "people/store.h"
#include "questions/store.h"
#include "shipments/store.h"
#include "witnesses/store.h"

namespace supercargo {

using evidence::Enclosed;
using evidence::Named;

namespace {

constexpr Rules shown{.access = Access::read_only, .personal = Personal::none};
constexpr Rules name_of{.access = Access::read_only, .personal = Personal::identity};

constexpr Field enclosed_fields[] = {
    field<&Enclosed::id>("id", shown),
    field<&Enclosed::owner>("owner", shown),
    field<&Enclosed::owner_kind>("owner_kind", shown),
    field<&Enclosed::name>("name", name_of),
    field<&Enclosed::media_type>("media_type", shown),
    field<&Enclosed::size_bytes>("size_bytes", shown),
    field<&Enclosed::sha256>("sha256", shown),
    field<&Enclosed::path>("path", shown),
    field<&Enclosed::left_out>("left_out", shown),
    field<&Enclosed::created_by>("created_by", shown),
    field<&Enclosed::created_at>("created_at", shown),
};
constexpr Field named_fields[] = {
    field<&Named::id>("id", shown),
    field<&Named::name>("name", name_of),
    field<&Named::roles>("roles", shown),
};

}  // namespace

template <>
const Entity& entity<Enclosed>() {
  static constexpr Entity described = describe<Enclosed>("enclosed_file", "", enclosed_fields);
  return described;
}
template <>
const Entity& entity<Named>() {
  static constexpr Entity described = describe<Named>("named_person", "", named_fields);
  return described;
}

namespace evidence {
namespace {

constexpr std::int64_t versions_max = 1'000;
constexpr std::int64_t statements_max = 1'000;

// Every page of a list that is narrowed to one value.
template <class T, class List>
std::vector<T> all_of(const List& list, const char* filter, const std::string& value) {
  db::ListRequest request{.limit = db::page_limit_max, .filters = {{filter, value}}};
  std::vector<T> all;
  do {
    auto page = list(request);
    if (!page) throw Fault("a list of what stands beside an order was refused");
    std::move(page->items.begin(), page->items.end(), std::back_inserter(all));
    request.after = page->after;
  } while (!request.after.empty());
  std::reverse(all.begin(), all.end());  // the oldest first
  return all;
}

class Gathering {
 public:
  Gathering(const journal::Query& query, const Make& wanted)
      : query_(query), reader_(query.db), wanted_(wanted) {}

  Result<Found> found() {
    auto order = orders::find(reader_, wanted_.id);
    if (!order) return not_found("sales order");
    found_.order = std::move(*order);
    read_order();
    read_beside();
    read_quotation();
    read_goods();
    name_records();
    const Showing showing(query_, found_.order.customer_id,
                          wanted_.redact ? Extent::redacted : Extent::whole);
    auto chain = showing.chain_about(records_);
    if (!chain) return std::move(chain.error());
    found_.chain = std::move(*chain);
    enclose_files();
    name_people();
    if (wanted_.redact) showing.take_out_others(found_);
    return std::move(found_);
  }

 private:
  void read_order() {
    const OrderId id = found_.order.id;
    found_.versions = orders::versions_of(reader_, id, versions_max);
    std::reverse(found_.versions.begin(), found_.versions.end());
    found_.corrections = amendments::corrections_of(reader_, id);
    found_.amendments = all_of<amendments::Amendment>(
        [&](const auto& request) { return amendments::list(reader_, request); }, "sales_order_id",
        text(id));
    std::vector<std::int64_t> subjects{id.value};
    for (const auto& each : found_.amendments) subjects.push_back(each.id.value);
    found_.approvals = approvals::find_by_subjects(reader_, subjects);
    found_.statements = witnesses::of_order(reader_, id, statements_max);
  }

  void read_beside() {
    const std::string id = text(found_.order.id);
    found_.holds = all_of<holds::Hold>(
        [&](const auto& request) { return holds::list(reader_, request); }, "sales_order", id);
    found_.issues = all_of<issues::Issue>(
        [&](const auto& request) { return issues::list(reader_, request); }, "sales_order", id);
    found_.questions = all_of<questions::Question>(
        [&](const auto& request) { return questions::list(reader_, request); }, "sales_order", id);
    follow_ups_about(id);
    found_.mails = all_of<mails::Mail>(
        [&](const auto& request) { return mails::store::list(reader_, request); }, "sales_order",
        id);
    found_.received = all_of<inboxes::InboxMail>(
        [&](const auto& request) { return inboxes::list(reader_, request); }, "sales_order", id);
    found_.read_backs = all_of<readbacks::Request>(
        [&](const auto& request) { return readbacks::store::list(reader_, request); },
        "sales_order", id);
    found_.notices = notices::store::of_order(reader_, found_.order.id);
    found_.withdrawals = withdrawals::store::of_order(reader_, found_.order.id);
    found_.sign_offs = all_of<signoffs::SignOff>(
        [&](const auto& request) { return signoffs::store::list(reader_, request); }, "sales_order",
        id);
  }

  void read_quotation() {
    auto quotation = quotations::of_order(reader_, found_.order.id);
    if (!quotation) return;
    auto mails = all_of<mails::Mail>(
        [&](const auto& request) { return mails::store::list(reader_, request); }, "record",
        text(quotation->id));
    std::move(mails.begin(), mails.end(), std::back_inserter(found_.mails));
    follow_ups_about(text(quotation->id));
    found_.approvals.insert(found_.approvals.begin(), quotation->approvals.begin(),
                            quotation->approvals.end());
    found_.quotations.push_back(std::move(*quotation));
  }

  void read_goods() {
    const auto list = [&](const auto& request) {
      return shipments::list(reader_, request, CustomerId{});
    };
    for (const auto& each :
         all_of<shipments::Shipment>(list, "sales_order", text(found_.order.id))) {
      found_.shipments.push_back(*shipments::find(reader_, text(each.id)));
      follow_ups_about(text(each.id));
    }
    std::set<std::int64_t> ids;
    for (const auto& line : invoices::lines_of_order(reader_, found_.order.id))
      ids.insert(line.invoice.value);
    for (const std::int64_t id : ids)
      found_.invoices.push_back(*invoices::find(reader_, text(InvoiceId{id})));
  }

  void follow_ups_about(const std::string& subject) {
    const auto list = [&](const auto& request) { return followups::list(reader_, request); };
    for (const auto& each : all_of<followups::FollowUp>(list, "subject", subject))
      found_.follow_ups.push_back(*followups::find(reader_, each.id));
  }

  template <class Records>
  void name_all(const Records& records) {
    for (const auto& each : records) {
      records_.push_back(each.id.value);
      owners_.push_back(text(each.id));
    }
  }
  void name_records() {
    records_ = {found_.order.id.value};
    owners_ = {text(found_.order.id)};
    name_all(found_.amendments);
    name_all(found_.approvals);
    name_all(found_.holds);
    name_all(found_.issues);
    name_all(found_.questions);
    name_all(found_.follow_ups);
    name_all(found_.shipments);
    name_all(found_.invoices);
    name_all(found_.mails);
    name_all(found_.received);
    name_all(found_.read_backs);
    name_all(found_.notices);
    name_all(found_.withdrawals);
    name_all(found_.sign_offs);
    name_all(found_.quotations);
    name_all(found_.statements);
    attachments_ = files::find_by_owners(reader_, owners_);
    for (const auto& each : attachments_) records_.push_back(each.id.value);
  }

  void enclose_files() {
    std::int64_t left = files_bytes_max;
    for (const files::Attachment& each : attachments_) {
      Enclosed file{.id = text(each.id),
                    .owner = each.owner,
                    .owner_kind = each.owner_kind,
                    .name = each.name,
                    .media_type = each.media_type,
                    .size_bytes = each.size_bytes,
                    .created_by = each.created_by,
                    .created_at = each.created_at};
      std::string bytes = files::bytes_of(reader_, each.blob);
      file.sha256 = journal::sha256(bytes);
      if (wanted_.redact && !is_customers_file(each)) {
        file.left_out = "redacted";
      } else if (each.size_bytes > left) {
        file.left_out = "too_large";
      } else {
        left -= each.size_bytes;
        file.path = path_of(each);
        found_.files.push_back({file.path, std::move(bytes)});
      }
      found_.enclosed.push_back(std::move(file));
    }
  }

  // The name as given is data and stands in the list: here the id, and an ending that programs
  // know.
  static std::string path_of(const files::Attachment& file) {
    std::string path = file.kind == files::AttachmentKind::original ? "original/" : "files/";
    path += text(file.id);
    const auto dot = file.name.rfind('.');
    const std::string ending = dot == std::string::npos ? "" : file.name.substr(dot + 1);
    const bool is_plain = std::all_of(ending.begin(), ending.end(), [](char c) {
      return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    });
    if (is_plain && !ending.empty() && ending.size() <= 8) return path + "." + ending;
    return file.media_type == "application/json" ? path + ".json" : path;
  }

  void name_people() {
    std::set<std::int64_t> ids{found_.order.owner.value, found_.order.entered_by.value,
                               query_.actor().person.value};
    for (const packs::Segment& segment : found_.chain.segments)
      for (const journal::Entry& entry : segment.entries) ids.insert(entry.person.value);
    for (const auto& each : found_.statements) ids.insert(each.about.value);
    for (const auto& each : found_.issues) ids.insert(each.owner.value);
    for (const std::int64_t id : ids)
      if (const auto person = people::store::person(reader_, PersonId{id}))
        found_.people.push_back({person->id, person->name, person->roles});
  }

  const journal::Query& query_;
  const db::Reader& reader_;
  const Make& wanted_;
  Found found_;
  std::vector<std::int64_t> records_;
  std::vector<std::string> owners_;
  std::vector<files::Attachment> attachments_;
};

}  // namespace

Result<Found> gather(const journal::Query& query, const Make& wanted) {
  return Gathering(query, wanted).found();
}

}  // namespace evidence
}  // namespace supercargo
