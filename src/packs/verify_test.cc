#include "packs/verify.h"

#include <gtest/gtest.h>

#include "journal/content_hash.h"
#include "journal/signature.h"
#include "kernel/record_json.h"
#include "packs/chain.h"

namespace supercargo::packs {
namespace {

using archives::File;

constexpr Instant now{1'772'445'600'000'000};

journal::Entry entry(std::int64_t seq, const std::string& changes) {
  journal::Entry made;
  made.seq = seq;
  made.at = {now.us + seq};
  made.name = "sales_order_changed";
  made.record = "sales_order";
  made.record_id = 77;
  made.prefix = "so";
  made.revision = seq;
  made.request_id = "-";
  made.changes = changes;
  return made;
}

// Two runs of the journal of company 5: entries 3 and 4, and entry 9, which is the last.
Chain small_chain() {
  Chain chain{.tenant = 5, .head_seq = 9};
  std::string before(journal::hash_bytes, 'x');
  chain.segments = {{before, {entry(3, R"({"a":[null,1]})"), entry(4, R"({"a":[1,2]})")}},
                    {std::string(journal::hash_bytes, 'y'), {entry(9, R"({"b":"sealed:AA"})")}}};
  for (Segment& segment : chain.segments) {
    std::string last = segment.follows;
    for (journal::Entry& each : segment.entries)
      last = each.hash.data = journal::chained_hash(last, chain.tenant, each);
    chain.head_hash = last;
  }
  chain.keys = {{.seq = 9, .field = "b", .shown = Shown::withheld, .key = ""}};
  return chain;
}

class PackCheck : public ::testing::Test {
 protected:
  PackCheck() : sealer_(journal::Sealer::with_random_key()), signer_(sealer_, "test") {
    const Chain chain = small_chain();
    const std::string content = R"({"lines":[1]})";
    hash_ = journal::content_hash(content);
    files_ = {{order_name, order_json("confirmed")},
              {versions_name, R"({"items":[{"version":1,"content":)" + json_text(content) +
                                  R"(,"content_hash":")" + hash_ + "\"}]}"},
              {timeline_name, timeline_json(chain)},
              {chain_name, chain_json(chain)},
              {keys_name, keys_json(chain)},
              {"files/訂單.txt", "白色膠帶"}};
    manifest_.company = "Harbour 陳大文";
    manifest_.order = {.id = "so_1",
                       .number = "SO-1",
                       .status = "confirmed",
                       .version = 1,
                       .content_hash = hash_,
                       .revision = 3,
                       .lines = 2,
                       .versions = 1,
                       .entries = 3};
  }

  std::string order_json(const std::string& status) const {
    return R"({"id":"so_1","number":"SO-1","status":")" + status + R"(","content_hash":")" + hash_ +
           R"(","version":1,"revision":3,"lines":[{},{}]})";
  }
  // As somebody makes it who has the key.
  std::string zip(const journal::Signer& signer) {
    manifest_.files = listed(files_);
    const std::string manifest = manifest_json(manifest_);
    std::vector<File> all = files_;
    all.push_back({manifest_name, manifest});
    all.push_back({signature_name, to_json(Signature{.algorithm = "Ed25519",
                                                     .public_key = signer.public_key(),
                                                     .signature = signer.sign(manifest)})});
    return archives::zip_of(all, now);
  }
  std::string zip() { return zip(signer_); }
  std::string& file(const char* name) {
    for (File& each : files_)
      if (each.name == name) return each.bytes;
    throw Fault("no such file");
  }
  // What is found, in the order found: "file_changed parts/order.json".
  static std::string faults(const std::string& zip, const std::string& key = {}) {
    std::string all;
    for (const PackFault& each : verify_pack(zip, key).faults)
      all += (all.empty() ? "" : "; ") + each.code + " " + each.words;
    return all;
  }
  static std::string replaced(std::string text, const std::string& what, const std::string& with) {
    const auto at = text.find(what);
    EXPECT_NE(at, std::string::npos) << what;
    return text.replace(at, what.size(), with);
  }
  // The pack after somebody without the key changed its files in their archive.
  template <class Change>
  std::string tampered(const Change& change) {
    auto files = archives::unzip(zip());
    EXPECT_TRUE(files);
    change(*files);
    return archives::zip_of(*files, now);
  }

  journal::Sealer sealer_;
  journal::Signer signer_;
  std::string hash_;
  std::vector<File> files_;
  Manifest manifest_;
};

TEST_F(PackCheck, that_are_whole_verify_and_say_what_they_hold) {
  const auto verified = verify_pack(zip(), signer_.public_key());
  EXPECT_EQ(faults(zip()), "");
  EXPECT_EQ(verified.manifest.company, "Harbour 陳大文");
  EXPECT_EQ(verified.files, 6);
  EXPECT_EQ(verified.entries, 3);
  EXPECT_EQ(verified.withheld_values, 1);
  EXPECT_EQ(verified.public_key, signer_.public_key());
}

TEST_F(PackCheck, name_each_file_that_was_changed_removed_or_added) {
  EXPECT_EQ(faults(tampered([](auto& files) { files[5].bytes = "黑色膠帶"; })),
            "file_changed files/訂單.txt");
  EXPECT_EQ(faults(tampered([](auto& files) { files.erase(files.begin() + 5); })),
            "file_missing files/訂單.txt");
  EXPECT_EQ(faults(tampered([](auto& files) {
              files.push_back({"files/x", "x"});
            })),
            "file_added files/x");
  EXPECT_EQ(faults(tampered([](auto& files) { files.erase(files.begin()); })),
            "file_missing parts/order.json");
}

TEST_F(PackCheck, whose_manifest_was_changed_are_not_what_was_signed) {
  const auto changed = tampered([](auto& files) {
    files[6].bytes = replaced(files[6].bytes, "\"confirmed\"", "\"cancelled\"");
  });
  EXPECT_EQ(faults(changed),
            "signature_wrong The manifest is not the one that was signed.; "
            "order_differs The order's status is not cancelled.");
  EXPECT_EQ(faults(tampered([](auto& files) { files.pop_back(); })),
            "signature_missing The manifest is not signed.");
}

TEST_F(PackCheck, signed_anew_by_somebody_else_are_known_by_the_key) {
  const journal::Signer other(journal::Sealer::with_random_key(), "test");
  file(order_name) = order_json("cancelled");
  manifest_.order.status = "cancelled";
  EXPECT_EQ(faults(zip(other)), "") << "nobody can tell without knowing the key";
  EXPECT_EQ(faults(zip(other), signer_.public_key()),
            "signed_by_another It was signed with the key " + other.public_key() + ".");
}

TEST_F(PackCheck, whose_entries_were_changed_have_a_broken_chain) {
  const std::string was = file(chain_name);
  file(chain_name) = replaced(was, R"({\"a\":[1,2]})", R"({\"a\":[1,3]})");
  EXPECT_EQ(faults(zip()),
            "chain_broken entry 4 or the hash of the entry before it was changed; "
            "timeline_differs The timeline does not say what the entries say.");
  file(chain_name) = replaced(was, R"("seq":"4")", R"("seq":"5")");
  EXPECT_EQ(faults(zip()).substr(0, 54), "chain_broken entry 5 does not follow the one before it");
  file(chain_name) = replaced(was, R"("follows":"79)", R"("follows":"78)");
  EXPECT_EQ(faults(zip()), "chain_broken entry 9 or the hash of the entry before it was changed");
  file(chain_name) = replaced(was, R"("head_seq":"9")", R"("head_seq":"8")");
  EXPECT_EQ(faults(zip()), "chain_broken entries stand beyond the journal's last one");
  file(chain_name) = "{}";
  EXPECT_EQ(faults(zip()), "chain_broken the journal's entries cannot be read");
}

TEST_F(PackCheck, whose_timeline_or_versions_say_otherwise_are_found_though_signed) {
  file(timeline_name) = replaced(file(timeline_name), "\"after\":2", "\"after\":7");
  EXPECT_EQ(faults(zip()), "timeline_differs The timeline does not say what the entries say.");
  file(timeline_name) = timeline_json(small_chain());
  file(versions_name) = replaced(file(versions_name), "[1]", "[2]");
  EXPECT_EQ(faults(zip()),
            "version_differs The content of a version is not that of its hash " + hash_ + ".");
  file(versions_name) = R"({"items":[]})";
  EXPECT_EQ(faults(zip()),
            "order_differs The last version is not the one that the manifest names.");
}

TEST_F(PackCheck, whose_order_is_not_the_one_of_the_manifest_are_found_though_signed) {
  manifest_.order.lines = 3;
  manifest_.order.number = "SO-2";
  EXPECT_EQ(faults(zip()),
            "order_differs The order's number is not SO-2.; "
            "order_differs The order has not 3 lines.");
  file(order_name) = "[";
  EXPECT_EQ(faults(zip()), "order_differs The order cannot be read.");
}

TEST_F(PackCheck, are_told_from_what_is_none) {
  EXPECT_EQ(faults("hello"), "not_a_pack It is no ZIP file, or it is damaged.");
  EXPECT_EQ(faults(archives::zip_of({{"a", "b"}}, now)),
            "not_a_pack It has no manifest of an evidence pack.");
  manifest_.format_version = 2;
  EXPECT_EQ(faults(zip()), "not_a_pack It is of another format: 2");
  manifest_.format = "something else";
  EXPECT_EQ(faults(zip()), "not_a_pack It has no manifest of an evidence pack.");
}

// Whatever a byte of it becomes, it is noticed.
TEST_F(PackCheck, no_byte_of_them_changes_unnoticed) {
  const std::string whole = zip();
  const auto verified = archives::unzip(whole);
  for (std::size_t i = 0; i < verified->size(); ++i) {
    auto files = *verified;
    const std::string name = files[i].name;
    for (const std::size_t at : {std::size_t{0}, files[i].bytes.size() / 2}) {
      files[i].bytes[at] ^= 1;
      EXPECT_NE(faults(archives::zip_of(files, now), signer_.public_key()), "") << name << at;
    }
  }
}

}  // namespace
}  // namespace supercargo::packs
