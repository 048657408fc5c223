// The Debian package as an operator meets it: installed, served as its unit says, upgraded with
// data, removed and purged, by the real dpkg in a root of its own.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "tests/package/scratch_root.h"
#include "tests/package/service.h"
#include "tests/paths.h"

namespace supercargo::tests {
namespace {

using ::testing::AllOf;
using ::testing::ContainsRegex;
using ::testing::HasSubstr;
using ::testing::Not;

namespace files = std::filesystem;

constexpr char a_product[] =
    R"({"sku":"A-1","name":"Pallet","kind":"goods","unit":"EA","currency":"EUR"})";

// The packages are made once, of what this build tree holds: one, and a later one of the same.
class Package : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    made_ = files::temp_directory_path() / "supercargo-package-XXXXXX";
    made_ = ::mkdtemp(made_.string().data());
    if (files::exists("/usr/bin/dpkg-shlibdeps")) {
      package("1");
      package("2");
    }
  }
  static void TearDownTestSuite() { files::remove_all(made_); }
  void SetUp() override {
    if (!files::exists("/usr/bin/dpkg-shlibdeps")) GTEST_SKIP() << "dpkg-dev is not installed";
  }

  static void package(const std::string& revision) {
    const auto tree = files::path(program()).parent_path();
    const auto made = run_any({"cpack", "--config", tree / "CPackConfig.cmake", "-B", made_, "-D",
                               "CPACK_DEBIAN_PACKAGE_RELEASE=" + revision, "-D",
                               "CPACK_DEBIAN_COMPRESSION_TYPE=gzip"});
    EXPECT_EQ(made.code, 0) << made.output << made.errors;
  }
  static std::string file(const std::string& revision) {
    for (const auto& each : files::directory_iterator(made_))
      if (each.path().string().ends_with('-' + revision + "_amd64.deb")) return each.path();
    return {};
  }
  static std::string told_by_dpkg_deb(const std::string& option) {
    return run_any({"dpkg-deb", option, file("1")}).output;
  }

  static inline files::path made_;
};

TEST_F(Package, names_what_it_needs) {
  const std::string fields = told_by_dpkg_deb("--field");
  for (const char* library : {"libc6 (>=", "libsqlite3-0 (>=", "libpq5", "libsodium23", "libicu72",
                              "libseccomp2", "tzdata", "ca-certificates"})
    EXPECT_THAT(fields, HasSubstr(library));
  EXPECT_THAT(fields, Not(HasSubstr("-dev")));
  EXPECT_THAT(fields, HasSubstr("Version: " + run_program({"--version"}).last_line()));
}

TEST_F(Package, holds_each_file_where_debian_looks_for_it) {
  const std::string contents = told_by_dpkg_deb("--contents");
  for (const char* each : {
           "-rwxr-xr-x root/root +[0-9]+ [^\n]* ./usr/bin/supercargo\n",
           "-rw-r--r-- root/root +[0-9]+ [^\n]* ./lib/systemd/system/supercargo.service\n",
           "-rw-r----- root/root +[0-9]+ [^\n]* ./etc/supercargo/supercargo.toml\n",
           "-rw-r--r-- root/root +[0-9]+ [^\n]* ./usr/share/man/man1/supercargo.1.gz\n",
           "-rw-r--r-- root/root +[0-9]+ [^\n]* ./usr/share/doc/supercargo/copyright\n",
           "-rw-r--r-- root/root +[0-9]+ [^\n]* ./usr/share/doc/supercargo/changelog.Debian.gz\n",
           "-rw-r--r-- root/root +[0-9]+ [^\n]* ./usr/share/doc/supercargo/examples/haproxy.cfg\n",
       })
    EXPECT_THAT(contents, ContainsRegex(each));
  EXPECT_THAT(contents, Not(HasSubstr("drwx------")));
}

TEST_F(Package, has_a_unit_that_exposes_little) {
  if (!files::exists("/usr/bin/systemd-analyze")) GTEST_SKIP() << "systemd is not installed";
  const std::string unit = source_tree() + "/packaging/supercargo.service";
  // Tenths: the exposure stays at or below 1.5 of 10.
  const auto judged =
      run_any({"systemd-analyze", "security", "--offline=true", "--threshold=15", unit});
  EXPECT_EQ(judged.code, 0) << judged.output << judged.errors;
  const auto verified = run_any({"systemd-analyze", "verify", "--man=no", unit});
  // The program is not installed on the machine that tests.
  EXPECT_THAT(verified.errors, Not(HasSubstr("Unknown"))) << verified.errors;
  EXPECT_THAT(verified.errors, Not(HasSubstr("Failed to parse"))) << verified.errors;
}

TEST_F(Package, is_what_lintian_finds_in_order) {
  if (!files::exists("/usr/bin/lintian")) GTEST_SKIP() << "lintian is not installed";
  const auto found = run_any({"lintian", "--fail-on=error,warning", file("1")});
  EXPECT_EQ(found.code, 0) << found.output << found.errors;
}

class InstalledPackage : public Package {
 protected:
  void SetUp() override {
    if (const auto objection = ScratchRoot::objection(); !objection.empty())
      GTEST_SKIP() << objection;
  }
  void install(const std::string& revision) {
    const auto installed = root_.dpkg({"--install", file(revision)});
    ASSERT_EQ(installed.code, 0) << installed.output << installed.errors;
  }
  void install_and_furnish() {
    install("1");
    root_.furnish();
  }
  std::string add_person_and_key() {
    const auto person = root_.run({"user", "add", "ann@example.com", "--role", "admin"});
    EXPECT_EQ(person.code, 0) << person.errors;
    const auto key = root_.run({"key", "add", "ann@example.com", "--name", "test"});
    EXPECT_EQ(key.code, 0) << key.errors;
    return key.last_line();
  }

  ScratchRoot root_;
};

TEST_F(InstalledPackage, keeps_settings_key_and_data_from_other_accounts) {
  install("1");
  EXPECT_EQ(root_.rights("/usr/bin/supercargo"), "0755 root:root");
  EXPECT_EQ(root_.rights("/etc/supercargo/supercargo.toml"), "0640 root:supercargo");
  EXPECT_EQ(root_.rights("/etc/supercargo/master.key"), "0400 supercargo:supercargo");
  EXPECT_EQ(root_.rights("/var/lib/supercargo"), "0700 supercargo:supercargo");
  EXPECT_EQ(files::file_size(root_.path("/etc/supercargo/master.key")), 32U);
  EXPECT_THAT(file_text(root_.path("/etc/passwd")),
              ContainsRegex("supercargo:.*:/var/lib/supercargo:/usr/sbin/nologin"));
  EXPECT_NE(root_.rights("/etc/systemd/system/multi-user.target.wants/supercargo.service"),
            "absent");
}

TEST_F(InstalledPackage, takes_over_the_key_of_a_server_that_ran_here_before) {
  files::create_directories(root_.path("/var/lib/supercargo"));
  const std::string earlier = root_.path("/var/lib/supercargo/master.key");
  std::ofstream(earlier) << std::string(32, 'k');
  install("1");
  EXPECT_EQ(file_text(root_.path("/etc/supercargo/master.key")), std::string(32, 'k'));
}

TEST_F(InstalledPackage, serves_under_its_unit_and_is_sound) {
  install_and_furnish();
  Service service(root_);
  ASSERT_THAT(service.told(), HasSubstr("ready at")) << service.told();
  EXPECT_EQ(service.state(), "READY=1");
  const std::string key = add_person_and_key();
  EXPECT_EQ(service.post("/api/v1/products", key, a_product).status, 201);
  EXPECT_EQ(root_.run({"verify"}).code, 0);
  const auto doctor = root_.run({"doctor"});
  EXPECT_EQ(doctor.code, 0) << doctor.output;
  EXPECT_EQ(service.stop(), 0);
}

TEST_F(InstalledPackage, is_upgraded_with_its_data_and_the_operators_settings) {
  install_and_furnish();
  std::string key;
  {
    Service service(root_);
    key = add_person_and_key();
    EXPECT_EQ(service.post("/api/v1/products", key, a_product).status, 201);
    EXPECT_EQ(service.stop(), 0);
  }
  const std::string sealing = file_text(root_.path("/etc/supercargo/master.key"));
  std::ofstream(root_.path("/etc/supercargo/supercargo.toml"), std::ios::app) << "readers = 3\n";
  install("2");
  EXPECT_EQ(file_text(root_.path("/etc/supercargo/master.key")), sealing);
  EXPECT_THAT(root_.run({"config"}).output, HasSubstr("readers = \"3\""));
  EXPECT_EQ(root_.rights("/etc/supercargo/supercargo.toml"), "0640 root:supercargo");
  Service service(root_);
  EXPECT_THAT(service.get("/api/v1/products", key).body, HasSubstr("Pallet"));
  EXPECT_EQ(service.stop(), 0);
}

TEST_F(InstalledPackage, leaves_data_when_removed_and_nothing_when_purged) {
  install_and_furnish();
  { EXPECT_EQ(Service(root_).stop(), 0); }
  EXPECT_EQ(root_.dpkg({"--remove", "supercargo"}).code, 0);
  EXPECT_EQ(root_.rights("/usr/bin/supercargo"), "absent");
  EXPECT_EQ(root_.rights("/etc/supercargo/supercargo.toml"), "0640 root:supercargo");
  EXPECT_EQ(root_.rights("/var/lib/supercargo/supercargo.db"), "0600 supercargo:supercargo");
  install("2");
  EXPECT_EQ(root_.rights("/usr/bin/supercargo"), "0755 root:root");
  EXPECT_EQ(root_.dpkg({"--purge", "supercargo"}).code, 0);
  for (const char* gone : {"/usr/bin/supercargo", "/etc/supercargo", "/var/lib/supercargo",
                           "/lib/systemd/system/supercargo.service",
                           "/etc/systemd/system/multi-user.target.wants/supercargo.service",
                           "/etc/systemd/system/supercargo.service"})
    EXPECT_EQ(root_.rights(gone), "absent") << gone;
}

}  // namespace
}  // namespace supercargo::tests
