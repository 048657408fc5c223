#include "tests/package/scratch_root.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

#include "tests/paths.h"

namespace supercargo::tests {
namespace {

namespace files = std::filesystem;

// A field of the line of /etc/passwd or /etc/group that `matches`.
template <class Matches>
std::string field_of(const std::string& file, std::size_t wanted, Matches matches) {
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    std::vector<std::string> fields;
    std::istringstream parts(line);
    for (std::string part; std::getline(parts, part, ':');) fields.push_back(part);
    if (fields.size() > wanted && matches(fields)) return fields[wanted];
  }
  return "?";
}

std::string name_of(const std::string& file, unsigned number) {
  if (number == 0) return "root";
  return field_of(file, 0, [&](const auto& fields) { return fields[2] == std::to_string(number); });
}

}  // namespace

ScratchRoot::ScratchRoot() : folder_(files::temp_directory_path() / "supercargo-root-XXXXXX") {
  folder_ = ::mkdtemp(folder_.string().data());
  files::permissions(folder_, files::perms(0755));
  for (const char* each : {"/var/lib/dpkg/info", "/var/lib/dpkg/updates", "/etc", "/run"})
    files::create_directories(path(each));
  files::copy_file("/var/lib/dpkg/status", path("/var/lib/dpkg/status"));
}

ScratchRoot::~ScratchRoot() {
  std::error_code ignored;
  files::remove_all(folder_, ignored);
}

std::string ScratchRoot::objection() {
  if (::geteuid() != 0) return "only root makes accounts and changes roots";
  for (const char* needed : {"/usr/bin/dpkg-shlibdeps", "/usr/bin/systemd-sysusers"})
    if (!files::exists(needed)) return std::string(needed) + " is not there";
  return {};
}

Ran ScratchRoot::dpkg(std::vector<std::string> words) const {
  // Scripts run outside of the root and are told of it by DPKG_ROOT: there is no shell within.
  words.insert(words.begin(),
               {"env", "DEBIAN_FRONTEND=noninteractive", "dpkg", "--root=" + folder_.string(),
                "--force-script-chrootless", "--force-confold"});
  return run_any(words);
}

std::string ScratchRoot::rights(const std::string& absolute) const {
  struct stat status {};
  if (::lstat(path(absolute).c_str(), &status) != 0) return "absent";
  return fmt::format("{:04o} {}:{}", status.st_mode & 07777,
                     name_of(path("/etc/passwd"), status.st_uid),
                     name_of(path("/etc/group"), status.st_gid));
}

Account ScratchRoot::account(const std::string& name) const {
  const auto number = [&](std::size_t field) {
    const auto text =
        field_of(path("/etc/passwd"), field, [&](const auto& fields) { return fields[0] == name; });
    return text == "?" ? 0U : static_cast<unsigned>(std::stoul(text));
  };
  return {number(2), number(3)};
}

void ScratchRoot::furnish() const {
  const auto libraries = run_any({"ldd", path("/usr/bin/supercargo")}).output;
  std::istringstream words(libraries);
  for (std::string word; words >> word;) {
    if (word.front() != '/') continue;
    const auto target = path(word);
    files::create_directories(files::path(target).parent_path());
    files::copy_file(word, target, files::copy_options::skip_existing);
  }
  files::create_directories(path("/usr/share"));
  files::copy("/usr/share/zoneinfo", path("/usr/share/zoneinfo"),
              files::copy_options::recursive | files::copy_options::copy_symlinks);
}

Ran ScratchRoot::run(std::vector<std::string> words) const {
  const Account who = account("supercargo");
  words.insert(words.begin(), {"chroot", fmt::format("--userspec={}:{}", who.user, who.group),
                               "--groups=", folder_.string(), "/usr/bin/supercargo"});
  return run_any(words);
}

}  // namespace supercargo::tests
