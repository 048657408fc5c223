// From a customer's mail with a PDF to the proof of all of it, through real mail servers both ways
// and the real program: fetched, entered beside the original, agreed to by link, written about,
// delivered, and put into an evidence pack that a stranger checks.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "archives/zip.h"
#include "mails/message.h"
#include "printing/pdf.h"
#include "tests/mail/mailbox.h"
#include "tests/mail/postoffice.h"
#include "tests/story.h"

namespace supercargo::tests {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

class WholeWay : public Story {
 protected:
  void SetUp() override {
    Story::SetUp();
    if (IsSkipped()) return;
    mei = with_key("mei@example.com", {"service_manager"});
    receive("TAPE-48", 10);
    customer("C-7", R"(,"email":"chan@lantau.example","language":"en")");
    asked = printing::pdf_of({.title = "Purchase order 4711", .opening = {"4 rolls TAPE-48 請"}});
  }
  // As the customer's own mail program sends it.
  void customer_mails(mails::Letter letter) {
    letter.from_name = "Chan Siu Ming";
    letter.from = "chan@lantau.example";
    letter.to = "orders@harbour.example";
    letter.at = desk().clock.now();
    // A person's mail program does not say that nobody wrote it.
    std::string message = mails::mime_of(letter);
    const std::string ours = "Auto-Submitted: auto-generated\r\n";
    message.erase(message.find(ours), ours.size());
    const auto outcome = outbound::send(box.post().server, {letter.from, letter.to, message});
    ASSERT_EQ(outcome.failure, outbound::SmtpFailure::none) << outcome.status;
  }
  int collect() {
    desk().clock.advance(minutes(1));
    const auto postbox = office.postbox();
    inboxes::Collector collector({desk().session(), desk().services(), desk().clock, postbox});
    return collector.collect(desk().tenant().id.value);
  }
  // What waits goes out; the last of it as it arrived.
  std::string send_mails() {
    const auto post = box.post();
    mails::Courier courier({desk().session(), desk().services(), desk().clock, post});
    while (courier.send_one(desk().tenant().id.value)) continue;
    return box.mail(box.mails());
  }
  std::string entered() {
    const auto mail = ada.get("/inbox-mails?status=open");
    const std::string own = "/inbox-mails/" + at(mail, "/items/0/id");
    EXPECT_EQ(at(mail, "/items/0/customer") + " " + at(mail, "/items/0/enclosed/0/view"),
              "C-7 pdf");
    file = at(mail, "/items/0/enclosed/0/attachment");
    EXPECT_EQ(ada.get("/attachments/" + file + "/view").body, asked);
    const auto order =
        ada.post(own + "/order", R"({"attachment":")" + file +
                                     R"(","order":{"customer":"C-7","customer_po_number":"4711",)"
                                     R"("lines":[{"sku":"TAPE-48","quantity":4}],)"
                                     R"("advance_to":"verified"}})");
    EXPECT_EQ(order.status, 201) << order.body;
    EXPECT_EQ(at(order, "/status") + " " + at(order, "/channel"), "verified email");
    return at(order, "/number");
  }
  void agree(const std::string& mail) {
    const std::string words = mail_part(mail, "text/plain");
    const std::string base = "https://orders.harbour.example/r/";
    const auto from = words.find(base);
    ASSERT_NE(from, std::string::npos) << words;
    const auto end = words.find("\r\n", from);
    const Caller stranger{served.get(), ""};
    const auto answer = stranger.ask(
        Method::post,
        "/read-back-pages/" + words.substr(from + base.size(), end - from - base.size()),
        "answer=agreed&name=Chan+Siu+Ming",
        {{"content-type", "application/x-www-form-urlencoded"}});
    EXPECT_EQ(answer.status, 200) << answer.body;
  }
  void deliver(const std::string& number) {
    const auto planned = wing.post(
        "/shipments", R"({"sales_order":")" + number + R"(","lines":[{"line":1,"quantity":"4"}]})");
    ASSERT_EQ(planned.status, 201) << planned.body;
    const std::string shipment = "/shipments/" + at(planned, "/number");
    must(wing, shipment + "/despatch", "{}");
    desk().clock.advance(hours(20));
    must(wing, shipment + "/delivery",
         R"({"receiver":"Chan","at":")" + text(desk().clock.now()) + R"("})");
  }
  // By the program alone, from a file.
  static void check(const std::string& zip) {
    std::string name = (std::filesystem::temp_directory_path() / "supercargo-pack-XXXXXX").string();
    const std::filesystem::path folder = ::mkdtemp(name.data());
    const std::string pack = (folder / "pack.zip").string();
    std::ofstream(pack, std::ios::binary) << zip;
    const auto ran = run_program({"verify-pack", pack});
    EXPECT_EQ(ran.code, 0) << ran.output << ran.errors;
    EXPECT_EQ(ran.last_line(), "everything holds");
    std::filesystem::remove_all(folder);
  }

  Postoffice office;
  const Mailbox box{Mailbox::Door::open, office.inbox()};
  Caller mei;
  std::string asked;
  std::string file;
};
SUPERCARGO_ON_BOTH_ENGINES(WholeWay);

bool holds(const std::vector<archives::File>& files, const std::string& name,
           const std::string& words) {
  for (const auto& each : files)
    if (each.name.starts_with(name) && each.bytes.find(words) != std::string::npos) return true;
  return false;
}

TEST_P(WholeWay, a_mail_with_a_pdf_becomes_an_order_that_is_agreed_delivered_and_proved) {
  customer_mails({.subject = "Purchase order 4711",
                  .text = "Please find our order attached.",
                  .message_id = "po-4711@lantau.example",
                  .document = "PO 4711.pdf",
                  .bytes = asked});
  ASSERT_EQ(collect(), 1);
  const std::string number = entered();
  const std::string order = "/sales-orders/" + number;
  EXPECT_EQ(ada.get("/attachments/" + at(ada.get(order), "/original/id")).body, asked);

  ASSERT_EQ(ada.post("/read-back-requests", R"({"sales_order":")" + number + R"("})").status, 201);
  const std::string read_back = send_mails();
  agree(read_back);
  EXPECT_EQ(at(ada.get(order), "/status"), "confirmable");
  std::string answered = mail_header(read_back, "Message-ID");
  answered = answered.substr(1, answered.size() - 2);
  customer_mails({.subject = "Re: Please check your order",
                  .text = "All fine, thank you. Ring the bell twice.",
                  .message_id = "thanks@lantau.example",
                  .thread = answered});
  ASSERT_EQ(collect(), 1);
  const auto call = ada.get("/follow-ups?cause=customer_wrote");
  must(ada, "/follow-ups/" + at(call, "/items/0/id") + "/completion",
       R"({"contact":"Chan Siu Ming","channel":"email","direction":"inbound",)"
       R"("summary":"He agrees and asks the driver to ring the bell twice.","outcome":"reached"})");

  EXPECT_EQ(at(ada.post(order + "/confirmation", "{}"), "/status"), "confirmed");
  deliver(number);
  must(ada, order + "/closure", R"({"invoicing":"elsewhere","reference":"INV-7"})");
  EXPECT_NE(mail_header(send_mails(), "Subject").find("Your answer"), std::string::npos);

  const auto pack = mei.post(order + "/evidence-pack", R"({"purpose":"audit","reference":"A-1"})");
  ASSERT_EQ(pack.status, 200) << pack.body;
  check(pack.body);
  const auto files = archives::unzip(pack.body);
  ASSERT_TRUE(files);
  EXPECT_TRUE(holds(*files, "original/", asked)) << "what he asked for";
  EXPECT_TRUE(holds(*files, "original/", "Message-ID: <po-4711@lantau.example>"));
  EXPECT_TRUE(holds(*files, "original/", "Message-ID: <thanks@lantau.example>"));
  EXPECT_TRUE(holds(*files, "parts/received-mails.json", "Ring the bell twice."));
  EXPECT_TRUE(holds(*files, "parts/mails.json", "order_to_confirm"));
  EXPECT_TRUE(holds(*files, "parts/read-backs.json", "Chan Siu Ming"));
  EXPECT_TRUE(holds(*files, "parts/timeline.json", "sales_order_mail_received"));

  const auto redacted =
      mei.post(order + "/evidence-pack", R"({"purpose":"audit","reference":"A-2","redact":true})");
  check(redacted.body);
  const auto shown = archives::unzip(redacted.body);
  ASSERT_TRUE(shown);
  EXPECT_FALSE(holds(*shown, "parts/", "chan@lantau.example"));
  EXPECT_FALSE(holds(*shown, "original/", "thanks@lantau.example"));
  EXPECT_TRUE(holds(*shown, "original/", asked)) << "the order's own";
}

}  // namespace
}  // namespace supercargo::tests
