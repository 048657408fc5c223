// What no well-meaning client sends: broken JSON, strings that have broken other programs, attacks
// in every field and parameter, wrong types everywhere. Never a 5xx; what is taken is kept byte by
// byte (security 4, 1.2).
#include <cstdlib>
#include <filesystem>

#include "tests/naughty/site.h"

namespace supercargo::tests {
namespace {

namespace files = std::filesystem;

SUPERCARGO_ON_BOTH_ENGINES(Naughty);

// Unpacked for as long as the test runs.
class Unpacked {
 public:
  explicit Unpacked(const std::string& archive)
      : folder_((files::temp_directory_path() / "supercargo-json-XXXXXX").string()) {
    if (::mkdtemp(folder_.data()) == nullptr) throw Fault("no temporary folder");
    const std::string command = "xz -dc '" + archive + "' | tar -x -C '" + folder_ + "'";
    if (std::system(command.c_str()) != 0) throw Fault("cannot be unpacked: " + archive);
  }
  ~Unpacked() { files::remove_all(folder_); }
  files::recursive_directory_iterator all() const {
    return files::recursive_directory_iterator(folder_);
  }

 private:
  std::string folder_;
};

TEST_P(Naughty, broken_json_is_refused_and_odd_json_is_no_fault) {
  const std::string archive = shared_data("json-test-suite/test_parsing-open.tar.xz");
  if (archive.empty()) GTEST_SKIP() << "../shared/data/json-test-suite is not there";
  const Unpacked unpacked(archive);
  int tried = 0;
  for (const auto& entry : unpacked.all()) {
    if (!entry.is_regular_file()) continue;
    const std::string name = entry.path().filename().string();
    const std::string body = file_text(entry.path().string());
    for (const char* path : {"/products", "/sales-orders", "/customers", "/sales-orders/batch"}) {
      const int status = post(path, body).status;
      if (name.starts_with("n_")) {
        EXPECT_TRUE(status == 400 || status == 422) << name << " " << path << " " << status;
      }
      // A batch is a list, each item of which is refused by itself.
      const bool is_list = path == std::string("/sales-orders/batch");
      EXPECT_TRUE(is_list || status >= 400) << name << ": nothing of this is a record";
      ++tried;
    }
  }
  EXPECT_GT(tried, 500);
}

TEST_P(Naughty, strings_are_kept_byte_by_byte_or_refused) {
  const std::string file = shared_data("naughty-strings/blns.json");
  if (file.empty()) GTEST_SKIP() << "../shared/data/naughty-strings is not there";
  const auto all = JsonDocument::parse(file_text(file));
  ASSERT_TRUE(all);
  // Bytes are stored by the driver alike: PostgreSQL, slower here, gets a share of them.
  const int stride = GetParam() == db::Engine::sqlite ? 1 : 7;
  int n = 0;
  int kept = 0;
  for (auto at = all->root().first(); at; at = at->next()) {
    const std::string word(at->text());
    const std::string code = "N-" + std::to_string(++n);
    if (n % stride != 0) continue;
    const std::string quoted = json_text(word);
    const auto round = [&](const std::string& path, const std::string& body, const char* field) {
      const auto made = post(path, body);
      if (made.status != 201) {
        EXPECT_EQ(made.status, 422) << field << " " << excerpt(word) << made.body;
        return;
      }
      ++kept;
      const auto told = JsonDocument::parse(made.body);
      ASSERT_TRUE(told) << made.body;
      EXPECT_EQ(told->root().text_of(field), word);
      const std::string id(told->root().text_of("id"));
      const auto found = JsonDocument::parse(ask(Method::get, path + "/" + id).body);
      ASSERT_TRUE(found);
      EXPECT_EQ(found->root().text_of(field), word) << excerpt(word);
    };
    round("/products", R"({"sku":")" + code + R"(","name":)" + quoted + "}", "name");
    round("/customers", R"({"code":")" + code + R"(","currency":"EUR","name":)" + quoted + "}",
          "name");
    round("/sales-orders",
          R"({"customer":"C-1","lines":[{"sku":"TAPE-48","quantity":1}],"notes":)" + quoted + "}",
          "notes");
    ask(Method::get, "/products?q=" + percent_encoded(word));
  }
  EXPECT_GT(n, 500);
  EXPECT_GT(kept, 1200 / stride) << "most of them are odd, not wrong";
}

bool is_given(const Field& field) {
  return field.rules.access == Access::writable || field.rules.access == Access::create_only;
}

// The path with something that is there, or nearly so, in place of {id}.
std::string filled(std::string path, const std::string& id) {
  for (auto open = path.find('{'); open != std::string::npos; open = path.find('{'))
    path.replace(open, path.find('}') - open + 1, id);
  return path;
}

const char* const bases[][2] = {
    {"product", R"("name":"x","sku":"X-)"},
    {"customer", R"("name":"x","currency":"EUR","code":"X-)"},
    {"place_sales_order",
     R"("customer":"C-1","lines":[{"sku":"TAPE-48","quantity":1}],"customer_po_number":"X-)"},
};

// A body that is right but for the one field; without a known base it is that field alone.
std::string body_with(const Entity& entity, const std::string& field, const std::string& value) {
  static int serial = 0;
  std::string body = "{";
  for (const auto& [name, text] : bases) {
    if (entity.name != std::string(name)) continue;
    std::string members = text + std::to_string(++serial) + "\"";
    // The field itself must not stand there twice.
    const auto at = members.find('"' + field + "\":");
    if (at == std::string::npos) body += members + ',';
  }
  return body + '"' + field + "\":" + value + '}';
}

TEST_P(Naughty, attacks_in_any_text_field_are_text) {
  const auto payloads = injections();
  if (payloads.empty()) GTEST_SKIP() << "../shared/data/injection-payloads is not there";
  // Every field gets a share of the payloads; all of them in the full run.
  std::size_t stride = std::getenv("SUPERCARGO_FULL") != nullptr ? 1 : 11;
  if (GetParam() == db::Engine::postgres) stride *= 3;
  std::size_t shift = 0;
  for (const auto& operation : routes().operations()) {
    if (operation.takes == nullptr || operation.is_many) continue;
    for (const Field& field : operation.takes->fields) {
      if (field.kind != Kind::text || !is_given(field)) continue;
      ++shift;
      for (std::size_t i = shift % stride; i < payloads.size(); i += stride)
        ask(operation.method, filled(operation.declared.path, "TAPE-48"),
            body_with(*operation.takes, field.name, json_text(payloads[i])));
    }
  }
  EXPECT_GT(shift, 30U);
}

TEST_P(Naughty, attacks_in_paths_and_parameters_find_nothing) {
  const auto payloads = injections();
  if (payloads.empty()) GTEST_SKIP() << "../shared/data/injection-payloads is not there";
  std::size_t stride = std::getenv("SUPERCARGO_FULL") != nullptr ? 1 : 23;
  if (GetParam() == db::Engine::postgres) stride *= 3;
  std::size_t shift = 0;
  for (const auto& operation : routes().operations()) {
    // The sample's parcels are found whatever they are called; events never end.
    const std::string declared = operation.declared.path;
    if (operation.method != Method::get || declared == "/events" ||
        declared.starts_with("/parcels"))
      continue;
    const bool is_own_drawer = declared.starts_with("/views/");  // empty, whatever it is called
    std::vector<std::string> parameters{"sort", "q", "cursor", "limit", "count", "nonsense"};
    for (const auto& parameter : operation.parameters) parameters.push_back(parameter.name);
    for (const std::string& parameter : parameters) {
      ++shift;
      for (std::size_t i = shift % stride; i < payloads.size(); i += stride) {
        const std::string value = percent_encoded(payloads[i]);
        const std::string path = filled(operation.declared.path, "TAPE-48");
        ask(Method::get, path + '?' + parameter + '=' + value);
        if (path == operation.declared.path) continue;
        const int status = ask(Method::get, filled(operation.declared.path, value)).status;
        EXPECT_TRUE(status == 400 || status == 404 || status == 422 ||
                    (status == 200 && is_own_drawer))
            << operation.declared.path << " " << value << " " << status;
      }
    }
  }
}

const std::vector<std::string>& wrong_values() {
  static const std::vector<std::string> all{"null",
                                            "true",
                                            "1",
                                            "-1",
                                            "1.5",
                                            "1e400",
                                            "\"x\"",
                                            "\"\"",
                                            "[]",
                                            "{}",
                                            "[1]",
                                            "[null]",
                                            "[[]]",
                                            "[{}]",
                                            "{\"a\":1}",
                                            "\"9223372036854775808\"",
                                            "-9223372036854775808",
                                            "9223372036854.775807",
                                            "\"9999-12-31\"",
                                            "\"0001-01-01\"",
                                            "\"9999-12-31T23:59:59Z\"",
                                            "\"\\ud800\"",
                                            std::string(100'000, '9'),
                                            '"' + std::string(100'000, 'x') + '"'};
  return all;
}

// The field with each wrong value, and each field of what it holds with it.
std::vector<std::string> wrong_bodies(const Entity& entity, const Field& field) {
  std::vector<std::string> bodies;
  for (const std::string& value : wrong_values()) {
    bodies.push_back(body_with(entity, field.name, value));
    if (field.child == nullptr || value.size() > 1000) continue;
    for (const Field& inner : field.child().fields) {
      const std::string object = std::string("{\"") + inner.name + "\":" + value + '}';
      bodies.push_back(
          body_with(entity, field.name, field.kind == Kind::list ? '[' + object + ']' : object));
    }
  }
  return bodies;
}

TEST_P(Naughty, a_wrong_type_in_any_field_is_a_reason_not_a_fault) {
  int fields = 0;
  for (const auto& operation : routes().operations()) {
    if (operation.takes == nullptr || operation.is_many) continue;
    const std::string path = filled(operation.declared.path, "TAPE-48");
    for (const Field& field : operation.takes->fields) {
      ++fields;
      for (const std::string& body : wrong_bodies(*operation.takes, field))
        ask(operation.method, path, body);
    }
  }
  EXPECT_GT(fields, 100);
}

TEST_P(Naughty, huge_deep_and_doubled_bodies_are_refused) {
  const auto repeated = [](const std::string& text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
  };
  std::string keys;
  for (int i = 0; i < 1000; ++i) keys += "\"k" + std::to_string(i) + "\":1,";
  const std::string line = R"({"sku":"TAPE-48","quantity":1},)";
  const struct {
    std::string body;
    int status;
  } cases[] = {
      {repeated("[", 100'000), 400},
      {repeated("{\"a\":", 100'000), 400},
      {repeated("[", 17) + repeated("]", 17), 400},
      {R"({"sku":"A","sku":"B","name":"x"})", 400},
      {R"({"sku":"A","s\u006bu":"B","name":"x"})", 400},
      {"{" + keys + "\"k\":1}", 400},
      {"[" + repeated("1,", 600'000) + "1]", 400},
      {"{\"name\":\"" + std::string(3 << 20, 'x') + "\"}", 413},
      {R"({"customer":"C-1","lines":[)" + repeated(line, 5001) + line.substr(0, line.size() - 1) +
           "]}",
       422},
      {"\xEF\xBB\xBF{\"sku\":\"A\",\"name\":\"x\"}", 400},
      {std::string("{\"sku\":\"A\0\",\"name\":\"x\"}", 24), 400},
      {R"({"sku":"A\u0000B","name":"x"})", 422},
  };
  for (const auto& [body, status] : cases)
    for (const char* path : {"/products", "/sales-orders"})
      EXPECT_TRUE(post(path, body).status == status ||
                  (status == 413 && path == std::string("/sales-orders")) ||
                  (status == 422 && path == std::string("/products")))
          << path << " " << excerpt(body) << " is not answered by " << status;
}

}  // namespace
}  // namespace supercargo::tests
