#include "tests/package/service.h"

#include <fcntl.h>
#include <grp.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <set>

#include "tests/package/confinement.h"

namespace supercargo::tests {
namespace {

namespace files = std::filesystem;

constexpr char credentials[] = "/run/credentials/supercargo.service";

// As LoadCredential= leaves it where access lists are used: their mask shows as the group's bit.
void put_credential(const ScratchRoot& root, const Account& who) {
  const std::string folder = root.path(credentials);
  files::create_directories(folder);
  const std::string key = folder + "/master.key";
  files::copy_file(root.path("/etc/supercargo/master.key"), key,
                   files::copy_options::overwrite_existing);
  ::chmod(key.c_str(), 0440);
  EXPECT_EQ(::chown(key.c_str(), who.user, 0), 0);
}

std::vector<std::string> environment_of(const ScratchRoot& root) {
  std::vector<std::string> all{"SUPERCARGO_LISTEN=127.0.0.1:0", "NOTIFY_SOCKET=/run/notify",
                               std::string("CREDENTIALS_DIRECTORY=") + credentials};
  for (std::string line : lines_of_unit(root, "Environment")) {
    if (const auto at = line.find("%d"); at != std::string::npos) line.replace(at, 2, credentials);
    all.push_back(line);
  }
  return all;
}

int listen_for_notification(const std::string& file) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  file.copy(address.sun_path, sizeof address.sun_path - 1);
  const int heard = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  ::unlink(file.c_str());
  (void)::bind(heard, reinterpret_cast<const sockaddr*>(&address), sizeof address);
  ::chmod(file.c_str(), 0666);
  return heard;
}

// In the child: returns only when something was refused.
void become(const ScratchRoot& root, const Account& who, const std::set<std::string>& calls,
            std::vector<std::string> environment) {
  std::vector<char*> variables;
  variables.reserve(environment.size() + 1);
  for (auto& each : environment) variables.push_back(each.data());
  variables.push_back(nullptr);
  char name[] = "/usr/bin/supercargo";
  char verb[] = "serve";
  char* words[] = {name, verb, nullptr};
  const bool is_confined = ::chroot(root.path("").c_str()) == 0 && ::setgroups(0, nullptr) == 0 &&
                           ::setgid(who.group) == 0 && ::setuid(who.user) == 0 &&
                           ::chdir("/var/lib/supercargo") == 0 && confine(calls);
  if (is_confined) ::execve(name, words, variables.data());
}

}  // namespace

Service::Service(const ScratchRoot& root) {
  const Account who = root.account("supercargo");
  const auto calls = allowed_calls(root);
  const auto environment = environment_of(root);
  put_credential(root, who);
  notified_ = listen_for_notification(root.path("/run/notify"));
  int ends[2] = {-1, -1};
  if (::pipe2(ends, O_CLOEXEC) != 0) return;
  process_ = ::fork();
  if (process_ == 0) {
    ::dup2(::open("/dev/null", O_RDWR), 1);
    ::dup2(ends[1], 2);
    become(root, who, calls, environment);
    ::_exit(127);
  }
  ::close(ends[1]);
  wait_until_ready(ends[0]);
  ::close(ends[0]);
}

Service::~Service() {
  if (process_ > 0) {
    ::kill(process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
  }
  ::close(notified_);
}

void Service::wait_until_ready(int errors) {
  constexpr std::string_view ready = "ready at http://127.0.0.1:";
  char bytes[512];
  while (told_.find(ready) == std::string::npos || told_.back() != '\n') {
    const auto count = ::read(errors, bytes, sizeof bytes);
    if (count <= 0) return;  // it ended
    told_.append(bytes, static_cast<std::size_t>(count));
  }
  port_ = static_cast<std::uint16_t>(std::stoi(told_.substr(told_.find(ready) + ready.size())));
  pollfd waiting{notified_, POLLIN, 0};
  if (::poll(&waiting, 1, 10'000) != 1) return;
  const auto count = ::recv(notified_, bytes, sizeof bytes, 0);
  if (count > 0) state_.assign(bytes, static_cast<std::size_t>(count));
}

Answer Service::get(const std::string& path, const std::string& key) const {
  return ask_port(port_, "GET " + path, key, "");
}

Answer Service::post(const std::string& path, const std::string& key,
                     const std::string& body) const {
  return ask_port(port_, "POST " + path, key, body);
}

int Service::stop() {
  if (process_ <= 0) return -1;
  ::kill(process_, SIGTERM);
  int status = 0;
  ::waitpid(process_, &status, 0);
  process_ = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace supercargo::tests
