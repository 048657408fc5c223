// What a mail server's answer means for a mail, and when it is tried again. Pure.
#pragma once

#include "kernel/time.h"
#include "outbound/smtp.h"

namespace supercargo::mails {

inline constexpr std::int64_t attempts_max = 10;        // over about a day and a half
inline constexpr std::int64_t mails_an_hour_max = 500;  // of one tenant (security.md 5 "SMTP")

enum class Verdict : std::uint8_t {
  sent,
  again,
  given_up,  // the server wants none of it, or has been tried often enough
};
// `attempts` counts the one that was just answered.
Verdict judge(const outbound::SmtpOutcome& outcome, std::int64_t attempts);

// Before the next attempt, after so many.
Duration pause_after(std::int64_t attempts);

// What the record says: a word.
const char* failure_word(const outbound::SmtpOutcome& outcome);

}  // namespace supercargo::mails
