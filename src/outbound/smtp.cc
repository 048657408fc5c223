#include "outbound/smtp.h"

#include <curl/curl.h>

#include <algorithm>
#include <cstring>
#include <memory>

#include "kernel/result.h"
#include "outbound/mail_fence.h"

namespace supercargo::outbound {
namespace {

template <class Value>
void set(const MailFence& fence, CURLoption option, Value value) {
  // An option that this libcurl lacks would leave a gap in the fence.
  if (curl_easy_setopt(fence.easy(), option, value) != CURLE_OK)
    throw Fault("libcurl refuses an option of the mail client");
}

struct ListEnd {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

// One mail under way. libcurl holds its address.
struct Hand {
  const SmtpServer& server;
  const Envelope& envelope;
  MailFence fence;
  std::unique_ptr<curl_slist, ListEnd> recipients = {};
  std::size_t given = 0;  // bytes of the message
};

std::size_t give(char* to, std::size_t, std::size_t room, void* hand) {
  auto& mine = *static_cast<Hand*>(hand);
  const std::string& message = mine.envelope.message;
  const std::size_t count = std::min(room, message.size() - mine.given);
  std::copy_n(message.begin() + static_cast<std::ptrdiff_t>(mine.given), count, to);
  mine.given += count;
  return count;
}

std::size_t pass_over(const char*, std::size_t, std::size_t count, void*) { return count; }

std::string url_of(const SmtpServer& server) {
  const char* scheme = server.security == SmtpSecurity::tls ? "smtps://" : "smtp://";
  return scheme + server.host + ':' + std::to_string(server.port) +
         (server.greeting.empty() ? "" : '/' + server.greeting);
}

void set_fence(const Hand& hand) {
  const SmtpServer& server = hand.server;
  const MailFence& fence = hand.fence;
  set(fence, CURLOPT_PROTOCOLS_STR, server.security == SmtpSecurity::tls ? "smtps" : "smtp");
  set(fence, CURLOPT_FRESH_CONNECT, 1L);
  set(fence, CURLOPT_FORBID_REUSE, 1L);
  set(fence, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(server.connect_max.count()));
  set(fence, CURLOPT_TIMEOUT_MS, static_cast<long>(server.total_max.count()));
}

bool splits_a_line(const std::string& text) {
  return text.find_first_of("\r\n<>") != std::string::npos;
}

void set_mail(Hand& hand, const std::string& url, const std::string& from) {
  const Envelope& envelope = hand.envelope;
  hand.recipients.reset(curl_slist_append(nullptr, ('<' + envelope.to + '>').c_str()));
  set(hand.fence, CURLOPT_URL, url.c_str());
  if (!hand.server.user.empty()) {
    set(hand.fence, CURLOPT_USERNAME, hand.server.user.c_str());
    set(hand.fence, CURLOPT_PASSWORD, hand.server.password.c_str());
  }
  set(hand.fence, CURLOPT_MAIL_FROM, from.c_str());
  set(hand.fence, CURLOPT_MAIL_RCPT, hand.recipients.get());
  set(hand.fence, CURLOPT_UPLOAD, 1L);
  set(hand.fence, CURLOPT_READFUNCTION, give);
  set(hand.fence, CURLOPT_READDATA, static_cast<void*>(&hand));
  set(hand.fence, CURLOPT_WRITEFUNCTION, pass_over);
  set(hand.fence, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(envelope.message.size()));
}

SmtpFailure failure_of(CURLcode code, long status) {
  if (is_of_tls(code)) return SmtpFailure::tls_failed;
  switch (code) {
    case CURLE_OK:
      return SmtpFailure::none;
    case CURLE_LOGIN_DENIED:
      return SmtpFailure::login_refused;
    case CURLE_OPERATION_TIMEDOUT:
      return SmtpFailure::timeout;
    default:
      return status >= 400 ? SmtpFailure::refused : SmtpFailure::unreachable;
  }
}

}  // namespace

bool is_this_machine(const std::string& host) {
  return host == "127.0.0.1" || host == "[::1]" || host == "localhost";
}

SmtpOutcome send(const SmtpServer& server, const Envelope& envelope) {
  SUPERCARGO_CHECK(!splits_a_line(envelope.from) && !splits_a_line(envelope.to));
  SUPERCARGO_CHECK(server.security != SmtpSecurity::plain || is_this_machine(server.host));
  Hand hand{.server = server,
            .envelope = envelope,
            .fence = {server.port, server.security, server.ca_file}};
  const std::string url = url_of(server);
  const std::string from = '<' + envelope.from + '>';
  set_fence(hand);
  set_mail(hand, url, from);
  const CURLcode code = curl_easy_perform(hand.fence.easy());
  long status = 0;
  curl_easy_getinfo(hand.fence.easy(), CURLINFO_RESPONSE_CODE, &status);
  return {failure_of(code, status), static_cast<int>(status)};
}

}  // namespace supercargo::outbound
