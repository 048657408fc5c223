// What the law that protects a consumer makes of one contract: until when he may withdraw, from
// which lines he may not, when goods and money go back, and what may not be said to him (domain
// A1.5 and A1.6). Pure; days are the company's.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kernel/result.h"
#include "rights/jurisdiction.h"

namespace supercargo::rights {

// What the period depends on.
struct Contract {
  Jurisdiction jurisdiction = Jurisdiction::other;
  bool at_a_distance = true;  // not over the counter
  bool services_alone = false;
  Day concluded;
  Day last_parcel;  // none: not everything has arrived
  Day told;         // when he was told of the right; none: never
};
enum class Standing : std::uint8_t {
  no_right,     // the law there gives none
  not_distant,  // made at the counter
  not_begun,    // may be withdrawn from; the period begins with the last parcel
  running,
  over,
};
struct Period {
  Standing standing = Standing::no_right;
  Day begins;             // the day it counts from
  Day ends;               // until the end of that day; none: not begun
  bool extended = false;  // since the right was not told in time
};
// `holidays` are days beside weekends on which no period may end, where the law says so.
Period period_of(const Contract& contract, std::span<const Day> holidays, Day today);

// Why a line is exempt, and what shows it.
struct LineFacts {
  std::optional<Exemption> exemption;  // as told before the contract, or as the product has it
  std::string reason;                  // in somebody's words: the evidence
  bool is_bespoke_order = false;
  bool is_specification_signed = false;
  bool is_unsealed = false;  // by the consumer, as somebody has recorded
};
enum class Verdict : std::uint8_t {
  may_withdraw,
  exempt,
  depends,  // on what becomes of it after delivery: a seal that is broken
};
// Choosing among what is offered is not bespoke: that takes a specification that the consumer has
// signed. Anything else takes its reason.
Verdict verdict_on(const LineFacts& line, Jurisdiction jurisdiction);

// When goods and money go back.
struct Notice {
  Jurisdiction jurisdiction = Jurisdiction::other;
  Day declared;
  bool has_goods = false;  // something has arrived that goes back
  Day goods_back;
  Day proof_of_sending;
};
struct Refund {
  Day send_back_by;  // none: nothing is to be sent
  Day due;           // none: not before goods are back or proof of sending was given
  bool withheld = false;
};
Refund refund_of(const Notice& notice);

// What a consumer is told before the contract, as far as it is known (CCR sch. 2, Art. 6).
struct Information {
  bool has_name = false;  // of the seller
  bool has_address = false;
  bool has_contact = false;  // how the seller is reached
  bool has_lines = false;
  bool is_every_price_known = false;  // all charges stand in the first price
  bool has_delivery = false;  // a day, or where none is given the longest that the law allows
};
// Every part that is missing, at /information.
std::vector<Reason> missing_in(const Information& information);

// A claim of scarcity: "only 3 left", 只剩 3 件. What it names has to be what can be promised.
std::vector<std::int64_t> scarcity_claims(std::string_view text);
// A charge that the price does not hold: "plus delivery", 另加運費.
bool tells_of_further_charges(std::string_view text);

}  // namespace supercargo::rights
