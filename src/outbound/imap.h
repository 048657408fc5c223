// Reads the one mailbox that the operator names: no other host and no other port, TLS verified,
// everything bounded in time and size. Nothing is written there but that a mail was seen. One
// thread uses it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "outbound/smtp.h"

namespace supercargo::outbound {

// Spoken to as a mail server is: from the first byte in TLS, asked for it, or on this machine.
using MailSecurity = SmtpSecurity;

struct ImapServer {
  std::string host = {};
  std::uint16_t port = 993;
  MailSecurity security = MailSecurity::tls;
  std::string user = {};
  std::string password = {};
  std::string folder = "INBOX";
  std::string ca_file = {};  // further authorities, beside the system's
  std::chrono::milliseconds connect_max{10'000};
  std::chrono::milliseconds total_max{120'000};
};

enum class ImapFailure : std::uint8_t {
  none,
  refused,  // no such folder, or the server does not understand us
  login_refused,
  tls_failed,
  timeout,
  unreachable,
  too_large,
};

// A folder's mails have numbers that only grow, as long as its validity is the same (RFC 3501,
// 2.3.1.1).
struct ImapFolder {
  std::int64_t uid_validity = 0;
  std::int64_t uid_next = 0;
};
struct ImapMail {
  std::int64_t uid = 0;
  std::int64_t size_bytes = 0;
};
enum class ImapPart : std::uint8_t { whole, head };

class ImapClient {
 public:
  explicit ImapClient(const ImapServer& server);
  ~ImapClient();
  ImapClient(const ImapClient&) = delete;
  ImapClient& operator=(const ImapClient&) = delete;

  ImapFailure look(ImapFolder& folder);
  // Mails numbered from `first` to `last`, in their order.
  ImapFailure list(std::int64_t first, std::int64_t last, std::vector<ImapMail>& mails);
  // At most `bytes_max` of it.
  ImapFailure fetch(std::int64_t uid, ImapPart part, std::size_t bytes_max, std::string& bytes);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// What a server says in answer to UID FETCH and EXAMINE, read. Pure.
std::vector<ImapMail> mails_in(const std::string& answer);
ImapFolder folder_in(const std::string& answer);

}  // namespace supercargo::outbound
