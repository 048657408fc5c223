#include "sheets/rejects.h"

#include <filesystem>

#include "kernel/csv.h"

namespace supercargo::sheets {

Rejects::Rejects(std::string path, const std::vector<std::string>& heading, std::uint64_t length)
    : path_(std::move(path)), length_(length) {
  CsvWriter writer(heading_);
  writer.text("row").text("line").text("reasons");
  for (const std::string& name : heading) writer.text(name);
  writer.end_row();
}

void Rejects::add(const Row& row) {
  open();
  CsvWriter writer(pending_);
  writer.number(std::to_string(row.place.row)).number(std::to_string(row.place.line));
  writer.text(reasons_text(row.reasons));
  for (std::size_t i = 0; i < row.size(); ++i) writer.text(row.cell(i));
  writer.end_row();
}

void Rejects::open() {
  if (file_) return;
  const bool goes_on = length_ > 0 && std::filesystem::exists(path_);
  if (goes_on) std::filesystem::resize_file(path_, length_);
  file_.reset(std::fopen(path_.c_str(), goes_on ? "ab" : "wb"));
  if (!file_) throw Fault("the file of rejected rows cannot be written: " + path_);
  if (goes_on) return;
  length_ = 0;
  pending_ = heading_;
}

std::uint64_t Rejects::flush() {
  if (!file_) return length_;
  const bool written =
      std::fwrite(pending_.data(), 1, pending_.size(), file_.get()) == pending_.size() &&
      std::fflush(file_.get()) == 0;
  if (!written) throw Fault("the file of rejected rows cannot be written: " + path_);
  length_ += pending_.size();
  pending_.clear();
  return length_;
}

std::string reasons_text(const std::vector<Reason>& reasons) {
  std::string words;
  for (const Reason& reason : reasons) {
    if (!words.empty()) words.append("; ");
    words.append(reason.pointer).append(reason.pointer.empty() ? "" : " ").append(reason.code);
    if (!reason.detail.empty()) words.append(" (").append(reason.detail).append(")");
  }
  return words;
}

}  // namespace supercargo::sheets
