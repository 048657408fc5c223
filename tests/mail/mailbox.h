// A real mail server beside the test, and what it has taken.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "mails/courier.h"
#include "tests/program.h"

namespace supercargo::tests {

class Mailbox {
 public:
  enum class Door : std::uint8_t { open, locked };  // locked: STARTTLS and a login
  // `inbox`: a Maildir that takes what is for our own domain.
  explicit Mailbox(Door door = Door::open, const std::string& inbox = {});
  ~Mailbox();
  Mailbox(const Mailbox&) = delete;
  Mailbox& operator=(const Mailbox&) = delete;

  // How our courier is told of it.
  mails::Post post() const;
  // The n-th mail that came, from 1; empty when there is none.
  std::string mail(int n) const;
  int mails() const;

 private:
  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  std::filesystem::path folder_;
  Door door_;
  std::unique_ptr<Running> server_;
  std::uint16_t port_ = 0;
};

// A certificate of localhost and its key, signed by itself: certificate.pem and key.pem.
void make_certificate(const std::string& folder);

// One header of a mail, unfolded; the first of that name.
std::string mail_header(const std::string& mail, const std::string& name);
// The part of that type, out of its base64.
std::string mail_part(const std::string& mail, const std::string& type);

}  // namespace supercargo::tests
