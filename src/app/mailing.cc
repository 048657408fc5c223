#include "app/mailing.h"

#include <chrono>

#include "app/rounds.h"
#include "statements/clerk.h"

namespace supercargo::app {
namespace {

constexpr int mails_in_turn = 10;  // of one company before the next one has its turn
// Whether statements of a month are due is looked up so often.
constexpr std::chrono::seconds statements_every{60};

}  // namespace

struct Mailing::State {
  State(Installation& installation, http::Log& log, mails::Post named)
      : post(std::move(named)),
        session(installation.database().connect()),
        courier({*session, installation.services(), installation.clock(), post}),
        clerk({*session, installation.services(), installation.clock()}),
        rounds({.name = "mails", .log = log, .round = [this](const auto& tenants) {
                  return send(tenants);
                }}) {}

  // What is not written down is sent again when its lease ends.
  bool send(const std::vector<std::int64_t>& tenants) {
    for (const std::int64_t tenant : tenants)
      for (int n = 0; n < mails_in_turn && !rounds.is_ending(); ++n)
        if (!courier.send_one(tenant)) break;
    write_statements(tenants);
    return false;
  }

  // A few of every company's in turn with mails that wait.
  void write_statements(const std::vector<std::int64_t>& tenants) {
    const auto now = std::chrono::steady_clock::now();
    if (now < statements_again_at) return;
    bool is_any_left = false;
    for (const std::int64_t tenant : tenants) {
      bool more = true;
      for (int n = 0; n < mails_in_turn && more && !rounds.is_ending(); ++n)
        more = clerk.write_one(tenant);
      is_any_left = is_any_left || more;
    }
    if (!is_any_left) statements_again_at = now + statements_every;
  }

  const mails::Post post;
  std::unique_ptr<db::Session> session;
  mails::Courier courier;
  statements::Clerk clerk;
  std::chrono::steady_clock::time_point statements_again_at{};
  Rounds rounds;
};

Mailing::Mailing(Installation& installation, http::Log& log, const mails::Post& post)
    : state_(post.server.host.empty() ? nullptr
                                      : std::make_unique<State>(installation, log, post)) {}

Mailing::~Mailing() = default;

void Mailing::look_at(std::vector<std::int64_t> tenants) {
  if (state_ != nullptr) state_->rounds.look_at(std::move(tenants));
}

outbound::SmtpSecurity security_of(const std::string& word) {
  if (word == "tls") return outbound::SmtpSecurity::tls;
  return word == "plain" ? outbound::SmtpSecurity::plain : outbound::SmtpSecurity::starttls;
}

mails::Post mail_post(const Settings& settings, const std::string& address) {
  mails::Post post;
  post.server.host = settings.text("smtp_host");
  post.server.port = static_cast<std::uint16_t>(settings.number("smtp_port"));
  post.server.security = security_of(settings.text("smtp_security"));
  post.server.user = settings.text("smtp_user");
  post.server.password = settings.text("smtp_password");
  post.server.ca_file = settings.text("outbound_ca_file");
  post.from = settings.text("mail_from");
  post.server.greeting = post.from.substr(post.from.find('@') + 1);
  post.link_base = settings.text("public_url").empty() ? address : settings.text("public_url");
  return post;
}

}  // namespace supercargo::app
