#include "app/collecting.h"

#include "app/mailing.h"
#include "app/rounds.h"

namespace supercargo::app {

struct Collecting::State {
  State(Installation& installation, http::Log& log, inboxes::Postbox named)
      : postbox(std::move(named)),
        session(installation.database().connect()),
        collector({*session, installation.services(), installation.clock(), postbox}),
        rounds({.name = "inbox", .log = log, .round = [this](const auto&) { return collect(); }}) {}

  // A company may be founded while we serve.
  bool knows_whose() {
    if (whose) return true;
    db::Transaction looking(*session, db::Mode::read, db::no_tenant);
    const db::Reader reader(*session);
    const auto tenant = postbox.company.empty()
                            ? journal::only_tenant(reader)
                            : journal::find_tenant_by_code(reader, postbox.company);
    looking.commit();
    if (tenant) whose = tenant->id;
    return whose.has_value();
  }

  // What is not written down is fetched again when the lease ends.
  bool collect() {
    if (knows_whose()) collector.collect(whose->value);
    return false;
  }

  const inboxes::Postbox postbox;
  std::unique_ptr<db::Session> session;
  inboxes::Collector collector;
  std::optional<TenantId> whose;
  Rounds rounds;
};

Collecting::Collecting(Installation& installation, http::Log& log, const inboxes::Postbox& postbox)
    : state_(postbox.server.host.empty() ? nullptr
                                         : std::make_unique<State>(installation, log, postbox)) {}

Collecting::~Collecting() = default;

inboxes::Postbox mail_postbox(const Settings& settings) {
  inboxes::Postbox postbox;
  postbox.server.host = settings.text("imap_host");
  postbox.server.port = static_cast<std::uint16_t>(settings.number("imap_port"));
  postbox.server.security = security_of(settings.text("imap_security"));
  postbox.server.user = settings.text("imap_user");
  postbox.server.password = settings.text("imap_password");
  postbox.server.folder = settings.text("imap_folder");
  postbox.server.ca_file = settings.text("outbound_ca_file");
  postbox.company = settings.text("imap_company");
  postbox.every = std::chrono::seconds(settings.number("imap_every_s"));
  return postbox;
}

}  // namespace supercargo::app
