#include "tests/story.h"

#include <gtest/gtest.h>

#include <future>

#include "app/authenticator.h"
#include "app/duties.h"
#include "app/operations.h"
#include "app/subscribers.h"
#include "http/routes.h"
#include "http/server.h"
#include "kernel/json.h"

namespace supercargo::tests {
namespace {

constexpr char home[] = "http://localhost:8080";

class Deaf final : public http::Observer {
 public:
  void answered(const http::Answered&) override {}
  void faulted(std::string_view, const std::exception& fault) override {
    ADD_FAILURE() << fault.what();
  }
  void committed(std::size_t) override {}
};

http::ServerSettings server_settings() {
  http::ServerSettings settings;
  settings.gate = {home, "sc"};
  settings.trust.public_url = home;
  settings.trust.insecure_http = true;
  return settings;
}

void add_words(std::string& words, const char* between, const std::string& more) {
  words.append(words.empty() ? "" : between).append(more);
}

std::string shown(const Json& value) {
  if (value.is(JsonKind::text)) return std::string(value.text());
  std::string json;
  if (!value.is(JsonKind::null)) append_json(json, value);
  return json;
}

std::string line_words(const Json& line) {
  const auto word = [&](const char* name) {
    const auto found = line.find(name);
    return found ? shown(*found) : std::string();
  };
  std::string words = word("quantity") + " " + word("unit") + " " + word("sku") + " at " +
                      word("unit_price") + " = " + word("net");
  const auto quantities = line.find("quantities");
  std::string buckets;
  for (auto each = quantities->first(); each; each = each->next())
    if (each->text() != "0")
      add_words(buckets, ", ", std::string(each->key()) + " " + shown(*each));
  return words + " (" + buckets + ")";
}

// Calls `look` for each item of the list at that name of the body.
void each_item(const Response& response, const char* name,
               const std::function<void(const Json&)>& look) {
  const auto document = JsonDocument::parse(response.body);
  if (!document) return;
  const auto list = document->root().find(name);
  if (!list || !list->is(JsonKind::array)) return;
  for (auto item = list->first(); item; item = item->next()) look(*item);
}

bool stands_in_the_way(std::string_view result) {
  return result != "pass" && result != "not_applicable";
}

}  // namespace

struct OpenShop::State {
  explicit State(journal::Desk& desk)
      : settings(*app::Settings::gather({{"public_url", home}}, "")),
        writer(desk.database(), {}),
        authenticator(app::people_settings(settings), writer) {
    app::add_operations(routes, settings, std::make_shared<people::PasswordHasher>(1, 8192));
    authenticator.refresh_tenants(desk.database());
    server =
        std::make_unique<http::Server>(routes,
                                       http::ServerParts{desk.database(), writer, desk.services(),
                                                         desk.clock, authenticator, observer},
                                       server_settings());
  }
  // What the writer still holds belongs to the server.
  ~State() { writer.drain(); }

  Deaf observer;
  app::Settings settings;
  db::GroupWriter writer;
  app::Authenticator authenticator;
  http::Routes routes;
  std::unique_ptr<http::Server> server;
};

OpenShop::OpenShop(journal::Desk& desk) : state_(std::make_unique<State>(desk)) {}
OpenShop::~OpenShop() = default;

Response OpenShop::ask(http::Request request) {
  // Shared: the answering thread may still be at it when the waiting one has its answer.
  const auto promise = std::make_shared<std::promise<Response>>();
  auto answer = promise->get_future();
  state_->server->handle(std::move(request), http::Responder::into([promise](Response response) {
                           promise->set_value(std::move(response));
                         }));
  return answer.get();
}

Response Caller::ask(Method method, const std::string& path, const std::string& body,
                     Headers headers) const {
  const auto query = path.find('?');
  headers.emplace_back("host", "localhost");
  if (!key.empty()) headers.emplace_back("authorization", "Bearer " + key);
  const auto is_type = [](const auto& each) { return each.first == "content-type"; };
  if (!body.empty() && std::none_of(headers.begin(), headers.end(), is_type))
    headers.emplace_back("content-type", "application/json");
  return served->ask({.method = method,
                      .target = "/api/v1" + path,
                      .path = "/api/v1" + path.substr(0, query),
                      .query = query == std::string::npos ? "" : path.substr(query + 1),
                      .headers = std::move(headers),
                      .body = body,
                      .peer = "127.0.0.1"});
}

Response Caller::patch(const std::string& path, const std::string& body) const {
  return ask(Method::patch, path, body, {{"if-match", header(get(path), "ETag")}});
}

std::string at(const Response& response, const std::string& pointer) {
  const auto document = JsonDocument::parse(response.body, {.depth = 30, .keys = 2000});
  if (!document) return {};
  std::optional<Json> value = document->root();
  for (std::size_t from = 1; value && from < pointer.size();) {
    const auto end = std::min(pointer.find('/', from), pointer.size());
    const std::string name = pointer.substr(from, end - from);
    if (value->is(JsonKind::array)) {
      value = value->first();
      for (int i = std::stoi(name); value && i > 0; --i) value = value->next();
    } else {
      value = value->find(name);
    }
    from = end + 1;
  }
  return value ? shown(*value) : std::string();
}

std::string header(const Response& response, const std::string& name) {
  for (const auto& [known, value] : response.headers)
    if (known == name) return value;
  return {};
}

std::string words(const Response& response) {
  std::string said = std::to_string(response.status) + " ";
  if (response.status >= 400) {
    std::string reasons;
    each_item(response, "errors", [&](const Json& error) {
      add_words(reasons, ", ", shown(*error.find("pointer")) + " " + shown(*error.find("code")));
    });
    return said + at(response, "/code") + (reasons.empty() ? "" : ": " + reasons);
  }
  std::string lines;
  each_item(response, "lines", [&](const Json& line) { add_words(lines, ", ", line_words(line)); });
  std::string gates;
  each_item(response, "checks", [&](const Json& check) {
    if (stands_in_the_way(check.text_of("result")))
      add_words(gates, ", ",
                std::string(check.text_of("code")) + " " + std::string(check.text_of("result")));
  });
  return said + at(response, "/status") + ": " + lines + "; net " + at(response, "/totals/net") +
         " " + at(response, "/currency") + (gates.empty() ? "" : "; " + gates);
}

std::string open_gates(const Response& response) {
  std::string words;
  each_item(response, "checks", [&](const Json& check) {
    if (stands_in_the_way(check.text_of("result")))
      add_words(words, "\n",
                std::string(check.text_of("code")) + " " + std::string(check.text_of("detail")));
  });
  return words;
}

std::string findings(const Response& response) {
  std::string words;
  each_item(response, "findings", [&](const Json& check) {
    const auto found = check.find("findings");
    if (!found) return;
    for (auto each = found->first(); each; each = each->next()) {
      add_words(words, ", ",
                std::string(each->text_of("level")) + " " + std::string(each->text_of("pointer")) +
                    " " + std::string(each->text_of("code")));
    }
  });
  return words;
}

void Story::SetUp() {
  OnPeople::SetUp();
  if (IsSkipped()) return;
  served = std::make_unique<OpenShop>(desk());
  root = with_key("root@example.com", {"administrator"});
  ada = with_key("ada@example.com", {"agent", "order_desk"});
  bob = with_key("bob@example.com", {"sales_manager", "finance"});
  wing = with_key("wing@example.com", {"warehouse"});
  must(root, "/warehouses",
       R"({"code":"HK1","name":"Kwai Chung","time_zone":"Asia/Hong_Kong","country":"HK"})");
  must(
      bob, "/products",
      R"({"sku":"TAPE-48","name":"Packing tape 48 mm","unit_price":"12.40","standard_cost":"6.00",)"
      R"("packs":[{"unit":"XCS","numerator":36}]})");
  must(bob, "/products",
       R"({"sku":"FILM-500","name":"Stretch film 500 mm","unit_price":"4.00",)"
       R"("gtin":"4006381333931"})");
  customer("C-1");
}

void Story::TearDown() {
  served.reset();
  OnPeople::TearDown();
}

Caller Story::with_key(const std::string& email, const std::vector<std::string>& roles) {
  active(email, roles);
  const auto issued =
      desk().as(shell()).perform(people::create_key, {.name = "desk", .person = email});
  if (!issued) throw Fault(journal::reasons(issued));
  return {served.get(), issued->secret};
}

void Story::must(const Caller& caller, const std::string& path, const std::string& body) {
  const auto response = caller.post(path, body);
  EXPECT_LT(response.status, 300) << path << " " << response.body;
}

void Story::receive(const std::string& sku, int quantity) {
  must(wing, "/stock-receipts",
       R"({"warehouse":"HK1","lines":[{"sku":")" + sku + R"(","quantity":)" +
           std::to_string(quantity) + "}]}");
}

void Story::customer(const std::string& code, const std::string& more) {
  must(ada, "/customers",
       R"({"code":")" + code + R"(","name":"Lantau Foods )" + code +
           R"(","currency":"EUR","addresses":[{"kind":"delivery","line1":"1 Quay",)"
           R"("city":"Rotterdam","postcode":"3011 AA","country":"NL"}])" +
           more + "}");
}

std::string Story::delivered(const std::string& number, int lines) {
  std::string all;
  for (int i = 1; i <= lines; ++i) {
    const std::string quantity =
        at(ada.get("/sales-orders/" + number), "/lines/" + std::to_string(i - 1) + "/quantity");
    all.append(all.empty() ? "" : ",").append(R"({"line":)" + std::to_string(i));
    all.append(R"(,"quantity":")").append(quantity).append("\"}");
  }
  const auto planned =
      wing.post("/shipments", R"({"sales_order":")" + number + R"(","lines":[)" + all + "]}");
  EXPECT_EQ(planned.status, 201) << planned.body;
  const std::string shipment = "/shipments/" + at(planned, "/number");
  must(wing, shipment + "/despatch", "{}");
  must(wing, shipment + "/delivery",
       R"({"receiver":"Ms Chan","at":")" + text(desk().clock.now()) + "\"}");
  return number;
}

std::string Story::one_line(const std::string& line, const std::string& more) {
  return R"({"customer":"C-1","lines":[{)" + line + "}]" + more + "}";
}

std::string Story::tape(int quantity, const std::string& more) {
  return one_line(R"("sku":"TAPE-48","quantity":)" + std::to_string(quantity),
                  R"(,"advance_to":"confirmed")" + more);
}

void Story::let_habits_form() {
  for (const auto& subscriber : app::all_subscribers(signoffs::Herald::Post::none)) {
    while (journal::run_once(desk().session(), desk().services(),
                             {desk().tenant().id.value, desk().clock.now()}, *subscriber))
      continue;
  }
}

void Story::let_duties_run() {
  static_cast<void>(desk().perform(app::schedule_recurring, Done{}));
  const auto owned = app::all_duties();
  std::vector<jobs::Duty*> duties;
  duties.reserve(owned.size());
  for (const auto& duty : owned) duties.push_back(duty.get());
  const auto faulted = [](const jobs::Job& job, const std::exception& fault) {
    ADD_FAILURE() << job.kind << ": " << fault.what();
  };
  jobs::run_due(desk().session(), desk().services(),
                {desk().tenant().id.value, desk().clock, duties, faulted});
}

}  // namespace supercargo::tests
