#include "files/rules.h"

#include <gtest/gtest.h>

#include "files/disposition.h"
#include "kernel/json.h"
#include "kernel/text.h"
#include "tests/paths.h"

namespace supercargo::files {
namespace {

using namespace std::string_literals;

std::string codes(const std::vector<Reason>& reasons) {
  std::string out;
  for (const Reason& reason : reasons) out += (out.empty() ? "" : " ") + reason.code;
  return out;
}
std::string answer(std::string_view name, std::string_view type, std::string_view bytes) {
  const auto refusal = check_upload(name, type, bytes);
  if (!refusal) return "taken";
  return refusal->reasons.empty() ? refusal->code : codes(refusal->reasons);
}

TEST(FileNames, ordinary_names_of_any_script_are_taken) {
  for (const char* name : {"Delivery note 4711.pdf", "Größe & Maß.txt", "膠帶 透明.png", "a",
                           "com10.txt", "console.log", "O'Brien (2).csv", "50% off;.txt"})
    EXPECT_EQ(codes(check_name(name)), "") << name;
}

TEST(FileNames, what_could_be_a_path_a_device_or_a_trick_is_refused) {
  const std::pair<std::string, const char*> refused[] = {
      {"", "required"},
      {"../../etc/passwd", "forbidden_character outer_dot"},
      {"..\\boot.ini", "forbidden_character outer_dot"},
      {"C:note.txt", "forbidden_character"},
      {".htaccess", "outer_dot"},
      {"note.", "outer_dot"},
      {" note.txt", "outer_blank"},
      {"a\tb.txt", "control_character"},
      {"a\0b.txt"s, "control_character"},
      {"invoice\u202Efdp.exe", "bidi_override"},
      {"CON", "reserved_name"},
      {"nul.tar.gz", "reserved_name"},
      {"Lpt1.txt", "reserved_name"},
      {"com².txt", "reserved_name"},
      {"\xFF.txt", "not_utf8"},
      {std::string(256, 'a'), "too_long"},
  };
  for (const auto& [name, code] : refused) EXPECT_EQ(codes(check_name(name)), code) << name;
}

TEST(Uploads, type_extension_and_first_bytes_tell_the_same_story) {
  EXPECT_EQ(answer("a.pdf", "application/pdf", "%PDF-1.7\n"), "taken");
  EXPECT_EQ(answer("a.PDF", "Application/PDF; version=1.7", "%PDF-1.7\n"), "taken");
  EXPECT_EQ(answer("a.png", "image/png", "\x89PNG\r\n\x1A\n...."), "taken");
  EXPECT_EQ(answer("a.jpeg", "image/jpeg", "\xFF\xD8\xFF\xE0"), "taken");
  EXPECT_EQ(answer("a.webp", "image/webp", "RIFF\1\2\3\4WEBPVP8 "), "taken");
  EXPECT_EQ(answer("a.csv", "text/csv; charset=utf-8", "\xEF\xBB\xBFsku;name\n"), "taken");
  EXPECT_EQ(answer("a.csv", "text/csv", "\xFF\xFE" + "s\0k\0"s), "taken");
  EXPECT_EQ(answer("a.json", "application/json", " {\"a\": 1}"), "taken");
  EXPECT_EQ(answer("a.xml", "text/xml", "<?xml version='1.0'?><a/>"), "taken");

  EXPECT_EQ(answer("a.exe", "application/pdf", "%PDF-1.7"), "wrong_extension");
  EXPECT_EQ(answer("a.pdf", "application/pdf", "MZ\x90"), "wrong_content");
  EXPECT_EQ(answer("a.pdf.exe", "application/pdf", "MZ"), "wrong_extension wrong_content");
  EXPECT_EQ(answer("a", "text/plain", "words"), "wrong_extension");
  EXPECT_EQ(answer("a.txt", "text/plain", "%PDF-1.7"), "wrong_content");
  EXPECT_EQ(answer("a.txt", "text/plain", "a\0b"s), "wrong_content");
  EXPECT_EQ(answer("a.txt", "text/plain", ""), "empty");
  EXPECT_EQ(answer("a.html", "text/html", "<p>"), "unsupported_media_type");
  EXPECT_EQ(answer("a.svg", "image/svg+xml", "<svg/>"), "unsupported_media_type");
  EXPECT_EQ(answer("a.pdf", "", "%PDF-1.7"), "unsupported_media_type");
  EXPECT_EQ(answer("a.txt", "text/plain", std::string(attachment_bytes_max + 1, 'a')), "too_large");
}

TEST(Uploads, quotas_hold_for_the_record_and_for_the_company) {
  EXPECT_EQ(codes(check_quota({.of_record = 49}, 1)), "");
  EXPECT_EQ(codes(check_quota({.of_record = 50, .tenant_files = tenant_files_max}, 1)),
            "too_many_attachments too_many_files");
  EXPECT_EQ(codes(check_quota({.tenant_bytes = tenant_bytes_max - 1}, 1)), "");
  EXPECT_EQ(codes(check_quota({.tenant_bytes = tenant_bytes_max - 1}, 2)), "storage_full");
}

TEST(Disposition, the_name_is_read_in_both_forms) {
  EXPECT_EQ(name_in("attachment; filename=note.txt"), "note.txt");
  EXPECT_EQ(name_in(R"(form-data; name="f"; FileName = "a \"b\";c.txt")"), R"(a "b";c.txt)");
  EXPECT_EQ(name_in("attachment; filename=\"x.txt\"; filename*=utf-8'de'Gr%C3%B6%c3%9Fe.txt"),
            "Größe.txt");
  EXPECT_EQ(name_in("attachment; filename*=iso-8859-1''a.txt"), std::nullopt);
  EXPECT_EQ(name_in("attachment; filename*=UTF-8''a%4"), std::nullopt);
  EXPECT_EQ(name_in("attachment; filename=\"open"), std::nullopt);
  EXPECT_EQ(name_in("attachment; filename="), std::nullopt);
  EXPECT_EQ(name_in("attachment"), std::nullopt);
  EXPECT_EQ(name_in(""), std::nullopt);
}

TEST(Disposition, the_name_is_written_so_that_no_header_can_be_split) {
  EXPECT_EQ(disposition_of("note 1.txt"),
            "attachment; filename=\"note 1.txt\"; filename*=UTF-8''note%201.txt");
  EXPECT_EQ(disposition_of("Größe \"%\\.txt"),
            "attachment; filename=\"Gr____e ___.txt\"; "
            "filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%22%25%5C.txt");
  EXPECT_EQ(disposition_of("a\r\nb").find('\r'), std::string::npos);
}

TEST(Disposition, naughty_names_are_refused_or_come_back_byte_for_byte) {
  const std::string path = tests::shared_data("naughty-strings/blns.json");
  if (path.empty()) GTEST_SKIP() << "naughty-strings are not on this machine";
  const std::string text = tests::file_text(path);
  const auto document = JsonDocument::parse(text);
  ASSERT_TRUE(document);
  int taken = 0, refused = 0;
  for (auto each = document->root().first(); each; each = each->next()) {
    const std::string name(each->text());
    const std::string written = disposition_of(name);
    for (const char c : written) ASSERT_TRUE(c >= 0x20 && c < 0x7F) << name;
    EXPECT_EQ(name_in(written), name);
    const bool is_taken = check_name(name).empty();
    is_taken ? ++taken : ++refused;
    if (!is_taken) continue;
    EXPECT_EQ(name.find_first_of("/\\:*?\"<>|\n\r"), std::string::npos);
    EXPECT_EQ(text_fault(name, TextKind::code), TextFault::none);
  }
  EXPECT_GT(taken, 150);
  EXPECT_GT(refused, 100);
}

TEST(Views, only_what_a_browser_shows_without_running_it_is_shown) {
  const auto type = [](const char* name, const char* bytes) {
    return viewed_type(name, bytes).value_or("none");
  };
  EXPECT_EQ(type("po.pdf", "%PDF-1.7"), "application/pdf");
  EXPECT_EQ(type("po.PNG", "\x89PNG\r\n\x1A\n"), "image/png");
  EXPECT_EQ(type("po.txt", "<script>alert(1)</script>"), "text/plain; charset=utf-8");
  EXPECT_EQ(type("po.csv", "a,b"), "text/plain; charset=utf-8");
  EXPECT_EQ(type("po.pdf", "<html>"), "none");
  EXPECT_EQ(type("po.html", "<html>"), "none");
  EXPECT_EQ(type("po.svg", "<svg/>"), "none");
  EXPECT_EQ(type("po.xml", "<a/>"), "none");
  EXPECT_EQ(type("mail.eml", "From: a"), "none");
}

}  // namespace
}  // namespace supercargo::files
