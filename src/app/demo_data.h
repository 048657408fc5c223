// The demonstration company as data: what it sells, to whom, from where. Read like any request.
#pragma once

#include <string_view>
#include <vector>

namespace supercargo::app::demo {

struct DemoPerson {
  const char* email;
  const char* name;
  std::vector<const char*> roles;
};

std::vector<DemoPerson> people();
// Each one JSON document as the API takes it.
std::string_view letterhead();
std::vector<std::string_view> warehouses();
std::vector<std::string_view> tax_registrations();
std::vector<std::string_view> tax_rates();
std::vector<std::string_view> products();
std::vector<std::string_view> price_lists();
std::vector<std::string_view> charges();
std::vector<std::string_view> discounts();
std::vector<std::string_view> customers();
std::vector<std::string_view> stock_receipts();
std::vector<std::string_view> stock_buffers();

}  // namespace supercargo::app::demo
