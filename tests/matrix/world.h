// Two companies built by the same code, with equal codes and human numbers, in one database: A, who
// is asked everything, and B, of whom A must never see a thing. All words of B carry CANARY-B; what
// is internal in A carries CANARY-INT or one of the numbers below.
#pragma once

#include <map>

#include "drawers/commands.h"
#include "recovery/commands.h"
#include "tests/matrix/records.h"

namespace supercargo::tests {

// The ids of one sort of record.
struct Ids {
  std::string own;       // A's; of what belongs to a party: party 1's
  std::string of_other;  // A's, of party 2; empty: there is no such
  std::string foreign;   // B's
  std::string revision = "1";
  std::string code = {};  // the number or code that both companies use for it
};

enum class Whose : std::uint8_t { own, of_other, foreign, nobodys };

class World {
 public:
  explicit World(db::Database& real);

  WholeSite& site() { return *site_; }
  Rehearsal& database() { return ground_.database; }
  journal::Services& services() { return ground_.services; }
  const Clock& clock() const { return ground_.clock; }
  // Nobody asks for everything in one moment: a person has fifty requests a second.
  void let_a_moment_pass() { ground_.clock.advance(std::chrono::milliseconds(20)); }
  Company& a() { return a_; }
  const Ids& ids(const std::string& sort) const { return ids_.at(sort); }
  const std::map<std::string, Ids>& all_ids() const { return ids_; }
  // A column of the matrix, freshly signed in where they can be.
  Visitor visitor(const std::string& column);
  // "$order_draft", "$session" … replaced by ids as they are for this visitor.
  std::string filled(std::string text, const Visitor& visitor, Whose whose);
  std::string id_of(const std::string& sort, const Visitor& visitor, Whose whose);
  std::string random_like(const std::string& id);
  const std::string& invitation() const { return invitation_; }

 private:
  void make_people();
  void make_lost_people();
  void make_locked_out();
  void make_drawers(Company& company, const people::Person& person);
  void make_keys();

  Ground ground_;
  Company a_;
  Company b_;
  std::unique_ptr<WholeSite> site_;
  std::map<std::string, people::Person> people_;  // by column
  std::map<std::string, Visitor> lost_;           // suspended, removed, expired
  std::map<std::string, std::string> keys_;       // by person's id
  std::map<std::string, Ids> ids_;
  Visitor another_a_;  // whose session and key are not the visitor's
  Visitor foreigner_;
  people::KeyIssued read_only_;
  people::Person second_;  // another administrator of A
  std::string invitation_;
};

}  // namespace supercargo::tests
