#include "accounts/store.h"

#include <algorithm>

namespace supercargo::accounts::store {

std::optional<Receivable> receivable(const db::Reader& reader, std::string_view reference) {
  const auto id = parse<InvoiceId>(reference);
  auto found = id ? reader.by_keys<Receivable>("id", std::vector{*id})
                  : receivables(reader, {std::string(reference)});
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<Receivable> receivables(const db::Reader& reader,
                                    const std::vector<std::string>& numbers) {
  return reader.by_keys<Receivable>("number", numbers);
}

std::vector<Receivable> open_of(const db::Reader& reader, CustomerId customer, Currency currency,
                                std::int64_t most) {
  return reader.rows<Receivable>(
      "SELECT {fields} FROM receivable WHERE tenant_id = $1 AND customer_id = $2 AND currency = $3 "
      "AND status IN ('open', 'partly_paid') ORDER BY due_on, id LIMIT $4",
      customer, currency, most);
}

std::vector<Receivable> all_of(const db::Reader& reader, CustomerId customer, std::int64_t most) {
  return reader.rows<Receivable>(
      "SELECT {fields} FROM receivable WHERE tenant_id = $1 AND customer_id = $2 ORDER BY id "
      "LIMIT $3",
      customer, most);
}

Result<db::Page<Receivable>> list(const db::Reader& reader, const db::ListRequest& request) {
  return db::page<Receivable>(reader, request);
}

void add(db::Writer& writer, const Receivable& item) { writer.insert_row(item); }
void save(db::Writer& writer, const std::vector<Receivable>& items) { writer.update_rows(items); }

std::vector<Account> accounts_of(const db::Reader& reader,
                                 const std::vector<CustomerId>& customers) {
  return reader.by_keys<Account>("customer_id", customers);
}

std::optional<CustomerId> owing_after(const db::Reader& reader, CustomerId after) {
  return reader.value<CustomerId>(
      "SELECT customer_id FROM customer_account WHERE tenant_id = $1 AND customer_id > $2 "
      "AND (open > 0 OR unapplied > 0) ORDER BY customer_id LIMIT 1",
      after.value);
}

void count_anew(db::Writer& writer, CustomerId customer, Currency currency, std::int64_t plans) {
  Account account{.customer_id = customer, .currency = currency};
  bool is_known = false;
  for (const Account& each : accounts_of(writer, {customer})) {
    if (each.currency != currency) continue;
    account.broken_plans = each.broken_plans;
    is_known = true;
  }
  const auto sums = writer.values<std::int64_t, std::int64_t>(
      "SELECT CAST(COALESCE(SUM(open), 0) AS BIGINT), "
      "CAST(COALESCE(MIN(CASE WHEN open > disputed THEN due_on END), 0) AS BIGINT) FROM receivable "
      "WHERE tenant_id = $1 AND customer_id = $2 AND currency = $3 "
      "AND status IN ('open', 'partly_paid')",
      customer, currency);
  const auto unapplied = writer.value<std::int64_t>(
      "SELECT CAST(COALESCE(SUM(unapplied), 0) AS BIGINT) FROM payment WHERE tenant_id = $1 "
      "AND customer_id = $2 AND currency = $3",
      customer, currency);
  account.open = {std::get<0>(sums.front()), currency};
  account.unapplied = {unapplied.value_or(0), currency};
  if (std::get<1>(sums.front()) != 0)
    account.oldest_due = Day{static_cast<std::int32_t>(std::get<1>(sums.front()))};
  account.broken_plans = std::max<std::int64_t>(0, account.broken_plans + plans);
  if (!is_known) return writer.insert_row(account);
  writer.update_rows({"customer_id", "currency"},
                     {"open", "unapplied", "oldest_due", "broken_plans"}, std::vector{account});
}

void verify(const db::Reader& reader, const std::function<void(const std::string&)>& found) {
  for (const auto& [customer, currency] : reader.values<CustomerId, std::string>(
           "SELECT a.customer_id, a.currency FROM customer_account a WHERE a.tenant_id = $1 "
           "AND (a.open <> (SELECT COALESCE(SUM(r.open), 0) FROM receivable r "
           "WHERE r.tenant_id = $1 AND r.customer_id = a.customer_id AND r.currency = a.currency) "
           "OR a.unapplied <> (SELECT COALESCE(SUM(p.unapplied), 0) FROM payment p "
           "WHERE p.tenant_id = $1 AND p.customer_id = a.customer_id "
           "AND p.currency = a.currency)) LIMIT 1000"))
    found("What " + text(customer) + " owes in " + currency +
          " is not what its invoices and payments say.");
  for (const auto& [number] : reader.values<std::string>(
           "SELECT r.number FROM receivable r WHERE r.tenant_id = $1 "
           "AND (r.amount <> r.credited + r.discounted + r.paid + r.written_off + r.open "
           "OR r.disputed > r.open OR r.disputed > r.contested) ORDER BY r.number LIMIT 1000"))
    found("What is open of " + number + " does not follow from what became of it.");
}

std::optional<Payment> payment(const db::Reader& reader, std::string_view reference) {
  const auto id = parse<PaymentId>(reference);
  auto found = id ? reader.by_keys<Payment>("id", std::vector{*id})
                  : reader.by_keys<Payment>("number", std::vector{std::string(reference)});
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::optional<Payment> booked(const db::Reader& reader, CustomerId customer,
                              std::string_view bank_reference) {
  return reader.row<Payment>(
      "SELECT {fields} FROM payment WHERE tenant_id = $1 AND customer_id = $2 AND reference = $3 "
      "AND status = 'booked' LIMIT 1",
      customer, bank_reference);
}

std::vector<Payment> payments_of(const db::Reader& reader, CustomerId customer, std::int64_t most) {
  return reader.rows<Payment>(
      "SELECT {fields} FROM payment WHERE tenant_id = $1 AND customer_id = $2 "
      "ORDER BY id DESC LIMIT $3",
      customer, most);
}

std::vector<Payment> payments_for(const db::Reader& reader, const std::string& sales_order) {
  return reader.rows<Payment>(
      "SELECT {fields} FROM payment WHERE tenant_id = $1 AND sales_order = $2 "
      "AND status = 'booked' ORDER BY id LIMIT 1000",
      sales_order);
}

Result<db::Page<Payment>> list_payments(const db::Reader& reader, const db::ListRequest& request) {
  return db::page<Payment>(reader, request);
}

void add(db::Writer& writer, const Payment& payment) { writer.insert_row(payment); }
void save(db::Writer& writer, const std::vector<Payment>& payments) {
  writer.update_rows(payments);
}

bool is_released(const db::Reader& reader, std::int64_t order, Instant now) {
  return reader
      .value<std::int64_t>(
          "SELECT 1 FROM credit_release WHERE tenant_id = $1 AND order_id = $2 "
          "AND expires_at > $3 LIMIT 1",
          order, now)
      .has_value();
}

void add(db::Writer& writer, const Release& release) { writer.insert_row(release); }

}  // namespace supercargo::accounts::store
