#include "outbound/smtp.h"

#include <curl/curl.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <csignal>
#include <cstring>
#include <memory>

#include "kernel/result.h"

namespace supercargo::outbound {
namespace {

struct EasyEnd {
  void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};
struct ListEnd {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

// One mail under way. libcurl holds its address.
struct Hand {
  const SmtpServer& server;
  const Envelope& envelope;
  std::unique_ptr<CURL, EasyEnd> easy{curl_easy_init()};
  std::unique_ptr<curl_slist, ListEnd> recipients = {};
  std::size_t given = 0;  // bytes of the message
};

// The operator has named this server, wherever it stands; what is judged is that nothing else is
// spoken to: the internet's protocols, and its port.
curl_socket_t open_socket(void* hand, curlsocktype, curl_sockaddr* target) {
  const auto& mine = *static_cast<const Hand*>(hand);
  std::uint16_t port = 0;
  if (target->family == AF_INET) {
    sockaddr_in v4{};
    std::memcpy(&v4, &target->addr, sizeof v4);
    port = ntohs(v4.sin_port);
  } else if (target->family == AF_INET6) {
    sockaddr_in6 v6{};
    std::memcpy(&v6, &target->addr, sizeof v6);
    port = ntohs(v6.sin6_port);
  }
  if (port == 0 || port != mine.server.port) return CURL_SOCKET_BAD;
  return socket(target->family, target->socktype | SOCK_CLOEXEC, target->protocol);
}

std::size_t give(char* to, std::size_t, std::size_t room, void* hand) {
  auto& mine = *static_cast<Hand*>(hand);
  const std::string& message = mine.envelope.message;
  const std::size_t count = std::min(room, message.size() - mine.given);
  std::memcpy(to, message.data() + mine.given, count);
  mine.given += count;
  return count;
}

std::size_t pass_over(const char*, std::size_t, std::size_t count, void*) { return count; }

template <class Value>
void set(const Hand& hand, CURLoption option, Value value) {
  // An option that this libcurl lacks would leave a gap in the fence.
  if (curl_easy_setopt(hand.easy.get(), option, value) != CURLE_OK)
    throw Fault("libcurl refuses an option of the mail client");
}

std::string url_of(const SmtpServer& server) {
  const char* scheme = server.security == SmtpSecurity::tls ? "smtps://" : "smtp://";
  return scheme + server.host + ':' + std::to_string(server.port) +
         (server.greeting.empty() ? "" : '/' + server.greeting);
}

void set_fence(const Hand& hand) {
  const SmtpServer& server = hand.server;
  set(hand, CURLOPT_PROTOCOLS_STR, server.security == SmtpSecurity::tls ? "smtps" : "smtp");
  set(hand, CURLOPT_PROXY, "");
  set(hand, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
  set(hand, CURLOPT_NOSIGNAL, 1L);
  set(hand, CURLOPT_FRESH_CONNECT, 1L);
  set(hand, CURLOPT_FORBID_REUSE, 1L);
  set(hand, CURLOPT_USE_SSL,
      static_cast<long>(server.security == SmtpSecurity::plain ? CURLUSESSL_NONE : CURLUSESSL_ALL));
  set(hand, CURLOPT_SSL_VERIFYPEER, 1L);
  set(hand, CURLOPT_SSL_VERIFYHOST, 2L);
  set(hand, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  if (!server.ca_file.empty()) set(hand, CURLOPT_CAINFO, server.ca_file.c_str());
  set(hand, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(server.connect_max.count()));
  set(hand, CURLOPT_TIMEOUT_MS, static_cast<long>(server.total_max.count()));
  set(hand, CURLOPT_OPENSOCKETFUNCTION, open_socket);
  set(hand, CURLOPT_OPENSOCKETDATA, static_cast<const void*>(&hand));
}

bool splits_a_line(const std::string& text) {
  return text.find_first_of("\r\n<>") != std::string::npos;
}

void set_mail(Hand& hand, const std::string& url, const std::string& from) {
  const Envelope& envelope = hand.envelope;
  hand.recipients.reset(curl_slist_append(nullptr, ('<' + envelope.to + '>').c_str()));
  set(hand, CURLOPT_URL, url.c_str());
  if (!hand.server.user.empty()) {
    set(hand, CURLOPT_USERNAME, hand.server.user.c_str());
    set(hand, CURLOPT_PASSWORD, hand.server.password.c_str());
  }
  set(hand, CURLOPT_MAIL_FROM, from.c_str());
  set(hand, CURLOPT_MAIL_RCPT, hand.recipients.get());
  set(hand, CURLOPT_UPLOAD, 1L);
  set(hand, CURLOPT_READFUNCTION, give);
  set(hand, CURLOPT_READDATA, static_cast<void*>(&hand));
  set(hand, CURLOPT_WRITEFUNCTION, pass_over);
  set(hand, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(envelope.message.size()));
}

SmtpFailure failure_of(CURLcode code, long status) {
  switch (code) {
    case CURLE_OK:
      return SmtpFailure::none;
    case CURLE_LOGIN_DENIED:
      return SmtpFailure::login_refused;
    case CURLE_OPERATION_TIMEDOUT:
      return SmtpFailure::timeout;
    case CURLE_USE_SSL_FAILED:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
      return SmtpFailure::tls_failed;
    default:
      return status >= 400 ? SmtpFailure::refused : SmtpFailure::unreachable;
  }
}

void start_libcurl() {
  static const CURLcode started = [] {
    std::signal(SIGPIPE, SIG_IGN);
    return curl_global_init(CURL_GLOBAL_DEFAULT);
  }();
  if (started != CURLE_OK) throw Fault("libcurl does not start");
}

}  // namespace

bool is_this_machine(const std::string& host) {
  return host == "127.0.0.1" || host == "[::1]" || host == "localhost";
}

SmtpOutcome send(const SmtpServer& server, const Envelope& envelope) {
  SUPERCARGO_CHECK(!splits_a_line(envelope.from) && !splits_a_line(envelope.to));
  SUPERCARGO_CHECK(server.security != SmtpSecurity::plain || is_this_machine(server.host));
  start_libcurl();
  Hand hand{.server = server, .envelope = envelope};
  if (hand.easy == nullptr) throw Fault("libcurl has no room for a mail");
  const std::string url = url_of(server);
  const std::string from = '<' + envelope.from + '>';
  set_fence(hand);
  set_mail(hand, url, from);
  const CURLcode code = curl_easy_perform(hand.easy.get());
  long status = 0;
  curl_easy_getinfo(hand.easy.get(), CURLINFO_RESPONSE_CODE, &status);
  return {failure_of(code, status), static_cast<int>(status)};
}

}  // namespace supercargo::outbound
