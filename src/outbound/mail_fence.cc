#include "outbound/mail_fence.h"

#include <curl/curl.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <csignal>
#include <cstring>

#include "kernel/result.h"

namespace supercargo::outbound {
namespace {

curl_socket_t open_socket(void* fence, curlsocktype, curl_sockaddr* target) {
  const auto& mine = *static_cast<const MailFence*>(fence);
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
  if (port == 0 || port != mine.port()) return CURL_SOCKET_BAD;
  return socket(target->family, target->socktype | SOCK_CLOEXEC, target->protocol);
}

template <class Value>
void set(void* easy, CURLoption option, Value value) {
  // An option that this libcurl lacks would leave a gap in the fence.
  if (curl_easy_setopt(easy, option, value) != CURLE_OK)
    throw Fault("libcurl refuses an option of the mail client");
}

void start_libcurl() {
  static const CURLcode started = [] {
    std::signal(SIGPIPE, SIG_IGN);
    return curl_global_init(CURL_GLOBAL_DEFAULT);
  }();
  if (started != CURLE_OK) throw Fault("libcurl does not start");
}

}  // namespace

void EasyEnd::operator()(void* easy) const { curl_easy_cleanup(easy); }

MailFence::MailFence(std::uint16_t port, SmtpSecurity security, const std::string& ca_file)
    : port_(port) {
  start_libcurl();
  easy_.reset(curl_easy_init());
  if (easy_ == nullptr) throw Fault("libcurl has no room for a mail");
  const bool is_plain = security == SmtpSecurity::plain;
  set(easy(), CURLOPT_PROXY, "");
  set(easy(), CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
  set(easy(), CURLOPT_NOSIGNAL, 1L);
  set(easy(), CURLOPT_USE_SSL, static_cast<long>(is_plain ? CURLUSESSL_NONE : CURLUSESSL_ALL));
  set(easy(), CURLOPT_SSL_VERIFYPEER, 1L);
  set(easy(), CURLOPT_SSL_VERIFYHOST, 2L);
  set(easy(), CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  if (!ca_file.empty()) set(easy(), CURLOPT_CAINFO, ca_file.c_str());
  set(easy(), CURLOPT_OPENSOCKETFUNCTION, open_socket);
  set(easy(), CURLOPT_OPENSOCKETDATA, static_cast<const void*>(this));
}

bool is_of_tls(int code) {
  switch (code) {
    case CURLE_USE_SSL_FAILED:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
      return true;
    default:
      return false;
  }
}

}  // namespace supercargo::outbound
