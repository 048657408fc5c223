// A consumer withdraws from what he ordered: what he said and when, which lines it is about, when
// goods and money go back, and that they did (domain A1.5). And what stands in his favour before
// that: the rights of an order, computed when asked for.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mails/mail.h"
#include "notices/notice.h"
#include "rights/rules.h"

namespace supercargo {

struct WithdrawalTag {
  static constexpr char prefix[] = "wdr";
};
using WithdrawalId = Id<WithdrawalTag>;

namespace withdrawals {

using rights::Jurisdiction;
using rights::Standing;
using rights::Verdict;

enum class Status : std::uint8_t { declared, refunded };

// Quantities in the product's base unit.
struct WithdrawnLine {
  std::int64_t line = 0;
  std::string sku;
  std::string name;
  std::string unit;
  Quantity to_return;    // had arrived
  Quantity not_sent;     // had not
  bool depends = false;  // on what the goods are like when they are back
};

struct Withdrawal {
  WithdrawalId id;
  std::string number;  // WD-2026-000001
  OrderId sales_order;
  std::string sales_order_number;
  CustomerId customer_id;
  Status status = Status::declared;
  Jurisdiction jurisdiction = Jurisdiction::other;
  Instant declared_at;
  std::string declared_by;  // as he signs
  std::string channel;      // page, phone, letter …
  std::string words;
  std::string declared_from;  // where it came from
  std::vector<WithdrawnLine> lines;
  Day period_begins;
  Day period_ends;  // none: the period had not begun
  Day send_back_by;
  Day goods_back_on;
  Day proof_of_sending_on;
  Day refund_due_on;  // none: not before goods are back or proof of sending was given
  Currency currency;
  std::optional<Money> refunded;
  Day refunded_on;
  std::string refund_reference;
  std::vector<std::string> credit_notes;
  PersonId created_by;
  std::int64_t revision = 0;
  Instant created_at;
  Instant changed_at;
};

struct WithdrawalReference {
  std::string id;
};

struct DeclaredLine {
  std::int64_t line = 0;
};
struct Declare {
  std::string sales_order;
  std::vector<DeclaredLine> lines;  // none: all that may be withdrawn from
  std::string name;
  std::string channel;
  std::string words;
  Instant declared_at;  // when it was sent, where that is known; else now
  std::string address;  // hidden: where it came from
};

struct GoodsBack {
  std::string id;
  std::optional<std::int64_t> revision;
  Day goods_back_on;
  Day proof_of_sending_on;
};

struct MakeRefund {
  std::string id;
  std::optional<std::int64_t> revision;
  std::string amount;  // where nothing was invoiced here; else the credit notes say it
  Day refunded_on;     // today unless given
  std::string reference;
};

// What a consumer may do about one line.
struct LineRight {
  std::int64_t line = 0;
  std::string sku;
  std::string name;
  std::string unit;
  bool is_service = false;
  Quantity delivered;
  Quantity not_sent;
  Verdict verdict = Verdict::may_withdraw;
  std::optional<rights::Exemption> exemption;
  std::string reason;
  bool withdrawn = false;
};

struct OrderRights {
  OrderId sales_order;
  std::string sales_order_number;
  bool applies = false;  // the customer is a consumer, and the contract is made
  Jurisdiction jurisdiction = Jurisdiction::other;
  Standing standing = Standing::no_right;
  Day begins;
  Day ends;
  bool extended = false;
  Instant told_at;
  std::int64_t period_days = 0;
  std::int64_t refund_days = 0;
  bool sends_back_at_own_cost = false;
  std::vector<LineRight> lines;
  std::vector<rights::Source> sources;
};

}  // namespace withdrawals

template <>
Choices choices<withdrawals::Status>();
template <>
Choices choices<rights::Standing>();
template <>
Choices choices<rights::Verdict>();

}  // namespace supercargo
