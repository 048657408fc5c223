#include <csignal>

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace {

// Adds one line to the file that SUPERCARGO_TALLY names, so that `script/test` can add up all
// programs. A program that dies writes none, which the script counts as a failure.
void write_tally(const char* program) {
  const char* file = std::getenv("SUPERCARGO_TALLY");
  if (file == nullptr) return;
  const auto& run = *testing::UnitTest::GetInstance();
  std::ofstream(file, std::ios::app)
      << std::filesystem::path(program).filename().string() << ": " << run.successful_test_count()
      << " passed, " << run.failed_test_count() << " failed, " << run.skipped_test_count()
      << " skipped\n";
}

}  // namespace

int main(int argc, char** argv) {
  ::signal(SIGPIPE, SIG_IGN);  // as the program does: a peer that hangs up is no reason to die
  testing::InitGoogleTest(&argc, argv);
  const int outcome = RUN_ALL_TESTS();
  write_tally(argv[0]);
  return outcome;
}
