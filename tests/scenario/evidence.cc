// An order through its life, and then the proof of it: one file that a stranger unpacks, reads and
// checks with the program alone, and in which every change is found (domain 2.6, BE2 to BE4).
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "archives/zip.h"
#include "mandates/commands.h"
#include "tests/program.h"
#include "tests/story.h"

namespace supercargo::tests {
namespace {

namespace disk = std::filesystem;

class Proof : public Story {
 protected:
  void SetUp() override {
    Story::SetUp();
    if (IsSkipped()) return;
    mei = with_key("mei@example.com", {"service_manager"});
    folder = disk::temp_directory_path() / "supercargo-proof-XXXXXX";
    folder = ::mkdtemp(folder.string().data());
  }
  void TearDown() override {
    if (!folder.empty()) disk::remove_all(folder);
    Story::TearDown();
  }

  std::string path(const std::string& name) const { return (folder / name).string(); }
  void write(const std::string& name, const std::string& bytes) const {
    disk::create_directories(disk::path(path(name)).parent_path());
    std::ofstream(path(name), std::ios::binary) << bytes;
  }
  std::string read(const std::string& name) const {
    std::ifstream file(path(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  // Placed, confirmed, gone wrong, decided, sent with a picture, delivered and closed.
  void live_through() {
    receive("TAPE-48", 10);
    must(
        ada, "/customers",
        R"({"code":"C-9","name":"陳大文貿易有限公司","currency":"EUR","addresses":[{"kind":)"
        R"("delivery","line1":"1 Quay","city":"Rotterdam","postcode":"3011 AA","country":"NL"}]})");
    const auto placed =
        ada.post("/sales-orders",
                 R"({"customer":"C-9","advance_to":"confirmed","customer_po_number":"PO-白-7",)"
                 R"("lines":[{"sku":"TAPE-48","quantity":4,"note":"請用白色膠帶"}]})");
    ASSERT_EQ(placed.status, 201) << placed.body;
    number = at(placed, "/number");
    order = "/sales-orders/" + number;
    const auto issue = ada.post(
        order + "/issues", R"({"kind":"damage","line":1,"description":"兩卷膠帶受潮，外箱破損。",)"
                           R"("options":[{"option":"更換","consequence":"遲兩天"},)"
                           R"({"option":"退款","consequence":"客戶要再訂"}]})");
    ASSERT_EQ(issue.status, 201) << issue.body;
    const std::string issue_path = "/issues/" + at(issue, "/number");
    must(
        ada, issue_path + "/decision",
        R"({"decision":"更換","reason":"客戶急用。","policy_clause":"OP 4.2","policy_version":"7"})");
    must(ada, issue_path + "/closure",
         R"({"outcome":"已更換。","customer_informed_how":"phone","customer_informed_at":")" +
             text(desk().clock.now()) + R"("})");
    must(mei, order + "/witness-statements",
         R"({"about":")" + at(ada.get("/session"), "/person") +
             R"(","topic":"communication","capacity":"supervisor","signed_name":"Mei Wong",)"
             R"("statement":"She rang the customer before he asked, and told him both ways."})");
    deliver();
  }
  void deliver() {
    const auto planned = wing.post(
        "/shipments", R"({"sales_order":")" + number + R"(","lines":[{"line":1,"quantity":"4"}]})");
    ASSERT_EQ(planned.status, 201) << planned.body;
    const std::string shipment = "/shipments/" + at(planned, "/number");
    must(wing, shipment + "/despatch", "{}");
    desk().clock.advance(std::chrono::hours(20));
    must(wing, shipment + "/delivery",
         R"({"receiver":"李小姐","at":")" + text(desk().clock.now()) + R"("})");
    must(ada, order + "/closure", R"({"invoicing":"elsewhere","reference":"INV-7"})");
  }
  std::string pack(const std::string& more = {}) {
    const auto answer = mei.post(order + "/evidence-pack",
                                 R"({"purpose":"dispute","reference":"D-1")" + more + "}");
    EXPECT_EQ(answer.status, 200) << answer.body.substr(0, 300);
    EXPECT_EQ(header(answer, "Content-Type"), "application/zip");
    return answer.body;
  }
  Ran verify(const std::string& zip, std::vector<std::string> more = {}) {
    write("pack.zip", zip);
    std::vector<std::string> words{"verify-pack", path("pack.zip")};
    words.insert(words.end(), more.begin(), more.end());
    return run_program(words);
  }
  // The first word of each fault.
  std::string faults(const std::vector<archives::File>& files) {
    const auto ran = verify(archives::zip_of(files, desk().clock.now()));
    EXPECT_EQ(ran.code, 1) << ran.output << ran.errors;
    std::istringstream lines(ran.output);
    std::string found;
    for (std::string line; std::getline(lines, line);) {
      const auto end = line.find(": ");
      if (end != std::string::npos && line.find(' ') > end) found += line.substr(0, end) + " ";
    }
    return found;
  }
  static archives::File& named(std::vector<archives::File>& files, const std::string& name) {
    for (auto& each : files)
      if (each.name == name) return each;
    throw Fault("no file " + name);
  }

  Caller mei;
  disk::path folder;
  std::string number;
  std::string order;
};
SUPERCARGO_ON_BOTH_ENGINES(Proof);

TEST_P(Proof, is_unpacked_read_and_checked_by_a_stranger) {
  live_through();
  const std::string zip = pack();
  const auto made = mei.get("/evidence-packs?sales_order=" + number);
  const auto checked = verify(zip, {"--key", at(made, "/items/0/signing_key")});
  EXPECT_EQ(checked.code, 0) << checked.output << checked.errors;
  EXPECT_EQ(checked.last_line(), "everything holds");
  EXPECT_NE(checked.output.find("order " + number + " (closed)"), std::string::npos);

  const auto unpacked = run_any({"unzip", "-q", path("pack.zip"), "-d", path("out")});
  ASSERT_EQ(unpacked.code, 0) << unpacked.errors;
  const auto hashed = run_any({"sha256sum", path("out/manifest.json")});
  EXPECT_EQ(hashed.output.substr(0, 64), at(made, "/items/0/manifest_hash"));
  EXPECT_NE(read("out/parts/decisions.json").find("OP 4.2"), std::string::npos);
  EXPECT_NE(read("out/parts/shipments.json").find("李小姐"), std::string::npos);
  EXPECT_NE(read("out/parts/timeline.json").find("兩卷膠帶受潮"), std::string::npos);
  const auto shown = run_any({"pdftotext", "-layout", path("out/summary.pdf"), "-"});
  ASSERT_EQ(shown.code, 0) << shown.errors;
  for (const char* word : {"Evidence pack", "陳大文貿易有限公司", "PO-白-7", "更換", "李小姐",
                           "Mei Wong", "sales_order_confirmed"})
    EXPECT_NE(shown.output.find(word), std::string::npos) << word << "\n" << shown.output;
  bool has_original = false;
  for (const auto& each : disk::directory_iterator(path("out/original"))) {
    std::ifstream file(each.path());
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    has_original = has_original || bytes.find("PO-白-7") != std::string::npos;
  }
  EXPECT_TRUE(has_original);
  EXPECT_EQ(words(mei.get("/evidence-packs/" + at(made, "/items/0/id"))).substr(0, 3), "200");
}

TEST_P(Proof, betrays_every_change) {
  live_through();
  const auto whole = archives::unzip(pack());
  ASSERT_TRUE(whole);
  auto files = *whole;
  named(files, "parts/issues.json").bytes += " ";
  EXPECT_EQ(faults(files), "file_changed ");
  files = *whole;
  std::erase_if(files, [](const auto& each) { return each.name == "parts/holds.json"; });
  EXPECT_EQ(faults(files), "file_missing ");
  files = *whole;
  files.push_back({"files/forged.txt", "forged"});
  EXPECT_EQ(faults(files), "file_added ");
  files = *whole;
  auto& manifest = named(files, "manifest.json").bytes;
  manifest.replace(manifest.find("closed"), 6, "cancel");
  EXPECT_EQ(faults(files), "signature_wrong order_differs ");
  files = *whole;
  auto& chain = named(files, "journal/chain.json").bytes;
  const auto at_name = chain.find("sales_order_confirmed");
  chain.replace(at_name, 21, "sales_order_cancelled");
  EXPECT_EQ(faults(files), "file_changed chain_broken timeline_differs ");
  const auto other_key = verify(pack(), {"--key", std::string(64, 'a')});
  EXPECT_EQ(other_key.code, 1);
  EXPECT_NE(other_key.output.find("signed_by_another"), std::string::npos);
  EXPECT_EQ(verify("no zip").code, 1);
  EXPECT_EQ(run_program({"verify-pack", path("nothing.zip")}).code, 1);
}

TEST_P(Proof, leaves_out_others_where_that_is_asked_for) {
  live_through();
  const std::string zip = pack(R"(,"redact":true)");
  EXPECT_EQ(verify(zip).last_line(), "everything holds");
  const auto files = archives::unzip(zip);
  for (const auto& each : *files) {
    for (const char* name : {"李小姐", "Mei Wong", "Name of mei"})
      EXPECT_EQ(each.bytes.find(name), std::string::npos) << each.name << " " << name;
  }
  EXPECT_NE(zip.find("parts/order.json"), std::string::npos);
}

// Domain 2.6, BE4: what was decided rests on a clause of a version, and both are in the pack.
TEST_P(Proof, cites_the_version_of_a_policy_that_a_decision_rested_on) {
  const auto made = root.post("/approval-policies",
                              R"({"code":"OP","name":"Order policy","clause":"Order policy 4.2",)"
                              R"("words":"Wet goods are replaced.","currency":"EUR",)"
                              R"("valid_from":"2026-01-01","gross_from":"90000.00",)"
                              R"("steps":[{"roles":["finance"]}]})");
  ASSERT_EQ(made.status, 201) << made.body;
  receive("TAPE-48", 10);
  const auto placed = ada.post("/sales-orders", tape(2));
  number = at(placed, "/number");
  order = "/sales-orders/" + number;
  const auto issue =
      ada.post(order + "/issues", R"({"kind":"damage","description":"Wet.","options":[)"
                                  R"({"option":"A","consequence":"B"},)"
                                  R"({"option":"C","consequence":"D"}]})");
  const std::string own = "/issues/" + at(issue, "/number");
  const std::string by_policy = R"({"decision":"A","reason":"Soon.","policy":"OP"})";
  EXPECT_EQ(words(ada.post(own + "/decision", by_policy)), "422 invalid: /policy unknown_policy")
      << "drafted, and not in force";
  const auto second = actor(active("two@example.com", {"administrator"}));
  ASSERT_EQ(journal::reasons(
                desk().as(second).perform(mandates::put_in_force, {.id = at(made, "/code")})),
            "accepted");
  EXPECT_EQ(words(ada.post(own + "/decision",
                           R"({"decision":"A","reason":"Soon.","policy_clause":"4.2"})")),
            "422 invalid: /policy_version required");
  const auto decided = ada.post(own + "/decision", by_policy);
  EXPECT_EQ(at(decided, "/policy_clause") + " " + at(decided, "/policy_version"),
            "Order policy 4.2 1");
  // The pack for a complaint about that issue names it.
  const auto answer = mei.post(own + "/evidence-pack", R"({"purpose":"complaint"})");
  ASSERT_EQ(answer.status, 200) << answer.body.substr(0, 300);
  EXPECT_EQ(verify(answer.body).last_line(), "everything holds");
  const auto files = archives::unzip(answer.body);
  auto all = *files;
  EXPECT_NE(named(all, "parts/decisions.json").bytes.find("Order policy 4.2 (OP, version 1, since"),
            std::string::npos);
  EXPECT_NE(named(all, "manifest.json").bytes.find(at(issue, "/number")), std::string::npos);
  EXPECT_EQ(mei.post("/issues/IS-1999-000001/evidence-pack", R"({"purpose":"complaint"})").status,
            404);
}

// Drawn by lot from what was entered: anybody draws the same again, from the file alone.
TEST_P(Proof, of_an_audit_sample_says_how_it_was_drawn) {
  receive("TAPE-48", 50);
  for (int n = 0; n < 6; ++n) ASSERT_EQ(ada.post("/sales-orders", tape(n + 1)).status, 201);
  const std::string day = text(day_in_utc(desk().clock.now()));
  const auto wanted = [&](const std::string& more) {
    return R"({"entered_from":")" + day + R"(","entered_until":")" + day + R"(","size":3)" + more +
           "}";
  };
  EXPECT_EQ(words(mei.post("/audit-samples", wanted(""))), "422 invalid: /entered_until not_over");
  desk().clock.advance(std::chrono::hours(48));
  EXPECT_EQ(words(ada.post("/audit-samples", wanted(""))), "403 forbidden");
  EXPECT_EQ(words(mei.post("/audit-samples", wanted(R"(,"customer":"C-NONE")"))),
            "422 invalid: /entered_from nothing_to_draw");
  const auto drawn = mei.post("/audit-samples", wanted(R"(,"seed":"6 of 49","reference":"A-7")"));
  ASSERT_EQ(drawn.status, 201) << drawn.body;
  EXPECT_EQ(at(drawn, "/population") + " " + at(drawn, "/seed"), "6 6 of 49");
  const auto again = mei.post("/audit-samples", wanted(R"(,"seed":"6 of 49")"));
  EXPECT_EQ(at(again, "/sales_orders/2"), at(drawn, "/sales_orders/2"));
  EXPECT_EQ(at(again, "/population_hash"), at(drawn, "/population_hash"));
  EXPECT_NE(at(mei.post("/audit-samples", wanted("")), "/seed"), "") << "made up by chance";

  const auto zip =
      mei.post("/audit-samples/" + at(drawn, "/id") + "/evidence-pack", R"({"redact":true})");
  ASSERT_EQ(zip.status, 200) << zip.body.substr(0, 300);
  const auto checked = verify(zip.body);
  EXPECT_EQ(checked.last_line(), "everything holds") << checked.output;
  EXPECT_NE(checked.output.find("3 packs, drawn by lot from 6 orders"), std::string::npos);
  const auto whole = archives::unzip(zip.body);
  ASSERT_EQ(whole->size(), 6u) << "three packs, how they were drawn, manifest and signature";
  auto files = *whole;
  auto& how = named(files, "sample.json").bytes;
  how.replace(how.find("6 of 49"), 7, "5 of 49");
  EXPECT_EQ(faults(files), "file_changed sample_differs ");
  EXPECT_EQ(at(mei.get("/evidence-packs?purpose=audit"), "/items/0/reference"), "A-7");
}

TEST_P(Proof, is_for_those_who_judge) {
  live_through();
  EXPECT_EQ(words(ada.post(order + "/evidence-pack", R"({"purpose":"audit"})")), "403 forbidden");
  EXPECT_EQ(words(mei.post(order + "/evidence-pack", "{}")), "422 invalid: /purpose required");
  EXPECT_EQ(mei.post("/sales-orders/SO-1999-000001/evidence-pack", R"({"purpose":"audit"})").status,
            404);
  const auto own = mei.post(order + "/witness-statements",
                            R"({"about":")" + at(mei.get("/session"), "/person") +
                                R"(","topic":"communication","capacity":"colleague",)"
                                R"("signed_name":"Mei","statement":"I did it all by the book."})");
  EXPECT_EQ(words(own), "422 separation_of_duties: /about witness_of_own_work");
}

}  // namespace
}  // namespace supercargo::tests
