// A real IMAP server beside the test, with one mailbox of ours.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "inboxes/collector.h"
#include "tests/program.h"

namespace supercargo::tests {

class Postoffice {
 public:
  Postoffice();
  ~Postoffice();
  Postoffice(const Postoffice&) = delete;
  Postoffice& operator=(const Postoffice&) = delete;

  // How our collector is told of it.
  inboxes::Postbox postbox() const;
  // The Maildir, where a mail server delivers; and one more mail in it.
  std::string inbox() const { return (folder_ / "mail" / "orders").string(); }
  void deliver(const std::string& mail);
  // Another folder by the same name: numbers begin anew.
  void begin_anew();

 private:
  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  void write_settings() const;
  void make_folders() const;
  void hand_over() const;
  void start();

  std::filesystem::path folder_;
  std::unique_ptr<Running> server_;
  std::uint16_t port_ = 0;
  int delivered_ = 0;
};

}  // namespace supercargo::tests
