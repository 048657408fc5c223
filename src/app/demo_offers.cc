#include "app/demo_company.h"
#include "quotations/answering.h"
#include "quotations/commands.h"
#include "quotations/sending.h"

namespace supercargo::app::demo {
namespace {

constexpr std::int64_t piece = 1'000'000;

class Offers {
 public:
  explicit Offers(Company& company) : company_(company) {}

  void make() {
    quoted("C-1003", "HKG", "TEA-LJ-250", 24);
    submitted(quoted("C-1005", "HAM", "CRATE-MTO", 4, Price{240'000'000}));
    submitted(quoted("C-1008", "HAM", "WRAP-500", 60));
    with_customer(quoted("C-1001", "HAM", "BOX-60", 400), true);
    const auto won = with_customer(quoted("C-1006", "RTM", "LABEL-A6", 12));
    company_.perform(Role::order_desk, quotations::accept,
                     {.id = won, .version = 1, .signed_name = "Sr. Ibarra"});
    const auto lost = with_customer(quoted("C-1002", "RTM", "DUNNAGE-AIR", 40));
    company_.perform(Role::order_desk, quotations::decline,
                     {.id = lost, .reason = "They had it for less in Antwerp."});
  }

 private:
  std::string quoted(const char* customer, const char* warehouse, const char* sku,
                     std::int64_t count, std::optional<Price> price = {}) {
    quotations::Offer offer{.customer = customer, .warehouse = warehouse};
    offer.customer_po_number = "Enquiry " + std::to_string(++number_);
    offer.lines = {{.sku = sku, .quantity = {count * piece}, .unit_price = price}};
    return company_.perform(Role::order_desk, quotations::make, offer).number;
  }
  std::string submitted(const std::string& number) {
    company_.perform(Role::order_desk, quotations::submit, {.id = number});
    return number;
  }
  std::string with_customer(const std::string& number, bool hold_goods = false) {
    const quotations::Send wanted{
        .id = submitted(number), .by = quotations::By::hand, .hold_goods = hold_goods};
    company_.perform(Role::order_desk, quotations::send, quotations::Outgoing{.wanted = wanted});
    return number;
  }

  Company& company_;
  int number_ = 4200;
};

}  // namespace

void offer(Company& company) { Offers(company).make(); }

}  // namespace supercargo::app::demo
