// Asking people by mail for approvals, of whatever record they are, what each sees behind their
// link, and taking their decision. And the reads.
#pragma once

#include <string>
#include <vector>

#include "db/listing.h"
#include "documents/sheet.h"
#include "journal/unit.h"
#include "people/person.h"
#include "signoffs/signoff.h"
#include "subjects/commands.h"

namespace supercargo::signoffs {

using subjects::Subject;

// Mails everybody who may decide now and was not asked for this step yet. Nobody where one person
// works alone, and none for what is decided at the desk alone.
void ask(journal::Unit& unit, const approvals::Approval& approval);

// Behind the link: the sign-off as it stands, and what there is to say about it.
struct Seen {
  SignOff signoff;
  approvals::Approval approval;
  Subject subject;
  people::Person person;
  documents::Setting setting;
  std::string asked_by;                     // their name
  std::vector<std::string> signed_by = {};  // names, so far
  bool has_factor = false;                  // else the desk is the way
  std::vector<Reason> reasons = {};         // why a decision was not taken
};
// Nothing for a link that never was, or of somebody who works here no more. `language` as asked
// for, else the person's own. It decides nothing; the first opening is noted.
std::optional<Seen> look(journal::Unit& unit, const std::string& token,
                         const std::string& language);
// Once, in the person's name: told as by a link. What is refused is counted, so it is committed.
std::optional<Seen> answer(journal::Unit& unit, const Answer& given, const std::string& language);

Result<SignOff> get(const journal::Query& query, const SignOffReference& reference);
Result<db::Page<SignOff>> list_signoffs(const journal::Query& query,
                                        const db::ListRequest& request);

}  // namespace supercargo::signoffs
