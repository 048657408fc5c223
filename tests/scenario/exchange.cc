// An order that a customer's system sends, until the advice of its goods goes back: nobody types
// a line (domain 12).
#include <gmock/gmock.h>

#include "tests/story.h"

namespace supercargo::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

class Exchange : public Story {};
SUPERCARGO_ON_BOTH_ENGINES(Exchange);

const std::string sent =
    "UNA:+.? '\nUNB+UNOC:3+C-9+WE+260302:0930+77'\nUNH+1+ORDERS:D:96A:UN'\nBGM+220+PO-77+9'\n"
    "DTM+137:20260302:102'\nNAD+BY+C-9::9'\nNAD+SU+WE::9'\nLIN+10++TAPE-48:SA'\nQTY+21:4:PCE'\n"
    "LIN+20++GONE:IN'\nQTY+21:1'\nUNS+S'\nCNT+2:2'\nUNT+12+1'\nUNZ+1+77'\n";

TEST_P(Exchange, a_document_comes_is_answered_and_its_goods_are_told_of) {
  receive("TAPE-48", 10);
  must(ada, "/customers",
       R"({"code":"C-9","name":"Nordkai","currency":"EUR","addresses":[{"kind":"delivery",)"
       R"("line1":"1 Quay","city":"Rotterdam","postcode":"3011 AA","country":"NL"}]})");
  const auto taken = ada.post("/exchange-documents", sent, {{"Content-Type", "text/plain"}});
  ASSERT_EQ(taken.status, 201) << taken.body;
  EXPECT_EQ(at(taken, "/items/0/status"), "partly_accepted");
  EXPECT_EQ(at(taken, "/items/0/lines/1/remarks/0/place"), "segment 9, LIN");
  const std::string order = "/sales-orders/" + at(taken, "/items/0/sales_order_number");
  EXPECT_EQ(at(ada.get(order), "/status"), "draft");

  must(ada, order + "/verification", "{}");
  must(ada, order + "/confirmation", "{}");
  const auto answer = ada.get(order + "/order-response");
  EXPECT_EQ(answer.status, 200) << answer.body;
  EXPECT_THAT(answer.body, HasSubstr("RFF+ON:PO-77'"));
  EXPECT_THAT(answer.body, HasSubstr("LIN+10+5'"));
  EXPECT_THAT(answer.body, HasSubstr("LIN+20+7'"));

  const auto planned = wing.post("/shipments", R"({"sales_order":")" + order.substr(14) +
                                                   R"(","lines":[{"line":1,"quantity":"4"}]})");
  ASSERT_EQ(planned.status, 201) << planned.body;
  const std::string shipment = "/shipments/" + at(planned, "/number");
  EXPECT_EQ(at(wing.get(shipment + "/despatch-advice"), "/errors/0/code"), "not_despatched");
  must(wing, shipment + "/despatch", "{}");
  const auto advice = wing.get(shipment + "/despatch-advice?format=ubl");
  EXPECT_THAT(advice.body, HasSubstr("<cbc:DeliveredQuantity unitCode=\"EA\">4<"));
  EXPECT_THAT(advice.body, HasSubstr("<cbc:LineID>10</cbc:LineID>")) << "as the customer counts";
}

TEST_P(Exchange, what_cannot_be_read_is_refused_with_its_place_and_kept) {
  const auto refused = ada.post("/exchange-documents?customer=C-1", sent.substr(0, 160), {});
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(at(refused, "/errors/0/detail"), StartsWith("Segment "));
  const std::string kept = "/exchange-documents/" + at(refused, "/documents/0");
  EXPECT_EQ(at(ada.get(kept), "/status"), "refused");
  EXPECT_THAT(ada.get(kept + "/order-response?format=ubl").body,
              HasSubstr("<cbc:OrderResponseCode>RE<"));
}

}  // namespace
}  // namespace supercargo::tests
