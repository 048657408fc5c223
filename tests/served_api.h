// The small API of sample_api.h behind a whole server, in process: for tests of what the server
// itself promises. One company; four principals, each known by its token.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "db/group_writer.h"
#include "http/live.h"
#include "http/server.h"
#include "journal/testing.h"

namespace supercargo::sample {

// Tokens: "1_staff" (all roles of the staff), "1_warehouse", "1_key" (an API key), "1_browser" (a
// cookie's session). Nobody else is known.
class KnownPrincipals final : public http::Authenticator {
 public:
  explicit KnownPrincipals(std::int64_t tenant) : tenant_(tenant) {}
  std::shared_ptr<const http::Principal> remembered(const http::Credential& credential,
                                                    Instant now) override;
  std::shared_ptr<const http::Principal> look_up(const db::Reader& reader,
                                                 const http::Credential& credential,
                                                 Instant now) override;
  std::optional<std::int64_t> tenant_of_host(std::string_view) override { return tenant_; }

 private:
  const std::int64_t tenant_;
};

class LastAnswered final : public http::Observer {
 public:
  void answered(const http::Answered& what) override;
  void faulted(std::string_view, const std::exception&) override {}
  void committed(std::size_t) override {}
  http::Answered last() const;

 private:
  mutable std::mutex mutex_;
  http::Answered last_;
};

struct Asking {
  http::Method method = http::Method::get;
  std::string target;
  http::Headers headers = {};
  std::string body = {};
  std::string peer = "127.0.0.1";
};

class ServedApi {
 public:
  // `more` adds operations of slices beside the sample's.
  explicit ServedApi(journal::Desk& desk, http::ServerSettings settings = {},
                     void (*more)(http::Routes&) = nullptr);
  ~ServedApi();

  // Waits for the answer. `host` stands in where no header says it.
  http::Response ask(Asking asking);
  http::Response get(const std::string& target, const std::string& token = "1_staff");
  http::Response post(const std::string& target, const std::string& body,
                      const std::string& token = "1_staff");
  http::Handler front_door();

  http::Routes routes;
  LastAnswered observer;

 private:
  KnownPrincipals principals_;
  std::unique_ptr<db::GroupWriter> writer_;
  std::unique_ptr<http::Live> live_;
  std::unique_ptr<http::Server> server_;
};

// The value of a header, whatever its case; empty when it is not there, "twice" when it is twice.
std::string header(const http::Response& response, std::string_view name);

}  // namespace supercargo::sample
