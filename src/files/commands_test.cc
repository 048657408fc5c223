#include "files/commands.h"

#include <gtest/gtest.h>

#include "files/owners.h"
#include "files/store.h"
#include "journal/testing.h"
#include "kernel/record_json.h"

namespace supercargo::files {
namespace {

using journal::reasons;

constexpr std::int64_t crate = 4711;

// A record of which everybody may know who is not of the warehouse alone.
bool crate_visible(const db::Reader&, const journal::Actor& actor, std::int64_t id) {
  return id == crate && actor.roles != RoleSet{Role::warehouse};
}

class Files : public journal::OnDesk {
 protected:
  void SetUp() override {
    OnDesk::SetUp();
    add_owner_kind({.kind = "crate", .prefix = "crt", .visible = crate_visible});
  }
  const std::string owner = id_text("crt", crate);

  Upload note(std::string_view bytes) {
    return {.owner = owner, .name = "note.txt", .media_type = "text/plain", .bytes = bytes};
  }
  std::string bytes_back(AttachmentId id) {
    return desk().ask(download, AttachmentReference{id})->bytes;
  }
  std::int64_t blobs() {
    return desk().read([](const journal::Query& query) {
      return query.db.value<std::int64_t>("SELECT COUNT(*) FROM blob WHERE tenant_id = $1").value();
    });
  }
};
SUPERCARGO_ON_BOTH_ENGINES(Files);

TEST_P(Files, what_was_uploaded_comes_back_byte_for_byte) {
  // More than two parts, every byte but the one that would make it no text.
  std::string bytes(2 * part_bytes_max + 17, '\0');
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>(i % 255 + 1);
  const auto made = desk().as(Role::agent).perform(add_attachment, note(bytes));
  ASSERT_EQ(reasons(made), "accepted");
  EXPECT_EQ(made->owner_kind, "crate");
  EXPECT_EQ(made->hash.size(), 64U);
  EXPECT_EQ(bytes_back(made->id), bytes);
  EXPECT_EQ(desk().facts(made->id), "attachment_added");
  const auto page = desk().ask(list_attachments, db::ListRequest{.filters = {{"owner", owner}}});
  ASSERT_EQ(page->items.size(), 1U);
  EXPECT_EQ(to_json(page->items[0]), to_json(*made));
}

TEST_P(Files, a_part_that_is_full_to_the_last_byte_is_followed_by_none) {
  for (const std::size_t size : {part_bytes_max - 1, part_bytes_max, part_bytes_max + 1}) {
    const std::string bytes(size, 'x');
    const auto made = desk().perform(add_attachment, note(bytes));
    EXPECT_EQ(bytes_back(made->id), bytes);
  }
}

TEST_P(Files, who_may_not_read_the_record_sees_and_adds_no_file) {
  const auto made = desk().as(Role::agent).perform(add_attachment, note("words"));
  auto picker = desk().as(Role::warehouse);
  const db::ListRequest of_crate{.filters = {{"owner", owner}}};
  EXPECT_EQ(reasons(picker.perform(add_attachment, note("words"))), "not_found");
  EXPECT_EQ(reasons(picker.ask(download, AttachmentReference{made->id})), "not_found");
  EXPECT_EQ(reasons(picker.ask(list_attachments, of_crate)), "not_found");
  auto clerk = desk().as(Role::agent);
  EXPECT_EQ(reasons(clerk.ask(list_attachments, db::ListRequest{})), "?owner: required");
  auto elsewhere = note("words");
  elsewhere.owner = "so_0000000000001";
  EXPECT_EQ(reasons(clerk.perform(add_attachment, elsewhere)), "not_found");
}

TEST_P(Files, an_original_is_kept_verbatim_and_equal_bytes_once) {
  const std::string bytes = "{\"customer\": \"C1\", \"odd\": \"\\u0000\xFF\"}";
  AttachmentId first, again;
  desk().write([&](journal::Unit& unit) {
    const Received received{.owner = owner, .owner_kind = "crate", .bytes = bytes};
    first = keep_original(unit, received).id;
    again = keep_original(unit, received).id;
  });
  EXPECT_EQ(bytes_back(first), bytes);
  EXPECT_EQ(bytes_back(again), bytes);
  EXPECT_NE(first, again);
  EXPECT_EQ(blobs(), 1);
  const auto found = desk().ask(download, AttachmentReference{first});
  EXPECT_EQ(found->attachment.kind, AttachmentKind::original);
  EXPECT_EQ(desk().facts(first), "attachment_added");
}

TEST_P(Files, a_batch_keeps_many_originals_and_knows_equal_ones_among_them) {
  std::vector<AttachmentId> ids;
  desk().write([&](journal::Unit& unit) {
    journal::Batch batch(unit, 3);
    const std::vector<Received> received{
        {.owner = owner, .owner_kind = "crate", .bytes = "a", .call = 0},
        {.owner = owner, .owner_kind = "crate", .bytes = "b", .call = 1},
        {.owner = owner, .owner_kind = "crate", .bytes = "a", .call = 2},
        {.owner = owner, .owner_kind = "crate", .bytes = "", .call = 2}};
    for (const Attachment& kept : keep_originals(batch, received)) ids.push_back(kept.id);
  });
  ASSERT_EQ(ids.size(), 4U);
  EXPECT_EQ(bytes_back(ids[0]) + bytes_back(ids[1]) + bytes_back(ids[2]) + bytes_back(ids[3]),
            "aba");
  EXPECT_EQ(blobs(), 3);
}

TEST_P(Files, originals_are_no_part_of_what_a_record_may_have) {
  desk().write([&](journal::Unit& unit) {
    for (int i = 0; i < 60; ++i)
      keep_original(unit, {.owner = owner, .owner_kind = "crate", .bytes = "x"});
  });
  const auto usage = [&] {
    return desk().read([&](const journal::Query& query) { return usage_of(query.db, owner); });
  };
  EXPECT_EQ(usage().of_record, 0);
  EXPECT_EQ(usage().tenant_bytes, 1);
  EXPECT_EQ(usage().tenant_files, 60);
  for (int i = 0; i < attachments_of_record_max; ++i)
    ASSERT_EQ(reasons(desk().perform(add_attachment, note("words"))), "accepted");
  EXPECT_EQ(reasons(desk().perform(add_attachment, note("words"))), "/owner: too_many_attachments");
  EXPECT_EQ(usage().tenant_bytes, 6);
}

TEST_P(Files, a_name_is_data_and_comes_back_as_it_was) {
  auto named = note("words");
  named.name = "'; DROP TABLE attachment; --  Größe 膠帶.txt";
  const auto made = desk().perform(add_attachment, named);
  ASSERT_EQ(reasons(made), "accepted");
  EXPECT_EQ(desk().ask(download, AttachmentReference{made->id})->attachment.name, named.name);
  named.name = "../note.txt";
  EXPECT_EQ(reasons(desk().perform(add_attachment, named)),
            "/name: forbidden_character, /name: outer_dot");
}

}  // namespace
}  // namespace supercargo::files
