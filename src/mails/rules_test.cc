#include "mails/rules.h"

#include <gtest/gtest.h>

#include "mails/message.h"
#include "mails/words.h"

namespace supercargo::mails {
namespace {

using outbound::SmtpFailure;
using outbound::SmtpOutcome;

TEST(MailRules, a_refusal_for_good_ends_it_and_all_else_is_tried_again) {
  EXPECT_EQ(judge({SmtpFailure::none, 250}, 1), Verdict::sent);
  EXPECT_EQ(judge({SmtpFailure::refused, 550}, 1), Verdict::given_up);
  EXPECT_EQ(judge({SmtpFailure::refused, 451}, 1), Verdict::again);
  for (const auto failure : {SmtpFailure::login_refused, SmtpFailure::tls_failed,
                             SmtpFailure::timeout, SmtpFailure::unreachable}) {
    EXPECT_EQ(judge({failure, 535}, 1), Verdict::again);
    EXPECT_EQ(judge({failure, 0}, attempts_max), Verdict::given_up);
  }
}

TEST(MailRules, pauses_grow) {
  for (std::int64_t n = 1; n < attempts_max - 1; ++n)
    EXPECT_LT(pause_after(n), pause_after(n + 1)) << n;
  EXPECT_EQ(pause_after(99), pause_after(attempts_max));
}

TEST(MailRules, every_kind_of_mail_has_words_that_it_knows_in_three_languages) {
  for (int kind = 0; kind < static_cast<int>(choices<Kind>().count); ++kind) {
    for (int language = 0; language < 3; ++language) {
      const auto words = usual_words(Kind(kind), printing::Language(language));
      EXPECT_FALSE(words.subject.empty());
      EXPECT_TRUE(check_words(Kind(kind), words).empty()) << words.text;
    }
  }
}

TEST(MailRules, own_words_name_only_what_is_known_and_have_subject_and_text) {
  const auto reasons = check_words(Kind::order_document, {"{order}", "{price}"});
  ASSERT_EQ(reasons.size(), 1u);
  EXPECT_EQ(reasons[0].pointer + reasons[0].code, "/textunknown_name");
  EXPECT_EQ(check_words(Kind::order_document, {"", "Hello"}).size(), 1u);
  EXPECT_TRUE(check_words(Kind::order_document, {"", ""}).empty());
}

TEST(MailMessage, words_beyond_ascii_are_encoded_and_cut_between_characters) {
  EXPECT_EQ(encoded_words("Your order SO-1"), "Your order SO-1");
  EXPECT_EQ(encoded_words("Grüße"), "=?UTF-8?B?R3LDvMOfZQ==?=");
  const std::string folded = encoded_words("請確認您的訂單請確認您的訂單請確認您的訂單");
  EXPECT_NE(folded.find("?=\r\n =?UTF-8?B?"), std::string::npos);
  EXPECT_EQ(encoded_words("a\r\nBcc: b@example.com").find('\n'), std::string::npos);
}

TEST(MailMessage, bytes_are_written_as_mail_programs_read_them) {
  const std::string mime =
      mime_of({.message_id = "mail_1@x", .document = "a.pdf", .bytes = "\xFB\xEF\xFF\xFE"});
  EXPECT_NE(mime.find("\r\n\r\n++///g==\r\n"), std::string::npos) << mime;
}

TEST(MailMessage, dates_are_told_as_mail_wants_them) {
  EXPECT_EQ(date_header(Instant{0}), "Thu, 01 Jan 1970 00:00:00 +0000");
}

TEST(MailMessage, nothing_in_the_words_is_markup) {
  EXPECT_EQ(html_of("a <b> & c\nhttps://x.example/r/1_a end", "en"),
            "<!doctype html>\r\n<html lang=\"en\"><head><meta charset=\"utf-8\"></head><body>\r\n"
            "<p>a &lt;b&gt; &amp; c<br>\r\n<a href=\"https://x.example/r/1_a\">"
            "https://x.example/r/1_a</a> end</p>\r\n</body></html>\r\n");
}

TEST(MailMessage, a_document_stands_beside_the_words) {
  const std::string mime = mime_of({.from_name = "Harbour",
                                    .from = "orders@harbour.example",
                                    .to = "mei@example.com",
                                    .subject = "Your order",
                                    .text = "Hello",
                                    .language = "en",
                                    .message_id = "mail_1@harbour.example",
                                    .thread = "so_1@harbour.example",
                                    .document = "Order SO-1.pdf",
                                    .bytes = "%PDF"});
  EXPECT_NE(mime.find("From: \"Harbour\" <orders@harbour.example>\r\n"), std::string::npos);
  EXPECT_NE(mime.find("References: <so_1@harbour.example>\r\n"), std::string::npos);
  EXPECT_NE(mime.find("multipart/mixed; boundary=\"=_whole_mail_1\""), std::string::npos);
  EXPECT_NE(mime.find("\r\n\r\nSGVsbG8=\r\n"), std::string::npos);
  EXPECT_NE(mime.find("\r\n\r\nJVBERg==\r\n"), std::string::npos);
  EXPECT_TRUE(mime.ends_with("--=_whole_mail_1--\r\n"));
}

}  // namespace
}  // namespace supercargo::mails
