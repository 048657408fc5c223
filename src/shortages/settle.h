// What can be done about a shortage and what was agreed about it (domain 2.6, BM1): options with
// all that they would mean, by the functions that promises are made with; and the one the customer
// consented to, carried out only while it still means what he was told.
#pragma once

#include <map>
#include <set>

#include "journal/unit.h"
#include "orders/surroundings.h"
#include "shortages/shortage.h"

namespace supercargo::shortages {

Result<Shortage> shortage_of(const journal::Query& query, const ShortageQuestion& question);

// All lines or none. An order that is not confirmed keeps the plan until its confirmation; of a
// confirmed one what waits is promised anew. Other goods and less of them are another content,
// which is verified, or amended, anew.
Result<orders::Order> settle(journal::Unit& unit, const Settle& given);

// An order's lines against the stock of every place that has some or expects some, without what the
// order itself holds and waits for.
class Shortages {
 public:
  Shortages(const db::Reader& reader, const orders::Order& order,
            const std::vector<std::string>& substitutes, Instant now);

  std::vector<ShortLine> lines();

  // What was chosen for one line, by its option or by a plan of one's own; every reason why not.
  struct Chosen {
    const orders::Line* line = nullptr;
    Outcome outcome = {};
    const catalog::Product* substitute = nullptr;
    std::size_t index = 0;  // in the request
  };
  std::optional<Chosen> chosen(const SettleLine& given, std::size_t index,
                               std::vector<Reason>& reasons);
  // Whether all of it together can be kept.
  void check_together(const std::vector<Chosen>& all, std::vector<Reason>& reasons) const;

 private:
  using Sites = std::map<ProductId, std::vector<Site>>;
  void gather(const db::Reader& reader, Instant now);
  void gather_services(const db::Reader& reader, Instant now);
  std::optional<Shortfall> shortfall_of(const orders::Line& line, Sites& sites) const;
  bool may_replace(const orders::Line& line, const catalog::Product& substitute) const;
  void add_option(ShortLine& shown, const orders::Line& line, const Outcome& outcome,
                  const catalog::Product* substitute) const;
  std::optional<Money> difference(const orders::Line& line, const Outcome& outcome,
                                  const catalog::Product* substitute) const;
  std::optional<Outcome> planned(const SettleLine& given, const ShortLine& shown,
                                 const std::string& pointer, std::vector<Reason>& reasons) const;

  const orders::Order& order_;
  orders::Surroundings around_;
  std::set<std::string> asked_;  // keys of the skus that were asked about for every line
  std::vector<catalog::Product> substitutes_;
  Sites sites_;                                     // the order's own place first
  std::map<WarehouseId, stock::Warehouse> places_;  // active ones and the order's own
  std::map<ProductId, Day> usual_days_;             // of goods
  std::vector<ShortLine> lines_;
};

}  // namespace supercargo::shortages
