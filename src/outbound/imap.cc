#include "outbound/imap.h"

#include <curl/curl.h>

#include <algorithm>
#include <charconv>

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

constexpr std::size_t answer_bytes_max = 1 << 20;

struct Taking {
  std::string* bytes = nullptr;
  std::size_t bytes_max = 0;
  bool is_full = false;
};

std::size_t take(const char* from, std::size_t, std::size_t count, void* given) {
  auto& taking = *static_cast<Taking*>(given);
  if (taking.bytes->size() + count > taking.bytes_max) {
    taking.is_full = true;
    return 0;
  }
  taking.bytes->append(from, count);
  return count;
}

ImapFailure failure_of(CURLcode code) {
  if (is_of_tls(code)) return ImapFailure::tls_failed;
  switch (code) {
    case CURLE_OK:
      return ImapFailure::none;
    case CURLE_LOGIN_DENIED:
      return ImapFailure::login_refused;
    case CURLE_OPERATION_TIMEDOUT:
      return ImapFailure::timeout;
    case CURLE_QUOTE_ERROR:
    case CURLE_REMOTE_FILE_NOT_FOUND:
    case CURLE_REMOTE_ACCESS_DENIED:
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_RECV_ERROR:
      return ImapFailure::refused;
    default:
      return ImapFailure::unreachable;
  }
}

std::int64_t number_after(const std::string& text, std::string_view word) {
  const auto at = text.find(word);
  std::int64_t number = 0;
  if (at == std::string::npos) return 0;
  const char* from = text.data() + at + word.size();
  std::from_chars(from, text.data() + text.size(), number);
  return number;
}

}  // namespace

struct ImapClient::State {
  explicit State(const ImapServer& given)
      : server(given), fence(given.port, given.security, given.ca_file) {
    SUPERCARGO_CHECK(server.security != MailSecurity::plain || is_this_machine(server.host));
    SUPERCARGO_CHECK(server.folder.find_first_of("\r\n\"\\") == std::string::npos);
    const bool is_tls = server.security == MailSecurity::tls;
    set(fence, CURLOPT_PROTOCOLS_STR, is_tls ? "imaps" : "imap");
    set(fence, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(server.connect_max.count()));
    set(fence, CURLOPT_TIMEOUT_MS, static_cast<long>(server.total_max.count()));
    set(fence, CURLOPT_USERNAME, server.user.c_str());
    set(fence, CURLOPT_PASSWORD, server.password.c_str());
    base = (is_tls ? "imaps://" : "imap://") + server.host + ':' + std::to_string(server.port);
    char* folder = curl_easy_escape(fence.easy(), server.folder.c_str(),
                                    static_cast<int>(server.folder.size()));
    path = this->folder = '/' + std::string(folder == nullptr ? "INBOX" : folder);
    curl_free(folder);
  }

  // `command`: in place of fetching.
  ImapFailure run(const std::string& where, const std::string& command, Taking taking) {
    taking.bytes->clear();
    const std::string url = base + where;
    set(fence, CURLOPT_URL, url.c_str());
    const char* custom = command.empty() ? nullptr : command.c_str();
    set(fence, CURLOPT_CUSTOMREQUEST, custom);
    set(fence, CURLOPT_WRITEFUNCTION, take);
    set(fence, CURLOPT_WRITEDATA, static_cast<void*>(&taking));
    const CURLcode code = curl_easy_perform(fence.easy());
    return taking.is_full ? ImapFailure::too_large : failure_of(code);
  }

  const ImapServer server;
  MailFence fence;
  std::string base;
  std::string folder;
  std::string path;
};

ImapClient::ImapClient(const ImapServer& server) { state_ = std::make_unique<State>(server); }
ImapClient::~ImapClient() = default;

ImapFailure ImapClient::look(ImapFolder& folder) {
  std::string answer;
  const auto failure =
      state_->run("/", "EXAMINE \"" + state_->server.folder + '"', {&answer, answer_bytes_max});
  folder = folder_in(answer);
  // Numbers mean nothing when it is another folder by then: libcurl looks.
  if (folder.uid_validity != 0)
    state_->path = state_->folder + ";UIDVALIDITY=" + std::to_string(folder.uid_validity);
  if (failure == ImapFailure::none && folder.uid_validity == 0) return ImapFailure::refused;
  return failure;
}

ImapFailure ImapClient::list(std::int64_t first, std::int64_t last, std::vector<ImapMail>& mails) {
  std::string answer;
  const std::string command =
      "UID FETCH " + std::to_string(first) + ':' + std::to_string(last) + " (UID RFC822.SIZE)";
  const auto failure = state_->run(state_->path, command, {&answer, answer_bytes_max});
  mails = mails_in(answer);
  std::erase_if(mails, [&](const ImapMail& each) { return each.uid < first || each.uid > last; });
  return failure;
}

ImapFailure ImapClient::fetch(std::int64_t uid, ImapPart part, std::size_t bytes_max,
                              std::string& bytes) {
  const std::string section = part == ImapPart::head ? "/;SECTION=HEADER" : "";
  return state_->run(state_->path + "/;UID=" + std::to_string(uid) + section, "",
                     {&bytes, bytes_max});
}

std::vector<ImapMail> mails_in(const std::string& answer) {
  std::vector<ImapMail> mails;
  std::size_t at = 0;
  while (at < answer.size()) {
    const auto end = std::min(answer.find('\n', at), answer.size());
    const std::string line = answer.substr(at, end - at);
    at = end + 1;
    if (line.find(" FETCH (") == std::string::npos) continue;
    const std::int64_t uid = std::max(number_after(line, "(UID "), number_after(line, " UID "));
    if (uid > 0) mails.push_back({uid, number_after(line, "RFC822.SIZE ")});
  }
  std::sort(mails.begin(), mails.end(),
            [](const ImapMail& left, const ImapMail& right) { return left.uid < right.uid; });
  return mails;
}

ImapFolder folder_in(const std::string& answer) {
  return {number_after(answer, "[UIDVALIDITY "), number_after(answer, "[UIDNEXT ")};
}

}  // namespace supercargo::outbound
