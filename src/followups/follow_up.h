// A follow-up: somebody has to be contacted again by some time, since something did not go as it
// was promised. It cannot be deleted, only completed, by a record of what was said that a stranger
// understands a year later (domain 2.0, EXCEPTION→FOLLOW-UP and CLEAR-RECORD).
#pragma once

#include <optional>
#include <string>

#include "journal/actor.h"
#include "kernel/fields.h"

namespace supercargo {

struct FollowUpTag {
  static constexpr char prefix[] = "fup";
};
using FollowUpId = Id<FollowUpTag>;
struct InteractionTag {
  static constexpr char prefix[] = "int";
};
using InteractionId = Id<InteractionTag>;

namespace followups {

// Why: the exception that made it, or that a person wanted it.
enum class Cause : std::uint8_t {
  manual,
  next_action,       // promised at the contact before
  read_back_silent,  // the customer has not answered (domain 3.3, TIMEOUT)
  delayed,
  short_delivery,
  failed_attempt,
  no_proof_of_delivery,
  backorder_slipped,
  disputed,
  goods_lost,
  unanswered_question,  // to another team, in its time
  stock_lost,           // firmly promised, and gone
  hold_displaced,       // by an urgent order
  approval_overdue,     // nobody decided in the step's time
  mail_undelivered,     // given up by our mail server, or sent back by another one
  mail_unreadable,      // that came
  customer_wrote,       // by mail, to be read by whoever has the order
  read_back_refused,    // he wants changes, or does not want the order
  quotation_answered,   // by the customer himself, while nobody of us stood by
  withdrawn,            // a consumer from his contract: goods and money go back by a day
  no_mail_address,      // what the law asks for has to go out on paper
  agreement_ends,       // of prices
  plan_broken,          // of a payment plan
};
enum class Status : std::uint8_t { open, done };
enum class ContactChannel : std::uint8_t { phone, email, chat, meeting, letter, portal, other };
enum class Direction : std::uint8_t { inbound, outbound };

// What was said, by whom to whom: appended, never changed.
struct Interaction {
  InteractionId id;
  FollowUpId follow_up;
  std::string subject;  // the record as printed: so_…
  std::string contact;  // the person at the other end
  ContactChannel channel = ContactChannel::phone;
  Direction direction = Direction::outbound;
  Instant started_at;
  std::string summary;      // the facts, in twenty characters at least
  std::string outcome;      // a code: reached, promised_answer, new_date_agreed …
  std::string next_action;  // with its time; neither: the matter is closed
  Instant next_due;
  bool closed = false;
  PersonId by;
  Instant at;
};

struct FollowUp {
  FollowUpId id;
  std::string subject;       // the record it is about, as printed: so_…
  std::string subject_kind;  // its entity: sales_order
  std::int64_t subject_id = 0;
  Cause cause = Cause::manual;
  std::string detail;  // what happened, or what is to be done
  std::string draft;   // what the customer is to be told, in the company's words
  PersonId owner;      // else the team's
  std::string team;    // a role: whoever holds it may take it
  Status status = Status::open;
  Instant due_at;
  std::optional<Interaction> record;  // what completed it
  PersonId completed_by;
  Instant completed_at;
  Instant escalated_at;       // when it came to the manager, who may complete it from then on
  std::int64_t occasion = 0;  // which of several: the id of what went wrong
  std::int64_t party_id = 0;  // whose personal data the words may hold; 0: nobody's
  std::int64_t revision = 0;
  Instant created_at;
  Instant changed_at;
};

struct FollowUpReference {
  std::string id;
};

// Completes a follow-up (CLEAR-RECORD).
struct Complete {
  std::string id;
  std::optional<std::int64_t> revision;
  std::string contact;
  ContactChannel channel = ContactChannel::phone;
  Direction direction = Direction::outbound;
  Instant started_at;  // now unless given
  std::string summary;
  std::string outcome;
  std::string next_action;
  Instant next_due;
};

}  // namespace followups
}  // namespace supercargo
