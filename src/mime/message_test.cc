#include "mime/message.h"

#include <gtest/gtest.h>

namespace supercargo::mime {
namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& each : words) out += (out.empty() ? "" : " ") + each;
  return out;
}

std::string with_head(const std::string& head, const std::string& body) {
  return "From: \"Wong, Mei\" <mei@lantau.example>\r\nTo: orders@harbour.example\r\n"
         "Message-ID: <1@lantau.example>\r\nSubject: Order\r\n" +
         head + "\r\n" + body;
}

TEST(Mime, a_plain_mail_is_its_head_and_its_words) {
  const Message mail = read(with_head(
      "Date: Mon, 23 Nov 2026 08:05:00 +0800\r\nIn-Reply-To: <b@x>\r\nReferences: <a@x> <b@x>\r\n",
      "Four rolls, please.\r\nMei\r\n"));
  EXPECT_EQ(mail.from_name + "|" + mail.from, "Wong, Mei|mei@lantau.example");
  EXPECT_EQ(mail.message_id + "|" + mail.subject, "1@lantau.example|Order");
  EXPECT_EQ(mail.text, "Four rolls, please.\nMei\n");
  EXPECT_EQ(joined(mail.references), "b@x b@x a@x");
  EXPECT_EQ(text(mail.sent_at), "2026-11-23T00:05:00.000000Z");
  EXPECT_FALSE(mail.is_automatic);
  EXPECT_EQ(joined(mail.faults), "");
}

TEST(Mime, words_are_read_in_the_character_set_they_were_written_in) {
  const auto words = [](const std::string& type, const std::string& body) {
    return read(with_head("Content-Type: " + type + "\r\n", body));
  };
  EXPECT_EQ(words("text/plain; charset=big5", "\xAD\x71\xB3\xE6").text, "訂單");
  EXPECT_EQ(words("text/plain; charset=gb18030", "\xB6\xA9\xB5\xA5").text, "订单");
  EXPECT_EQ(words("text/plain; charset=iso-8859-1", "caf\xE9").text, "café");
  EXPECT_EQ(words("text/plain", "caf\xE9").text, "café");
  const auto unknown = words("text/plain; charset=x-nowhere", "caf\xE9");
  EXPECT_EQ(unknown.text + " " + joined(unknown.faults), "café charset_unknown");
  const auto subject = read("Subject: =?big5?B?rXGz5g==?= =?utf-8?Q?_=E4=B8=83?=\r\n\r\n");
  EXPECT_EQ(subject.subject, "訂單 七");
  EXPECT_EQ(joined(subject.faults), "no_message_id no_sender");
}

TEST(Mime, an_attachment_is_its_bytes_and_its_name_in_any_script) {
  const Message mail = read(with_head(
      "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n",
      "--b\r\nContent-Type: multipart/alternative; boundary=c\r\n\r\n"
      "--c\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: "
      "quoted-printable\r\n\r\nSee =E8=A8=82=E5=96=AE\r\n"
      "--c\r\nContent-Type: text/html\r\n\r\n<p>See <b>it</b></p>\r\n--c--\r\n"
      "--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment;\r\n"
      " filename*=UTF-8''%E8%A8%82%E5%96%AE.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n"
      "JVBERi0xLjcK\r\n--b--\r\n"));
  EXPECT_EQ(mail.text, "See 訂單");
  ASSERT_EQ(mail.parts.size(), 1U);
  EXPECT_EQ(mail.parts[0].name + " " + mail.parts[0].media_type, "訂單.pdf application/pdf");
  EXPECT_EQ(mail.parts[0].bytes, "%PDF-1.7\n");
}

TEST(Mime, a_page_becomes_words_without_markup_scripts_or_styles) {
  EXPECT_EQ(text_of_html("<html><head><title>T</title><style>p{}</style></head><body>"
                         "<p>Four&nbsp;rolls &amp; <b>film</b></p><SCRIPT>alert('<b>')</SCRIPT>"
                         "<table><tr><td>A</td><td>4</td></tr></table>&#x8A02;&bogus;<!-- x -->"),
            "Four rolls & film\n\nA 4\n訂&bogus;");
  EXPECT_EQ(text_of_html("<script>never ends"), "");
  EXPECT_EQ(text_of_html("a < b"), "a ");
  const Message mail = read(with_head("Content-Type: text/html\r\n", "<p>Four</p><p>rolls</p>"));
  EXPECT_EQ(mail.text, "Four\n\nrolls\n");
}

TEST(Mime, what_turns_or_hides_writing_is_left_out) {
  EXPECT_EQ(clean_line("invoice\xE2\x80\xAE"
                       "fdp.exe\r\n x\x01",
                       100),
            "invoicefdp.exe x");
  EXPECT_EQ(clean_lines("a\r\nb\tc\x00"
                        "d",
                        100),
            "a\nb\tc");
  EXPECT_EQ(clean_line("訂單訂單", 7), "訂單");
  EXPECT_EQ(clean_line("\xFF", 7), "\xEF\xBF\xBD");
}

TEST(Mime, a_bounce_names_the_mail_and_what_became_of_it) {
  const Message mail = read(
      "From: MAILER-DAEMON@lantau.example\r\nMessage-ID: <9@lantau.example>\r\n"
      "Auto-Submitted: auto-replied\r\nSubject: Undelivered\r\n"
      "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n"
      "--b\r\n\r\nNobody here.\r\n"
      "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\n"
      "Final-Recipient: rfc822; mei@lantau.example\r\nAction: Failed\r\nStatus: 5.1.1\r\n\r\n"
      "--b\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: <mail_1.x@harbour.example>\r\n"
      "Subject: Your order\r\n\r\nHello\r\n--b--\r\n");
  ASSERT_TRUE(mail.report.has_value());
  EXPECT_EQ(mail.report->action + " " + mail.report->status + " " + mail.report->recipient,
            "failed 5.1.1 mei@lantau.example");
  EXPECT_EQ(mail.report->message_id, "mail_1.x@harbour.example");
  EXPECT_TRUE(mail.is_automatic);
  EXPECT_EQ(mail.text, "Nobody here.");
}

TEST(Mime, a_mail_that_was_passed_on_gives_up_what_it_holds) {
  const Message mail = read(with_head(
      "Content-Type: multipart/mixed; boundary=b\r\n",
      "--b\r\n\r\nPlease enter this.\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n"
      "Subject: PO 7\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\n\r\nTheir words\r\n"
      "--c\r\nContent-Type: application/pdf; name=po7.pdf\r\n\r\n%PDF-1.7\r\n--c--\r\n--b--\r\n"));
  EXPECT_EQ(mail.text, "Please enter this.");
  ASSERT_EQ(mail.parts.size(), 2U);
  EXPECT_EQ(mail.parts[0].name + " " + mail.parts[1].name, "PO 7.eml po7.pdf");
}

TEST(Mime, nests_and_floods_of_parts_end_at_their_limits) {
  std::string deep = "From: a@b.example\r\nMessage-ID: <1@x>\r\n";
  for (int i = 0; i < 5000; ++i) {
    const std::string mark = "b" + std::to_string(i);
    deep += "Content-Type: multipart/mixed; boundary=" + mark + "\r\n\r\n--" + mark + "\r\n";
  }
  EXPECT_EQ(joined(read(deep + "\r\nx").faults), "too_deep");
  std::string wide = with_head("Content-Type: multipart/mixed; boundary=b\r\n", "");
  for (int i = 0; i < 1000; ++i) wide += "--b\r\nContent-Type: image/png; name=x.png\r\n\r\nx\r\n";
  const Message mail = read(wide + "--b--\r\n");
  EXPECT_EQ(joined(mail.faults), "too_many_parts");
  EXPECT_LE(mail.parts.size(), static_cast<std::size_t>(parts_max));
}

TEST(Mime, whatever_comes_is_read_and_says_what_was_wrong) {
  for (const char* bytes : {"", "\r\n", "no colon here", "From: \r\n\r\n", ":\r\n\r\n",
                            "Content-Type: multipart/mixed\r\n\r\nx",
                            "Content-Type: multipart/mixed; boundary=\"\"\r\n\r\n--\r\n"}) {
    EXPECT_FALSE(read(bytes).faults.empty()) << bytes;
  }
  EXPECT_EQ(read(std::string(message_bytes_max + 1, 'x')).faults.front(), "too_large");
}

}  // namespace
}  // namespace supercargo::mime
