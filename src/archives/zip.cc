#include "archives/zip.h"

#include <zip.h>

#include <algorithm>
#include <memory>
#include <set>

namespace supercargo::archives {
namespace {

struct Discarded {
  void operator()(zip_t* zip) const { zip_discard(zip); }
  void operator()(zip_source_t* source) const { zip_source_free(source); }
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using Zip = std::unique_ptr<zip_t, Discarded>;
using Source = std::unique_ptr<zip_source_t, Discarded>;
using Opened = std::unique_ptr<zip_file_t, Discarded>;

[[noreturn]] void cannot_write() { throw Fault("a ZIP file could not be written"); }

Problem unreadable(const std::string& words) { return {Refusal::malformed, "not_a_zip", words}; }

Source source_over(const void* bytes, std::size_t size) {
  zip_error_t error;
  zip_error_init(&error);
  Source source(zip_source_buffer_create(bytes, size, 0, &error));
  zip_error_fini(&error);
  return source;
}

// The archive keeps its own hold of the source; ours stays.
Zip open(const Source& source, int flags) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_keep(source.get());
  Zip zip(zip_open_from_source(source.get(), flags, &error));
  zip_error_fini(&error);
  if (!zip) zip_source_free(source.get());
  return zip;
}

void add(zip_t* zip, const File& file, Instant at) {
  Source source(zip_source_buffer(zip, file.bytes.data(), file.bytes.size(), 0));
  if (!source) cannot_write();
  const auto index = zip_file_add(zip, file.name.c_str(), source.get(), ZIP_FL_ENC_UTF_8);
  if (index < 0) cannot_write();
  static_cast<void>(source.release());  // the archive's from here on
  const auto place = static_cast<zip_uint64_t>(index);
  const auto seconds = static_cast<time_t>(at.us / 1'000'000);
  if (zip_file_set_mtime(zip, place, seconds, 0) != 0) cannot_write();
}

std::string bytes_of(zip_source_t* source) {
  zip_stat_t found;
  if (zip_source_stat(source, &found) != 0 || zip_source_open(source) != 0) cannot_write();
  std::string bytes(static_cast<std::size_t>(found.size), '\0');
  const auto read = zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  if (read != static_cast<zip_int64_t>(bytes.size())) cannot_write();
  return bytes;
}

bool is_safe(std::string_view name) {
  if (name.empty() || name.front() == '/' || name.size() > 512) return false;
  for (const char c : name)
    if (c == '\\' || static_cast<unsigned char>(c) < 0x20) return false;
  std::size_t at = 0;
  while (at <= name.size()) {
    const auto end = std::min(name.find('/', at), name.size());
    const auto part = name.substr(at, end - at);
    if (part == ".." || part == ".") return false;
    at = end + 1;
  }
  return true;
}

}  // namespace

std::string zip_of(const std::vector<File>& files, Instant at) {
  const Source source = source_over(nullptr, 0);
  if (!source) cannot_write();
  Zip zip = open(source, ZIP_CREATE | ZIP_TRUNCATE);
  if (!zip) cannot_write();
  for (const File& file : files) add(zip.get(), file, at);
  if (zip_close(zip.get()) != 0) cannot_write();
  static_cast<void>(zip.release());
  return bytes_of(source.get());
}

Result<std::vector<File>> unzip(std::string_view bytes, const ZipLimits& limits) {
  const Source source = source_over(bytes.data(), bytes.size());
  const bool is_there = source && !bytes.empty();
  const Zip zip = is_there ? open(source, ZIP_RDONLY | ZIP_CHECKCONS) : Zip{};
  if (!zip) return unreadable("It is no ZIP file, or it is damaged.");
  const auto count = zip_get_num_entries(zip.get(), 0);
  if (count < 0 || static_cast<std::size_t>(count) > limits.files)
    return unreadable("It holds too many files.");
  std::vector<File> files;
  std::set<std::string> names;
  std::uint64_t left = limits.bytes;
  for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(count); ++i) {
    zip_stat_t found;
    constexpr auto wanted = ZIP_STAT_NAME | ZIP_STAT_SIZE;
    if (zip_stat_index(zip.get(), i, 0, &found) != 0 || (found.valid & wanted) != wanted)
      return unreadable("A file in it has no name or size.");
    const std::string name = found.name;
    if (!is_safe(name) || !names.insert(name).second)
      return unreadable("The name of a file in it is none that we give, or stands twice.");
    if (found.size > left) return unreadable("Unpacked it is larger than what is read.");
    left -= found.size;
    File& file = files.emplace_back(File{name, std::string(found.size, '\0')});
    const Opened opened(zip_fopen_index(zip.get(), i, 0));
    const auto read = opened ? zip_fread(opened.get(), file.bytes.data(), found.size) : -1;
    char beyond = 0;
    // The checksum is looked at when the end is reached.
    if (read != static_cast<zip_int64_t>(found.size) || zip_fread(opened.get(), &beyond, 1) != 0)
      return unreadable("The file " + name + " in it is damaged.");
  }
  return files;
}

}  // namespace supercargo::archives
