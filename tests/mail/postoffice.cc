#include "tests/mail/postoffice.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <pwd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <fstream>

#include "tests/mail/mailbox.h"
#include "tests/raw_client.h"

namespace supercargo::tests {
namespace {

namespace fs = std::filesystem;

int bound_socket(std::uint16_t port) {
  const int made = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  auto* plain = reinterpret_cast<sockaddr*>(&address);
  if (port == 0 && ::bind(made, plain, sizeof address) == 0) return made;
  if (port != 0 && ::connect(made, plain, sizeof address) == 0) return made;
  ::close(made);
  return -1;
}

// Nobody else is given it while the test runs, or so it is on a machine of one's own.
std::uint16_t free_port() {
  const int taken = bound_socket(0);
  sockaddr_in address{};
  socklen_t size = sizeof address;
  ::getsockname(taken, reinterpret_cast<sockaddr*>(&address), &size);
  ::close(taken);
  return ntohs(address.sin_port);
}

bool listens(std::uint16_t port) {
  const int reached = bound_socket(port);
  if (reached >= 0) ::close(reached);
  return reached >= 0;
}

bool is_root() { return ::geteuid() == 0; }

// Whom the server runs as: a mail server has no business with root.
std::string user() { return is_root() ? "nobody" : ::getpwuid(::geteuid())->pw_name; }

}  // namespace

Postoffice::Postoffice() {
  std::string name = (fs::temp_directory_path() / "supercargo-post-XXXXXX").string();
  folder_ = ::mkdtemp(name.data());
  fs::permissions(folder_, fs::perms::owner_all | fs::perms::group_exec | fs::perms::others_exec);
  make_certificate(folder_.string());
  make_folders();
  start();
}

Postoffice::~Postoffice() {
  server_.reset();
  fs::remove_all(folder_);
}

void Postoffice::make_folders() const {
  for (const char* each :
       {"base", "state", "mail/orders/new", "mail/orders/cur", "mail/orders/tmp"})
    fs::create_directories(folder_ / each);
}

void Postoffice::hand_over() const {
  if (is_root()) run_any({"chown", "-R", user() + ":nogroup", folder_.string()});
}

void Postoffice::write_settings() const {
  std::ofstream(path("passwd")) << "orders:{PLAIN}lantern-secret::::::\n";
  std::ofstream out(path("dovecot.conf"));
  out << "protocols = imap\nlisten = 127.0.0.1\n"
      << "base_dir = " << path("base") << "\nstate_dir = " << path("state") << '\n'
      << "log_path = " << path("log") << '\n'
      << "default_internal_user = " << user() << "\ndefault_login_user = " << user() << '\n';
  if (is_root()) out << "default_internal_group = nogroup\n";
  out << "first_valid_uid = 1\nssl = yes\nssl_cert = <" << path("certificate.pem")
      << "\nssl_key = <" << path("key.pem") << "\nmail_location = maildir:" << inbox() << '\n'
      << "service imap-login {\n  chroot =\n  inet_listener imap {\n    port = 0\n  }\n"
      << "  inet_listener imaps {\n    port = " << port_ << "\n  }\n}\n"
      << "service anvil {\n  chroot =\n}\nservice stats {\n  chroot =\n}\n"
      << "passdb {\n  driver = passwd-file\n  args = " << path("passwd") << "\n}\n"
      << "userdb {\n  driver = static\n  args = uid=" << user() << (is_root() ? " gid=nogroup" : "")
      << " home=" << inbox() << "\n}\n";
}

void Postoffice::start() {
  port_ = free_port();
  write_settings();
  hand_over();
  std::vector<std::string> words{"/usr/sbin/dovecot", "-F", "-c", path("dovecot.conf")};
  if (is_root())
    words.insert(words.begin(), {"setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"});
  server_ = std::make_unique<Running>(words);
  if (!testing::eventually([&] { return listens(port_); }))
    throw Fault("the IMAP server does not start: " + server_->said());
}

inboxes::Postbox Postoffice::postbox() const {
  inboxes::Postbox postbox;
  postbox.server.host = "localhost";
  postbox.server.port = port_;
  postbox.server.user = "orders";
  postbox.server.password = "lantern-secret";
  postbox.server.ca_file = path("certificate.pem");
  return postbox;
}

void Postoffice::deliver(const std::string& mail) {
  const std::string name = std::to_string(1'700'000'000 + ++delivered_) + ".test.localhost";
  const fs::path unfinished = fs::path(inbox()) / "tmp" / name;
  std::ofstream(unfinished, std::ios::binary) << mail;
  fs::permissions(unfinished, fs::perms::all);
  if (is_root()) run_any({"chown", user() + ":nogroup", unfinished.string()});
  fs::rename(unfinished, fs::path(inbox()) / "new" / name);
}

void Postoffice::begin_anew() {
  server_.reset();
  for (const auto& each : fs::directory_iterator(inbox()))
    if (each.is_regular_file()) fs::remove(each.path());
  start();
}

}  // namespace supercargo::tests
