// A company that is served, but for the sockets: people with keys ask over HTTP in real JSON, and
// what they are told is put into a line of words, so that a story can be compared whole.
#pragma once

#include <memory>
#include <string>

#include "app/settings.h"
#include "http/message.h"
#include "tests/people_fixture.h"

namespace supercargo::tests {

using http::Headers;
using http::Method;
using http::Response;

class OpenShop {
 public:
  explicit OpenShop(journal::Desk& desk);
  ~OpenShop();
  Response ask(http::Request request);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Somebody with a key.
struct Caller {
  OpenShop* served = nullptr;
  std::string key = {};

  Response ask(Method method, const std::string& path, const std::string& body = {},
               Headers headers = {}) const;
  Response get(const std::string& path) const { return ask(Method::get, path); }
  Response post(const std::string& path, const std::string& body, Headers headers = {}) const {
    return ask(Method::post, path, body, std::move(headers));
  }
  // With If-Match of what the record is now.
  Response patch(const std::string& path, const std::string& body) const;
};

// One value of a reply: "/lines/0/quantity"; texts without quotes, "" where there is nothing.
std::string at(const Response& response, const std::string& pointer);
std::string header(const Response& response, const std::string& name);
// "201 confirmed: 4 EA TAPE-48 at 12.40 = 49.60 (reserved 4); net 49.60 EUR; G7 waiting", or
// "422 not_confirmable: /checks/G3 stock_promised".
std::string words(const Response& response);
// The gates that do not pass, with their words.
std::string open_gates(const Response& response);
// The findings of the checks: "/lines/0/quantity quantity_outlier".
std::string findings(const Response& response);

// A trading company in Hong Kong: Ada enters orders, Bob leads the sales, Wing keeps the warehouse,
// Root is the administrator. TAPE-48 and FILM-500 are in the catalog, nothing is in stock.
class Story : public people::OnPeople {
 protected:
  void SetUp() override;
  void TearDown() override;

  Caller with_key(const std::string& email, const std::vector<std::string>& roles);
  // As somebody who may, or the test fails.
  void must(const Caller& caller, const std::string& path, const std::string& body);
  void receive(const std::string& sku, int quantity);
  void customer(const std::string& code, const std::string& more = {});
  // An order of C-1 for so many rolls of tape, with more members.
  static std::string tape(int quantity, const std::string& more = {});
  static std::string one_line(const std::string& line, const std::string& more = {});
  // All of the order's first lines, shipped and in Ms Chan's hands; gives back its number.
  std::string delivered(const std::string& number, int lines = 1);
  // Who reacts to the journal does so now.
  void let_habits_form();
  // What is due by the clock is done.
  void let_duties_run();

  std::unique_ptr<OpenShop> served;
  Caller ada, bob, wing, root;
};

}  // namespace supercargo::tests
