#include "tests/balanced.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "tests/paths.h"

namespace supercargo::tests {
namespace {

namespace files = std::filesystem;

constexpr const char* haproxy = "/usr/sbin/haproxy";

std::uint16_t free_port() {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  EXPECT_EQ(::bind(socket, reinterpret_cast<sockaddr*>(&address), size), 0);
  EXPECT_EQ(::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size), 0);
  ::close(socket);
  return ntohs(address.sin_port);
}

std::string loopback(std::uint16_t port) { return "127.0.0.1:" + std::to_string(port); }

// The first line that begins with `start`, blanks aside, is to be `line`; "" takes it away.
void replace_line(std::string& text, const std::string& start, const std::string& line) {
  const auto at = text.find("\n  " + start);
  ASSERT_NE(at, std::string::npos) << start;
  const auto end = text.find('\n', at + 1);
  text.replace(at + 1, end - at, line.empty() ? "" : "  " + line + '\n');
}

}  // namespace

bool Balanced::is_there() { return files::exists(haproxy); }

Balanced::Balanced(const Witness& witness, std::size_t servers)
    : witness_(witness),
      folder_((files::temp_directory_path() / "supercargo-proxy-XXXXXX").string()) {
  if (::mkdtemp(folder_.data()) == nullptr) throw Fault("no temporary folder");
  for (std::size_t n = 0; n < servers; ++n) served_.push_back(witness_.serve(words(0)));
  port_ = free_port();
  const std::string file = folder_ + "/haproxy.cfg";
  std::ofstream(file) << configuration();
  proxy_ = std::make_unique<Running>(std::vector<std::string>{haproxy, "-db", "-f", file});
  wait_until_all_are_asked();
}

Balanced::~Balanced() {
  proxy_.reset();
  files::remove_all(folder_);
}

std::vector<std::string> Balanced::words(std::uint16_t port) const {
  return {"--listen",          loopback(port),
          "--trusted-proxies", "127.0.0.1",
          "--public-url",      "https://orders.example.com",
          "--drain-notice-s",  "3"};
}

std::string Balanced::configuration() const {
  std::string text = file_text(source_tree() + "/packaging/haproxy.cfg");
  replace_line(text, "bind ", "bind " + loopback(port_));
  replace_line(text, "server one", "");
  std::string servers;
  for (std::size_t n = 0; n < served_.size(); ++n)
    servers += (n == 0 ? "server s" : "\n  server s") + std::to_string(n) + ' ' +
               loopback(served_[n]->port());
  replace_line(text, "server two", servers);
  return text;
}

void Balanced::put_another(std::size_t n, std::uint16_t port) {
  served_[n] = witness_.serve(words(port));
  ASSERT_EQ(served_[n]->port(), port) << served_[n]->errors();
  wait_until_all_are_asked();
}

void Balanced::restart(std::size_t n) {
  const std::uint16_t port = served_[n]->port();
  EXPECT_EQ(served_[n]->stop(), 0);
  put_another(n, port);
}

void Balanced::kill(std::size_t n) {
  const std::uint16_t port = served_[n]->port();
  served_[n]->kill();
  put_another(n, port);
}

// It says on its streams when a server goes down or comes up; the last word counts.
void Balanced::wait_until_all_are_asked() {
  const auto is_up = [&](std::size_t n) {
    const std::string said = proxy_->said();
    const std::string server = "Server supercargo/s" + std::to_string(n) + " is ";
    const auto last = said.rfind(server);
    return last == std::string::npos || said.compare(last + server.size(), 2, "UP") == 0;
  };
  EXPECT_TRUE(testing::eventually([&] {
    if (!proxy_->runs() || ask_port(port_, "GET /readyz", "", "").status != 200) return false;
    for (std::size_t n = 0; n < served_.size(); ++n)
      if (!is_up(n)) return false;
    return true;
  })) << proxy_->said();
}

}  // namespace supercargo::tests
