// What reading costs as orders grow in number: reads_bench [ORDERS…], each number more than the one
// before. A few thousand are placed, the others copied from them within the database, so that a
// million take minutes; their kept replies, which live for seven days, are left out.
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>
#include <optional>
#include <thread>

#include "app/subscribers.h"
#include "bench/again.h"
#include "bench/figures.h"
#include "bench/load.h"
#include "db/transaction.h"
#include "journal/entry_store.h"

namespace supercargo::bench {
namespace {

constexpr int batch = 256;
constexpr int recorded_batches = 16;

constexpr std::string_view words = "order_words";

// As if all that follow the journal had heard what there is, but for this one.
void pass(db::Session& session, std::int64_t tenant, std::string_view but = {}) {
  db::Transaction transaction(session, db::Mode::write, tenant);
  db::Writer writer(session);
  const std::int64_t end = journal::find_head(writer)->seq;
  for (const auto& follower : app::all_subscribers(signoffs::Herald::Post::none)) {
    const std::string name = follower->name();
    if (name != but && !journal::move_cursor(writer, name, journal::find_cursor(writer, name), end))
      throw Fault("somebody else follows the journal");
  }
  transaction.commit();
}

bool has_words(Writing& writing) {
  db::Transaction transaction(writing.session(), db::Mode::read, writing.tenant());
  const db::Reader reader(writing.session());
  return journal::find_cursor(reader, std::string(words)) == journal::find_head(reader)->seq;
}

// Whoever makes sure of what he wrote would wait for all that was loaded, and be charged with it.
void carry_to_disk(const std::string& file) {
  const int opened = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  const bool is_there = opened >= 0 && ::fsync(opened) == 0;
  if (opened >= 0) ::close(opened);
  if (!is_there) throw Fault("what was loaded does not reach the disk");
}

// Brings the company to so many orders, `most` in the end; each call goes on where the last one
// stopped.
class Loader {
 public:
  Loader(const Shop& shop, std::int64_t most)
      : shop_(shop), writing_(std::make_unique<Writing>(shop)), tenant_(writing_->tenant()) {
    Orders trade(shop.key(), Taste::zipf);
    writing_->place(batch, trade);
    for (int i = 0; i < recorded_batches; ++i) {
      auto& record = records_.emplace_back();
      writing_->place(batch, trade, &record);
      std::erase_if(record,
                    [](const Written& written) { return written.table.name == "idempotency"; });
    }
    pass(writing_->session(), tenant_, words);
    write_words();  // which are copied with the orders
    copies_.emplace(*writing_, records_, most / orders_a_round + 1);
    if (shop.is_sqlite()) writing_.reset();  // the file is written by one alone
  }

  std::int64_t load(std::int64_t wanted) {
    const std::int64_t rounds = (wanted - orders_ + orders_a_round - 1) / orders_a_round;
    if (rounds <= 0) return orders_;
    if (shop_.is_sqlite()) {
      const std::string file = shop_.path("shop.db");
      add(*session_alone(file), rounds);
      carry_to_disk(file);
    } else {
      add(writing_->session(), rounds);
    }
    return orders_;
  }

 private:
  static constexpr std::int64_t orders_a_round = std::int64_t{recorded_batches} * batch;

  void write_words() const {
    const auto served = shop_.serve();
    for (int tries = 0; !has_words(*writing_); ++tries) {
      if (tries > 600) throw Fault("the words of orders are not written in a minute");
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
  }
  void add(db::Session& session, std::int64_t rounds) {
    copies_->add(session, rounds);
    orders_ += rounds * orders_a_round;
    pass(session, tenant_);
  }

  const Shop& shop_;
  std::unique_ptr<Writing> writing_;
  const std::int64_t tenant_;
  std::vector<std::deque<Written>> records_;
  std::optional<Copies> copies_;
  std::int64_t orders_ = batch + orders_a_round;
};

struct Question {
  const char* what;
  std::function<std::string(std::uint64_t)> path;
};

// What stands behind `name` in the newest orders.
std::vector<std::string> listed(const std::string& page, const std::string& name) {
  std::vector<std::string> ids;
  const std::string mark = "\"" + name + R"(":")";
  for (auto at = page.find(mark); at != std::string::npos; at = page.find(mark, at + 1)) {
    const auto begin = at + mark.size();
    ids.push_back(page.substr(begin, page.find('"', begin) - begin));
  }
  if (ids.empty()) throw Fault("no order is listed: " + page.substr(0, 300));
  return ids;
}

std::vector<Question> questions(const tests::Served& served, const Shop& shop) {
  const auto page = served.get("/api/v1/sales-orders?limit=200", shop.key()).body;
  const auto any = [ids = listed(page, "number")](std::uint64_t n) { return ids[n % ids.size()]; };
  const auto customers = listed(page, "customer_id");
  return {
      {"one order", [any](std::uint64_t n) { return "/sales-orders/" + any(n); }},
      {"its timeline", [any](std::uint64_t n) { return "/sales-orders/" + any(n) + "/timeline"; }},
      {"first page of the list", [](std::uint64_t) { return "/sales-orders?limit=50"; }},
      {"first page of one customer's",
       [customers](std::uint64_t n) {
         return "/sales-orders?limit=50&customer_id=" + customers[n % customers.size()];
       }},
      {"orders by words",
       [](std::uint64_t n) {
         return fmt::format("/sales-orders?limit=20&q=customer+{}", n * 7 % customer_count);
       }},
      {"products by words",
       [](std::uint64_t n) { return fmt::format("/products?limit=20&q=number+{}", n % 9973); }},
      {"availability of a product",
       [](std::uint64_t n) {
         return fmt::format("/availability?sku=P-{:05d}&quantity=5", n % product_count);
       }},
  };
}

// What one more costs among so many; nothing can be loaded after it.
void measure_placing(const Shop& shop, std::int64_t orders) {
  const auto server = shop.serve();
  const tests::Served& served = *server;
  Orders trade(shop.key(), Taste::zipf, static_cast<unsigned>(orders));
  std::vector<double> cpu;
  const Loaded loaded = run({.port = served.port(),
                             .connections = 32,
                             .make = [&](std::string& out) { trade.append_request(out); }},
                            [&] {
                              cpu.push_back(Usage::of_server(served.pid()).cpu_us +
                                            (shop.is_sqlite() ? 0 : postgres_cpu_us()));
                            });
  const double each = (cpu.back() - cpu.front()) / static_cast<double>(loaded.latencies_us.size());
  row({shop.engine_name(), std::to_string(orders),
       fmt::format("place one more, {:.0f} µs CPU", each),
       fmt::format("{:.0f}", loaded.per_second()), fmt::format("{:.2f}", loaded.percentile_ms(0.5)),
       fmt::format("{:.2f}", loaded.percentile_ms(0.99)), std::to_string(loaded.others_than(201))});
}

Loaded ask(const tests::Served& served, const Shop& shop, const Question& question,
           int connections) {
  std::uint64_t n = 0;
  return run({.port = served.port(),
              .connections = connections,
              .warm_up = std::chrono::milliseconds(300),
              .length = std::chrono::seconds(1),
              .make = [&](std::string& out) {
                append_request(out, "GET /api/v1" + question.path(++n) + " HTTP/1.1", shop.key(),
                               {});
              }});
}

// How long somebody waits is seen on one connection; how many are served, where eight ask at once.
void measure_reads(const Shop& shop, std::int64_t orders) {
  const auto served = shop.serve();
  for (const Question& question : questions(*served, shop)) {
    const Loaded alone = ask(*served, shop, question, 1);
    const Loaded many = ask(*served, shop, question, 8);
    row({shop.engine_name(), std::to_string(orders), question.what,
         fmt::format("{:.0f}", many.per_second()), fmt::format("{:.2f}", alone.percentile_ms(0.5)),
         fmt::format("{:.2f}", alone.percentile_ms(0.99)),
         std::to_string(alone.others_than(200) + many.others_than(200))});
  }
}

void measure(const std::vector<std::int64_t>& sizes) {
  section("As orders grow in number",
          "Reads a second on eight connections, milliseconds on one; orders on 32.");
  heading({"engine", "orders", "what", "a second", "p50", "p99", "not answered"});
  for (const db::Engine engine : {db::Engine::sqlite, db::Engine::postgres}) {
    const auto shop = Shop::open(engine);
    if (!shop) continue;
    {
      const auto small = Shop::open(engine);
      measure_placing(*small, Loader(*small, sizes.front()).load(sizes.front()));
    }
    Loader loader(*shop, sizes.back());
    for (const std::int64_t size : sizes) measure_reads(*shop, loader.load(size));
    measure_placing(*shop, loader.load(sizes.back()));
  }
}

}  // namespace
}  // namespace supercargo::bench

int main(int count, char** words) {
  std::vector<std::int64_t> sizes;
  for (int i = 1; i < count; ++i) sizes.push_back(std::atoll(words[i]));
  if (sizes.empty()) sizes = {10'000, 100'000};
  supercargo::bench::measure(sizes);
}
