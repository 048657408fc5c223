#include "evidence/commands.h"

#include <gtest/gtest.h>

#include "files/commands.h"
#include "holds/commands.h"
#include "issues/commands.h"
#include "journal/disclosure.h"
#include "kernel/record_json.h"
#include "packs/verify.h"
#include "people/store.h"
#include "printing/testing.h"
#include "questions/commands.h"
#include "quotations/answering.h"
#include "quotations/commands.h"
#include "quotations/sending.h"
#include "tests/shipping_desk.h"
#include "witnesses/commands.h"

namespace supercargo::evidence {
namespace {

using journal::reasons;

class Evidence : public tests::OnShippingDesk {
 protected:
  void SetUp() override {
    OnShippingDesk::SetUp();
    if (IsSkipped()) return;
    know(desk().clerk, "Clara Clerk");
    know(desk().sales, "Sam Sales");
    know(desk().warehouse, "Wing Warehouse");
  }
  void know(const journal::Actor& actor, const std::string& name) {
    desk().write([&](journal::Unit& unit) {
      people::store::add(unit.db, {.id = actor.person,
                                   .email = name,
                                   .email_key = name,
                                   .name = name,
                                   .roles = {"agent"},
                                   .status = people::PersonStatus::active,
                                   .created_at = unit.now()});
    });
  }
  void keep_file(const std::string& owner, const char* kind, const std::string& bytes) {
    desk().write([&](journal::Unit& unit) {
      files::keep_original(
          unit, {.owner = owner, .owner_kind = kind, .name = "照片.jpg", .bytes = bytes});
    });
  }
  // An order that was sent and arrived, with everything beside it.
  orders::Order whole_life() {
    const auto order = confirmed({{.sku = "TAPE-48", .quantity = tests::pieces(6)}});
    keep_file(text(order.id), "sales_order", "what the customer sent");
    auto clerk = desk().as(desk().clerk);
    const auto raised = clerk.perform(
        issues::raise, {.id = order.number,
                        .kind = issues::Kind::damage,
                        .description = "兩卷受潮 Two rolls are wet.",
                        .options = {{"Replace", "Two days"}, {"Credit", "He waits"}}});
    EXPECT_EQ(reasons(raised), "accepted");
    EXPECT_EQ(reasons(clerk.perform(issues::decide, {.id = raised->number,
                                                     .decision = "Replace them.",
                                                     .reason = "He needs them dry.",
                                                     .policy_clause = "OP 4.2",
                                                     .policy_version = "7"})),
              "accepted");
    EXPECT_EQ(
        reasons(clerk.perform(questions::ask, {.id = order.number,
                                               .team = "warehouse",
                                               .question = "Is the rest of the pallet dry?"})),
        "accepted");
    EXPECT_EQ(
        reasons(desk()
                    .as(desk().sales)
                    .perform(witnesses::sign,
                             {.id = order.number,
                              .about = desk().clerk.person,
                              .topic = witnesses::Topic::communication,
                              .capacity = witnesses::Capacity::supervisor,
                              .statement = "She told the customer the day before he asked for it.",
                              .signed_name = "Sam Sales"})),
        "accepted");
    despatched(order, 6);
    keep_file(text(last.id), "shipment", "a picture of Jan");
    EXPECT_EQ(reasons(deliver()), "accepted");
    return now(order);
  }

  Result<Preparation> prepared(const Make& wanted) {
    auto auditor = desk().as(Role::auditor);
    return auditor.read([&](const journal::Query& query) { return prepare(query, wanted); });
  }
  std::string pack(const Make& wanted) {
    const auto preparation = prepared(wanted);
    if (!preparation) throw Fault(reasons(preparation.error()));
    write_zip(**preparation);
    desk().write([&](journal::Unit& unit) { made = put_on_record(unit, **preparation); });
    return (*preparation)->zip;
  }
  std::string pack_of(const orders::Order& order) {
    return pack({.id = order.number, .purpose = Purpose::audit, .reference = "A-7"});
  }
  std::string redacted(const orders::Order& order) {
    return pack({.id = order.number, .redact = true, .purpose = Purpose::dispute});
  }
  static std::string faults(const std::string& zip) {
    std::string all;
    for (const auto& each : packs::verify_pack(zip, {}).faults)
      all += each.code + " " + each.words + "\n";
    return all;
  }
  static std::string file(const std::string& zip, const std::string& name) {
    const auto files = archives::unzip(zip);
    for (const auto& each : *files)
      if (each.name == name) return each.bytes;
    return "no file " + name;
  }
  // The files that say it, PDFs as text.
  static std::string saying(const std::string& zip, const std::string& words) {
    std::string names;
    const auto files = archives::unzip(zip);
    for (const auto& each : *files) {
      const bool is_pdf = each.name.ends_with(".pdf");
      const std::string text = is_pdf ? printing::extracted(each.bytes) : each.bytes;
      if (text.find(words) != std::string::npos) names += each.name + " ";
    }
    return names;
  }

  Pack made;
};
SUPERCARGO_ON_BOTH_ENGINES(Evidence);

TEST_P(Evidence, of_a_whole_life_is_in_the_pack_and_verifies) {
  const auto order = whole_life();
  const std::string zip = pack_of(order);
  EXPECT_EQ(faults(zip), "");
  const auto verified = packs::verify_pack(zip, made.signing_key);
  EXPECT_TRUE(verified.sound());
  EXPECT_EQ(verified.withheld_values, 0);
  EXPECT_GT(verified.open_values, 5);
  EXPECT_EQ(verified.manifest.order.status, "delivered");
  EXPECT_NE(saying(zip, "what the customer sent").find("original/att_"), std::string::npos);
  EXPECT_NE(saying(zip, "a picture of Jan"), "");
  EXPECT_EQ(saying(zip, "OP 4.2"),
            "summary.pdf parts/decisions.json parts/issues.json parts/timeline.json "
            "journal/chain.json ");
  EXPECT_NE(saying(zip, "兩卷受潮").find("parts/timeline.json"), std::string::npos) << "opened";
  EXPECT_NE(saying(zip, "Jan de Boer").find("parts/shipments.json"), std::string::npos);
  EXPECT_NE(saying(zip, "the day before he asked").find("witness-statements"), std::string::npos);
  EXPECT_EQ(saying(zip, "journal_head"), "");
  EXPECT_NE(file(zip, "parts/checks.json").find("\"G3\""), std::string::npos);
  EXPECT_NE(file(zip, "documents/" + order.number + ".pdf").find("%PDF-1.7"), std::string::npos);
  const std::string summary = printing::extracted(file(zip, "summary.pdf"));
  for (const char* words : {"Evidence pack", "Contents", "兩卷受潮", "Replace them.", "Sam Sales",
                            "Jan de Boer", "sales_order_placed", "A-7"})
    EXPECT_NE(summary.find(words), std::string::npos) << words << "\n" << summary;
}

TEST_P(Evidence, of_an_order_made_from_a_quotation_holds_the_revision_that_was_accepted) {
  auto clerk = desk().as(desk().clerk);
  quotations::Offer offer{.customer = "C-1"};
  offer.valid_until = day_in_utc(desk().clock.now()) + 10;
  offer.lines = {{.sku = "TAPE-48", .quantity = tests::pieces(4)}};
  const auto made_first = clerk.perform(quotations::make, offer);
  ASSERT_EQ(reasons(made_first), "accepted");
  const std::string number = made_first->number;
  const auto sent = [&] {
    EXPECT_EQ(reasons(clerk.perform(quotations::submit, {.id = number})), "accepted");
    const quotations::Send by_hand{.id = number, .by = quotations::By::hand};
    EXPECT_EQ(reasons(clerk.perform(quotations::send, quotations::Outgoing{.wanted = by_hand})),
              "accepted");
  };
  sent();
  offer.id = number;
  offer.lines = {{.sku = "TAPE-48", .quantity = tests::pieces(6)}};
  ASSERT_EQ(reasons(clerk.perform(quotations::revise, offer)), "accepted");
  sent();
  const auto accepted =
      clerk.perform(quotations::accept, {.id = number, .version = 2, .signed_name = "Mei Lam"});
  ASSERT_EQ(reasons(accepted), "accepted");
  const std::string zip =
      pack({.id = accepted->sales_order_number, .purpose = Purpose::audit, .reference = "A-7"});
  EXPECT_EQ(faults(zip), "");
  const std::string kept = file(zip, "parts/quotations.json");
  for (const std::string& words :
       {number, accepted->accepted_hash, std::string("\"accepted_version\":2"),
        std::string("Mei Lam"), std::string("\"version\":1")})
    EXPECT_NE(kept.find(words), std::string::npos) << words << "\n" << kept;
  const std::string paper = printing::extracted(file(zip, "documents/" + number + ".pdf"));
  EXPECT_NE(paper.find("6 pcs"), std::string::npos) << paper;
  EXPECT_EQ(paper.find("4 pcs"), std::string::npos);
}

TEST_P(Evidence, is_a_fact_of_the_order_and_stands_on_record) {
  const auto order = confirmed({{.sku = "TAPE-48", .quantity = tests::pieces(1)}});
  const std::string zip = pack_of(order);
  EXPECT_EQ(desk().facts(made.id), "evidence_pack_made");
  EXPECT_NE(desk().facts(order.id).find("sales_order_evidence_pack_made"), std::string::npos);
  const auto kept = desk().ask(get, PackReference{text(made.id)});
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->reference, "A-7");
  EXPECT_EQ(kept->manifest_hash.size(), 64U);
  EXPECT_EQ(kept->size_bytes, static_cast<std::int64_t>(zip.size()));
  const auto of_order =
      desk().ask(list_packs, db::ListRequest{.filters = {{"sales_order", order.number}}});
  EXPECT_EQ(of_order->items.size(), 1U);
  EXPECT_EQ(reasons(prepared({.id = "SO-1999-000001", .purpose = Purpose::audit})), "not_found");
  EXPECT_EQ(reasons(prepared({.id = order.number, .purpose = Purpose::audit, .paper = "b5"})),
            "?paper: unknown_choice");
  // The next one holds the fact that this one was made.
  EXPECT_NE(saying(pack_of(order), "sales_order_evidence_pack_made"), "");
}

TEST_P(Evidence, without_personal_data_of_others_verifies_and_keeps_the_customers) {
  const auto order = whole_life();
  const std::string zip = redacted(order);
  EXPECT_EQ(faults(zip), "");
  for (const char* words : {"Jan de Boer", "Clara Clerk", "Sam Sales", "Wing Warehouse",
                            "the day before he asked", "a picture of Jan"})
    EXPECT_EQ(saying(zip, words), "") << words;
  EXPECT_NE(saying(zip, "Lantau Foods"), "");
  EXPECT_NE(saying(zip, "兩卷受潮"), "") << "what is said of the goods is the customer's";
  EXPECT_NE(saying(zip, "what the customer sent"), "");
  const auto verified = packs::verify_pack(zip, {});
  EXPECT_GT(verified.withheld_values, 0);
  EXPECT_TRUE(verified.manifest.redacted);
  ASSERT_EQ(verified.manifest.left_out.size(), 1U);
  EXPECT_EQ(verified.manifest.left_out[0].reason, "redacted");
  EXPECT_EQ(verified.manifest.left_out[0].sha256.size(), 64U);
  const auto digest = desk().read([&](const journal::Query& query) {
    const journal::Disclosure disclosure(query.db, query.services.sealer,
                                         {order.customer_id.value});
    return disclosure.digest(order.customer_id.value, "Jan de Boer");
  });
  EXPECT_NE(saying(zip, "redacted:" + digest), "") << "the company can prove what stood there";
}

TEST_P(Evidence, of_an_erased_customer_verifies_and_says_so) {
  const auto order = whole_life();
  desk().write([&](journal::Unit& unit) {
    journal::erase_subject_key(unit.db, order.customer_id.value, unit.now());
  });
  const std::string zip = pack_of(order);
  EXPECT_EQ(faults(zip), "");
  EXPECT_GT(packs::verify_pack(zip, {}).erased_values, 0);
  EXPECT_EQ(file(zip, "parts/timeline.json").find("Jan de Boer"), std::string::npos);
  EXPECT_NE(file(zip, "parts/timeline.json").find("\"erased\""), std::string::npos);
}

TEST_P(Evidence, of_a_sample_is_one_file_of_packs_each_on_record) {
  const auto first = whole_life();
  const auto second = confirmed({{.sku = "FILM-500", .quantity = tests::pieces(2)}});
  const auto asked = [&](const std::vector<std::string>& orders) {
    return desk().as(Role::auditor).read([&](const journal::Query& query) {
      return prepare_sample(query, {.sales_orders = orders, .purpose = Purpose::audit});
    });
  };
  EXPECT_EQ(reasons(asked({first.number, "SO-1999-000001"})), "/sales_orders/1: unknown_order");
  const auto sample = asked({first.number, text(second.id), second.number});
  ASSERT_EQ(reasons(sample), "accepted");
  write_zip(**sample);
  const std::string zip = (*sample)->zip;
  EXPECT_EQ(faults(zip), "");
  EXPECT_EQ(packs::verify_pack(zip, {}).files, 2);
  EXPECT_EQ(faults(file(zip, second.number + ".zip")), "") << "each is whole by itself";
  desk().write([&](journal::Unit& unit) {
    for (const auto& each : (*sample)->packs) put_on_record(unit, *each);
  });
  EXPECT_EQ(desk().ask(list_packs, db::ListRequest{})->items.size(), 2U);

  auto files = *archives::unzip(zip);
  const auto lacking = {files[0], files[1], files[2]};
  EXPECT_EQ(faults(archives::zip_of(lacking, desk().clock.now())),
            "file_missing " + files[3].name + "\n");
  auto inner = *archives::unzip(files[2].bytes);
  inner.back().bytes += " ";
  files[2].bytes = archives::zip_of(inner, desk().clock.now());
  const std::string found = faults(archives::zip_of(files, desk().clock.now()));
  EXPECT_NE(found.find("file_changed " + files[2].name + "\n"), std::string::npos) << found;
  EXPECT_NE(found.find("file_changed " + files[2].name + ": "), std::string::npos) << found;
}

TEST_P(Evidence, of_a_thousand_lines_is_one_pack) {
  std::vector<orders::PlaceLine> lines(
      1000, {.sku = "TAPE-48", .quantity = tests::pieces(1), .note = "寫在第一行"});
  const auto placed = desk()
                          .as(desk().clerk)
                          .perform(orders::place, {.customer = "C-1", .lines = std::move(lines)});
  ASSERT_EQ(reasons(placed), "accepted");
  const std::string zip = pack_of(*placed);
  EXPECT_EQ(faults(zip), "");
  EXPECT_EQ(packs::verify_pack(zip, {}).manifest.order.lines, 1000);
  EXPECT_LT(zip.size(), 5U << 20);
  EXPECT_NE(file(zip, "parts/order.json").find("\"line\":1000"), std::string::npos);
}

}  // namespace
}  // namespace supercargo::evidence
