#include "evidence/commands.h"

#include <algorithm>

#include "agreements/beside.h"
#include "customers/store.h"
#include "documents/compose.h"
#include "documents/invoice_papers.h"
#include "documents/queries.h"
#include "evidence/store.h"
#include "issues/store.h"
#include "journal/signature.h"
#include "kernel/record_json.h"
#include "printing/pdf.h"
#include "quotations/sending.h"
#include "settlements/prepayment.h"

namespace supercargo::evidence {
namespace {

constexpr char signing_purpose[] = "evidence pack";
constexpr std::size_t sample_bytes_max = std::size_t{128} << 20;

constexpr char read_me[] =
    "An evidence pack: everything that stands about one order.\n"
    "\n"
    "  summary.pdf      for reading\n"
    "  parts/           the same as data (JSON), and more of it\n"
    "  original/        what the customer sent, as it came\n"
    "  files/           what was attached\n"
    "  documents/       the papers of the order\n"
    "  journal/         the sealed entries of the journal, chained by their hashes, and the keys\n"
    "                   of those values that are shown\n"
    "  manifest.json    every file with its SHA-256, and what is true of the order\n"
    "  signature.json   the Ed25519 signature of manifest.json\n"
    "\n"
    "Check it on any machine, without a database:\n"
    "\n"
    "  supercargo verify-pack FILE --key PUBLIC-KEY\n"
    "\n"
    "The company tells its public key; the record of the pack names it too. By hand: sha256sum of\n"
    "each file beside manifest.json. What is \"redacted:\" was taken out: the digest behind it is\n"
    "keyed and proves the value to the company alone. Sealed values without a key are withheld, "
    "or\n"
    "their subject was erased; their entries are in the chain all the same.\n";

template <class T>
std::string list_json(const std::vector<T>& records) {
  std::string out = "{\"items\":[";
  for (const T& each : records) {
    out += out.back() == '[' ? "\n" : ",\n";
    write_record(out, entity<T>(), &each);
  }
  return out + "]}\n";
}

// Some fields of the order, by name, as one object.
std::string members_of(const orders::Order& order, std::initializer_list<const char*> names) {
  std::string out = "{";
  for (const char* name : names) {
    const Field* field = entity<orders::Order>().find(name);
    SUPERCARGO_CHECK(field != nullptr);
    out += out.back() == '{' ? "\"" : ",\n\"";
    out.append(name).append("\":");
    write_field(out, *field, &order);
  }
  return out + "}\n";
}

std::string promise_json(const orders::Order& order) {
  std::string out = "{\"checks\":[";
  for (const gates::GateCheck& check : order.checks) {
    if (check.code != "G3" && check.code != "G6") continue;
    if (out.back() != '[') out += ',';
    out += to_json(check);
  }
  out += "],\"lines\":[";
  for (const orders::Line& line : order.lines) {
    out += out.back() == '[' ? "\n{" : ",\n{";
    for (const char* name : {"line", "sku", "quantity", "base_quantity", "promise_date",
                             "original_promise_date", "quantities", "plan"}) {
      if (out.back() != '{') out += ',';
      out += '"' + std::string(name) + "\":";
      write_field(out, *entity<orders::Line>().find(name), &line);
    }
    out += '}';
  }
  return out + "]}\n";
}

std::vector<archives::File> parts_of(const Found& found) {
  const orders::Order& order = found.order;
  std::vector<archives::File> parts{
      {packs::order_name, to_json(order) + "\n"},
      {packs::versions_name, list_json(found.versions)},
      {"parts/checks.json", members_of(order, {"checks", "findings", "acknowledgements"})},
      {"parts/stock-promise.json", promise_json(order)},
      {"parts/agreement.json",
       members_of(order, {"read_back", "consent", "confirmed_at", "content_hash"})},
      {"parts/approvals.json", list_json(found.approvals)},
      {"parts/decisions.json", list_json(decisions_of(found))},
      {"parts/amendments.json", list_json(found.amendments)},
      {"parts/corrections.json", list_json(found.corrections)},
      {"parts/issues.json", list_json(found.issues)},
      {"parts/questions.json", list_json(found.questions)},
      {"parts/holds.json", list_json(found.holds)},
      {"parts/follow-ups.json", list_json(found.follow_ups)},
      {"parts/shipments.json", list_json(found.shipments)},
      {"parts/invoices.json", list_json(found.invoices)},
      {"parts/quotations.json", list_json(found.quotations)},
      {"parts/read-backs.json", list_json(found.read_backs)},
      {"parts/consumer-notices.json", list_json(found.notices)},
      {"parts/withdrawals.json", list_json(found.withdrawals)},
      {"parts/sign-offs.json", list_json(found.sign_offs)},
      {"parts/mails.json", list_json(found.mails)},
      {"parts/received-mails.json", list_json(found.received)},
      {"parts/witness-statements.json", list_json(found.statements)},
      {"parts/files.json", list_json(found.enclosed)},
      {"parts/people.json", list_json(found.people)},
      {packs::timeline_name, packs::timeline_json(found.chain)},
      {packs::chain_name, packs::chain_json(found.chain)},
      {packs::keys_name, packs::keys_json(found.chain)},
  };
  return parts;
}

packs::Facts facts_of(const Found& found) {
  const orders::Order& order = found.order;
  return {.id = text(order.id),
          .number = order.number,
          .status = choices<orders::Status>().names[static_cast<int>(order.status)],
          .version = order.version,
          .content_hash = order.content_hash,
          .revision = order.revision,
          .lines = static_cast<std::int64_t>(order.lines.size()),
          .versions = static_cast<std::int64_t>(found.versions.size()),
          .entries = static_cast<std::int64_t>(found.chain.entries())};
}

packs::Manifest manifest_of(const journal::Query& query, const Make& wanted, const Found& found,
                            const documents::Setting& setting) {
  packs::Manifest manifest{.made_by_program = "supercargo",
                           .company = setting.letterhead.company,
                           .made_at = text(query.now()),
                           .made_by = text(query.actor().person),
                           .purpose = choices<Purpose>().names[static_cast<int>(*wanted.purpose)],
                           .reference = wanted.reference,
                           .redacted = wanted.redact,
                           .order = facts_of(found)};
  for (const Enclosed& each : found.enclosed) {
    if (!each.left_out.empty())
      manifest.left_out.push_back(
          {each.id, each.media_type, each.size_bytes, each.sha256, each.left_out});
  }
  return manifest;
}

void add_papers(Prepared& prepared, const Found& found, const orders::Order& as_paid,
                const customers::Customer& customer, const documents::Setting& setting) {
  auto& papers = prepared.papers;
  papers.emplace_back("summary.pdf", summary_of(found, prepared.manifest, setting));
  papers.emplace_back("documents/" + found.order.number + ".pdf",
                      documents::order_document(as_paid, customer, setting));
  for (const quotations::Quotation& each : found.quotations) {
    const auto& accepted = each.revisions.at(static_cast<std::size_t>(each.accepted_version) - 1);
    papers.emplace_back("documents/" + each.number + ".pdf",
                        quotations::paper_of(each, accepted, customer, setting).document);
  }
  for (const invoices::Invoice& each : found.invoices)
    papers.emplace_back("documents/" + each.number + ".pdf",
                        documents::invoice_document(each, setting));
}

// An order named twice, by its id and its number, is one.
bool holds(const Sample& sample, OrderId order) {
  return std::any_of(sample.packs.begin(), sample.packs.end(),
                     [&](const Preparation& each) { return each->pack.sales_order == order; });
}

// Lists the files in the manifest and puts it in front of them with its signature; its hash.
std::string sign(packs::Manifest& manifest, const journal::Signer& signer,
                 std::vector<archives::File>& files) {
  manifest.files = packs::listed(files);
  const std::string text = packs::manifest_json(manifest);
  const packs::Signature signature{
      .algorithm = "Ed25519", .public_key = signer.public_key(), .signature = signer.sign(text)};
  files.insert(files.begin(), {packs::manifest_name, text});
  files.insert(files.begin() + 1, {packs::signature_name, to_json(signature) + "\n"});
  return journal::sha256(text);
}

}  // namespace

Result<Preparation> prepare(const journal::Query& query, const Make& wanted) {
  auto found = gather(query, wanted);
  if (!found) return std::move(found.error());
  const auto customer = customers::find_by_id(query.db, found->order.customer_id);
  SUPERCARGO_CHECK(customer.has_value());
  const auto setting = documents::setting_for(query.db, {wanted.id, wanted.language, wanted.paper},
                                              customer->language);
  if (!setting) return setting.error();
  auto prepared = std::make_shared<Prepared>();
  prepared->sealer = &query.services.sealer;
  prepared->now = query.now();
  prepared->manifest = manifest_of(query, wanted, *found, *setting);
  prepared->pack = {.sales_order = found->order.id,
                    .sales_order_number = found->order.number,
                    .purpose = *wanted.purpose,
                    .reference = wanted.reference,
                    .redacted = wanted.redact,
                    .chain_seq = found->chain.head_seq};
  add_papers(*prepared, *found, settlements::with_terms(query.db, found->order, *customer),
             *customer, *setting);
  prepared->files = parts_of(*found);
  std::move(found->files.begin(), found->files.end(), std::back_inserter(prepared->files));
  return prepared;
}

Result<Preparation> prepare_for_issue(const journal::Query& query, const Make& wanted) {
  const auto issue = issues::find(query.db, wanted.id);
  if (!issue) return not_found("issue");
  Make of_order = wanted;
  of_order.id = text(issue->sales_order);
  if (of_order.reference.empty()) of_order.reference = issue->number;
  return prepare(query, of_order);
}

void write_zip(Prepared& prepared) {
  std::vector<archives::File> files{{"README.txt", read_me}};
  for (const auto& [name, paper] : prepared.papers)
    files.push_back({name, printing::pdf_of(paper)});
  std::move(prepared.files.begin(), prepared.files.end(), std::back_inserter(files));
  prepared.files.clear();
  const journal::Signer signer(*prepared.sealer, signing_purpose);
  prepared.pack.manifest_hash = sign(prepared.manifest, signer, files);
  prepared.zip = archives::zip_of(files, prepared.now);
  prepared.pack.signing_key = signer.public_key();
  prepared.pack.files = static_cast<std::int64_t>(files.size());
  prepared.pack.size_bytes = static_cast<std::int64_t>(prepared.zip.size());
}

Result<SamplePreparation> prepare_sample(const journal::Query& query, const MakeSample& wanted) {
  auto sample = std::make_shared<Sample>();
  std::vector<Reason> reasons;
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < wanted.sales_orders.size(); ++i) {
    auto prepared = prepare(query, {.id = wanted.sales_orders[i],
                                    .redact = wanted.redact,
                                    .purpose = wanted.purpose,
                                    .reference = wanted.reference,
                                    .language = wanted.language,
                                    .paper = wanted.paper});
    if (!prepared && prepared.error().refusal == Refusal::not_found) {
      const std::string pointer = "/sales_orders/" + std::to_string(i);
      reasons.push_back({pointer, "unknown_order", "There is no such sales order."});
      continue;
    }
    if (!prepared) return std::move(prepared.error());
    for (const archives::File& file : (*prepared)->files) bytes += file.bytes.size();
    if (bytes > sample_bytes_max)
      return Problem{Refusal::too_large, "pack_too_large", "Ask for fewer orders at once."};
    if (!holds(*sample, (*prepared)->pack.sales_order))
      sample->packs.push_back(std::move(*prepared));
  }
  if (wanted.sales_orders.empty())
    reasons.push_back({"/sales_orders", "required", "Which orders it is about."});
  if (!reasons.empty()) return invalid(std::move(reasons));
  sample->manifest = sample->packs.front()->manifest;
  sample->manifest.format = packs::sample_format_name;
  sample->manifest.order = {};
  sample->manifest.left_out.clear();
  return sample;
}

void write_zip(Sample& sample) {
  std::vector<archives::File> files = std::move(sample.more);
  for (const Preparation& each : sample.packs) {
    write_zip(*each);
    files.push_back({each->pack.sales_order_number + ".zip", std::move(each->zip)});
  }
  const Prepared& first = *sample.packs.front();
  sign(sample.manifest, journal::Signer(*first.sealer, signing_purpose), files);
  sample.zip = archives::zip_of(files, first.now);
}

Pack put_on_record(journal::Unit& unit, const Prepared& prepared) {
  Pack pack = prepared.pack;
  pack.id = unit.make_id<PackId>();
  pack.made_by = unit.actor().person;
  pack.made_at = unit.now();
  add(unit.db, pack);
  unit.tell(journal::created("evidence_pack_made", pack));
  agreements::tell_on_order(unit, agreements::order_of(unit.db, pack.sales_order),
                            {.fact = "sales_order_evidence_pack_made",
                             .record = entity<Pack>().name,
                             .record_id = text(pack.id)});
  return pack;
}

Result<Pack> get(const journal::Query& query, const PackReference& reference) {
  const auto id = parse<PackId>(reference.id);
  auto pack = id ? find(query.db, *id) : std::nullopt;
  if (!pack) return not_found("evidence pack");
  return std::move(*pack);
}

Result<db::Page<Pack>> list_packs(const journal::Query& query, const db::ListRequest& request) {
  return list(query.db, agreements::with_order_ids(query.db, request));
}

}  // namespace supercargo::evidence
