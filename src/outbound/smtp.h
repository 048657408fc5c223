// Hands one mail to the one mail server that the operator names (security.md 5 "SMTP"): no other
// host and no other port, TLS verified, everything bounded in time. One thread at a time.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace supercargo::outbound {

enum class SmtpSecurity : std::uint8_t {
  tls,       // from the first byte (port 465)
  starttls,  // asked for before anything else is said; a server without it gets nothing
  plain,     // on this machine alone
};

struct SmtpServer {
  std::string host = {};
  std::uint16_t port = 587;
  SmtpSecurity security = SmtpSecurity::starttls;
  std::string user = {};  // none: the server asks for nobody
  std::string password = {};
  std::string greeting = {};  // the name that we give ourselves
  std::string ca_file = {};   // further authorities, beside the system's
  std::chrono::milliseconds connect_max{10'000};
  std::chrono::milliseconds total_max{60'000};
};

struct Envelope {
  std::string from;
  std::string to;
  std::string message;  // lines end in CR LF
};

enum class SmtpFailure : std::uint8_t {
  none,
  refused,  // the server's answer says how
  login_refused,
  tls_failed,
  timeout,
  unreachable,
};

struct SmtpOutcome {
  SmtpFailure failure = SmtpFailure::none;
  int status = 0;  // the server's last answer; 0: none came
};

// "127.0.0.1", "[::1]" and "localhost": who listens there is this machine's.
bool is_this_machine(const std::string& host);

SmtpOutcome send(const SmtpServer& server, const Envelope& envelope);

}  // namespace supercargo::outbound
