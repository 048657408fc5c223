#include "outbound/client.h"

#include <curl/curl.h>
#include <netinet/in.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstring>
#include <map>

#include "kernel/result.h"

namespace supercargo::outbound {
namespace {

struct EasyEnd {
  void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};
struct MultiEnd {
  void operator()(CURLM* multi) const { curl_multi_cleanup(multi); }
};
struct ListEnd {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
struct UrlEnd {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};

// One request under way. libcurl holds its address.
struct Transfer {
  const Settings& settings;
  const Request request;
  std::unique_ptr<CURL, EasyEnd> easy{curl_easy_init()};
  std::unique_ptr<curl_slist, ListEnd> headers = {};
  std::string reply = {};
  bool address_refused = false;
  bool reply_cut = false;
};

// Called with the very address that is about to be connected: nothing can change it afterwards.
curl_socket_t open_socket(void* transfer, curlsocktype, curl_sockaddr* target) {
  auto& mine = *static_cast<Transfer*>(transfer);
  Address address;
  if (target->family == AF_INET) {
    sockaddr_in v4{};
    std::memcpy(&v4, &target->addr, sizeof v4);
    std::memcpy(address.bytes.data(), &v4.sin_addr, 4);
    address.port = ntohs(v4.sin_port);
  } else if (target->family == AF_INET6) {
    sockaddr_in6 v6{};
    std::memcpy(&v6, &target->addr, sizeof v6);
    address.family = Family::v6;
    std::memcpy(address.bytes.data(), &v6.sin6_addr, 16);
    address.port = ntohs(v6.sin6_port);
  }
  const bool is_internet = target->family == AF_INET || target->family == AF_INET6;
  if (!is_internet || !may_connect(mine.settings.addresses, address)) {
    mine.address_refused = true;
    return CURL_SOCKET_BAD;
  }
  return socket(target->family, target->socktype | SOCK_CLOEXEC, target->protocol);
}

std::size_t take_reply(const char* bytes, std::size_t, std::size_t count, void* transfer) {
  auto& mine = *static_cast<Transfer*>(transfer);
  const std::size_t room = reply_bytes_max - mine.reply.size();
  mine.reply.append(bytes, std::min(room, count));
  mine.reply_cut = count > room;
  return mine.reply_cut ? 0 : count;
}

template <class Value>
void set(Transfer& transfer, CURLoption option, Value value) {
  // An option that this libcurl lacks would leave a gap in the fence.
  if (curl_easy_setopt(transfer.easy.get(), option, value) != CURLE_OK)
    throw Fault("libcurl refuses an option of the outbound client");
}

void set_fence(Transfer& transfer) {
  const Settings& settings = transfer.settings;
  set(transfer, CURLOPT_PROTOCOLS_STR,
      settings.scheme == Scheme::http_too ? "http,https" : "https");
  set(transfer, CURLOPT_FOLLOWLOCATION, 0L);
  set(transfer, CURLOPT_PROXY, "");
  set(transfer, CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
  set(transfer, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
  set(transfer, CURLOPT_NOSIGNAL, 1L);
  set(transfer, CURLOPT_FRESH_CONNECT, 1L);
  set(transfer, CURLOPT_FORBID_REUSE, 1L);
  set(transfer, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
  set(transfer, CURLOPT_SSL_VERIFYPEER, 1L);
  set(transfer, CURLOPT_SSL_VERIFYHOST, 2L);
  set(transfer, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  if (!settings.ca_file.empty()) set(transfer, CURLOPT_CAINFO, settings.ca_file.c_str());
  set(transfer, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(settings.connect_max.count()));
  set(transfer, CURLOPT_TIMEOUT_MS, static_cast<long>(settings.total_max.count()));
  set(transfer, CURLOPT_LOW_SPEED_LIMIT, 10L);
  set(transfer, CURLOPT_LOW_SPEED_TIME, 10L);
  set(transfer, CURLOPT_OPENSOCKETFUNCTION, open_socket);
  set(transfer, CURLOPT_OPENSOCKETDATA, static_cast<void*>(&transfer));
  set(transfer, CURLOPT_WRITEFUNCTION, take_reply);
  set(transfer, CURLOPT_WRITEDATA, static_cast<void*>(&transfer));
  set(transfer, CURLOPT_PRIVATE, static_cast<void*>(&transfer));
}

void set_request(Transfer& transfer) {
  const Request& request = transfer.request;
  curl_slist* list = nullptr;
  for (const std::string& header : request.headers) {
    SUPERCARGO_CHECK(header.find_first_of("\r\n") == std::string::npos);
    list = curl_slist_append(list, header.c_str());
  }
  transfer.headers.reset(curl_slist_append(list, "Expect:"));
  set(transfer, CURLOPT_HTTPHEADER, transfer.headers.get());
  set(transfer, CURLOPT_URL, request.url.c_str());
  set(transfer, CURLOPT_POST, 1L);
  set(transfer, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
  set(transfer, CURLOPT_POSTFIELDS, request.body.data());
}

std::unique_ptr<Transfer> prepared(const Settings& settings, const Request& request) {
  auto transfer = std::unique_ptr<Transfer>(new Transfer{settings, request});
  if (transfer->easy == nullptr) throw Fault("libcurl has no room for a request");
  set_fence(*transfer);
  set_request(*transfer);
  return transfer;
}

Failure failure_of(const Transfer& transfer, CURLcode code) {
  switch (code) {
    case CURLE_OK:
      return Failure::none;
    case CURLE_URL_MALFORMAT:
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_LOGIN_DENIED:  // a name or password in the url
      return Failure::address_not_allowed;
    case CURLE_OPERATION_TIMEDOUT:
      return Failure::timeout;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_INVALIDCERTSTATUS:
      return Failure::tls_failed;
    case CURLE_WRITE_ERROR:
      return transfer.reply_cut ? Failure::reply_too_large : Failure::unreachable;
    default:
      return transfer.address_refused ? Failure::address_not_allowed : Failure::unreachable;
  }
}

Outcome outcome_of(Transfer& transfer, CURLcode code) {
  long status = 0;
  curl_easy_getinfo(transfer.easy.get(), CURLINFO_RESPONSE_CODE, &status);
  curl_off_t retry_after = 0;
  curl_easy_getinfo(transfer.easy.get(), CURLINFO_RETRY_AFTER, &retry_after);
  return {failure_of(transfer, code), static_cast<int>(status), std::move(transfer.reply),
          std::chrono::seconds(retry_after)};
}

// A url that curl cannot take apart is refused by curl itself.
bool names_us(const Settings& settings, const std::string& url) {
  if (settings.own_host.empty()) return false;
  const std::unique_ptr<CURLU, UrlEnd> parts(curl_url());
  if (curl_url_set(parts.get(), CURLUPART_URL, url.c_str(), 0) != CURLUE_OK) return false;
  char* host = nullptr;
  if (curl_url_get(parts.get(), CURLUPART_HOST, &host, 0) != CURLUE_OK) return false;
  std::string named = host;
  curl_free(host);
  while (named.ends_with('.')) named.pop_back();
  return strcasecmp(named.c_str(), settings.own_host.c_str()) == 0;
}

void start_libcurl() {
  // CURLOPT_NOSIGNAL leaves this to us: a server that hangs up while TLS is written to it would
  // otherwise end the program.
  static const CURLcode started = [] {
    std::signal(SIGPIPE, SIG_IGN);
    return curl_global_init(CURL_GLOBAL_DEFAULT);
  }();
  if (started != CURLE_OK) throw Fault("libcurl does not start");
}

}  // namespace

struct Client::State {
  Settings settings;
  std::map<std::int64_t, std::unique_ptr<Transfer>> under_way = {};
  std::vector<Finished> refused = {};  // before they began
  std::unique_ptr<CURLM, MultiEnd> multi = {};

  void give_up_all() {
    for (const auto& [ticket, transfer] : under_way)
      curl_multi_remove_handle(multi.get(), transfer->easy.get());
    under_way.clear();
  }

  Finished end_of(const CURLMsg& message) {
    const auto found = std::find_if(under_way.begin(), under_way.end(), [&](const auto& each) {
      return each.second->easy.get() == message.easy_handle;
    });
    SUPERCARGO_CHECK(found != under_way.end());
    const CURLcode code = message.data.result;
    curl_multi_remove_handle(multi.get(), message.easy_handle);
    Finished finished{found->first, outcome_of(*found->second, code)};
    under_way.erase(found);
    return finished;
  }
};

Client::Client(const Settings& settings) {
  start_libcurl();
  state_ = std::make_unique<State>(State{settings});
  if (settings.scheme == Scheme::http_too) state_->settings.addresses.ports.push_back(80);
  state_->multi.reset(curl_multi_init());
  if (state_->multi == nullptr) throw Fault("libcurl does not start");
}

Client::~Client() { state_->give_up_all(); }

Outcome Client::post(const Request& request) {
  if (names_us(state_->settings, request.url)) return {.failure = Failure::address_not_allowed};
  const auto transfer = prepared(state_->settings, request);
  return outcome_of(*transfer, curl_easy_perform(transfer->easy.get()));
}

void Client::begin(std::int64_t ticket, const Request& request) {
  SUPERCARGO_CHECK(state_->under_way.count(ticket) == 0);
  if (names_us(state_->settings, request.url)) {
    state_->refused.push_back({ticket, {.failure = Failure::address_not_allowed}});
    return;
  }
  auto transfer = prepared(state_->settings, request);
  if (curl_multi_add_handle(state_->multi.get(), transfer->easy.get()) != CURLM_OK)
    throw Fault("libcurl has no room for a request");
  state_->under_way.emplace(ticket, std::move(transfer));
}

std::vector<Client::Finished> Client::finished(std::chrono::milliseconds wait_max) {
  std::vector<Finished> ended = std::exchange(state_->refused, {});
  CURLM* const multi = state_->multi.get();
  int running = 0;
  curl_multi_perform(multi, &running);
  if (running > 0 && ended.empty() && running == static_cast<int>(state_->under_way.size())) {
    curl_multi_poll(multi, nullptr, 0, static_cast<int>(wait_max.count()), nullptr);
    curl_multi_perform(multi, &running);
  }
  int left = 0;
  while (const CURLMsg* message = curl_multi_info_read(multi, &left))
    if (message->msg == CURLMSG_DONE) ended.push_back(state_->end_of(*message));
  return ended;
}

std::size_t Client::in_flight() const { return state_->under_way.size() + state_->refused.size(); }

void Client::wake() { curl_multi_wakeup(state_->multi.get()); }

}  // namespace supercargo::outbound
