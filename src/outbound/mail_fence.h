// What SMTP and IMAP have in common towards libcurl: the operator has named this server, wherever
// it stands; what is judged is that nothing else is spoken to, and how.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "outbound/smtp.h"

namespace supercargo::outbound {

struct EasyEnd {
  void operator()(void* easy) const;
};

// Of a CURLcode: the two did not agree on a safe connection.
bool is_of_tls(int code);

// One hand of libcurl, which holds its address: it stays where it is.
class MailFence {
 public:
  // That port alone, no proxy, no file of passwords, TLS verified unless it is this machine.
  MailFence(std::uint16_t port, SmtpSecurity security, const std::string& ca_file);
  MailFence(const MailFence&) = delete;
  MailFence& operator=(const MailFence&) = delete;
  void* easy() const { return easy_.get(); }
  std::uint16_t port() const { return port_; }

 private:
  std::uint16_t port_;
  std::unique_ptr<void, EasyEnd> easy_;
};

}  // namespace supercargo::outbound
