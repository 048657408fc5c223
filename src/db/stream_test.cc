// Any database streamed and loaded again is the same database, on either engine.
#include "db/stream.h"

#include <gtest/gtest.h>

#include "db/search.h"
#include "db/stream_file.h"
#include "db/testing.h"

namespace supercargo::db {
namespace {

constexpr std::int64_t one = 1;
constexpr std::int64_t other = 2;

Argument integer(std::int64_t value) { return {.type = Type::integer, .integer = value}; }
Argument text(std::string_view value) { return {.type = Type::text, .text = value}; }

void add_tenant(Session& session, std::int64_t id, std::string_view code) {
  const Argument arguments[] = {integer(id), text(code)};
  session.execute(
      "INSERT INTO tenant (id, code, name, currency, time_zone, created_at)"
      " VALUES ($1, $2, $2, 'EUR', 'Europe/Berlin', 1)",
      nullptr, arguments);
}

void add_product(Session& session, std::int64_t id, std::string_view sku) {
  const Argument arguments[] = {integer(session.tenant()), integer(id), text(sku)};
  session.execute(
      "INSERT INTO product (tenant_id, id, sku, name, kind, unit, currency, status,"
      " lead_time_days, made_to_order, sku_key, name_key, revision, created_at, changed_at)"
      " VALUES ($1, $2, $3, 'Läufer', 'goods', 'EA', 'EUR', 'active', 0, TRUE, $3, 'x', 1, 1, 1)",
      nullptr, arguments);
  const SearchEntry entry{id, "läufer rot läufer"};
  index_words(session, "product", {&entry, 1});
}

void add_blob(Session& session, std::int64_t id, const std::string& bytes) {
  const std::string hash = "h" + std::to_string(id);
  const Argument blob[] = {integer(session.tenant()), integer(id), text(hash)};
  session.execute("INSERT INTO blob (tenant_id, id, hash, size_bytes) VALUES ($1, $2, $3, 1)",
                  nullptr, blob);
  const Argument part[] = {
      integer(session.tenant()), integer(id), {.type = Type::bytes, .text = bytes}};
  session.execute("INSERT INTO blob_part (tenant_id, blob, part, data) VALUES ($1, $2, 0, $3)",
                  nullptr, part);
}

std::vector<Frame> frames_of(Database& database) {
  std::vector<Frame> frames;
  stream_out(database, 7, [&](const Frame& frame) { frames.push_back(frame); });
  return frames;
}

RowCounts load(Database& database, const std::vector<Frame>& frames) {
  StreamLoader loader(database);
  for (const Frame& frame : frames) loader.take(frame);
  return loader.commit();
}

std::string payloads(const std::vector<Frame>& frames) {
  std::string all;
  for (const Frame& frame : frames)
    if (frame.kind != FrameKind::head) all += frame.payload;
  return all;
}

std::unique_ptr<Database> fresh_sqlite() {
  auto database = Database::open({.location = "sqlite::memory:", .readers = 1});
  migrate(*database, known_migrations(), 0);
  return database;
}

class DatabaseStream : public OnBothEngines {
 protected:
  // Two companies, rows of every type, more of them than a page, and large ones.
  static void fill(Database& database) {
    const auto session = database.connect();
    session->begin(Mode::write, no_tenant);
    add_tenant(*session, one, "one");
    add_tenant(*session, other, "other");
    session->commit();
    for (const std::int64_t tenant : {one, other}) {
      session->begin(Mode::write, tenant);
      const Argument head[] = {integer(tenant), {.type = Type::bytes, .text = "\0\1"}};
      session->execute("INSERT INTO chain_head (tenant_id, seq, hash) VALUES ($1, 0, $2)", nullptr,
                       head);
      for (std::int64_t n = 1; n <= 700; ++n)
        add_product(*session, tenant * 10'000 + n, "S" + std::to_string(n));
      for (std::int64_t n = 1; n <= 40; ++n)
        add_blob(*session, n, std::string(100'000, static_cast<char>(n)));
      session->commit();
    }
  }
};

TEST_P(DatabaseStream, loaded_elsewhere_is_streamed_out_the_same) {
  const auto source = fresh_sqlite();
  fill(*source);
  const auto frames = frames_of(*source);
  const RowCounts counts = load(database(), frames);
  EXPECT_EQ(counts.at("product"), 1400);
  EXPECT_EQ(counts.at("product_search"), 1400);
  EXPECT_EQ(counts.at("blob_part"), 80);
  const auto again = fresh_sqlite();
  load(*again, frames_of(database()));
  // An engine may sort words and size pages otherwise; twice through both they are the same.
  const auto twice = fresh_sqlite();
  load(*twice, frames_of(*again));
  EXPECT_EQ(payloads(frames_of(*again)), payloads(frames_of(*twice)));
  EXPECT_EQ(load(*fresh_sqlite(), frames_of(database())), counts);
}

TEST_P(DatabaseStream, words_are_found_where_they_were_loaded) {
  const auto source = fresh_sqlite();
  fill(*source);
  load(database(), frames_of(*source));
  read(other, [&](Session& session) {
    const auto clause = search_clause(session, "product", "läu rot", 2);
    std::vector<Argument> arguments{integer(other)};
    for (const std::string& each : clause.arguments) arguments.push_back(text(each));
    const auto rows = session.query(
        "SELECT COUNT(*) FROM product WHERE tenant_id = $1 AND " + clause.text, nullptr, arguments);
    ASSERT_TRUE(rows->next());
    EXPECT_EQ(rows->integer(0), 700);
  });
}

TEST_P(DatabaseStream, goes_only_into_an_empty_database) {
  fill(database());
  const auto head = read_head(frames_of(database()).front());
  StreamLoader loader(database());
  const auto refused = loader.refuse(head, 0);
  ASSERT_TRUE(refused.has_value());
  EXPECT_EQ(refused->code, "not_empty_of_same_schema");
  EXPECT_TRUE(std::any_of(refused->reasons.begin(), refused->reasons.end(),
                          [](const Reason& each) { return each.pointer == "/tenant"; }));
}

TEST_P(DatabaseStream, of_another_schema_is_refused_with_each_migration) {
  auto head = read_head(frames_of(database()).front());
  head.migrations.back().second = "other";
  EXPECT_EQ(migrations_of(head).error().code, "unknown_schema");
  head.migrations.pop_back();
  ASSERT_TRUE(migrations_of(head));
  EXPECT_EQ(migrations_of(head)->size(), head.migrations.size());
  StreamLoader loader(database());
  const auto refused = loader.refuse(head, 0);
  ASSERT_TRUE(refused.has_value());
  EXPECT_EQ(refused->reasons.size(), 1U);
}

TEST_P(DatabaseStream, cut_off_or_changed_leaves_nothing_behind) {
  const auto source = fresh_sqlite();
  fill(*source);
  auto frames = frames_of(*source);
  auto cut = frames;
  cut.pop_back();
  EXPECT_THROW(load(database(), cut), DatabaseFault);
  auto fewer = frames;
  fewer.erase(fewer.end() - 2);
  EXPECT_THROW(load(database(), fewer), DatabaseFault);
  auto foreign = frames;
  for (Frame& frame : foreign)
    if (frame.kind == FrameKind::tenant) frame.payload.back() = 9;
  EXPECT_THROW(load(database(), foreign), DatabaseFault);
  EXPECT_EQ(load(database(), frames).at("tenant"), 2) << "it is still empty";
}

SUPERCARGO_ON_BOTH_ENGINES(DatabaseStream);

std::string written(const std::vector<Frame>& frames) {
  std::string bytes;
  FrameWriter writer([&](std::string_view more) { bytes += more; });
  for (const Frame& frame : frames) writer.write(frame);
  writer.finish();
  return bytes;
}

std::vector<std::string> payloads_read(std::string bytes) {
  std::size_t at = 0;
  FrameReader reader([&](char* to, std::size_t room) {
    const std::size_t count = std::min({room, bytes.size() - at, std::size_t{7}});
    bytes.copy(to, count, at);
    at += count;
    return count;
  });
  std::vector<std::string> read;
  while (const auto frame = reader.next()) read.push_back(frame->payload);
  return read;
}

TEST(StreamFile, comes_back_as_it_was_written) {
  const std::vector<Frame> frames{
      {FrameKind::head, "a"}, {FrameKind::rows, std::string(9000, 'x')}, {FrameKind::end, ""}};
  EXPECT_EQ(payloads_read(written(frames)),
            (std::vector<std::string>{"a", std::string(9000, 'x'), ""}));
}

TEST(StreamFile, shorter_by_any_number_of_bytes_is_refused) {
  const std::string whole = written({{FrameKind::head, "abc"}, {FrameKind::end, "d"}});
  for (std::size_t bytes = 0; bytes < whole.size(); ++bytes)
    EXPECT_THROW(payloads_read(whole.substr(0, bytes)), DatabaseFault) << bytes;
  EXPECT_THROW(payloads_read(whole + "x"), DatabaseFault);
}

TEST(StreamFile, changed_in_any_bit_is_refused) {
  const std::string whole = written({{FrameKind::head, "abc"}, {FrameKind::end, "d"}});
  for (std::size_t bit = 0; bit < whole.size() * 8; ++bit) {
    std::string changed = whole;
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
    EXPECT_THROW(payloads_read(changed), DatabaseFault) << bit;
  }
}

TEST(StreamFile, frames_in_another_order_are_refused) {
  const std::string a = written({{FrameKind::rows, "abc"}, {FrameKind::rows, "def"}});
  const std::string b = written({{FrameKind::rows, "def"}, {FrameKind::rows, "abc"}});
  constexpr std::size_t begin = 20;  // behind the first line
  constexpr std::size_t length = 4 + 1 + 3 + 16;
  std::string swapped = a;
  swapped.replace(begin, length, a.substr(begin + length, length));
  swapped.replace(begin + length, length, a.substr(begin, length));
  EXPECT_NE(swapped, b);
  EXPECT_THROW(payloads_read(swapped), DatabaseFault);
}

}  // namespace
}  // namespace supercargo::db
