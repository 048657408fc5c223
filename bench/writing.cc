#include "bench/writing.h"

#include <fmt/format.h>

#include "db/transaction.h"
#include "http/idempotency_store.h"
#include "http/operation.h"
#include "http/routes.h"
#include "kernel/record_json.h"

namespace supercargo::bench {
namespace {

using std::chrono::steady_clock;

app::Settings settings_of(const Shop& shop) {
  std::map<std::string, std::string> flags{{"database", shop.database()}};
  flags["master_key_file"] = shop.path("master.key");
  return *app::Settings::gather(flags, "");
}

journal::Tenant only_tenant(app::Installation& installation) {
  auto tenant = installation.tenant("");
  if (!tenant) throw Fault("the shop has no company");
  return *tenant;
}

}  // namespace

Writing::Writing(const Shop& shop)
    : settings_(settings_of(shop)),
      installation_(settings_),
      tenant_(only_tenant(installation_)),
      session_(installation_.database().connect()) {}

std::vector<orders::Place> Writing::parse(int orders, Orders& trade) {
  std::vector<std::string> bodies;
  for (int i = 0; i < orders; ++i) bodies.push_back(trade.body());
  const auto begin = steady_clock::now();
  std::vector<orders::Place> requests;
  requests.reserve(bodies.size());
  for (std::string& body : bodies) {
    auto& request = requests.emplace_back(*from_json<orders::Place>(body));
    request.original = std::move(body);
  }
  parts_.parse += steady_clock::now() - begin;
  return requests;
}

void Writing::keep_replies(db::Writer& writer, const std::vector<Result<orders::Order>>& placed,
                           const journal::Call& call) {
  const auto begin = steady_clock::now();
  std::vector<http::KeptReply> kept;
  kept.reserve(placed.size());
  for (const auto& order : placed) {
    if (!order || order->status != orders::Status::confirmed)
      throw Fault("an order was not confirmed");
    const auto reply = http::answering::record_reply(201, entity<orders::Order>(), &*order, call);
    const std::string key = fmt::format("{}-{}", last_id(), ++keys_);
    kept.push_back({1, "place_sales_order", http::hash_of_key(key), http::hash_of_key(key), 201,
                    reply.body, call.now});
  }
  parts_.reply += steady_clock::now() - begin;
  http::keep(writer, kept);
}

void Writing::place(int orders, Orders& trade, std::deque<Written>* record) {
  const auto requests = parse(orders, trade);
  const journal::Call call = installation_.operator_call(tenant_);
  const std::vector<journal::Call> calls(requests.size(), call);
  const Parts before = parts_;
  session_.times = {};
  const auto begin = steady_clock::now();
  db::Transaction transaction(session_, db::Mode::write, call.tenant);
  session_.record = record;
  db::Writer writer(session_);
  std::vector<journal::Told> told;
  journal::Batch batch(writer, installation_.services(), calls, told);
  const auto placed = orders::place(batch, requests);
  keep_replies(writer, placed, call);
  journal::append(writer, installation_.services(), told);
  transaction.commit();
  const auto whole = steady_clock::now() - begin;
  session_.record = nullptr;
  const auto replying = parts_.reply - before.reply;
  parts_.orders += orders;
  parts_.gather += session_.times.reading;
  parts_.write += session_.times.writing;
  parts_.commit += session_.times.committing;
  parts_.decide += whole - replying - session_.times.reading - session_.times.writing -
                   session_.times.committing;
}

}  // namespace supercargo::bench
