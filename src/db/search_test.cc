#include "db/search.h"

#include <gmock/gmock.h>

#include "db/testing.h"
#include "tests/explained.h"

namespace supercargo::db {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr std::int64_t us = 7;
constexpr std::int64_t them = 8;

class Search : public OnBothEngines {
 protected:
  Search()
      : OnBothEngines({{"0001_article", R"sql(
-- tenant working
CREATE TABLE chain_head (
  tenant_id BIGINT NOT NULL, seq BIGINT NOT NULL, hash BYTES NOT NULL,
  CONSTRAINT chain_head_pk PRIMARY KEY (tenant_id)
);
-- tenant recorded
CREATE TABLE article (
  tenant_id BIGINT NOT NULL, id BIGINT NOT NULL,
  CONSTRAINT article_pk PRIMARY KEY (tenant_id, id)
);
-- search article
)sql"}}) {}

  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    for (const std::int64_t tenant : {us, them}) add_chain_head(tenant);
    add(us, 1, "stretch film 500mm clear");
    add(us, 2, "film clear clear");
    add(us, 3, "上海 海物 物流");
    add(them, 4, "stretch film");
  }
  void add(std::int64_t tenant, std::int64_t id, std::string_view words) {
    write(tenant, [&](Session& session) {
      const Table article{.name = "article", .columns = {{"id", Type::integer}}};
      const Argument cell{.type = Type::integer, .integer = id};
      session.insert_missing_rows(article, {&cell, 1});
      const SearchEntry entry{id, words};
      index_words(session, "article", {&entry, 1});
    });
  }
  std::vector<std::int64_t> found(std::string_view words) {
    std::vector<std::int64_t> ids;
    read(us, [&](Session& real) {
      tests::ExplainedSession session(real);
      const auto clause = search_clause(session, "article", words, 2);
      std::vector<Argument> arguments{{.type = Type::integer, .integer = us}};
      for (const std::string& text : clause.arguments) {
        arguments.push_back({.type = Type::text, .text = text});
      }
      const auto rows = session.query(
          "SELECT id FROM article WHERE tenant_id = $1 AND " + clause.text + " ORDER BY id",
          nullptr, arguments);
      while (rows->next()) ids.push_back(rows->integer(0));
      plans_ = session.plans();
    });
    return ids;
  }

  // Row-level security keeps an index from what might tell of rows that are not for us.
  void expect_looked_up_one_by_one() const {
    if (GetParam() == Engine::sqlite) {
      EXPECT_THAT(plans_, HasSubstr("SEARCH article USING"));
      return;
    }
    EXPECT_THAT(plans_, HasSubstr("AND (id = given.id) AND (word >= 'odd'::text)"));
    EXPECT_THAT(plans_, HasSubstr("AND (id = given.id))\n"));
  }

  std::string plans_;  // of what was asked last
};

TEST_P(Search, finds_rows_that_hold_every_word) {
  EXPECT_THAT(found("film"), ElementsAre(1, 2));
  EXPECT_THAT(found("clear stretch"), ElementsAre(1));
  EXPECT_THAT(found("film paper"), IsEmpty());
}

TEST_P(Search, a_beginning_of_a_word_is_enough) {
  EXPECT_THAT(found("cl"), ElementsAre(1, 2));
  EXPECT_THAT(found("stre fi 5"), ElementsAre(1));
  EXPECT_THAT(found("ilm"), IsEmpty());
  EXPECT_THAT(found("上"), ElementsAre(3));
}

TEST_P(Search, words_of_any_length_are_looked_up_whole) {
  add(us, 5, "refrigerated refrigerants");
  add(us, 6, "refrigerator 冷凍食品運輸倉庫服務公司");
  EXPECT_THAT(found("refrigerat"), ElementsAre(5, 6));
  EXPECT_THAT(found("refrigerato"), ElementsAre(6));
  EXPECT_THAT(found("refrigerated refr"), ElementsAre(5));
  EXPECT_THAT(found("refrigerators"), IsEmpty());
  EXPECT_THAT(found("frigerat"), IsEmpty()) << "not from the middle";
  EXPECT_THAT(found("冷凍食品運輸倉庫服務"), ElementsAre(6));
  EXPECT_THAT(found("冷凍食品運輸倉庫貨"), IsEmpty());
}

// Where a word is common its list is not walked for the rare one beside it.
TEST_P(Search, the_rarest_word_leads) {
  std::vector<SearchEntry> entries;
  std::vector<Argument> ids;
  for (std::int64_t id = 100; id < 700; ++id) {
    entries.push_back({id, id % 2 == 0 ? "common even 2026" : "common odd 2026"});
    ids.push_back({.type = Type::integer, .integer = id});
  }
  entries[5].words = "common rarest odd 2026 20261";
  entries[6].words = "rarer even 2026";
  entries[7].words = "common rarer rare odd 2023";
  write(us, [&](Session& session) {
    session.insert_missing_rows({.name = "article", .columns = {{"id", Type::integer}}}, ids);
    index_words(session, "article", entries);
  });
  database().analyze();
  EXPECT_THAT(found("common rare"), ElementsAre(105, 107));
  EXPECT_THAT(found("rare common odd"), ElementsAre(105, 107));
  expect_looked_up_one_by_one();
  EXPECT_THAT(found("common rarer"), ElementsAre(107));
  EXPECT_THAT(found("rarer even common"), IsEmpty());
  EXPECT_THAT(found("common 2023"), ElementsAre(107));
  EXPECT_THAT(found("rarer rare"), ElementsAre(106, 107)) << "rarer begins with rare";
  EXPECT_THAT(found("rarest nowhere"), IsEmpty());
  EXPECT_THAT(found("common even"), SizeIs(299));
  EXPECT_THAT(found("202 odd"), SizeIs(300));
}

TEST_P(Search, no_words_find_nothing_and_quotes_do_no_harm) {
  EXPECT_THAT(found(" "), IsEmpty());
  EXPECT_THAT(found("\" OR \"film"), IsEmpty());
}

TEST_P(Search, new_words_take_the_place_of_the_old) {
  add(us, 1, "stretch foil");
  EXPECT_THAT(found("film"), ElementsAre(2));
  EXPECT_THAT(found("foil"), ElementsAre(1));
  add(us, 1, "");
  EXPECT_THAT(found("foil"), IsEmpty());
}

SUPERCARGO_ON_BOTH_ENGINES(Search);

}  // namespace
}  // namespace supercargo::db
