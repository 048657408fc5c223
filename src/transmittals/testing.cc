#include "transmittals/testing.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "formats/xml.h"
#include "tests/paths.h"
#include "tests/program.h"

namespace supercargo::transmittals {
namespace {

constexpr const char* saxon = "/usr/share/java/Saxon-HE.jar";

struct Scratch {
  Scratch()
      : at(std::filesystem::temp_directory_path() /
           ("supercargo-transmittals-" + std::to_string(getpid()))) {
    std::filesystem::create_directories(at);
    for (const char* archive :
         {"ubl-2.1-xsd/ubl-2.1-xsd.tar.xz", "en16931/EN16931-UBL-validation.tar.xz"})
      tests::run_any({"tar", "-xJf", tests::shared_data(archive), "-C", at.string()});
  }
  ~Scratch() { std::filesystem::remove_all(at); }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  std::filesystem::path at;
};

const std::filesystem::path& scratch() {
  static const Scratch scratch;
  return scratch.at;
}

void write(const std::filesystem::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary) << bytes;
}

}  // namespace

bool can_be_checked() {
  return !tests::shared_data("ubl-2.1-xsd/ubl-2.1-xsd.tar.xz").empty() &&
         std::filesystem::exists(saxon);
}

std::string against_schema(const std::string& document, const std::string& root) {
  const auto file = scratch() / "document.xml";
  write(file, document);
  const auto schema = scratch() / "maindoc" / ("UBL-" + root + "-2.1.xsd");
  const auto run =
      tests::run_any({"xmllint", "--noout", "--nonet", "--schema", schema.string(), file.string()});
  return run.code == 0 ? "" : run.output + run.errors + document;
}

std::string against_en16931(const std::vector<std::string>& documents) {
  const auto in = scratch() / "in";
  const auto out = scratch() / "out";
  std::filesystem::remove_all(in);
  std::filesystem::remove_all(out);
  std::filesystem::create_directories(in);
  std::filesystem::create_directories(out);
  for (std::size_t i = 0; i < documents.size(); ++i)
    write(in / (std::to_string(i) + ".xml"), documents[i]);
  const auto rules = scratch() / "ubl" / "xslt" / "EN16931-UBL-validation.xslt";
  const auto run =
      tests::run_any({"java", "-cp", saxon, "net.sf.saxon.Transform", "-s:" + in.string(),
                      "-o:" + out.string(), "-xsl:" + rules.string()});
  std::string faults = run.code == 0 ? "" : run.output + run.errors;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    const std::string report = tests::file_text((out / (std::to_string(i) + ".xml")).string());
    if (report.find("fired-rule") == std::string::npos)
      faults += std::to_string(i) + ": no report\n";
    const auto read = formats::XmlDocument::read(report);
    if (!read) continue;
    const formats::Xml root = read->root();
    for (const auto& each : root.all("failed-assert"))
      faults += std::to_string(i) + ": " + std::string(each.attribute("id")) + ' ' +
                std::string(each.find("text").text()) + '\n';
  }
  return faults;
}

}  // namespace supercargo::transmittals
