// One order of a thousand lines: placed and confirmed, and one of its lines changed afterwards.
// Beside it a hundred orders in one request, and lines of a spreadsheet.
#include <fmt/format.h>

#include <algorithm>
#include <fstream>

#include "bench/figures.h"
#include "kernel/json.h"
#include "tests/paths.h"

namespace supercargo::bench {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int lines_of_the_big_one = 1000;
constexpr int tries = 9;

double milliseconds(Clock::duration took) {
  return std::chrono::duration<double, std::milli>(took).count();
}

// The middle one and the slowest.
std::string told(std::vector<double> took) {
  std::sort(took.begin(), took.end());
  return fmt::format("{:.1f} / {:.1f}", took[took.size() / 2], took.back());
}

template <class Act>
double timed(int status, Act act) {
  const auto begin = Clock::now();
  const tests::Answer answer = act();
  const double took = milliseconds(Clock::now() - begin);
  if (answer.status != status)
    throw Fault(
        fmt::format("{} instead of {}: {}", answer.status, status, answer.body.substr(0, 600)));
  return took;
}

void measure_big(const Shop& shop, const tests::Served& served) {
  Orders trade(shop.key(), Taste::uniform);
  std::vector<double> placing;
  std::vector<double> changing;
  for (int i = 0; i < tries; ++i) {
    std::string reply;
    const std::string body = trade.body(lines_of_the_big_one);
    placing.push_back(timed(201, [&] {
      auto answer = served.post("/api/v1/sales-orders", shop.key(), body);
      reply = answer.body;
      return answer;
    }));
    const auto document = JsonDocument::parse(reply);
    const std::string id(document->root().text_of("id"));
    if (document->root().text_of("status") != "confirmed") throw Fault(reply.substr(0, 2000));
    const std::string change = fmt::format(
        R"({{"revision":1,"reason":"One more of them.","lines":[{{"line":{},"quantity":"7"}}]}})",
        1 + i * 100);
    changing.push_back(timed(201, [&] {
      return served.post("/api/v1/sales-orders/" + id + "/amendments", shop.key(), change);
    }));
  }
  row({shop.engine_name(), "place and confirm 1,000 lines", told(placing)});
  row({shop.engine_name(), "change one line of it", told(changing)});
}

void measure_hundred(const Shop& shop, const tests::Served& served) {
  Orders trade(shop.key(), Taste::zipf, 7);
  std::vector<double> took;
  for (int i = 0; i < tries; ++i) {
    std::string body = R"({"items":[)";
    for (int n = 0; n < 100; ++n) body += (n == 0 ? "" : ",") + trade.body();
    body += "]}";
    took.push_back(
        timed(200, [&] { return served.post("/api/v1/sales-orders/batch", shop.key(), body); }));
  }
  row({shop.engine_name(), "100 orders in one request", told(took)});
}

void measure_import(const Shop& shop) {
  Orders trade(shop.key(), Taste::zipf, 11);
  const std::string file = shop.path("history.csv");
  {
    std::ofstream csv(file);
    csv << "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";
    for (int i = 0; i < 200'000; ++i)
      csv << fmt::format("{},P-{:05d},Product,{},2026-01-{:02d} 10:00:00,2.50,{},United Kingdom\n",
                         500000 + i / 20, trade.product(), 1 + i % 9, 1 + i / 10'000 % 28,
                         12'000 + i / 20 % 4000);
  }
  const auto report =
      shop.run({"import", "sales-orders", file, "--as", "history", "--mapping",
                tests::source_tree() + "/examples/mappings/online-retail.toml", "--json"});
  row({shop.engine_name(), "import of 200,000 lines of past orders", report.last_line()});
}

void measure() {
  section("Large orders, many orders, many lines",
          "Milliseconds over HTTP: the middle of nine tries / the slowest.");
  heading({"engine", "what", "ms"});
  for (const db::Engine engine : {db::Engine::sqlite, db::Engine::postgres}) {
    const auto shop = Shop::open(engine);
    if (!shop) continue;
    {
      const auto served = shop->serve();
      measure_big(*shop, *served);
      measure_hundred(*shop, *served);
    }
    measure_import(*shop);
  }
}

}  // namespace
}  // namespace supercargo::bench

int main() { supercargo::bench::measure(); }
