#include "tests/mail/mailbox.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "journal/field_key.h"
#include "tests/paths.h"
#include "tests/raw_client.h"

namespace supercargo::tests {
namespace {

std::string read(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

void make_certificate(const std::string& folder) {
  const auto made = run_any({"openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
                             "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj",
                             "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout",
                             folder + "/key.pem", "-out", folder + "/certificate.pem"});
  if (made.code != 0) throw Fault("no certificate: " + made.errors);
}

Mailbox::Mailbox(Door door, const std::string& inbox) : door_(door) {
  std::string name = (std::filesystem::temp_directory_path() / "supercargo-mail-XXXXXX").string();
  folder_ = ::mkdtemp(name.data());
  // Debian's own Python: that is where its mail server is.
  std::vector<std::string> words{"/usr/bin/python3", source_tree() + "/tests/mail/smtp_server.py",
                                 folder_.string(), inbox.empty() ? "-" : inbox};
  if (door == Door::locked) {
    make_certificate(folder_.string());
    words.insert(words.end(), {path("certificate.pem"), path("key.pem")});
  }
  server_ = std::make_unique<Running>(words);
  if (!testing::eventually([&] { return server_->said().find('\n') != std::string::npos; }))
    throw Fault("the mail server does not start: " + server_->said());
  port_ = static_cast<std::uint16_t>(std::atoi(server_->said().c_str()));
  if (port_ == 0) throw Fault("the mail server does not start: " + server_->said());
}

Mailbox::~Mailbox() {
  server_.reset();
  std::filesystem::remove_all(folder_);
}

mails::Post Mailbox::post() const {
  mails::Post post;
  post.server.host = "localhost";
  post.server.port = port_;
  post.server.security = outbound::SmtpSecurity::plain;
  if (door_ == Door::locked) {
    post.server.security = outbound::SmtpSecurity::starttls;
    post.server.user = "orders";
    post.server.password = "lantern-secret";
    post.server.ca_file = path("certificate.pem");
  }
  post.server.greeting = "harbour.example";
  post.from = "orders@harbour.example";
  post.link_base = "https://orders.harbour.example";
  return post;
}

std::string Mailbox::mail(int n) const { return read(path(std::to_string(n) + ".eml")); }

int Mailbox::mails() const {
  int count = 0;
  while (std::filesystem::exists(path(std::to_string(count + 1) + ".eml"))) ++count;
  return count;
}

std::string mail_header(const std::string& mail, const std::string& name) {
  const auto at = mail.find("\r\n" + name + ": ");
  if (at == std::string::npos) return {};
  std::string value;
  for (auto from = at + name.size() + 4;;) {
    const auto end = mail.find("\r\n", from);
    value += mail.substr(from, end - from);
    if (end == std::string::npos || mail.compare(end + 2, 1, " ") != 0) return value;
    from = end + 2;
  }
}

std::string mail_part(const std::string& mail, const std::string& type) {
  const auto head = mail.find("Content-Type: " + type);
  if (head == std::string::npos) return {};
  const auto from = mail.find("\r\n\r\n", head) + 4;
  std::string encoded;
  for (const char c : mail.substr(from, mail.find("\r\n--", from) - from))
    if (c != '\r' && c != '\n' && c != '=') encoded += c == '+' ? '-' : c == '/' ? '_' : c;
  return journal::from_base64(encoded).value_or("");
}

}  // namespace supercargo::tests
