// An order comes in: what is kept of it, what is found in it, and what becomes of it. Stories over
// HTTP, one a promise (domain 2.6 B0, 3.3, 10).
#include <gtest/gtest.h>

#include "kernel/json.h"
#include "tests/story.h"

namespace supercargo::tests {
namespace {

class Receipt : public Story {};
SUPERCARGO_ON_BOTH_ENGINES(Receipt);

TEST_P(Receipt, an_order_with_stock_is_confirmed_at_once) {
  receive("TAPE-48", 10);
  const auto order = ada.post("/sales-orders", tape(4));
  EXPECT_EQ(words(order),
            "201 confirmed: 4 EA TAPE-48 at 12.40 = 49.60 (reserved 4); net 49.60 EUR");
  EXPECT_EQ(at(order, "/number"), "SO-2026-000001");
  EXPECT_EQ(at(order, "/lines/0/promise_date"), "2026-03-04");
  EXPECT_EQ(words(ada.get("/sales-orders/SO-2026-000001")).substr(4), words(order).substr(4));
  const auto stock = wing.get("/stock?sku=TAPE-48");
  EXPECT_EQ(at(stock, "/items/0/on_hand") + " on hand, " + at(stock, "/items/0/reserved") +
                " reserved, " + at(stock, "/items/0/available") + " available",
            "10 on hand, 4 reserved, 6 available");
}

TEST_P(Receipt, the_original_is_kept_as_it_came) {
  const std::string body =
      "{ \"customer\": \"C-1\" ,\n\t\"lines\": [ {\"sku\":\"TAPE-48\","
      "\"quantity\":1, \"note\":\"\\u767d\\u8272\"} ] }\n";
  const auto order = ada.post("/sales-orders", body);
  const std::string id = at(order, "/original/id");
  EXPECT_EQ(id.substr(0, 4), "att_");
  EXPECT_EQ(at(order, "/original/hash").size(), 64U);
  EXPECT_EQ(ada.get("/attachments/" + id).body, body);
  EXPECT_EQ(at(ada.get("/sales-orders/" + at(order, "/id")), "/original/hash"),
            at(order, "/original/hash"));
  EXPECT_EQ(at(ada.get("/attachments?owner=" + at(order, "/id")), "/items/0/kind"), "original");
}

TEST_P(Receipt, a_batch_of_a_thousand_answers_each_in_its_order) {
  receive("TAPE-48", 500);
  std::string body = "{\"items\":[";
  for (int i = 0; i < 1000; ++i) {
    if (i > 0) body += " ,\n";
    if (i % 100 == 7)
      body += R"({"customer":"C-1","lines":[{"sku":"TAPF-48","quantity":1}]})";
    else if (i % 100 == 8)
      body += R"({"customer":"C-1"})";
    else
      body += R"({"customer":"C-1", "advance_to":"confirmed",)"
              R"("lines":[{"sku":"TAPE-48","quantity":1}]})";
  }
  const auto answer = ada.post("/sales-orders/batch", body + "]}");
  std::string states;
  int confirmed = 0;
  const auto document = JsonDocument::parse(answer.body);
  ASSERT_TRUE(document) << answer.body.substr(0, 200);
  const auto items = document->root().find("items");
  ASSERT_TRUE(items);
  ASSERT_EQ(items->size(), 1000U);
  int i = 0;
  for (auto item = items->first(); item; item = item->next(), ++i) {
    std::string one;
    append_json(one, *item);
    if (one.find("\"confirmed\",\"customer\"") != std::string::npos) ++confirmed;
    if (i < 6 || i > 8) continue;
    states += one.find("unknown_product") != std::string::npos ? "wrong code, "
              : one.find("\"required\"") != std::string::npos  ? "no lines, "
                                                               : "taken, ";
  }
  EXPECT_EQ(states, "taken, wrong code, no lines, ");
  EXPECT_EQ(confirmed, 500);
  EXPECT_EQ(at(wing.get("/stock?sku=TAPE-48"), "/items/0/reserved"), "500");
  // Each item's own text is its original.
  const auto last = ada.get("/sales-orders?limit=1");
  EXPECT_EQ(ada.get("/attachments/" +
                    at(ada.get("/sales-orders/" + at(last, "/items/0/number")), "/original/id"))
                .body,
            R"({"customer":"C-1", "advance_to":"confirmed",)"
            R"("lines":[{"sku":"TAPE-48","quantity":1}]})");
}

TEST_P(Receipt, a_wrong_code_is_refused_with_what_it_could_mean) {
  const auto refused = ada.post("/sales-orders", one_line(R"("sku":"TAEP-48","quantity":1)"));
  EXPECT_EQ(words(refused), "422 invalid: /lines/0/sku unknown_product");
  EXPECT_EQ(at(refused, "/errors/0/suggestions/0/value"), "TAPE-48");
}

TEST_P(Receipt, the_customers_own_code_and_a_gtin_name_a_product) {
  must(ada, "/products/FILM-500/codes",
       R"({"kind":"customer_code","customer":"C-1","code":"XF 9"})");
  customer("C-2");
  EXPECT_EQ(at(ada.post("/sales-orders", one_line(R"("sku":"xf 9","quantity":1)")), "/lines/0/sku"),
            "FILM-500");
  EXPECT_EQ(at(ada.post("/sales-orders", one_line(R"("sku":"4006381333931","quantity":1)")),
               "/lines/0/sku"),
            "FILM-500");
  EXPECT_EQ(words(ada.post("/sales-orders",
                           R"({"customer":"C-2","lines":[{"sku":"XF 9","quantity":1}]})")),
            "422 invalid: /lines/0/sku unknown_product");
}

TEST_P(Receipt, a_mistyped_code_of_the_customers_own_and_a_mistyped_gtin_are_recognised) {
  must(ada, "/products/FILM-500/codes",
       R"({"kind":"customer_code","customer":"C-1","code":"KX-77120"})");
  customer("C-2");
  const auto suggested = [&](const std::string& who, const std::string& code) {
    const auto refused =
        ada.post("/sales-orders", R"({"customer":")" + who + R"(","lines":[{"sku":")" + code +
                                      R"(","quantity":1}]})");
    return at(refused, "/errors/0/suggestions/0/value");
  };
  EXPECT_EQ(suggested("C-1", "KX-77210"), "FILM-500");
  EXPECT_EQ(suggested("C-2", "KX-77210"), "") << "the word of another customer";
  EXPECT_EQ(suggested("C-2", "4006381339331"), "FILM-500") << "two neighbours swapped";
}

TEST_P(Receipt, everything_wrong_is_told_at_once) {
  EXPECT_EQ(words(ada.post("/sales-orders", R"({"customer":"C-9","colour":"red","lines":[)"
                                            R"({"sku":"TAPE-48","quantity":"-1"}]})")),
            "422 invalid: /colour unknown_field, /lines/0/quantity too_small");
  EXPECT_EQ(words(ada.post("/sales-orders", R"({"customer":"C-9","control_lines":2,"lines":[)"
                                            R"({"sku":"NO","quantity":1}]})")),
            "422 invalid: /customer unknown_customer, /control_lines line_count_differs, "
            "/lines/0/sku unknown_product");
}

TEST_P(Receipt, an_order_number_of_the_customer_comes_once) {
  receive("TAPE-48", 10);
  const auto number = [](const std::string& po) {
    return tape(1, R"(,"customer_po_number":")" + po + '"');
  };
  EXPECT_EQ(at(ada.post("/sales-orders", number("PO-7/0042")), "/status"), "confirmed");
  const auto same = ada.post("/sales-orders", number(" po-7/0042 "));
  EXPECT_EQ(words(same),
            "201 draft: 1 EA TAPE-48 at 12.40 = 12.40 (open 1); net 12.40 EUR; G10 fail");
  EXPECT_EQ(findings(same), "fail /customer_po_number duplicate_order");
  const auto alike = ada.post("/sales-orders", number("PO 7 0042"));
  EXPECT_EQ(findings(alike), "warn /customer_po_number similar_purchase_order");
  EXPECT_EQ(open_gates(alike), "G10 /customer_po_number: similar_purchase_order");
  const std::string path = "/sales-orders/" + at(alike, "/id");
  EXPECT_EQ(words(ada.post(path + "/verification", "{}")),
            "422 not_verifiable: /checks/G10 data_quality");
  EXPECT_EQ(words(ada.post(path + "/verification",
                           R"({"acknowledgements":[{"code":"similar_purchase_order",)"
                           R"("pointer":"/customer_po_number","value":"PO 7 0042",)"
                           R"("reason_code":"asked_customer"}]})")),
            "200 verified: 1 EA TAPE-48 at 12.40 = 12.40 (open 1); net 12.40 EUR");
}

TEST_P(Receipt, what_is_unlike_the_habit_is_asked_about) {
  receive("TAPE-48", 1000);
  for (const int quantity : {10, 11, 9, 10, 12, 10, 11, 9}) {
    EXPECT_EQ(at(ada.post("/sales-orders", tape(quantity)), "/status"), "confirmed");
    desk().clock.advance(std::chrono::hours(24 * 7));
  }
  let_habits_form();
  EXPECT_EQ(at(ada.post("/sales-orders", tape(10)), "/status"), "confirmed");
  const auto slip = ada.post("/sales-orders", tape(100));
  EXPECT_EQ(at(slip, "/status"), "draft");
  EXPECT_EQ(findings(slip), "warn /lines/0/quantity quantity_outlier");
  const auto dear =
      ada.post("/sales-orders", one_line(R"("sku":"TAPE-48","quantity":10,"unit_price":"124.00")"));
  EXPECT_EQ(findings(dear),
            "fail /lines/0/unit_price price_off_list, fail /lines/0/unit_price price_outlier");
}

TEST_P(Receipt, an_order_is_found_by_its_number_its_goods_and_the_customers_own_number) {
  receive("TAPE-48", 100);
  const auto placed = ada.post("/sales-orders", tape(3, R"(,"customer_po_number":"PO 7 0042")"));
  let_habits_form();  // the words are written by a subscriber too
  const auto found = [&](const std::string& words) {
    return at(ada.get("/sales-orders?q=" + words), "/items/0/number");
  };
  EXPECT_EQ(found("tape"), at(placed, "/number"));
  EXPECT_EQ(found("0042"), at(placed, "/number"));
  EXPECT_EQ(found("1%20po"), at(placed, "/number"));
  EXPECT_NE(found("nothing"), at(placed, "/number"));
}

TEST_P(Receipt, the_same_order_twice_in_three_days_is_asked_about) {
  receive("TAPE-48", 100);
  // Somebody types what he hears; a machine would send a key against repeats.
  const std::string heard = R"({"channel":"phone",)" + tape(10).substr(1);
  const auto first = ada.post("/sales-orders", heard);
  let_habits_form();
  const auto again = ada.post("/sales-orders", heard);
  EXPECT_EQ(findings(again), "warn /lines near_duplicate_order");
  EXPECT_EQ(at(again, "/status"), "draft");
  must(ada, "/sales-orders/" + at(first, "/id") + "/cancellation", R"({"reason":"sent twice"})");
  let_habits_form();
  EXPECT_EQ(at(ada.post("/sales-orders", heard), "/status"), "draft") << "the second stands";
  desk().clock.advance(std::chrono::hours(24 * 7));
  EXPECT_EQ(at(ada.post("/sales-orders", heard), "/status"), "verified");
}

TEST_P(Receipt, a_machine_that_orders_the_same_again_is_noted_and_not_held_up) {
  receive("TAPE-48", 100);
  ada.post("/sales-orders", tape(10));
  let_habits_form();
  const auto again = ada.post("/sales-orders", tape(10));
  EXPECT_EQ(findings(again), "pass /lines near_duplicate_order");
  EXPECT_EQ(at(again, "/status"), "confirmed");
}

TEST_P(Receipt, an_address_of_first_use_is_confirmed) {
  receive("TAPE-48", 100);
  customer("C-3", R"(,"read_back":"none")");
  const std::string elsewhere =
      R"({"customer":"C-3","advance_to":"confirmed","delivery_address":{"line1":"9 Lane",)"
      R"("city":"Delft","postcode":"2611 AB","country":"NL"},)"
      R"("lines":[{"sku":"TAPE-48","quantity":1}])";
  const auto first = ada.post("/sales-orders", elsewhere + "}");
  EXPECT_EQ(findings(first), "warn /delivery_address first_use_of_address");
  const std::string seen =
      R"(,"acknowledgements":[{"code":"first_use_of_address","pointer":"/delivery_address",)"
      R"("value":)" +
      json_text(at(first, "/findings/9/findings/0/value")) + R"(,"reason_code":"called_back"}]})";
  const std::string path = "/sales-orders/" + at(first, "/id");
  must(ada, path + "/verification", "{" + seen.substr(1));
  must(ada, path + "/confirmation", "{}");
  let_habits_form();
  desk().clock.advance(std::chrono::hours(24 * 7));
  EXPECT_EQ(findings(ada.post("/sales-orders", elsewhere + "}")), "");
}

TEST_P(Receipt, chinese_names_and_another_time_zone_are_at_home) {
  receive("TAPE-48", 5);
  must(
      ada, "/customers",
      R"({"code":"C-8","name":"大嶼山食品有限公司","currency":"HKD","addresses":[{"line1":"葵涌貨櫃碼頭路8號",)"
      R"("city":"葵涌","country":"HK"}]})");
  desk().clock.set(*parse_instant("2026-03-04T17:30:00Z"));  // the fifth, in Hong Kong
  ASSERT_EQ(root.patch("/settings", R"({"time_zone":"Asia/Hong_Kong"})").status, 200);
  const auto order = ada.post("/sales-orders",
                              R"({"customer":"C-8","advance_to":"confirmed","notes":"請小心輕放",)"
                              R"("lines":[{"sku":"TAPE-48","quantity":5,"unit_price":"99.90"}]})");
  EXPECT_EQ(at(order, "/customer_name") + " " + at(order, "/notes"),
            "大嶼山食品有限公司 請小心輕放");
  EXPECT_EQ(at(order, "/currency"), "HKD");
  EXPECT_EQ(at(ada.get("/customers?q=食品"), "/items/0/code"), "C-8");
}

}  // namespace
}  // namespace supercargo::tests
