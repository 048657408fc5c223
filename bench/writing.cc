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

namespace {

// Ids are of now, so they are the only numbers as large as this.
constexpr std::int64_t least_id = std::int64_t{1} << 56;
// Ids of one round lie closer together than this.
constexpr std::int64_t ids_of_a_round = std::int64_t{1} << 42;

class Anew {
 public:
  Anew(const Written& written, std::int64_t round, std::int64_t facts)
      : written_(written), round_(round), facts_(facts) {}

  std::vector<db::Argument> cells() {
    std::vector<db::Argument> cells = written_.cells;
    const std::size_t width = written_.table.columns.size();
    for (std::size_t i = 0; i < cells.size(); ++i)
      if (!cells[i].null) width == 0 ? loose(cells[i]) : in_column(cells[i], i % width);
    return cells;
  }

 private:
  // Of a statement: the chain's head moves by the facts of each round, a counter by itself.
  void loose(db::Argument& cell) const {
    const bool is_head = written_.text.find("chain_head") != std::string::npos;
    if (is_head && cell.type == db::Type::integer && cell.integer > 1)
      cell.integer += facts_ * round_;
  }

  void in_column(db::Argument& cell, std::size_t column) {
    const db::Column& named = written_.table.columns[column];
    if (cell.type == db::Type::integer) {
      const bool is_kept = named.name == "product_id" || named.name == "customer_id" ||
                           named.name == "warehouse_id" || named.name == "person_id";
      if (is_of_journal() && named.name == "seq") cell.integer += facts_ * round_;
      if (cell.integer > least_id && !is_kept) cell.integer += round_ * ids_of_a_round;
      if (written_.kind == Written::Kind::update && column >= written_.keys &&
          cell.integer < least_id && cell.integer > 0)
        cell.integer += round_;  // what does not change costs less to write
    } else if (named.name == "number") {
      cell.text = texts_.emplace_back(fmt::format("{}-{}", cell.text, round_));
    } else if (named.name == "key_hash" || (named.name == "hash" && !is_of_journal())) {
      cell.text = texts_.emplace_back(another_hash(cell));
    }
  }

  bool is_of_journal() const { return written_.table.name == "journal"; }

  // Of the same length, and as far from its neighbours in an index as the first was.
  std::string another_hash(const db::Argument& cell) const {
    const std::uint64_t mixed = std::hash<std::string_view>()(cell.text) ^
                                (static_cast<std::uint64_t>(round_) * 0x9E3779B97F4A7C15U);
    std::string hash(cell.text);
    const std::string front =
        cell.type == db::Type::text
            ? fmt::format("{:016x}", mixed)
            : std::string(reinterpret_cast<const char*>(&mixed), sizeof mixed);
    return hash.replace(0, front.size(), front);
  }

  const Written& written_;
  const std::int64_t round_;
  const std::int64_t facts_;
  std::deque<std::string> texts_;
};

}  // namespace

std::int64_t facts_of(const std::deque<Written>& record) {
  for (const Written& written : record)
    if (written.table.name == "journal")
      return static_cast<std::int64_t>(written.cells.size() / written.table.columns.size());
  return 0;
}

void write_again(db::Session& session, std::int64_t tenant, const std::deque<Written>& record,
                 std::int64_t round, std::int64_t facts) {
  db::Transaction transaction(session, db::Mode::write, tenant);
  session.write_behind();
  for (const Written& written : record) {
    Anew anew(written, round, facts);
    Written again{.kind = written.kind,
                  .text = written.text,
                  .table = written.table,
                  .keys = written.keys,
                  .cells = anew.cells()};
    write(session, again);
  }
  session.settle();
  transaction.commit();
}

}  // namespace supercargo::bench
