#include "signoffs/commands.h"

#include <algorithm>

#include "agreements/beside.h"
#include "approvals/store.h"
#include "delegations/commands.h"
#include "documents/queries.h"
#include "journal/attempt.h"
#include "journal/link_token.h"
#include "mails/commands.h"
#include "people/commands.h"
#include "people/store.h"
#include "signoffs/page_words.h"
#include "signoffs/rules.h"
#include "signoffs/store.h"

namespace supercargo::signoffs {
namespace {

using approvals::Approval;
using journal::Query;
using journal::Unit;
using people::Person;

constexpr std::size_t asked_most = 20;  // of one step: more are no group that decides

// As by a session of theirs, but told as by a link.
journal::Actor actor_of(const db::Reader& reader, const Person& person) {
  const RoleSet roles = people::roles_of(person.roles);
  const bool is_sole = roles.meets(staff) && people::store::only_one_ever_active(reader);
  return {.kind = journal::ActorKind::link,
          .person = person.id,
          .roles = is_sole ? staff : roles,
          .party = person.party,
          .sole_person = is_sole};
}

// Only who decides approvals already stands in for others.
std::vector<approvals::StandIn> stand_ins_of(const Unit& unit, const journal::Actor& actor) {
  if (!delegations::deciders.meets(actor.roles)) return {};
  return delegations::stand_ins(unit.db, actor.person, unit.now());
}

bool was_asked(const std::vector<SignOff>& asked, const Approval& approval, PersonId person) {
  return std::any_of(asked.begin(), asked.end(), [&](const SignOff& each) {
    return each.person == person && each.step == approval.step;
  });
}

mails::Values values_of(const Unit& unit, const Approval& approval, const Subject& subject,
                        const Person& person) {
  const auto language = printing::language_of(person.language);
  const auto setting =
      documents::setting_for(unit.db, {.language = printing::tag_of(language)}, "");
  const std::string clause = approvals::cited(approval.basis);
  return {{"amount", subject.amount},
          {"what", approval.detail},
          {"clause", clause.empty() ? page_words(language).usual_rule : clause},
          {"until", setting->shown(unit.now() + link_life)}};
}

struct Letter {
  const Approval& approval;
  const Subject& subject;
  const Person& person;
  std::string link_seed;
};

MailId write(Unit& unit, const Letter& letter) {
  const auto& [approval, subject, person, seed] = letter;
  auto values = values_of(unit, approval, subject, person);
  const auto language = printing::language_of(person.language);
  const orders::Order& shown = subject.shown;
  if (shown.id) {
    const auto draft = mails::words_only(
        unit.db, mails::Kind::approval_asked,
        {.order = shown, .to = person.email, .language = language, .more = std::move(values)});
    return mails::queue_words(unit, draft, seed).id;
  }
  values.emplace_back("record", title_of(subject, language));
  values.emplace_back("customer", shown.customer_name);
  const auto kind = mails::Kind::decision_asked;
  return mails::queue_for(unit,
                          {.kind = kind,
                           .record = subject.id,
                           .record_number = shown.number,
                           .record_kind = subject.entity->name,
                           .record_id = approval.subject_id,
                           .customer_id = shown.customer_id,
                           .to = person.email,
                           .language = language,
                           .words = mails::words_for(unit.db, kind, language, std::move(values))},
                          seed)
      .id;
}

void send(Unit& unit, const Approval& approval, const Subject& subject, const Person& person) {
  const orders::Order& shown = subject.shown;
  SignOff signoff{.id = unit.make_id<SignOffId>(),
                  .approval = approval.id,
                  .step = approval.step,
                  .content_hash = shown.content_hash,
                  .person = person.id,
                  .expires_at = unit.now() + link_life,
                  .revision = 1,
                  .created_at = unit.now(),
                  .changed_at = unit.now()};
  if (shown.id) {
    signoff.sales_order = shown.id;
    signoff.sales_order_number = shown.number;
  } else {
    signoff.record = subject.id;
    signoff.record_number = shown.number;
    signoff.record_kind = subject.entity->name;
  }
  const std::string seed = "sign-off|" + text(signoff.id) + '|' + signoff.content_hash + '|' +
                           people::new_token(unit.tenant());
  signoff.token_hash =
      people::digest_of(journal::link_token(unit.services().sealer, unit.tenant(), seed));
  signoff.mail = write(unit, {approval, subject, person, seed});
  store::add(unit.db, signoff);
  unit.tell(journal::created("sign_off_asked", signoff));
}

std::string name_of(const db::Reader& reader, PersonId id) {
  const auto person = people::store::person(reader, id);
  return person ? person->name : std::string();
}

std::optional<Seen> found(const Unit& unit, const std::string& token, const std::string& language) {
  auto signoff = store::find_by_token(unit.db, people::digest_of(token));
  if (!signoff) return std::nullopt;
  auto person = people::store::person(unit.db, signoff->person);
  auto approval = approvals::find(unit.db, signoff->approval);
  if (!person || person->status != people::PersonStatus::active || !approval) return std::nullopt;
  auto subject = subjects::subject_of(unit.db, *approval);
  if (!subject) return std::nullopt;
  const bool is_known = printing::parse_language(language).has_value();
  const std::string tag =
      is_known ? language : printing::tag_of(printing::language_of(person->language));
  auto setting = documents::setting_for(unit.db, {.language = tag}, "");
  if (!setting) return std::nullopt;
  const auto actor = actor_of(unit.db, *person);
  const auto for_whom = stand_ins_of(unit, actor);
  signoff->status = standing(*signoff, {*approval, subject->shown, actor, for_whom}, unit.now());
  Seen seen{std::move(*signoff), std::move(*approval), std::move(*subject),
            std::move(*person),  std::move(*setting),  {}};
  seen.asked_by = name_of(unit.db, seen.approval.requested_by);
  for (const std::string& each : seen.approval.signed_by)
    if (const auto id = parse<PersonId>(each)) seen.signed_by.push_back(name_of(unit.db, *id));
  seen.has_factor = people::store::has_factor(unit.db, seen.person.id);
  return seen;
}

SignOff changed(Unit& unit, const char* fact, const SignOff& before, SignOff after) {
  after.revision = before.revision + 1;
  after.changed_at = unit.now();
  store::save(unit.db, after);
  unit.tell(journal::changed(fact, before, after));
  return after;
}

// In the person's own name: the facts say who, and that it was by a link.
void decide(Unit& unit, Seen& seen, const Answer& given) {
  journal::Call call = unit.call();
  call.actor = actor_of(unit.db, seen.person);
  std::vector<journal::Told> told;
  Unit own(unit.db, unit.services(), call, told);
  const auto decision = *decision_of(given.decision);  // checked
  const bool is_yes = decision == approvals::Decision::approve;
  const auto decided =
      subjects::decide_on(own, seen.subject, {seen.approval, decision, given.reason});
  if (decided) {
    SignOff after = seen.signoff;
    after.status = is_yes ? Status::approved : Status::refused;
    after.decided_at = own.now();
    after.decided_from = given.address;
    if (!after.viewed_at) after.viewed_at = own.now();
    seen.signoff = changed(own, "sign_off_given", seen.signoff, std::move(after));
  } else {
    seen.reasons = {{"", decided.error().code, decided.error().detail}};
    if (const auto attempt = journal::attempt_of(decided.error(), *seen.subject.entity))
      own.tell(*attempt);
  }
  journal::append(unit.db, unit.services(), told);
}

}  // namespace

void ask(Unit& unit, const Approval& approval) {
  if (approval.status != approvals::Status::pending) return;
  const auto subject = subjects::subject_of(unit.db, approval);
  if (!subject || people::store::only_one_ever_active(unit.db)) return;
  const auto asked = store::of_approval(unit.db, approval.id);
  std::size_t sent = 0;
  for (const Person& person : people::store::active_staff(unit.db)) {
    const auto actor = actor_of(unit.db, person);
    const auto for_whom = stand_ins_of(unit, actor);
    if (was_asked(asked, approval, person.id)) continue;
    if (!may_be_asked({approval, subject->shown, actor, for_whom})) continue;
    send(unit, approval, *subject, person);
    if (++sent == asked_most) return;
  }
}

std::optional<Seen> look(Unit& unit, const std::string& token, const std::string& language) {
  auto seen = found(unit, token, language);
  if (!seen || seen->signoff.status != Status::open || seen->signoff.viewed_at) return seen;
  SignOff after = seen->signoff;
  after.viewed_at = unit.now();
  seen->signoff = changed(unit, "sign_off_viewed", seen->signoff, std::move(after));
  return seen;
}

std::optional<Seen> answer(Unit& unit, const Answer& given, const std::string& language) {
  auto seen = found(unit, given.token, language);
  if (!seen || seen->signoff.status != Status::open || !seen->has_factor) return seen;
  seen->reasons = check_answer(given);
  if (!seen->reasons.empty()) return seen;
  if (const auto wrong = people::prove_by_code(unit, seen->person.id, given.code)) {
    seen->reasons = {{"/code", wrong->code, ""}};
    return seen;
  }
  decide(unit, *seen, given);
  return seen;
}

Result<SignOff> get(const Query& query, const SignOffReference& reference) {
  auto signoff = store::find(query.db, reference.id);
  if (!signoff) return not_found("sign-off");
  return std::move(*signoff);
}

Result<db::Page<SignOff>> list_signoffs(const Query& query, const db::ListRequest& request) {
  return store::list(query.db, agreements::with_order_ids(query.db, request));
}

}  // namespace supercargo::signoffs
