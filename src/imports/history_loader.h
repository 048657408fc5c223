// Rows of a trading history: one row a line, lines of one number a document (domain 9.1 for what is
// rounded when). Odd rows are booked with a note; what cannot be read is refused.
#pragma once

#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "history/bookkeeper.h"
#include "imports/loader.h"
#include "sheets/dates.h"
#include "sheets/mapping.h"

namespace supercargo::imports {

// What a rehearsal forgets between its transactions is not counted twice.
class HistoryLoader final : public Loader {
 public:
  // `zone` and `currency` are the company's, for what the mapping leaves open.
  HistoryLoader(const sheets::Mapping& mapping, const std::string& zone, Currency currency);

  Result<Done> begin(const Table& table) override;
  std::size_t rows_at_once() const override { return 5000; }
  Slice load(journal::Unit& unit, std::span<sheets::Row> rows, Rest rest) override;

 private:
  // Where a row went: which line of which document.
  struct Place {
    std::size_t row = 0;
    std::size_t order = 0;
    std::size_t line = 0;
  };
  struct Entry {
    std::string number;
    std::string customer;
    std::string country;
    Instant at;
    Currency currency;
    history::GivenLine line;
    bool has_value = false;
  };

  std::string_view cell(const sheets::Row& row, std::size_t field);
  std::string_view number(const sheets::Row& row, std::size_t field);
  Entry read(sheets::Row& row);
  void read_figures(Entry& entry, sheets::Row& row);
  history::Kind kind_of(const std::string& number) const;
  std::size_t whole_documents(std::span<const sheets::Row> rows);
  void place(std::span<sheets::Row> rows, std::size_t i, Entry entry);
  void note_named(Slice& slice, const history::GivenOrder& order, const history::GivenLine& line);

  const sheets::Mapping& mapping_;
  sheets::Dates dates_;
  Currency currency_;
  std::vector<const sheets::Binding::Source*> sources_;  // by field, null when nothing gives it
  std::optional<sheets::Binding> binding_;
  std::optional<history::Bookkeeper> bookkeeper_;
  std::string scratch_;
  std::string scratch_number_;

  // Of the slice in hand.
  std::vector<history::GivenOrder> orders_;
  std::unordered_map<std::string, std::size_t> by_number_;
  std::vector<Place> places_;
  std::unordered_set<std::int64_t> seen_;  // named in this file already
  std::unordered_set<std::string> seen_codes_;
};

}  // namespace supercargo::imports
