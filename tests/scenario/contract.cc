// The API's manners (api.md): keys that repeat, saves that collide, changes by merge, lists, doors.
#include <gtest/gtest.h>

#include "tests/story.h"

namespace supercargo::tests {
namespace {

class Contract : public Story {};
SUPERCARGO_ON_BOTH_ENGINES(Contract);

TEST_P(Contract, a_repeated_post_is_answered_again_and_done_once) {
  const Headers once{{"idempotency-key", "order-1"}};
  const auto first = ada.post("/sales-orders", tape(1), once);
  const auto again = ada.post("/sales-orders", tape(1), once);
  EXPECT_EQ(first.status, 201);
  EXPECT_EQ(again.body, first.body);
  EXPECT_EQ(header(again, "Idempotency-Replayed"), "true");
  EXPECT_EQ(words(ada.post("/sales-orders", tape(2), once)).substr(0, 3), "422");
  EXPECT_EQ(at(ada.get("/sales-orders?count=true"), "/count"), "1");
  // A refusal is not kept: the same key may be tried again.
  const Headers other{{"idempotency-key", "order-2"}};
  EXPECT_EQ(ada.post("/sales-orders", one_line(R"("sku":"NO","quantity":1)"), other).status, 422);
  EXPECT_EQ(ada.post("/sales-orders", tape(1), other).status, 201);
}

TEST_P(Contract, who_saves_later_sees_what_the_other_changed) {
  const auto order = ada.post("/sales-orders", tape(1));
  const std::string path = "/sales-orders/" + at(order, "/id");
  EXPECT_EQ(words(ada.ask(Method::patch, path, R"({"notes":"x"})")), "428 if_match_required");
  const Headers seen{{"if-match", header(ada.get(path), "ETag")}};
  EXPECT_EQ(ada.ask(Method::patch, path, R"({"notes":"ring first"})", seen).status, 200);
  const auto late = ada.ask(Method::patch, path, R"({"notes":"no bell"})", seen);
  EXPECT_EQ(words(late), "412 revision_conflict");
  EXPECT_EQ(at(late, "/current/notes"), "ring first");
  EXPECT_NE(at(late, "/changed_by_others").find("\"notes\""), std::string::npos);
  EXPECT_EQ(words(ada.post(path + "/verification", R"({"revision":1})")), "412 revision_conflict");
}

TEST_P(Contract, a_change_names_what_is_kept_and_leaves_the_rest) {
  const auto order = ada.post(
      "/sales-orders", R"({"customer":"C-1","notes":"ring","customer_po_number":"A1","lines":[)"
                       R"({"sku":"TAPE-48","quantity":1,"note":"white"},)"
                       R"({"sku":"FILM-500","quantity":2}]})");
  const std::string path = "/sales-orders/" + at(order, "/id");
  const auto changed =
      ada.patch(path, R"({"notes":null,"lines":[{"line":2,"sku":"FILM-500","quantity":5},)"
                      R"({"sku":"TAPE-48","quantity":3,"unit":"XCS"}]})");
  EXPECT_EQ(words(changed),
            "200 draft: 5 EA FILM-500 at 4.00 = 20.00 (open 5), 3 XCS TAPE-48 at 446.40 = 1339.20 "
            "(open 108); net 1359.20 EUR; G3 fail");
  EXPECT_EQ(at(changed, "/notes") + at(changed, "/customer_po_number"), "A1");
  EXPECT_EQ(at(changed, "/lines/0/line") + " " + at(changed, "/lines/1/line"), "2 3");
  EXPECT_EQ(at(changed, "/version"), "2");
  EXPECT_EQ(words(ada.patch(path, R"({"lines":[{"line":9,"quantity":1}]})")).substr(0, 3), "422");
}

TEST_P(Contract, the_timeline_tells_everything_oldest_first) {
  receive("TAPE-48", 5);
  const auto order = ada.post("/sales-orders", tape(1, R"(,"channel":"phone")"));
  const std::string path = "/sales-orders/" + at(order, "/id");
  must(ada, path + "/read-back", R"({"contact":"Mei","channel":"phone"})");
  must(ada, path + "/read-back", R"({"outcome":"agreed","contact":"Mei","channel":"phone"})");
  must(ada, path + "/confirmation", "{}");
  must(ada, path + "/cancellation", R"({"reason":"not wanted"})");
  const auto timeline = ada.get(path + "/timeline");
  std::string names;
  for (int i = 0; i < 10; ++i) {
    const std::string item = "/items/" + std::to_string(i);
    if (at(timeline, item + "/name").empty()) break;
    names += at(timeline, item + "/name") + "\n";
  }
  EXPECT_EQ(names,
            "sales_order_placed\nsales_order_verified\nsales_order_read_back\n"
            "sales_order_read_back\nsales_order_confirmed\nsales_order_cancelled\n")
      << timeline.body;
}

TEST_P(Contract, lists_are_paged_filtered_sorted_and_searched) {
  customer("C-2");
  for (int i = 1; i <= 5; ++i) must(ada, "/sales-orders", tape(i));
  must(ada, "/sales-orders", R"({"customer":"C-2","lines":[{"sku":"TAPE-48","quantity":1}]})");
  std::string numbers;
  std::string next = "/sales-orders?limit=2&sort=number";
  for (int pages = 0; pages < 5 && !next.empty(); ++pages) {
    const auto page = ada.get(next);
    for (int i = 0; i < 2; ++i)
      numbers += at(page, "/items/" + std::to_string(i) + "/number").substr(13) + " ";
    const std::string cursor = at(page, "/next_cursor");
    next = cursor.empty() ? "" : "/sales-orders?limit=2&sort=number&cursor=" + cursor;
  }
  EXPECT_EQ(numbers, "1 2 3 4 5 6 ");
  const auto count = [&](const std::string& filter) {
    return at(ada.get("/sales-orders?count=true&" + filter), "/count");
  };
  EXPECT_EQ(count("status=draft"), "1");
  EXPECT_EQ(count("status=draft,verified"), "6");
  EXPECT_EQ(count("number=SO-2026-000002"), "1");
  EXPECT_EQ(words(ada.get("/sales-orders?colour=red")), "422 invalid: ?colour unknown_parameter");
  EXPECT_EQ(words(ada.get("/sales-orders?sort=notes")).substr(0, 3), "422");
  EXPECT_EQ(at(ada.get("/products?q=stretch"), "/items/0/sku"), "FILM-500");
  EXPECT_EQ(at(ada.get("/sales-orders?sort=-created_at&limit=1"), "/items/0/customer"), "C-2");
}

TEST_P(Contract, doors_are_shut_with_the_right_word) {
  const Caller nobody{served.get()};
  const Caller liar{served.get(), "sc_not_a_key"};
  EXPECT_EQ(nobody.get("/sales-orders").status, 401);
  EXPECT_EQ(liar.get("/sales-orders").status, 401);
  EXPECT_EQ(words(wing.post("/sales-orders", tape(1))), "403 forbidden");
  EXPECT_EQ(words(root.post("/sales-orders", tape(1))), "403 forbidden");
  EXPECT_EQ(ada.get("/sales-orders/SO-2026-999999").status, 404);
  EXPECT_EQ(ada.get("/nowhere").status, 404);
  const auto wrong = ada.ask(Method::del, "/sales-orders");
  EXPECT_EQ(wrong.status, 405);
  EXPECT_EQ(header(wrong, "Allow"), "GET, HEAD, POST");
  EXPECT_EQ(ada.post("/sales-orders", std::string(3 << 20, ' ')).status, 413);
  EXPECT_EQ(ada.post("/sales-orders", "a=b", {{"content-type", "text/plain"}}).status, 415);
  EXPECT_EQ(ada.post("/sales-orders", "{\"customer\":").status, 400);
}

// Alone: a company of one person, who may do everything while the record says so.
class Alone : public people::OnPeople {};
SUPERCARGO_ON_BOTH_ENGINES(Alone);

TEST_P(Alone, one_person_does_everything_and_the_record_says_so) {
  active("only@example.com", {"administrator"});
  const auto issued = desk().as(shell()).perform(people::create_key,
                                                 {.name = "desk", .person = "only@example.com"});
  ASSERT_EQ(journal::reasons(issued), "accepted");
  OpenShop served(desk());
  const Caller only{&served, issued->secret};
  EXPECT_EQ(only.post("/warehouses", R"({"code":"W","name":"Shed"})").status, 201);
  EXPECT_EQ(only.post("/products", R"({"sku":"A","name":"A","unit_price":"1.00"})").status, 201);
  EXPECT_EQ(
      only.post("/customers", R"({"code":"C-1","name":"Corner Shop","currency":"EUR","addresses":[)"
                              R"({"line1":"1 Quay","city":"Delft","postcode":"2611 AB",)"
                              R"("country":"NL"}]})")
          .status,
      201);
  EXPECT_EQ(only.post("/stock-receipts", R"({"warehouse":"W","lines":[{"sku":"A","quantity":5}]})")
                .status,
            201);
  const auto order =
      only.post("/sales-orders", R"({"customer":"C-1","urgent":true,"advance_to":"confirmed",)"
                                 R"("lines":[{"sku":"A","quantity":2}]})");
  EXPECT_EQ(at(order, "/status"), "pending_approval");
  const std::string path = "/sales-orders/" + at(order, "/id");
  EXPECT_EQ(at(only.post(path + "/approvals", R"({"decision":"approve"})"), "/status"), "verified");
  EXPECT_EQ(at(only.post(path + "/confirmation", "{}"), "/status"), "confirmed");
}

}  // namespace
}  // namespace supercargo::tests
