#include "interchange/commands.h"

#include <gtest/gtest.h>

#include "files/owners.h"
#include "files/store.h"
#include "orders/store.h"
#include "tests/trading_desk.h"

namespace supercargo::interchange {
namespace {

constexpr const char* spaces =
    " xmlns:cac=\"urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2\""
    " xmlns:cbc=\"urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2\">";

std::string document(const std::string& root, const std::string& number, const std::string& rest,
                     const std::string& buyer = "C-1") {
  const auto party = [](const std::string& role, const std::string& id) {
    return "<cac:" + role + "><cac:Party><cac:PartyIdentification><cbc:ID>" + id +
           "</cbc:ID></cac:PartyIdentification></cac:Party></cac:" + role + ">";
  };
  return "<" + root + " xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:" + root + "-2\"" +
         spaces + "\n<cbc:ID>" + number + "</cbc:ID><cbc:IssueDate>2026-03-02</cbc:IssueDate>" +
         (root == "Order" ? "" : "<cac:OrderReference><cbc:ID>PO-1</cbc:ID></cac:OrderReference>") +
         party("BuyerCustomerParty", buyer) + party("SellerSupplierParty", "WE") + rest + "</" +
         root + ">";
}

std::string line(const std::string& id, const std::string& sku, const std::string& quantity,
                 const std::string& price = "12.40", const std::string& status = "") {
  return "\n<cac:OrderLine><cac:LineItem><cbc:ID>" + id + "</cbc:ID>" +
         (status.empty() ? "" : "<cbc:LineStatusCode>" + status + "</cbc:LineStatusCode>") +
         "<cbc:Quantity unitCode=\"C62\">" + quantity +
         "</cbc:Quantity><cac:Price><cbc:PriceAmount currencyID=\"EUR\">" + price +
         "</cbc:PriceAmount></cac:Price><cac:Item><cac:BuyersItemIdentification><cbc:ID>" + sku +
         "</cbc:ID></cac:BuyersItemIdentification><cac:SellersItemIdentification><cbc:ID>X-" + sku +
         "</cbc:ID></cac:SellersItemIdentification></cac:Item></cac:LineItem></cac:OrderLine>";
}

// "accepted SO-2026-000001 | 1: accepted 1 | 2: rejected 0 unknown_product | remark"
std::string told(const Document& document) {
  std::string words = choices<Status>().names[static_cast<int>(document.status)];
  if (!document.sales_order_number.empty()) words += ' ' + document.sales_order_number;
  for (const DocumentLine& each : document.lines) {
    words += " | " + each.id + ": " + choices<Verdict>().names[static_cast<int>(each.verdict)] +
             ' ' + std::to_string(each.line);
    for (const Remark& remark : each.remarks) words += ' ' + remark.code;
  }
  for (const Remark& remark : document.remarks) words += " | " + remark.code;
  return words;
}

class Interchange : public db::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    desk_ = std::make_unique<tests::TradingDesk>(database());
  }
  void TearDown() override {
    if (desk_) {
      EXPECT_EQ(desk_->differences(), "");
    }
    OnBothEngines::TearDown();
  }
  tests::TradingDesk& desk() { return *desk_; }

  Document deliver_as(const journal::Actor& actor, const std::string& bytes) {
    Delivered delivered;
    const auto command = +[](journal::Unit& unit, const Delivery& delivery) -> Result<Delivered> {
      return deliver(unit, delivery);
    };
    return desk()
        .as(actor)
        .perform(command, {.bytes = bytes, .file_name = "order.xml"})
        ->items.at(0);
  }
  Document deliver_it(const std::string& bytes) { return deliver_as(desk().clerk, bytes); }

  orders::Order order_of(const Document& document) {
    return desk().read([&](const journal::Query& query) {
      return orders::find(query.db, text(document.sales_order)).value();
    });
  }
  std::string original_of(const Document& document) {
    return desk().read([&](const journal::Query& query) {
      const auto kept = files::find_by_owners(query.db, {text(document.id)});
      return kept.empty() ? "" : files::bytes_of(query.db, kept.front().blob);
    });
  }

 private:
  std::unique_ptr<tests::TradingDesk> desk_;
};
SUPERCARGO_ON_BOTH_ENGINES(Interchange);

TEST_P(Interchange, an_order_becomes_a_draft_with_the_document_beside_it) {
  const std::string bytes =
      document("Order", "PO-1", line("10", "TAPE-48", "3") + line("20", "FILM-500", "2", "9.00"));
  const Document taken = deliver_it(bytes);
  EXPECT_EQ(told(taken), "accepted SO-2026-000001 | 10: accepted 1 | 20: changed 2 price_differs");
  EXPECT_EQ(original_of(taken), bytes);
  const orders::Order order = order_of(taken);
  EXPECT_EQ(order.status, orders::Status::draft);
  EXPECT_EQ(order.customer_po_number, "PO-1");
  EXPECT_EQ(order.channel, orders::Channel::edi);
  EXPECT_EQ(text(*order.lines.at(1).unit_price), "12.40") << "a customer sets no price";
  EXPECT_TRUE(order.original.has_value());
}

TEST_P(Interchange, the_same_document_again_makes_no_second_order) {
  const std::string bytes = document("Order", "PO-1", line("1", "TAPE-48", "3"));
  const Document first = deliver_it(bytes);
  EXPECT_EQ(deliver_it(bytes).id, first.id);
  EXPECT_EQ(told(deliver_it(document("Order", "PO-1", line("1", "TAPE-48", "4")))),
            "refused | document_number_taken");
  EXPECT_EQ(desk().orders_in_all(), 1);
}

TEST_P(Interchange, a_line_that_cannot_be_ordered_is_rejected_and_the_rest_is_a_draft) {
  const Document taken = deliver_it(
      document("Order", "PO-1",
               line("1", "NOTHING", "3") + line("2", "TAPE-48", "3") + line("3", "TAPE-48", "-1")));
  EXPECT_EQ(told(taken).substr(0, 7), "refused");
  const Document other =
      deliver_it(document("Order", "PO-1", line("1", "NOTHING", "3") + line("2", "TAPE-48", "3")));
  EXPECT_EQ(told(other),
            "partly_accepted SO-2026-000001 | 1: rejected 0 unknown_product | 2: accepted 1");
  EXPECT_EQ(order_of(other).lines.size(), 1U);
}

TEST_P(Interchange, what_is_refused_writes_nothing_but_is_kept) {
  const std::string cut = document("Order", "PO-1", line("1", "TAPE-48", "3")).substr(0, 300);
  const Document broken = deliver_it(cut);
  EXPECT_EQ(told(broken), "refused | not_well_formed");
  EXPECT_EQ(original_of(broken), cut);
  EXPECT_EQ(told(deliver_it(document("Order", "PO-1", line("1", "TAPE-48", "3"), "NOBODY"))),
            "refused | unknown_customer");
  EXPECT_EQ(told(deliver_it(document("Order", "PO-2", line("1", "NOTHING", "3")))),
            "refused | 1: rejected 0 unknown_product");
  EXPECT_EQ(desk().orders_in_all(), 0);
}

TEST_P(Interchange, a_customer_sends_its_own_orders_and_sees_no_others) {
  const auto other = desk().add_customer("C-2");
  journal::Actor portal = desk().person({Role::customer_portal});
  portal.party = other->id.value;
  const Document taken = deliver_as(portal, document("Order", "PO-1", line("1", "TAPE-48", "3")));
  EXPECT_EQ(taken.customer, "C-2") << "whatever the document says";
  const Document theirs = deliver_it(document("Order", "PO-1", line("1", "TAPE-48", "3")));
  EXPECT_EQ(journal::reasons(desk().as(portal).ask(interchange::get, {text(theirs.id)})),
            "not_found");
  EXPECT_EQ(journal::reasons(desk().as(portal).ask(interchange::get, {text(taken.id)})),
            "accepted");
}

TEST_P(Interchange, a_change_of_a_draft_changes_it_by_the_customers_line_numbers) {
  deliver_it(document("Order", "PO-1", line("10", "TAPE-48", "3") + line("20", "FILM-500", "2")));
  const Document taken = deliver_it(document(
      "OrderChange", "CH-1",
      line("10", "TAPE-48", "5", "12.40", "3") + line("20", "FILM-500", "2", "12.40", "2")));
  EXPECT_EQ(told(taken), "accepted SO-2026-000001 | 10: accepted 1 | 20: accepted 2");
  const orders::Order order = order_of(taken);
  ASSERT_EQ(order.lines.size(), 1U);
  EXPECT_EQ(text(order.lines[0].quantity), "5");
  EXPECT_EQ(told(deliver_it(document("OrderChange", "CH-2", line("9", "PALLET", "1", "1", "3")))),
            "refused SO-2026-000001 | 9: rejected 0 unknown_line");
}

TEST_P(Interchange, a_cancellation_cancels_or_says_why_not) {
  EXPECT_EQ(told(deliver_it(document("OrderCancellation", "CA-0", ""))), "refused | unknown_order");
  const Document order = deliver_it(document("Order", "PO-1", line("10", "TAPE-48", "3")));
  EXPECT_EQ(told(deliver_it(document("OrderCancellation", "CA-1", ""))), "accepted SO-2026-000001");
  EXPECT_EQ(order_of(order).status, orders::Status::cancelled);
  EXPECT_EQ(told(deliver_it(document("OrderCancellation", "CA-2", ""))),
            "refused SO-2026-000001 | not_in_this_state");
}

std::string edifact_order(const std::string& reference, const std::string& number,
                          const std::string& lines, int segments) {
  return "UNH+" + reference + "+ORDERS:D:96A:UN'\nBGM+220+" + number +
         "+9'\nDTM+137:20260302:102'\nNAD+BY+C-1::9'\nNAD+SU+WE::9'\n" + lines + "UNS+S'\nUNT+" +
         std::to_string(segments) + "+" + reference + "'\n";
}
std::string interchange_of(const std::string& messages, int count) {
  return "UNB+UNOC:3+C-1+WE+260302:0900+I1'\n" + messages + "UNZ+" + std::to_string(count) +
         "+I1'\n";
}
const std::string tape = "LIN+1++TAPE-48:SA'\nQTY+21:3:PCE'\nPRI+AAA:12.40'\n";
const std::string nothing = "LIN+2++NOTHING:SA'\nQTY+21:1'\n";

TEST_P(Interchange, an_edifact_order_becomes_a_draft_as_one_in_ubl_does) {
  const std::string bytes = interchange_of(edifact_order("1", "PO-1", tape + nothing, 12), 1);
  const Document taken = deliver_it(bytes);
  EXPECT_EQ(told(taken),
            "partly_accepted SO-2026-000001 | 1: accepted 1 | 2: rejected 0 unknown_product");
  EXPECT_EQ(taken.format, Format::edifact);
  EXPECT_EQ(original_of(taken), bytes);
  EXPECT_EQ(order_of(taken).customer_po_number, "PO-1");
  EXPECT_EQ(deliver_it(bytes).id, taken.id) << "the same again is the same document";
  EXPECT_EQ(desk().orders_in_all(), 1);
}

TEST_P(Interchange, each_message_of_an_interchange_is_a_document) {
  const std::string bytes =
      interchange_of(edifact_order("1", "PO-1", tape, 10) + edifact_order("2", "PO-2", nothing, 9) +
                         edifact_order("3", "PO-1", tape, 10),
                     3);
  const auto command = +[](journal::Unit& unit, const Delivery& delivery) -> Result<Delivered> {
    return deliver(unit, delivery);
  };
  const auto taken = desk().as(desk().clerk).perform(command, {.bytes = bytes});
  ASSERT_EQ(taken->items.size(), 3U);
  EXPECT_EQ(told(taken->items[0]), "accepted SO-2026-000001 | 1: accepted 1");
  EXPECT_EQ(told(taken->items[1]), "refused | 2: rejected 0 unknown_product");
  EXPECT_EQ(told(taken->items[2]), "refused | document_number_taken")
      << "one number twice in an interchange";
}

TEST_P(Interchange, an_interchange_that_is_cut_off_is_refused_whole_and_kept) {
  const std::string cut = interchange_of(edifact_order("1", "PO-1", tape, 10), 1).substr(0, 120);
  const Document refused = deliver_it(cut);
  EXPECT_EQ(told(refused), "refused | not_terminated");
  EXPECT_EQ(original_of(refused), cut);
  EXPECT_EQ(desk().orders_in_all(), 0);
}

}  // namespace
}  // namespace supercargo::interchange
