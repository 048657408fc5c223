#include "mails/rules.h"

#include <algorithm>
#include <iterator>

namespace supercargo::mails {
namespace {

using outbound::SmtpFailure;
using namespace std::chrono_literals;

constexpr Duration pauses[] = {30s, 2min, 10min, 30min, 1h, 2h, 4h, 8h, 16h};
static_assert(std::size(pauses) + 1 == attempts_max);

// RFC 5321, 4.2.1: 5yz is for good. Who is not let in at all may be let in when the operator has
// mended the settings.
bool is_for_good(const outbound::SmtpOutcome& outcome) {
  return outcome.failure == SmtpFailure::refused && outcome.status / 100 == 5;
}

}  // namespace

Verdict judge(const outbound::SmtpOutcome& outcome, std::int64_t attempts) {
  if (outcome.failure == SmtpFailure::none) return Verdict::sent;
  if (is_for_good(outcome)) return Verdict::given_up;
  return attempts < attempts_max ? Verdict::again : Verdict::given_up;
}

Duration pause_after(std::int64_t attempts) {
  const auto last = static_cast<std::int64_t>(std::size(pauses)) - 1;
  return pauses[std::clamp<std::int64_t>(attempts - 1, 0, last)];
}

const char* failure_word(const outbound::SmtpOutcome& outcome) {
  switch (outcome.failure) {
    case SmtpFailure::none:
      return "";
    case SmtpFailure::refused:
      return "refused";
    case SmtpFailure::login_refused:
      return "login_refused";
    case SmtpFailure::tls_failed:
      return "tls_failed";
    case SmtpFailure::timeout:
      return "timeout";
    case SmtpFailure::unreachable:
      return "unreachable";
  }
  return "";
}

}  // namespace supercargo::mails
