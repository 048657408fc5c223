#include "customers/store.h"

#include <algorithm>

#include "customers/correspondents.h"
#include "db/search.h"
#include "kernel/search_text.h"
#include "kernel/text_keys.h"

namespace supercargo {
namespace {

// By what the same customer would be met again.
struct MatchKey {
  CustomerId customer;
  std::string key;
};

constexpr Field match_key_fields[] = {
    field<&MatchKey::customer>("customer_id"),
    field<&MatchKey::key>("match_key", {.personal = Personal::contact}),
};

}  // namespace

template <>
const Entity& entity<MatchKey>() {
  static constexpr Entity described =
      describe<MatchKey>("match_key", "customer_key", match_key_fields);
  return described;
}

namespace customers {
namespace {

template <class K>
void make_unique(std::vector<K>& keys) {
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
}

// Of an e-mail address only the company's part: nobody looks for all the infos.
std::string email_domain(const std::string& email) {
  const auto at = email.rfind('@');
  return at == std::string::npos ? std::string() : email.substr(at + 1);
}

void index(db::Writer& writer, const std::vector<Customer>& customers) {
  std::vector<std::string> words;
  words.reserve(customers.size());  // the entries look into them
  std::vector<db::SearchEntry> entries;
  for (const Customer& customer : customers) {
    std::string text = customer.code + ' ' + customer.name + ' ' + email_domain(customer.email);
    for (const Address& address : customer.addresses) text += ' ' + address.city;
    words.push_back(search_tokens(text));
    entries.push_back({customer.id.value, words.back()});
  }
  db::index_words(writer.session(), "customer", entries);
}

void add_keys(db::Writer& writer, const std::vector<Customer>& customers) {
  std::vector<MatchKey> keys;
  for (const Customer& customer : customers) {
    for (std::string& key : duplicate_keys(customer)) keys.push_back({customer.id, std::move(key)});
    for (std::string& key : contact_keys(customer)) keys.push_back({customer.id, std::move(key)});
  }
  if (!keys.empty()) writer.insert_rows(keys);
}

}  // namespace

std::optional<Customer> find(const db::Reader& reader, std::string_view reference) {
  if (const auto id = parse<CustomerId>(reference)) return find_by_id(reader, *id);
  return reader.row<Customer>(
      "SELECT {fields} FROM customer WHERE tenant_id = $1 AND code_key = $2 LIMIT 1",
      comparison_key(reference));
}

std::optional<Customer> find_by_id(const db::Reader& reader, CustomerId id) {
  return reader.row<Customer>(
      "SELECT {fields} FROM customer WHERE tenant_id = $1 AND id = $2 LIMIT 1", id);
}

std::vector<Customer> find_by_ids(const db::Reader& reader, std::vector<CustomerId> ids) {
  make_unique(ids);
  return reader.by_keys<Customer>("id", ids);
}

void Named::add(std::vector<Customer> customers) {
  for (Customer& customer : customers) {
    const std::int64_t id = customer.id.value;
    by_code_[customer.code_key] = id;
    by_id_[id] = std::move(customer);
  }
}

std::vector<CustomerId> Named::ids() const {
  std::vector<CustomerId> ids;
  ids.reserve(by_id_.size());
  for (const auto& [id, customer] : by_id_) ids.push_back(customer.id);
  return ids;
}

const Customer* Named::find(std::string_view reference) const {
  std::int64_t wanted = 0;
  if (const auto id = parse<CustomerId>(reference)) {
    wanted = id->value;
  } else if (const auto code = by_code_.find(comparison_key(reference)); code != by_code_.end()) {
    wanted = code->second;
  }
  const auto found = by_id_.find(wanted);
  return found == by_id_.end() ? nullptr : &found->second;
}

Named find_by_references(const db::Reader& reader, std::span<const std::string> references) {
  std::vector<CustomerId> ids;
  std::vector<std::string> codes;
  for (const std::string& reference : references) {
    if (const auto id = parse<CustomerId>(reference))
      ids.push_back(*id);
    else
      codes.push_back(comparison_key(reference));
  }
  make_unique(codes);
  Named named;
  named.add(find_by_ids(reader, std::move(ids)));
  named.add(reader.by_keys<Customer>("code_key", codes));
  return named;
}

std::vector<Customer> find_sharing(const db::Reader& reader, const std::vector<std::string>& keys,
                                   CustomerId except) {
  std::vector<CustomerId> ids;
  for (const std::string& key : keys) {
    const auto sharing = reader.values<CustomerId>(
        "SELECT customer_id FROM customer_key WHERE tenant_id = $1 AND match_key = $2 "
        "ORDER BY customer_id LIMIT 50",
        key);
    for (const auto& [id] : sharing)
      if (id != except) ids.push_back(id);
  }
  return find_by_ids(reader, std::move(ids));
}

std::optional<Customer> find_seen(const db::Reader& reader, std::string_view reference,
                                  const Sight& sight) {
  auto customer = find(reader, reference);
  if (customer && !is_seen(*customer, sight)) return std::nullopt;
  return customer;
}

Result<db::Page<Customer>> list(const db::Reader& reader, const db::ListRequest& request,
                                const Sight& sight) {
  std::vector<db::Scope> scopes;
  if (sight.only) scopes.push_back({"id", sight.only.value});
  if (sight.owned_by) scopes.push_back({"owner", sight.owned_by.value});
  return db::page<Customer>(reader, request, scopes);
}

void add(db::Writer& writer, const std::vector<Customer>& customers) {
  if (customers.empty()) return;
  writer.insert_rows(customers);
  add_keys(writer, customers);
  index(writer, customers);
}

void save(db::Writer& writer, const std::vector<Customer>& customers) {
  if (customers.empty()) return;
  writer.update_rows(customers);
  for (const Customer& customer : customers)
    writer.run("DELETE FROM customer_key WHERE tenant_id = $1 AND customer_id = $2", customer.id);
  add_keys(writer, customers);
  index(writer, customers);
}

}  // namespace customers
}  // namespace supercargo
