// The real program, hurt again and again while several clients place orders, ship and deliver them
// with idempotency keys. Killed; its database restarted; its connections cut; its disk full; its
// clock stepped. Everything that was acknowledged is there, once, and nothing is there twice.
#include <gtest/gtest.h>
#include <sys/mount.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <thread>

#include "tests/paths.h"
#include "tests/witness.h"

namespace supercargo::tests {
namespace {

namespace files = std::filesystem;

int number_of(const char* name, int otherwise) {
  const std::string wanted = variable(name);
  return wanted.empty() ? otherwise : std::stoi(wanted);
}

void wait_some(std::mt19937& dice) {
  std::this_thread::sleep_for(std::chrono::milliseconds(50 + dice() % 700));
}

class Crash : public ::testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    if (GetParam() == std::string("postgres") && variable("SUPERCARGO_TEST_POSTGRES").empty())
      GTEST_SKIP() << "SUPERCARGO_TEST_POSTGRES is not set: script/postgres start";
    witness_ = std::make_unique<Witness>(std::make_unique<Place>(GetParam()));
  }
  std::unique_ptr<Witness> witness_;
};
INSTANTIATE_TEST_SUITE_P(, Crash, ::testing::Values("sqlite", "postgres"),
                         [](const auto& info) { return std::string(info.param); });

TEST_P(Crash, acknowledged_orders_survive_any_kill_and_none_is_there_twice) {
  const int kills = number_of("SUPERCARGO_KILLS", 10);
  std::mt19937 dice(std::random_device{}());
  Witness& witness = *witness_;
  auto served = witness.serve();
  witness.fill(*served);
  for (int round = 0; round < kills && !HasFailure(); ++round) {
    std::vector<std::thread> threads;
    for (Client& client : witness.asking)
      threads.emplace_back([&] { client.order_until_it_ends(served->port()); });
    wait_some(dice);
    served->kill();
    for (std::thread& thread : threads) thread.join();
    served = witness.serve();
    ASSERT_NE(served->port(), 0) << served->errors();
    witness.ask_again(served->port());
  }
  witness.compare(*served);
  EXPECT_EQ(served->stop(), 0);
  witness.verify();
  EXPECT_GE(witness.book.arrived.size(), static_cast<std::size_t>(kills));
  EXPECT_GT(witness.book.acknowledged.size(), static_cast<std::size_t>(kills));
}

// Servers that are killed and come again while clients ask them.
class Fleet {
 public:
  Fleet(Witness& witness, int servers) : witness_(witness) {
    for (int n = 0; n < servers; ++n) served_.push_back(witness.serve());
  }

  // Of another one each time; of nobody while none is there.
  std::uint16_t port() {
    const std::lock_guard lock(mutex_);
    for (std::size_t tried = 0; tried < served_.size(); ++tried)
      if (const auto& served = served_[++asked_ % served_.size()]) return served->port();
    return 1;
  }
  const Served& any() const { return *served_.front(); }

  void kill_one(std::size_t n) {
    auto& place = served_[n % served_.size()];
    std::unique_ptr<Served> gone;
    {
      const std::lock_guard lock(mutex_);
      gone = std::move(place);
    }
    gone->kill();
    auto fresh = start();
    const std::lock_guard lock(mutex_);
    place = std::move(fresh);
  }

 private:
  // A database that restarts answers nobody for a while.
  std::unique_ptr<Served> start() const {
    for (int tries = 0; tries < 50; ++tries) {
      auto fresh = witness_.serve();
      if (fresh->port() != 0) return fresh;
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    throw Fault("no server comes up again");
  }

  Witness& witness_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Served>> served_;
  std::size_t asked_ = 0;
};

// Orders come in all the time; `strike` is called so many times, with the number of the stroke.
void hurt(Witness& witness, Fleet& fleet, int strokes, const std::function<void(int)>& strike) {
  std::mt19937 dice(std::random_device{}());
  std::atomic<bool> stop = false;
  std::vector<std::thread> threads;
  for (Client& client : witness.asking)
    threads.emplace_back([&] { client.order_until(stop, [&] { return fleet.port(); }); });
  for (int n = 0; n < strokes; ++n) {
    wait_some(dice);
    strike(n);
  }
  wait_some(dice);
  stop = true;
  for (std::thread& thread : threads) thread.join();
  witness.ask_again(fleet.port());
  witness.compare(fleet.any());
  witness.verify();
  EXPECT_GT(witness.book.acknowledged.size(), static_cast<std::size_t>(strokes));
  EXPECT_GT(witness.book.repeated, 0U) << "something was asked twice, and answered once";
}

// A PostgreSQL of this test's own: others must not feel its restarts.
class OwnPostgres {
 public:
  OwnPostgres() { is_there_ = tell("start").code == 0; }
  ~OwnPostgres() { tell("stop"); }
  OwnPostgres(const OwnPostgres&) = delete;
  OwnPostgres& operator=(const OwnPostgres&) = delete;

  bool is_there() const { return is_there_; }
  void restart() { EXPECT_EQ(tell("restart").code, 0); }
  std::string address(const std::string& name) const {
    const std::string text = file_text(source_tree() + "/build/postgres-witness.env");
    const auto at = text.find(name + "=") + name.size() + 1;
    return text.substr(at, text.find('\n', at) - at);
  }
  // Whatever the servers have open is closed under their hands.
  void cut_connections() const {
    run_any({"psql", "-q", "-X", "-d", address("SUPERCARGO_TEST_POSTGRES"), "-c",
             "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
             "WHERE usename = 'supercargo_app'"});
  }

 private:
  static Ran tell(const char* what) {
    return run_any({source_tree() + "/script/postgres", what, "witness"});
  }
  bool is_there_ = false;
};

TEST(TwoServers, lose_nothing_while_they_their_database_and_its_connections_go) {
  if (variable("SUPERCARGO_TEST_POSTGRES").empty())
    GTEST_SKIP() << "SUPERCARGO_TEST_POSTGRES is not set: script/postgres start";
  OwnPostgres postgres;
  ASSERT_TRUE(postgres.is_there());
  Witness witness(std::make_unique<Place>("postgres", "",
                                          postgres.address("SUPERCARGO_TEST_POSTGRES"),
                                          postgres.address("SUPERCARGO_TEST_POSTGRES_APP")));
  Fleet fleet(witness, 2);
  witness.fill(fleet.any());
  hurt(witness, fleet, number_of("SUPERCARGO_STROKES", 9), [&](int n) {
    if (n % 3 == 0)
      postgres.restart();
    else if (n % 3 == 1)
      fleet.kill_one(static_cast<std::size_t>(n));
    else
      postgres.cut_connections();
  });
  EXPECT_EQ(witness.book.faults, 0U) << "whoever sends a key is told to ask again";
}

// A small disk that is there for as long as the test runs, with room for the orders of so many
// strokes; mounting one takes root.
class SmallDisk {
 public:
  explicit SmallDisk(int strokes) {
    folder_ = (files::temp_directory_path() / "supercargo-disk-XXXXXX").string();
    if (::mkdtemp(folder_.data()) == nullptr) return;
    const std::string size = "size=" + std::to_string(400 + 20 * strokes) + "m";
    is_there_ = ::mount("tmpfs", folder_.c_str(), "tmpfs", 0, size.c_str()) == 0;
  }
  ~SmallDisk() {
    if (is_there_) ::umount2(folder_.c_str(), MNT_DETACH);
    files::remove_all(folder_);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

  bool is_there() const { return is_there_; }
  const std::string& folder() const { return folder_; }
  void fill() const {
    std::ofstream file(folder_ + "/filler", std::ios::binary);
    const std::string block(1 << 16, 'x');
    while (file.write(block.data(), static_cast<std::streamsize>(block.size())).flush()) {
    }
  }
  void empty() const { files::remove(folder_ + "/filler"); }

 private:
  std::string folder_;
  bool is_there_ = false;
};

TEST(FullDisk, refuses_what_it_cannot_keep_and_goes_on_when_there_is_room) {
  const int strokes = number_of("SUPERCARGO_STROKES", 3);
  const SmallDisk disk(strokes);
  if (!disk.is_there()) GTEST_SKIP() << "a disk of its own cannot be mounted here";
  Witness witness(std::make_unique<Place>("sqlite", disk.folder()));
  Fleet fleet(witness, 1);
  witness.fill(fleet.any());
  hurt(witness, fleet, strokes, [&](int) {
    disk.fill();
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    disk.empty();
  });
}

// Of the whole program, by libfaketime: forward, and back behind what was written already.
class SteppedClock {
 public:
  SteppedClock()
      : file_((files::temp_directory_path() / "supercargo-clock").string() +
              std::to_string(::getpid())) {
    step(0);
    ::setenv("FAKETIME_TIMESTAMP_FILE", file_.c_str(), 1);
    ::setenv("FAKETIME_NO_CACHE", "1", 1);
    ::setenv("FAKETIME_DONT_FAKE_MONOTONIC", "1", 1);
    ::setenv("LD_PRELOAD", library, 1);
  }
  ~SteppedClock() {
    for (const char* name : {"FAKETIME_TIMESTAMP_FILE", "FAKETIME_NO_CACHE",
                             "FAKETIME_DONT_FAKE_MONOTONIC", "LD_PRELOAD"})
      ::unsetenv(name);
    files::remove(file_);
  }
  SteppedClock(const SteppedClock&) = delete;
  SteppedClock& operator=(const SteppedClock&) = delete;

  static bool is_there() { return files::exists(library); }
  void step(int seconds) const {
    const std::string fresh = file_ + ".new";
    std::ofstream(fresh) << (seconds < 0 ? "" : "+") << seconds << '\n';
    files::rename(fresh, file_);
  }

 private:
  static constexpr const char* library = "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1";
  const std::string file_;
};

TEST(SteppedClocks, neither_double_nor_lose_an_order) {
  if (!SteppedClock::is_there()) GTEST_SKIP() << "libfaketime is not installed";
  const SteppedClock clock;
  Witness witness(std::make_unique<Place>("sqlite"));
  Fleet fleet(witness, 1);
  witness.fill(fleet.any());
  hurt(witness, fleet, number_of("SUPERCARGO_STROKES", 4), [&](int n) {
    clock.step(n % 2 == 0 ? 3600 : -7200);
    if (n % 4 == 3) fleet.kill_one(0);
  });
}

}  // namespace
}  // namespace supercargo::tests
