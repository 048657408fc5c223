#include "journal/seal.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "journal/entry_store.h"
#include "journal/subject_keys.h"
#include "journal/testing.h"

namespace supercargo::journal {
namespace {

class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "seal-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  std::string file(const char* name) const { return path_ + "/" + name; }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

std::string bytes_of(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(Sealer, makes_a_missing_key_file_that_only_its_owner_reads_and_keeps_it) {
  const Folder folder;
  const std::string file = folder.file("master.key");
  const std::string sealed = Sealer::load_or_create(file).seal_secret("totp seed", "1|factor|7");
  struct stat status {};
  ASSERT_EQ(::stat(file.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0400U);
  EXPECT_EQ(status.st_size, 32);
  EXPECT_EQ(Sealer::load_or_create(file).open_secret(sealed, "1|factor|7"), "totp seed");
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 1);
}

TEST(Sealer, takes_the_file_that_the_environment_names) {
  const Folder folder;
  ::setenv("SUPERCARGO_MASTER_KEY_FILE", folder.file("named").c_str(), 1);
  const std::string sealed = Sealer::load_or_create(folder.file("other")).seal_secret("a", "b");
  ::unsetenv("SUPERCARGO_MASTER_KEY_FILE");
  EXPECT_FALSE(std::filesystem::exists(folder.file("other")));
  EXPECT_EQ(Sealer::load_or_create(folder.file("named")).open_secret(sealed, "b"), "a");
}

TEST(Sealer, refuses_a_key_file_that_others_read_or_that_is_too_short) {
  const Folder folder;
  std::ofstream(folder.file("open")) << std::string(32, 'k');
  ::chmod(folder.file("open").c_str(), 0444);
  EXPECT_THROW(Sealer::load_or_create(folder.file("open")), Fault);
  std::ofstream(folder.file("short")) << std::string(31, 'k');
  ::chmod(folder.file("short").c_str(), 0400);
  EXPECT_THROW(Sealer::load_or_create(folder.file("short")), Fault);
  EXPECT_THROW(Sealer::load_or_create("/nowhere/at/all"), Fault);
}

TEST(Sealer, takes_a_credential_whose_access_list_shows_as_the_groups_bit) {
  const Folder folder;
  const std::string file = folder.file("master.key");
  std::ofstream(file) << std::string(32, 'k');
  ::chmod(file.c_str(), 0440);
  EXPECT_THROW(Sealer::load_or_create(file), Fault);
  ::setenv("CREDENTIALS_DIRECTORY", folder.path().c_str(), 1);
  EXPECT_NO_THROW(Sealer::load_or_create(file));
  ::chmod(file.c_str(), 0444);
  EXPECT_THROW(Sealer::load_or_create(file), Fault);
  ::unsetenv("CREDENTIALS_DIRECTORY");
}

TEST(Sealer, opens_only_what_is_whole_in_its_place_and_its_own) {
  const Sealer sealer = Sealer::with_random_key();
  const std::string sealed = sealer.seal_secret("secret", "place");
  EXPECT_EQ(sealed.find("secret"), std::string::npos);
  EXPECT_NE(sealer.seal_secret("secret", "place"), sealed);
  EXPECT_EQ(sealer.open_secret(sealed, "place"), "secret");
  EXPECT_EQ(sealer.open_secret(sealed, "elsewhere"), std::nullopt);
  EXPECT_EQ(Sealer::with_random_key().open_secret(sealed, "place"), std::nullopt);
  EXPECT_EQ(sealer.open_secret("", "place"), std::nullopt);
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    std::string changed = sealed;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    EXPECT_EQ(sealer.open_secret(changed, "place"), std::nullopt) << i;
  }
}

constexpr std::int64_t ann = 5'001;
constexpr std::int64_t bob = 5'002;

class Keys : public OnDesk {
 protected:
  std::int64_t tenant() { return desk().tenant().id.value; }
};

TEST_P(Keys, seal_each_value_for_its_own_place_alone) {
  std::string sealed;
  desk().write([&](Unit& unit) {
    SubjectKeys keys(unit.services().sealer);
    keys.read_or_make(unit.db, {ann, bob, ann}, unit.now());
    sealed = keys.seal({tenant(), ann, 7, "email"}, "ann@example.org");
  });
  desk().read([&](const Query& query) {
    SubjectKeys keys(query.services.sealer);
    keys.read(query.db, {ann, bob});
    EXPECT_EQ(keys.open({tenant(), ann, 7, "email"}, sealed).text, "ann@example.org");
    EXPECT_EQ(keys.open({tenant(), ann, 7, "phone"}, sealed).state, Opened::unreadable);
    EXPECT_EQ(keys.open({tenant(), ann, 8, "email"}, sealed).state, Opened::unreadable);
    EXPECT_EQ(keys.open({tenant(), bob, 7, "email"}, sealed).state, Opened::unreadable);
    EXPECT_EQ(keys.open({tenant() + 1, ann, 7, "email"}, sealed).state, Opened::unreadable);
    EXPECT_EQ(keys.open({tenant(), ann, 7, "email"}, "plain").state, Opened::unreadable);
    return 0;
  });
}

TEST_P(Keys, give_the_same_digest_for_the_same_words_of_one_subject_only) {
  std::string digest;
  desk().write([&](Unit& unit) {
    SubjectKeys keys(unit.services().sealer);
    keys.read_or_make(unit.db, {ann, bob}, unit.now());
    digest = keys.personal_digest(ann, "Elm Road 1");
    EXPECT_EQ(digest.size(), 64U);
    EXPECT_NE(keys.personal_digest(bob, "Elm Road 1"), digest);
    EXPECT_NE(keys.personal_digest(ann, "Elm Road 2"), digest);
  });
  desk().write([&](Unit& unit) {
    SubjectKeys keys(unit.services().sealer);
    keys.read_or_make(unit.db, {ann}, unit.now());
    EXPECT_EQ(keys.personal_digest(ann, "Elm Road 1"), digest);
  });
}

TEST_P(Keys, made_in_a_transaction_that_is_rolled_back_never_were) {
  Fact fact{.name = "note_kept",
            .record = "note",
            .record_id = 100,
            .prefix = "not",
            .subject = ann,
            .changes = {{"words", "null", "\"hush\"", true}}};
  const auto refuse = +[](Unit& unit, const Fact& told) -> Result<Done> {
    unit.tell(told);
    return not_found("note");
  };
  EXPECT_EQ(reasons(desk().perform(refuse, fact)), "not_found");
  EXPECT_EQ(desk().facts(100), "");
  const auto keep = +[](Unit& unit, const Fact& told) -> Result<Done> {
    unit.tell(told);
    return Done{};
  };
  EXPECT_EQ(reasons(desk().perform(keep, fact)), "accepted");
  EXPECT_EQ(desk().facts(100), "note_kept");
}

TEST_P(Keys, of_another_master_key_fault_instead_of_losing_what_is_told) {
  const auto tell = [&](Services services) {
    const Call call = desk().call();
    const auto keep = +[](Unit& unit, const int&) -> Result<Done> {
      unit.tell({.name = "note_kept",
                 .record = "note",
                 .record_id = 100,
                 .prefix = "not",
                 .subject = ann,
                 .reason = "hush"});
      return Done{};
    };
    static_cast<void>(perform(desk().session(), services, call, keep, 0));
  };
  tell(desk().services());
  Sealer other = Sealer::with_random_key();
  EXPECT_THROW(tell({desk().services().ids, other, desk().services().shelf}), Fault);
  EXPECT_EQ(desk().facts(100), "note_kept");
}

SUPERCARGO_ON_BOTH_ENGINES(Keys);

TEST(Journal, holds_nothing_personal_that_can_be_read_in_the_file) {
  const Folder folder;
  db::Settings settings;
  settings.location = "sqlite:" + folder.file("company.db");
  const auto database = db::Database::open(settings);
  db::migrate(*database, db::known_migrations(), 0);
  Desk desk(*database);
  desk.write([](Unit& unit) {
    Fact fact{.name = "note_kept",
              .record = "note",
              .record_id = 100,
              .prefix = "not",
              .subject = ann,
              .changes = {{"open", "null", "\"SPARROW\""},
                          {"email", "\"CANARY-1\"", "\"CANARY-2\"", true}},
              .reason = "CANARY-3"};
    unit.tell(fact);
    fact.subject = 0;
    unit.tell(std::move(fact));
  });
  std::string all;
  for (const auto& file : std::filesystem::directory_iterator(folder.path()))
    all += bytes_of(file.path().string());
  EXPECT_NE(all.find("SPARROW"), std::string::npos);
  EXPECT_EQ(all.find("CANARY"), std::string::npos);
}

}  // namespace
}  // namespace supercargo::journal
