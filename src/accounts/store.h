// All SQL of receivable, customer_account, payment and credit_release.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "accounts/payment.h"
#include "accounts/release.h"
#include "db/listing.h"
#include "db/writer.h"

namespace supercargo::accounts::store {

// By the invoice's id or number.
std::optional<Receivable> receivable(const db::Reader& reader, std::string_view reference);
std::vector<Receivable> receivables(const db::Reader& reader,
                                    const std::vector<std::string>& numbers);
// Of which something is open, the oldest due first, at most so many.
std::vector<Receivable> open_of(const db::Reader& reader, CustomerId customer, Currency currency,
                                std::int64_t most);
// All of a customer's, in the order of their ids.
std::vector<Receivable> all_of(const db::Reader& reader, CustomerId customer, std::int64_t most);
Result<db::Page<Receivable>> list(const db::Reader& reader, const db::ListRequest& request);
void add(db::Writer& writer, const Receivable& item);
void save(db::Writer& writer, const std::vector<Receivable>& items);

std::vector<Account> accounts_of(const db::Reader& reader,
                                 const std::vector<CustomerId>& customers);
// The next one of whom something is open or unused, in the order of their ids.
std::optional<CustomerId> owing_after(const db::Reader& reader, CustomerId after);
// What receivables and payments sum to now; `plans` more or fewer are broken.
void count_anew(db::Writer& writer, CustomerId customer, Currency currency, std::int64_t plans = 0);

// Customers whose sums are not those of their receivables and payments, a line each.
void verify(const db::Reader& reader, const std::function<void(const std::string&)>& found);

std::optional<Payment> payment(const db::Reader& reader, std::string_view reference);
// Booked under that reference of the bank.
std::optional<Payment> booked(const db::Reader& reader, CustomerId customer,
                              std::string_view bank_reference);
// Of a customer, the newest first, at most so many.
std::vector<Payment> payments_of(const db::Reader& reader, CustomerId customer, std::int64_t most);
// Booked for an order, by its number.
std::vector<Payment> payments_for(const db::Reader& reader, const std::string& sales_order);
Result<db::Page<Payment>> list_payments(const db::Reader& reader, const db::ListRequest& request);
void add(db::Writer& writer, const Payment& payment);
void save(db::Writer& writer, const std::vector<Payment>& payments);

// One that holds at that instant.
bool is_released(const db::Reader& reader, std::int64_t order, Instant now);
void add(db::Writer& writer, const Release& release);

}  // namespace supercargo::accounts::store
