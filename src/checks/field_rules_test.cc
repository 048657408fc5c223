#include "checks/field_rules.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "kernel/json.h"
#include "kernel/record_json.h"
#include "kernel/text_keys.h"
#include "tests/paths.h"

namespace supercargo::checks {
namespace {

template <class Rule, class... More>
std::string codes(Rule rule, const std::string& text, const More&... more) {
  Check check;
  Findings findings(check);
  rule(findings, "/field", text, more...);
  std::string found;
  for (const Finding& each : check.findings) found += (found.empty() ? "" : " ") + each.code;
  return found;
}

std::string text_codes(const std::string& text, const TextRule& rule = {}) {
  return codes(check_text, text, rule);
}

TEST(FieldChecks, an_absent_text_is_not_looked_at) {
  Check check;
  Findings findings(check);
  check_text(findings, "/field", "");
  check_email(findings, "/field", "");
  check_gtin(findings, "/field", "");
  EXPECT_EQ(check.result, Outcome::not_applicable);
  check_email(findings, "/field", "a@b.example");
  EXPECT_EQ(check.result, Outcome::pass);
}

TEST(FieldChecks, placeholders_are_no_answers) {
  for (const auto* text : {"tbc", "T.B.C.", "xxx", "0000", "n/a", "?"})
    EXPECT_EQ(text_codes(text), "placeholder") << text;
  EXPECT_EQ(text_codes("tbc", {.placeholders = true}), "");
  EXPECT_EQ(text_codes("PO 1000"), "");
}

TEST(FieldChecks, what_may_not_be_kept_is_named_and_not_repeated) {
  EXPECT_EQ(text_codes("a\x01"), "control_character");
  EXPECT_EQ(text_codes("M\xEF\xBF\xBDller"), "replacement_character");
  EXPECT_EQ(text_codes("\xFF"), "not_utf8");
  EXPECT_EQ(text_codes("a\nb"), "control_character");
  EXPECT_EQ(text_codes("a\nb", {.kind = TextKind::multiline}), "");
  Check check;
  Findings findings(check);
  check_text(findings, "/field", "a\x01");
  EXPECT_EQ(check.findings.front().value, "");
}

TEST(FieldChecks, length_counts_characters) {
  EXPECT_EQ(text_codes("物流港", {.length_max = 3}), "");
  EXPECT_EQ(text_codes("物流港口", {.length_max = 3}), "too_long");
}

TEST(FieldChecks, text_read_in_the_wrong_encoding_is_recognised) {
  for (const auto* text : {"MÃ¼ller", "CafÃ©", "10 Â£", "Donâ€™t", "ï»¿Name", "ç‰©æ–™",
                           "ÐŸÑ€Ð¸Ð²ÐµÑ‚", "Ã‰cole", "ZÃ¼rich"})
    EXPECT_EQ(text_codes(text), "mojibake") << text;
  for (const auto* text : {"Müller", "Café", "10 £", "Don’t", "SÃO PAULO", "IRMÃ”", "ÂGE", "Nº 5",
                           "物流", "Привет", "Åre", "naïve «test»", "¡™£¢∞§¶•ªº–≠"})
    EXPECT_EQ(text_codes(text), "") << text;
}

TEST(FieldChecks, email_addresses_are_errors_and_role_mailboxes_warnings) {
  EXPECT_EQ(codes(check_email, "ada@example.com"), "");
  EXPECT_EQ(codes(check_email, "ada@@example.com"), "email_invalid");
  EXPECT_EQ(codes(check_email, "ada@localhost"), "email_invalid");
  EXPECT_EQ(codes(check_email, std::string(65, 'a') + "@example.com"), "email_invalid");
  EXPECT_EQ(codes(check_email, "sales@example.com"), "role_mailbox");
  Check check;
  Findings findings(check);
  check_email(findings, "/email", "info@example.com");
  EXPECT_EQ(check.result, Outcome::warn);
}

TEST(FieldChecks, phones_warn) {
  EXPECT_EQ(codes(check_phone, "+852 2345 6789"), "");
  EXPECT_EQ(codes(check_phone, "+44 (0)20 7946 0958"), "");
  EXPECT_EQ(codes(check_phone, "+852 2345 678"), "phone_invalid");
  EXPECT_EQ(codes(check_phone, "2345 6789"), "phone_invalid");
  Check check;
  Findings findings(check);
  check_phone(findings, "/phone", "1");
  EXPECT_EQ(check.result, Outcome::warn);
}

// The worked figures of domain 10.
TEST(FieldChecks, worked_identifiers_pass_and_fail) {
  for (const auto* gtin :
       {"6291041500213", "7300011000017", "8904000210037", "036000291452", "96385074"})
    EXPECT_EQ(codes(check_gtin, gtin), "") << gtin;
  EXPECT_EQ(codes(check_gtin, "6291041500214"), "gtin_invalid");
  EXPECT_EQ(codes(check_gtin, "629104150021"), "gtin_invalid");
  EXPECT_EQ(codes(check_gln, "0614141999996"), "");
  EXPECT_EQ(codes(check_gln, "0614141999997"), "gln_invalid");
  EXPECT_EQ(codes(check_sscc, "106141412345678908"), "");
  EXPECT_EQ(codes(check_sscc, "106141412345678909"), "sscc_invalid");
  for (const auto* vat :
       {"GB831495816", "GB782237517", "GB337440071", "GB831495858", "DE136695976", "FR83404833048"})
    EXPECT_EQ(codes(check_vat_id, vat), "") << vat;
  EXPECT_EQ(codes(check_vat_id, "GB831495861"), "vat_id_invalid");
  for (const auto* iban : {"GB82 WEST 1234 5698 7654 32", "DE89370400440532013000",
                           "FR1420041010050500013M02606", "NL91ABNA0417164300"})
    EXPECT_EQ(codes(check_iban, iban), "") << iban;
  EXPECT_EQ(codes(check_iban, "GB82WEST12345698765423"), "iban_invalid");
}

TEST(FieldChecks, a_gtin_with_two_digits_swapped_suggests_the_right_one) {
  Check check;
  Findings findings(check);
  check_gtin(findings, "/gtin", "036000219452");
  ASSERT_EQ(check.findings.size(), 1U);
  const auto& suggestions = check.findings.front().suggestions;
  EXPECT_TRUE(std::any_of(suggestions.begin(), suggestions.end(),
                          [](const Suggestion& each) { return each.value == "036000291452"; }));
}

void check_everything(const std::string& text) {
  Check check;
  Findings findings(check);
  for (const auto kind : {TextKind::line, TextKind::multiline, TextKind::name, TextKind::code})
    check_text(findings, "/text", text, {.kind = kind, .length_max = 20});
  check_email(findings, "/email", text);
  check_phone(findings, "/phone", text);
  check_vat_id(findings, "/vat_id", text);
  check_iban(findings, "/iban", text);
  check_gtin(findings, "/gtin", text);
  check_gln(findings, "/gln", text);
  check_sscc(findings, "/sscc", text);
  EXPECT_NE(to_json(check), "");
}

RC_GTEST_PROP(FieldChecks, any_bytes_are_looked_at_quietly, (const std::string& text)) {
  check_everything(text);
}

// What was once encoded wrongly is recognised, whatever letters of Latin-1 it was.
RC_GTEST_PROP(FieldChecks, letters_of_latin_1_read_wrongly_are_recognised, ()) {
  const auto letter = *rc::gen::inRange<int>(0xC0, 0x100);
  // Ó and Û end in what may be a closing quotation mark: they alone prove nothing.
  for (const int honest : {0xD3, 0xD4, 0xD6, 0xD7, 0xFB, 0xD2, 0xC5, 0xD5})
    if (letter == honest) return;
  const std::string twice = std::string("\xC3\x83\xC2") + static_cast<char>(letter - 0x40);
  RC_ASSERT(mojibake("a" + twice + "b"));
}

TEST(FieldChecks, naughty_strings_are_looked_at_quietly) {
  const auto path = tests::shared_data("naughty-strings/blns.json");
  if (path.empty()) GTEST_SKIP() << "no naughty-strings on this machine";
  const auto document = JsonDocument::parse(tests::file_text(path));
  ASSERT_TRUE(document) << document.error().detail;
  for (auto at = document->root().first(); at; at = at->next())
    check_everything(std::string(at->text()));
}

}  // namespace
}  // namespace supercargo::checks
