#include "checks/code_index.h"

#include <algorithm>

#include "kernel/similarity.h"
#include "kernel/text.h"
#include "kernel/text_keys.h"
#include "kernel/utf8.h"

namespace supercargo::checks {
namespace {

bool within(std::string_view a, std::string_view b, int edits) {
  while (!a.empty() && !b.empty() && a.front() == b.front()) {
    a.remove_prefix(1);
    b.remove_prefix(1);
  }
  const std::size_t longer = std::max(a.size(), b.size());
  const std::size_t shorter = std::min(a.size(), b.size());
  if (longer - shorter > static_cast<std::size_t>(edits)) return false;
  if (shorter == 0) return true;
  if (edits == 0) return false;
  const bool swapped = shorter > 1 && a[0] == b[1] && a[1] == b[0];
  if (swapped && within(a.substr(2), b.substr(2), edits - 1)) return true;
  return within(a.substr(1), b.substr(1), edits - 1) || within(a.substr(1), b, edits - 1) ||
         within(a, b.substr(1), edits - 1);
}

}  // namespace

int near_distance(std::string_view a, std::string_view b, int limit) {
  if (!within(a, b, limit)) return limit + 1;
  int distance = 0;
  while (distance < limit && !within(a, b, distance)) ++distance;
  return distance;
}

CodeIndex::CodeIndex(std::span<const Candidate> candidates) {
  for (const Candidate& candidate : candidates)
    for (const Alternate& alternate : candidate.alternates)
      if (!alternate.customer.empty()) customers_.push_back(alternate.customer);
  std::sort(customers_.begin(), customers_.end());
  customers_.erase(std::unique(customers_.begin(), customers_.end()), customers_.end());
  for (const Candidate& candidate : candidates) {
    const auto number = static_cast<std::uint32_t>(candidates_.size());
    candidates_.push_back({candidate.code, candidate.name, candidate.in_stock});
    add_code(number, {CodeKind::own, candidate.code});
    for (const Alternate& alternate : candidate.alternates) add_code(number, alternate);
    add_description(number, candidate.name);
  }
  std::stable_sort(codes_.begin(), codes_.end(),
                   [](const Code& a, const Code& b) { return a.length < b.length; });
  begins_.fill(0);
  for (const Code& code : codes_) ++begins_[code.length + std::size_t{1}];
  for (std::size_t i = 1; i < begins_.size(); ++i) begins_[i] += begins_[i - 1];
  postings_.shrink_to_fit();
  std::sort(postings_.begin(), postings_.end(), [](const Posting& a, const Posting& b) {
    return a.trigram != b.trigram ? a.trigram < b.trigram : a.candidate < b.candidate;
  });
}

void CodeIndex::add_code(std::uint32_t candidate, const Alternate& alternate) {
  const std::string key = code_key(alternate.code);
  const std::size_t length = code_points(key);
  if (length == 0 || length > length_max) return;
  const std::string lookalike = lookalike_key(alternate.code);
  Code code;
  code.key = static_cast<std::uint32_t>(characters_.size());
  characters_ += key;
  code.lookalike = static_cast<std::uint32_t>(characters_.size());
  characters_ += lookalike;
  code.bytes = static_cast<std::uint16_t>(key.size());
  code.length = static_cast<std::uint16_t>(length);
  code.kind = alternate.kind;
  code.ascii = utf8::is_ascii(key);
  code.candidate = candidate;
  code.customer = customer_number(alternate.customer);
  code.letters = letters_of(lookalike);
  codes_.push_back(code);
}

std::uint64_t CodeIndex::letters_of(std::string_view key) {
  std::uint64_t letters = 0;
  utf8::each_code_point(key, [&](char32_t c) { letters |= std::uint64_t{1} << (c & 63); });
  return letters;
}

void CodeIndex::add_description(std::uint32_t candidate, std::string_view name) {
  const Trigrams trigrams(name);
  candidates_[candidate].trigrams = static_cast<std::uint32_t>(trigrams.size());
  for (const std::uint64_t trigram : trigrams.sorted()) postings_.push_back({trigram, candidate});
}

std::size_t CodeIndex::bytes() const {
  std::size_t bytes = sizeof(*this) + characters_.capacity();
  bytes += codes_.capacity() * sizeof(Code) + postings_.capacity() * sizeof(Posting);
  bytes += candidates_.capacity() * sizeof(Known) + customers_.capacity() * sizeof(std::string);
  for (const Known& each : candidates_) bytes += each.code.capacity() + each.name.capacity();
  for (const std::string& each : customers_) bytes += each.capacity();
  return bytes;
}

std::uint32_t CodeIndex::customer_number(std::string_view customer) const {
  if (customer.empty()) return 0;
  const auto at = std::lower_bound(customers_.begin(), customers_.end(), customer);
  const bool known = at != customers_.end() && *at == customer;
  return known ? static_cast<std::uint32_t>(at - customers_.begin()) + 1 : 0;
}

}  // namespace supercargo::checks
