#include "imports/file_import.h"

#include <algorithm>
#include <filesystem>

#include "imports/store.h"
#include "kernel/text.h"

namespace supercargo::imports {
namespace {

constexpr std::size_t head_bytes = 64 * 1024;

char separator_of(const sheets::Mapping& mapping, sheets::Source& source) {
  if (mapping.separator != '\0') return mapping.separator;
  std::string head(head_bytes, '\0');
  head.resize(source.read(head.data(), head.size()));
  source.seek(0);
  // In UTF-16 every other byte of a plain text is NUL.
  std::erase(head, '\0');
  return guess_csv_separator(head);
}

// A name that is no text is nothing to show.
std::string shown_path(const std::string& path) {
  std::string whole = std::filesystem::absolute(path).string();
  return text_fault(whole, TextKind::line) == TextFault::none ? whole : std::string();
}

history::ExactAmount amount_of(const std::string& text) {
  const auto amount = history::ExactAmount::parse(text);
  if (!amount) throw Fault("an import's sum cannot be read: " + text);
  return *amount;
}

}  // namespace

FileImport::FileImport(Desk& desk, const Request& request, sheets::Source& source, Loader& loader)
    : desk_(desk),
      request_(request),
      source_(source),
      loader_(loader),
      table_{.source = source, .heading = {}} {
  rows_.resize(loader.rows_at_once());
}

CsvOptions FileImport::options() const {
  return {.separator = separator_of(request_.mapping, source_),
          .encoding = request_.mapping.encoding};
}

Result<Run> FileImport::run(std::int64_t call_id) {
  if (auto refusal = read_heading(); !refusal) return std::move(refusal.error());
  take_up_run(call_id);
  table_.run_id = run_.id.value;
  if (auto refusal = loader_.begin(table_); !refusal) return std::move(refusal.error());
  was_done_ = run_.status == RunStatus::done;
  if (was_done_) return run_;
  const std::string name =
      request_.files == std::vector<std::string>{"-"} ? "stdin" : source_.name();
  rejects_.emplace(request_.rejects.empty() ? name + ".rejects.csv" : request_.rejects,
                   table_.heading, static_cast<std::uint64_t>(run_.rejects_bytes));
  read_from_where_it_stood();
  progress_ = {.file = source_.name(),
               .bytes_all = static_cast<std::int64_t>(source_.size()),
               .bytes_begun = run_.next_byte,
               .rows_begun = run_.rows_read};
  while (read_row())
    if (waiting_ == rows_.size()) load_slice(Rest::more_rows);
  while (waiting_ > 0 || run_.status != RunStatus::done) load_slice(Rest::none);
  return run_;
}

Result<Done> FileImport::read_heading() {
  source_.seek(0);
  reader_.emplace([this](char* bytes, std::size_t room) { return source_.read(bytes, room); },
                  options());
  if (!reader_->next(read_) || read_.fault != CsvFault::none)
    return Problem{Refusal::malformed, "no_heading",
                   "The first row of " + source_.name() + " names no columns."};
  table_.heading.assign(read_.cells.begin(), read_.cells.end());
  table_.heading_end = reader_->place().offset;
  return Done{};
}

// The same bytes under the same mapping are the same import, whatever the file is called.
void FileImport::take_up_run(std::int64_t call_id) {
  const journal::Call call = desk_.call();
  const std::string content_key =
      sheets::digest_of(request_.kind + (request_.as_history ? " as history\n" : "\n") +
                        source_.digest() + "\n" + request_.mapping.text);
  db::Transaction transaction(
      desk_.session, request_.rehearsal ? db::Mode::rehearsal : db::Mode::write, call.tenant);
  db::Writer writer(desk_.session);
  auto before = find_run(writer, content_key);
  if (before) {
    run_ = *before;
    run_.call_id = call_id;
    save(writer, run_);
  } else {
    run_.id = desk_.services.ids.make<ImportRunId>(call.now);
    run_.kind = request_.as_history ? request_.kind + "-history" : request_.kind;
    run_.file_name = source_.file_name();
    run_.file_hash = source_.digest();
    run_.content_key = content_key;
    run_.call_id = call_id;
    run_.started_at = run_.changed_at = call.now;
    add(writer, run_);
  }
  transaction.commit();
}

void FileImport::read_from_where_it_stood() {
  if (run_.next_row == 0) return;  // behind the heading, where the reader stands
  CsvOptions resumed = options();
  resumed.encoding = static_cast<CsvEncoding>(run_.encoding);
  resumed.start = {.row = static_cast<std::uint64_t>(run_.next_row),
                   .line = static_cast<std::uint64_t>(run_.next_line),
                   .offset = static_cast<std::uint64_t>(run_.next_byte)};
  source_.seek(resumed.start.offset);
  reader_.emplace([this](char* bytes, std::size_t room) { return source_.read(bytes, room); },
                  resumed);
}

bool FileImport::read_row() {
  if (waiting_ == rows_.size() || !reader_->next(read_)) return false;
  sheets::Row& row = rows_[waiting_++];
  row.take(read_, reader_->place().offset);
  check_shape(row, read_);
  return true;
}

void FileImport::check_shape(sheets::Row& row, const CsvRow& read) const {
  if (read.fault != CsvFault::none) {
    const std::string words = reader_->framing_lost()
                                  ? "A quote is not closed: nothing behind this row can be read."
                                  : "";
    row.reasons.push_back({"", std::string(code(read.fault)), words});
  } else if (row.size() != table_.heading.size()) {
    row.reasons.push_back(
        {"", row.size() < table_.heading.size() ? "too_few_cells" : "too_many_cells",
         std::to_string(row.size()) + " instead of " + std::to_string(table_.heading.size())});
  }
}

void FileImport::load_slice(Rest rest) {
  const journal::Call call = desk_.call();
  db::Transaction transaction(
      desk_.session, request_.rehearsal ? db::Mode::rehearsal : db::Mode::write, call.tenant);
  db::Writer writer(desk_.session);
  if (!request_.rehearsal) expect_nobody_else(writer);
  std::vector<journal::Told> told;
  journal::Unit unit(writer, desk_.services, call, told);
  const Slice slice = waiting_ == 0 ? Slice{} : loader_.load(unit, {rows_.data(), waiting_}, rest);
  SUPERCARGO_CHECK(slice.taken <= waiting_ && (slice.taken > 0 || waiting_ == 0));
  count(slice);
  if (rest == Rest::none && slice.taken == waiting_) run_.status = RunStatus::done;
  run_.changed_at = call.now;
  if (!request_.rehearsal) keep(writer, slice);
  journal::append(writer, desk_.services, told);
  transaction.commit();
  std::rotate(rows_.begin(), rows_.begin() + static_cast<std::ptrdiff_t>(slice.taken),
              rows_.begin() + static_cast<std::ptrdiff_t>(waiting_));
  waiting_ -= slice.taken;
  show_progress();
}

void FileImport::show_progress() {
  progress_.bytes_done = run_.status == RunStatus::done ? progress_.bytes_all : run_.next_byte;
  progress_.rows = run_.rows_read;
  if (request_.on_progress) request_.on_progress(progress_);
}

void FileImport::count(const Slice& slice) {
  for (std::size_t i = 0; i < slice.taken; ++i) {
    const bool is_in = rows_[i].reasons.empty();
    (is_in ? run_.rows_accepted : run_.rows_rejected) += 1;
    if (!is_in) rejects_->add(rows_[i]);
  }
  run_.rows_read += static_cast<std::int64_t>(slice.taken);
  run_.orders += slice.orders;
  run_.credits += slice.credits;
  auto accepted = amount_of(run_.value_accepted);
  auto rejected = amount_of(run_.value_rejected);
  run_.value_accepted = (accepted += slice.value_accepted).text();
  run_.value_rejected = (rejected += slice.value_rejected).text();
  const CsvPlace& next = slice.taken < waiting_ ? rows_[slice.taken].place : reader_->place();
  run_.next_row = static_cast<std::int64_t>(next.row);
  run_.next_line = static_cast<std::int64_t>(next.line);
  run_.next_byte = static_cast<std::int64_t>(next.offset);
  run_.encoding = static_cast<std::int64_t>(reader_->encoding());
  // Before the commit: what is cut off at the next beginning is what was never committed.
  run_.rejects_bytes = static_cast<std::int64_t>(rejects_->flush());
  if (run_.rows_rejected > 0) run_.rejects_file = shown_path(rejects_->path());
  for (const auto& [entity, id] : slice.named) {
    auto found = std::find_if(named_.begin(), named_.end(), [&entity = entity](const auto& each) {
      return each.first == entity;
    });
    if (found == named_.end()) found = named_.emplace(named_.end(), entity, 0);
    found->second += 1;
  }
}

void FileImport::keep(db::Writer& writer, const Slice& slice) {
  std::vector<Named> named;
  for (const auto& [entity, id] : slice.named) named.push_back({run_.id, id, entity});
  add_named(writer, named);
  if (run_.status == RunStatus::done) {
    run_.customers = count_named(writer, run_.id, "customer");
    run_.products = count_named(writer, run_.id, "product_code");
    run_.catalogue_products = count_named(writer, run_.id, "product");
  }
  save(writer, run_);
}

void FileImport::expect_nobody_else(const db::Writer& writer) const {
  const auto stored = find_run(writer, run_.content_key);
  if (!stored || stored->call_id != run_.call_id)
    throw Fault("another process is importing this file");
}

std::int64_t FileImport::named(std::string_view entity) const {
  for (const auto& [name, number] : named_)
    if (name == entity) return number;
  return 0;
}

std::string FileImport::rejects_path() const {
  return rejects_ && run_.rows_rejected > 0 ? rejects_->path() : std::string();
}

}  // namespace supercargo::imports
