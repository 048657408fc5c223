#include "transmittals/testing.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

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
         {"ubl-2.1-xsd/ubl-2.1-xsd.tar.xz", "en16931/EN16931-UBL-validation.tar.xz",
          "peppol-poacc-unit/peppol-poacc-schematron.tar.xz"})
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

tests::Ran saxon_run(std::vector<std::string> words) {
  words.insert(words.begin(),
               {"java", "-XX:TieredStopAtLevel=1", "-cp", saxon, "net.sf.saxon.Transform"});
  return tests::run_any(words);
}

// What a stylesheet makes of each; what went wrong instead where it makes nothing.
std::vector<std::string> transformed(const std::vector<std::string>& documents,
                                     const std::filesystem::path& stylesheet) {
  const auto in = scratch() / "in";
  const auto out = scratch() / "out";
  std::filesystem::remove_all(in);
  std::filesystem::remove_all(out);
  std::filesystem::create_directories(in);
  std::filesystem::create_directories(out);
  for (std::size_t i = 0; i < documents.size(); ++i)
    write(in / (std::to_string(i) + ".xml"), documents[i]);
  const auto run =
      saxon_run({"-s:" + in.string(), "-o:" + out.string(), "-xsl:" + stylesheet.string()});
  std::vector<std::string> made;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    std::string text;
    for (const char* ending : {".xml", ".txt"})
      if (const auto file = out / (std::to_string(i) + ending); std::filesystem::exists(file))
        text = tests::file_text(file.string());
    made.push_back(text.empty() ? run.output + run.errors : text);
  }
  return made;
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
  std::string faults;
  const auto reports = transformed(documents, scratch() / "ubl/xslt/EN16931-UBL-validation.xslt");
  for (std::size_t i = 0; i < reports.size(); ++i) {
    if (reports[i].find("fired-rule") == std::string::npos)
      faults += std::to_string(i) + ": no report " + reports[i] + '\n';
    const auto read = formats::XmlDocument::read(reports[i]);
    if (!read) continue;
    const formats::Xml root = read->root();
    for (const auto& each : root.all("failed-assert"))
      faults += std::to_string(i) + ": " + std::string(each.attribute("id")) + ' ' +
                std::string(each.find("text").text()) + '\n';
  }
  return faults;
}

std::string against_peppol(const std::vector<std::string>& documents, const std::string& which) {
  const auto schema = which == "billing" ? std::filesystem::path(tests::shared_data(
                                               "peppol-bis-billing/sch/PEPPOL-EN16931-UBL.sch"))
                                         : scratch() / "sch" / ("PEPPOLBIS-" + which + ".sch");
  const auto rules = scratch() / (which + ".xsl");
  const auto making = saxon_run({"-s:" + schema.string(), "-o:" + rules.string(),
                                 "-xsl:" + tests::source_tree() + "/tests/schematron/rules.xsl"});
  if (making.code != 0) return making.output + making.errors;
  std::set<std::string> broken;
  for (const std::string& report : transformed(documents, rules)) {
    std::istringstream lines(report);
    bool is_checked = false;
    for (std::string line; std::getline(lines, line);) {
      is_checked = is_checked || line == "checked";
      if (line.starts_with("fatal ")) broken.insert(line.substr(0, line.find(' ', 6)));
    }
    if (!is_checked) broken.insert("not checked: " + report);
  }
  std::string all;
  for (const std::string& each : broken) all += (all.empty() ? "" : ", ") + each;
  return all;
}

}  // namespace supercargo::transmittals
