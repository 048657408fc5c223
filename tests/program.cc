#include "tests/program.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <utility>

#include "tests/paths.h"
#include "tests/raw_client.h"

namespace supercargo::tests {
namespace {

// Files rather than pipes: a program that says much must not wait for us.
struct Scratch {
  Scratch() : name((std::filesystem::temp_directory_path() / "supercargo-run-XXXXXX").string()) {
    descriptor = ::mkstemp(name.data());
  }
  ~Scratch() {
    ::close(descriptor);
    std::filesystem::remove(name);
  }
  std::string name;
  int descriptor = -1;
};

struct Streams {
  int input;
  int output;
  int errors;
};

// The first word is the program.
int spawn_any(std::vector<std::string> all, const Streams& streams) {
  std::vector<char*> pointers;
  pointers.reserve(all.size() + 1);
  for (std::string& word : all) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_adddup2(&actions, streams.input, 0);
  ::posix_spawn_file_actions_adddup2(&actions, streams.output, 1);
  ::posix_spawn_file_actions_adddup2(&actions, streams.errors, 2);
  pid_t process = -1;
  ::posix_spawnp(&process, all[0].c_str(), &actions, nullptr, pointers.data(), environ);
  ::posix_spawn_file_actions_destroy(&actions);
  return process;
}

int spawn(const std::vector<std::string>& words, const Streams& streams) {
  std::vector<std::string> all{program()};
  all.insert(all.end(), words.begin(), words.end());
  return spawn_any(std::move(all), streams);
}

int exit_code_of(int process) {
  int status = 0;
  ::waitpid(process, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

namespace {

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

std::string with_database(const std::string& url, const std::string& name) {
  return url.substr(0, url.rfind('/') + 1) + name;
}

bool run_sql(const std::string& words) {
  const Scratch out;
  const int code = exit_code_of(spawn_any(
      {"psql", "-q", "-c", words, variable("SUPERCARGO_TEST_POSTGRES")}, {0, out.descriptor, 2}));
  return code == 0;
}

}  // namespace

ScratchPostgres::ScratchPostgres() {
  if (variable("SUPERCARGO_TEST_POSTGRES").empty()) return;
  if (variable("SUPERCARGO_TEST_POSTGRES_APP").empty()) return;
  static std::atomic<int> made = 0;
  const std::string name =
      "supercargo_command_line_" + std::to_string(::getpid()) + '_' + std::to_string(++made);
  if (run_sql("CREATE DATABASE " + name + " TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'"))
    name_ = name;
}

ScratchPostgres::~ScratchPostgres() {
  if (is_there()) run_sql("DROP DATABASE " + name_ + " WITH (FORCE)");
}

std::string ScratchPostgres::owner() const {
  return with_database(variable("SUPERCARGO_TEST_POSTGRES"), name_);
}

std::string ScratchPostgres::app() const {
  return with_database(variable("SUPERCARGO_TEST_POSTGRES_APP"), name_);
}

std::string Ran::last_line() const {
  std::string text = output;
  while (!text.empty() && text.back() == '\n') text.pop_back();
  return text.substr(text.rfind('\n') + 1);
}

Ran run_program(const std::vector<std::string>& words, const std::string& input) {
  std::vector<std::string> all{program()};
  all.insert(all.end(), words.begin(), words.end());
  return run_any(all, input);
}

Ran run_any(const std::vector<std::string>& words, const std::string& input) {
  const Scratch in;
  const Scratch out;
  const Scratch err;
  const bool is_fed = ::write(in.descriptor, input.data(), input.size()) >= 0;
  if (is_fed) ::lseek(in.descriptor, 0, SEEK_SET);
  Ran ran;
  ran.code = exit_code_of(spawn_any(words, {in.descriptor, out.descriptor, err.descriptor}));
  ran.output = file_text(out.name);
  ran.errors = file_text(err.name);
  return ran;
}

Running::Running(const std::vector<std::string>& words)
    : log_((std::filesystem::temp_directory_path() / "supercargo-beside-XXXXXX").string()) {
  const int said = ::mkstemp(log_.data());
  const int nothing = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
  process_ = spawn_any(words, {nothing, said, said});
  ::close(nothing);
  ::close(said);
}

Running::~Running() {
  if (runs()) {
    ::kill(process_, SIGTERM);
    exit_code_of(process_);
  }
  std::filesystem::remove(log_);
}

bool Running::runs() {
  if (process_ > 0 && ::waitpid(process_, nullptr, WNOHANG) != 0) process_ = -1;
  return process_ > 0;
}

std::string Running::said() const { return file_text(log_); }

Served::Served(const std::string& database, std::vector<std::string> more) {
  int ends[2] = {-1, -1};
  if (::pipe2(ends, O_CLOEXEC) != 0) return;
  const int nothing = ::open("/dev/null", O_RDWR | O_CLOEXEC);
  log_ = (std::filesystem::temp_directory_path() / "supercargo-log-XXXXXX").string();
  ::close(::mkstemp(log_.data()));
  std::vector<std::string> words{"serve",      "--database", database,    "--listen", "127.0.0.1:0",
                                 "--log-file", log_,         "--drain-s", "5"};
  if (std::find(more.begin(), more.end(), "--listen") != more.end())
    words.erase(words.begin() + 3, words.begin() + 5);
  if (::geteuid() == 0) words.emplace_back("--allow-root");
  words.insert(words.end(), more.begin(), more.end());
  process_ = spawn(words, {nothing, nothing, ends[1]});
  ::close(ends[1]);
  ::close(nothing);
  error_pipe_ = ends[0];
  constexpr std::string_view ready = "ready at http://127.0.0.1:";
  char buffer[512];
  while (errors_.find(ready) == std::string::npos || errors_.back() != '\n') {
    const auto count = ::read(error_pipe_, buffer, sizeof buffer);
    if (count <= 0) return;  // it ended; every question fails
    errors_.append(buffer, static_cast<std::size_t>(count));
  }
  const auto at = errors_.find(ready) + ready.size();
  port_ = static_cast<std::uint16_t>(std::stoi(errors_.substr(at)));
}

Served::~Served() {
  kill();
  ::close(error_pipe_);
  std::filesystem::remove(log_);
}

Answer Served::get(const std::string& path, const std::string& key) const {
  return ask_port(port_, "GET " + path, key, "");
}

Answer Served::post(const std::string& path, const std::string& key,
                    const std::string& body) const {
  return ask_port(port_, "POST " + path, key, body);
}

Answer ask_port(std::uint16_t port, const std::string& head, const std::string& key,
                const std::string& body) {
  testing::RawClient client(port);
  std::string request = head + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
  if (!key.empty()) request += "Authorization: Bearer " + key + "\r\n";
  if (!body.empty())
    request +=
        "Content-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n";
  client.send(request + "\r\n" + body);
  const auto reply = client.reply();
  return {reply.status, reply.body};
}

int Served::wait() {
  const int process = std::exchange(process_, -1);
  return process < 0 ? -1 : exit_code_of(process);
}

int Served::stop() {
  if (process_ > 0) ::kill(process_, SIGTERM);
  return wait();
}

void Served::kill() {
  if (process_ > 0) ::kill(process_, SIGKILL);
  wait();
}

}  // namespace supercargo::tests
