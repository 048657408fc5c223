// Which law protects a consumer, as data: how long a contract made at a distance may be withdrawn
// from, what starts and ends that time, what is exempt, when money goes back, and the source of
// each (domain A1.5). Days are calendar days. Pure.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "kernel/fields.h"

namespace supercargo {
namespace rights {

enum class Jurisdiction : std::uint8_t { uk, eu, hong_kong, other };

// Why there is no right to withdraw from a line (CCR 2013 reg. 28; Directive 2011/83/EU Art. 16).
enum class Exemption : std::uint8_t {
  bespoke,            // made to the consumer's own specification, or clearly personalised
  perishable,         // liable to deteriorate or expire rapidly
  sealed_hygiene,     // sealed for health or hygiene, once unsealed
  mixed,              // inseparably mixed with other items after delivery
  sealed_recording,   // sealed audio, video or software, once unsealed
  newspaper,          // newspapers, periodicals and magazines
  digital_content,    // not on a tangible medium, begun with consent
  dated_service,      // transport of goods, vehicle rental, catering … for a given date
  performed_service,  // fully performed, at the consumer's request
  market_price,       // its price depends on fluctuations of a financial market
  urgent_repair,      // a visit that the consumer asked for urgently
  future_alcohol,     // drinks agreed now, delivered after 30 days, of fluctuating value
};

// What the time in which money is due counts from.
enum class RefundClock : std::uint8_t {
  none,
  goods_or_proof,  // from the day they are back or proved to be sent, the earlier
  notice,          // from the day of the notice; withheld until they are back or proved to be sent
};

// What somebody relies on: where it stands, and what it says.
struct Source {
  std::string where;
  std::string says;
};

struct Law {
  Jurisdiction which = Jurisdiction::other;
  int period_days = 0;               // 0: the law gives no right to withdraw
  bool ends_on_working_day = false;  // a last day that is none is followed by the next
  int extension_months = 0;          // when the consumer was not told of the right
  int send_back_days = 0;            // from the notice
  RefundClock refund_clock = RefundClock::none;
  int refund_days = 0;
  int delivery_days_max = 0;                     // unless another time was agreed
  bool consumer_sends_back_at_own_cost = false;  // when told so before the contract
  bool prescribes_button = false;                // it has to say that ordering means paying
  bool asks_online_function = false;             // withdrawal in two steps where it was ordered
  bool has_exemptions = false;
  std::span<const std::pair<std::string_view, std::string_view>> sources = {};
};

const Law& law_of(Jurisdiction which);
// Of the country where it is delivered, ISO 3166-1 alpha-2; the EEA's other states follow the
// directive as well.
Jurisdiction jurisdiction_of(std::string_view country);

}  // namespace rights

template <>
Choices choices<rights::Jurisdiction>();
template <>
Choices choices<rights::Exemption>();
template <>
const Entity& entity<rights::Source>();

}  // namespace supercargo
