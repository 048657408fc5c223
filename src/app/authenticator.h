// Who is behind a token: people's sessions and keys as http wants to know them, remembered for five
// seconds at most and forgotten at once when something changes here. Thread-safe.
#pragma once

#include <map>
#include <mutex>
#include <unordered_map>

#include "db/group_writer.h"
#include "http/network.h"
#include "http/principal.h"
#include "people/session.h"

namespace supercargo::app {

class Authenticator final : public http::Authenticator {
 public:
  // `writer` keeps sessions awake: once a minute at most for each one that is used. It must be
  // drained before the authenticator goes.
  Authenticator(people::Settings settings, db::GroupWriter& writer);
  ~Authenticator() override;

  std::shared_ptr<const http::Principal> remembered(const http::Credential& credential,
                                                    Instant now) override;
  std::shared_ptr<const http::Principal> look_up(const db::Reader& reader,
                                                 const http::Credential& credential,
                                                 Instant now) override;
  void forget(std::int64_t tenant) override;
  std::optional<std::int64_t> tenant_of_host(std::string_view host) override;

  // Reads which company answers to which host: at start, and every few seconds.
  void refresh_tenants(db::Database& database);

 private:
  struct Known {
    std::shared_ptr<const http::Principal> principal;
    std::vector<http::Network> networks;  // empty: from anywhere
    Instant ends_at;
  };
  struct Remembered {
    Known known;
    Instant until;
  };
  class Waking;

  std::optional<Known> by_session(const db::Reader& reader, const http::Credential& credential,
                                  Instant now);
  std::optional<Known> by_key(const db::Reader& reader, const http::Credential& credential,
                              Instant now) const;
  bool is_only_tenant() const;
  void remember(const http::Credential& credential, const Known& known, Instant now,
                std::int64_t changes_seen);

  const people::Settings settings_;
  db::GroupWriter& writer_;
  const std::unique_ptr<Waking> waking_;
  mutable std::mutex mutex_;
  std::unordered_map<std::string, Remembered> remembered_;  // by the token's digest
  std::int64_t changes_ = 0;                                // how often something was forgotten
  std::map<std::string, std::int64_t, std::less<>> hosts_;
  std::optional<std::int64_t> only_tenant_;
};

}  // namespace supercargo::app
