#include "evidence/gather.h"

#include <unordered_map>

#include "evidence/words.h"

namespace supercargo::evidence {
namespace {

using printing::Cell;
using printing::Row;
using printing::Table;

// More of them stand in the data alone: a summary is read by people.
constexpr std::size_t timeline_rows_max = 3'000;

template <class E>
std::string name_of(E value) {
  return choices<E>().names[static_cast<int>(value)];
}

// The same moment everywhere: an evidence pack is read in other time zones.
std::string moment(Instant at) {
  if (!at) return {};
  const std::string full = text(at);
  return full.substr(0, 10) + " " + full.substr(11, 8) + "Z";
}

class Summary {
 public:
  Summary(const Found& found, const packs::Manifest& manifest, const documents::Setting& setting)
      : found_(found), manifest_(manifest), setting_(setting), words_(words_in(setting.language)) {
    for (const Named& each : found.people)
      if (!each.name.starts_with("redacted:")) names_[each.id.value] = each.name;
  }

  printing::Document document() {
    add_goods();
    add_agreement();
    add_beside();
    add_delivery();
    add_papers();
    printing::Document made{.language = setting_.language,
                            .paper = setting_.paper,
                            .letterhead = letterheads::printed(setting_.letterhead),
                            .title = words_.title,
                            .number = found_.order.number,
                            .page_words = setting_.words().phrases.page};
    made.facts = facts();
    made.opening = {words_.what_it_is, words_.how_to_check};
    if (manifest_.redacted) made.opening.emplace_back(words_.redacted_note);
    made.tables.push_back(contents_table());
    for (Table& table : tables_)
      if (!table.rows.empty()) made.tables.push_back(without_blanks(std::move(table)));
    return made;
  }

 private:
  std::string who(PersonId person) const {
    if (!person) return {};
    const auto found = names_.find(person.value);
    return found == names_.end() ? text(person) : found->second;
  }

  static Table without_blanks(Table table) {
    for (Row& row : table.rows)
      for (Cell& cell : row)
        std::erase_if(cell.beneath, [](const std::string& line) { return line.empty(); });
    return table;
  }

  std::vector<printing::Fact> facts() const {
    const orders::Order& order = found_.order;
    return {{words_.order, order.number},
            {words_.customer, order.customer_name + " (" + order.customer + ")"},
            {words_.their_number, order.customer_po_number},
            {words_.status, name_of(order.status)},
            {words_.version, std::to_string(order.version)},
            {words_.made_at, manifest_.made_at.substr(0, 19) + "Z"},
            {words_.purpose, manifest_.purpose + " " + manifest_.reference}};
  }

  Table& begin(const char* heading, std::vector<printing::Column> columns) {
    Table& table = tables_.emplace_back();
    table.heading = std::to_string(tables_.size()) + "  " + heading;
    table.columns = std::move(columns);
    return table;
  }

  Table contents_table() const {
    Table table{.heading = words_.contents,
                .columns = {{words_.part, 8}, {words_.records, 2, printing::Align::right}}};
    for (const Table& each : tables_)
      table.rows.push_back({{each.heading}, {std::to_string(each.rows.size())}});
    return table;
  }

  void add_goods() {
    Table& goods = begin(words_.lines, {{"#", 1},
                                        {words_.what, 8},
                                        {words_.quantity, 3, printing::Align::right},
                                        {words_.promised, 3},
                                        {words_.delivered, 3, printing::Align::right}});
    for (const orders::Line& line : found_.order.lines) {
      goods.rows.push_back({{std::to_string(line.line)},
                            {line.name, {line.sku}},
                            {documents::amount_of(line.quantity, line.unit, setting_.language)},
                            {line.promise_date ? text(line.promise_date) : ""},
                            {printing::shown(line.quantities.delivered)}});
    }
    Table& kept =
        begin(words_.versions, {{"#", 1}, {words_.at, 4}, {words_.who, 4}, {words_.hash, 9}});
    for (const orders::Version& each : found_.versions)
      kept.rows.push_back(
          {{std::to_string(each.version)}, {moment(each.at)}, {who(each.by)}, {each.content_hash}});
  }

  void add_agreement() {
    Table& gates =
        begin(words_.checks,
              {{"", 1}, {words_.what, 4}, {words_.result, 2}, {words_.detail, 8}, {words_.at, 4}});
    for (const auto& each : found_.order.checks)
      gates.rows.push_back(
          {{each.code}, {each.name}, {name_of(each.result)}, {each.detail}, {moment(each.at)}});
    Table& allowed = begin(words_.approvals, {{words_.clause, 4},
                                              {words_.what, 6},
                                              {words_.result, 3},
                                              {words_.who, 3},
                                              {words_.at, 4}});
    for (const auto& each : found_.approvals) {
      allowed.rows.push_back({{each.rule + " " + each.tier},
                              {each.detail, {each.reason}},
                              {name_of(each.status)},
                              {who(each.decided_by)},
                              {moment(each.decided_at)}});
    }
    Table& decided = begin(words_.decisions, {{words_.at, 4},
                                              {words_.what, 6},
                                              {words_.result, 6},
                                              {words_.clause, 3},
                                              {words_.who, 3}});
    for (const Decision& each : decisions_of(found_)) {
      decided.rows.push_back({{moment(each.at)},
                              {each.kind + ": " + each.matter, {each.record, each.considered}},
                              {each.decision, {each.reason}},
                              {each.clause},
                              {who(each.by)}});
    }
  }

  void add_beside() {
    Table& raised =
        begin(words_.issues, {{"", 4}, {words_.what, 8}, {words_.result, 6}, {words_.clause, 3}});
    for (const auto& each : found_.issues) {
      raised.rows.push_back(
          {{each.number, {name_of(each.status)}},
           {each.description,
            {moment(each.detected_at) + " " + who(each.detected_by), each.impact}},
           {each.decision, {each.decision_reason, each.outcome, moment(each.customer_informed_at)}},
           {each.policy_clause, {each.policy_version}}});
    }
    Table& asked = begin(words_.questions, {{words_.who, 4}, {words_.what, 7}, {words_.result, 7}});
    for (const auto& each : found_.questions) {
      asked.rows.push_back(
          {{who(each.asked_by) + " → " + each.team, {moment(each.asked_at)}},
           {each.question},
           {each.answer, {who(each.answered_by) + " " + moment(each.answered_at)}}});
    }
    Table& held = begin(words_.holds, {{words_.what, 3}, {words_.reason, 7}, {words_.result, 7}});
    for (const auto& each : found_.holds) {
      held.rows.push_back(
          {{name_of(each.kind)},
           {each.reason, {who(each.placed_by) + " " + moment(each.placed_at)}},
           {each.release_reason, {who(each.released_by) + " " + moment(each.released_at)}}});
    }
  }

  void add_delivery() {
    Table& sent = begin(words_.shipments, {{"", 4}, {words_.status, 3}, {words_.detail, 10}});
    for (const auto& each : found_.shipments) {
      Cell proof;
      if (each.proof) {
        proof.text = each.proof->receiver + " " + moment(each.proof->at);
        proof.beneath = {each.proof->condition, each.proof->remark};
        for (const std::string& file : each.proof->attachments) proof.beneath.push_back(file);
      }
      sent.rows.push_back(
          {{each.number, {each.carrier, each.tracking}}, {name_of(each.status)}, std::move(proof)});
    }
    Table& followed =
        begin(words_.follow_ups, {{words_.reason, 4}, {words_.detail, 6}, {words_.result, 8}});
    for (const auto& each : found_.follow_ups) {
      Cell said;
      if (each.record) {
        said = {each.record->summary,
                {each.record->contact + " " + moment(each.record->at), each.record->outcome,
                 each.record->next_action}};
      }
      followed.rows.push_back(
          {{name_of(each.cause), {moment(each.due_at)}}, {each.detail}, std::move(said)});
    }
    Table& billed = begin(words_.invoices,
                          {{"", 4}, {words_.at, 4}, {words_.detail, 5, printing::Align::right}});
    for (const auto& each : found_.invoices) {
      billed.rows.push_back({{each.number},
                             {moment(each.issued_at)},
                             {printing::shown_with_currency(each.totals.gross)}});
    }
  }

  void add_papers() {
    Table& seen = begin(words_.statements, {{words_.who, 4}, {words_.what, 10}, {words_.at, 4}});
    for (const auto& each : found_.statements) {
      seen.rows.push_back({{who(each.witness) + " → " + who(each.about), {name_of(each.topic)}},
                           {each.statement, {each.signed_name}},
                           {moment(each.signed_at)}});
    }
    Table& enclosed =
        begin(words_.files, {{words_.what, 6}, {words_.detail, 3}, {words_.hash, 10}});
    for (const Enclosed& each : found_.enclosed) {
      enclosed.rows.push_back(
          {{each.name.empty() ? each.id : each.name, {each.path + each.left_out}},
           {std::to_string(each.size_bytes)},
           {each.sha256}});
    }
    add_timeline();
  }

  void add_timeline() {
    Table& told = begin(
        words_.timeline,
        {{"#", 2, printing::Align::right}, {words_.at, 4}, {words_.what, 7}, {words_.who, 4}});
    for (const packs::Segment& segment : found_.chain.segments) {
      for (const journal::Entry& entry : segment.entries) {
        if (told.rows.size() == timeline_rows_max) {
          told.rows.push_back({{""}, {""}, {words_.rest}, {""}});
          return;
        }
        told.rows.push_back({{std::to_string(entry.seq)},
                             {moment(entry.at)},
                             {entry.name, {id_text(entry.prefix, entry.record_id)}},
                             {entry.person ? who(entry.person) : name_of(entry.actor)}});
      }
    }
  }

  const Found& found_;
  const packs::Manifest& manifest_;
  const documents::Setting& setting_;
  const Words& words_;
  std::unordered_map<std::int64_t, std::string> names_;
  std::vector<Table> tables_;
};

}  // namespace

printing::Document summary_of(const Found& found, const packs::Manifest& manifest,
                              const documents::Setting& setting) {
  return Summary(found, manifest, setting).document();
}

}  // namespace supercargo::evidence
