#include "catalog/code_commands.h"

#include "catalog/code_store.h"
#include "catalog/rules.h"
#include "catalog/store.h"
#include "customers/store.h"
#include "kernel/text_keys.h"

namespace supercargo::catalog {
namespace {

constexpr std::size_t codes_max = 500;

std::vector<Reason> reasons_against(const journal::Unit& unit, const ProductCode& code,
                                    const GiveCode& given) {
  auto reasons = check_code(code, find_codes(unit.db, {code.code}));
  if (!given.customer.empty() && !code.customer_id) {
    std::erase_if(reasons, [](const Reason& each) { return each.pointer == "/customer"; });
    reasons.push_back({"/customer", "unknown_customer", "There is no such customer."});
  }
  // A customer's own word goes before our sku; everybody's would make two products of one word.
  const auto same_sku = find(unit.db, code.code);
  if (same_sku && code.kind != CodeKind::customer_code)
    reasons.push_back({"/code", "is_a_sku", "A product has this sku already."});
  if (find_codes_of(unit.db, code.product_id).size() >= codes_max)
    reasons.push_back({"/code", "too_many", "The product has as many codes as it can."});
  return reasons;
}

bool is_hidden(const ProductCode& code, const journal::Actor& actor) {
  if (!actor.portal()) return false;
  if (code.kind == CodeKind::supplier_code) return true;
  return code.customer_id && code.customer_id.value != actor.party;
}

}  // namespace

Result<ProductCode> give_code(journal::Unit& unit, const GiveCode& given) {
  const auto product = find(unit.db, given.id);
  if (!product) return not_found("product");
  ProductCode code;
  code.product_id = product->id;
  code.kind = given.kind;
  code.code = given.code;
  code.code_key = code_key(given.code);
  code.created_at = unit.now();
  if (!given.customer.empty())
    if (const auto customer = customers::find(unit.db, given.customer))
      code.customer_id = customer->id;
  if (auto reasons = reasons_against(unit, code, given); !reasons.empty())
    return invalid(std::move(reasons));
  code.id = unit.make_id<ProductCodeId>();
  add(unit.db, code);
  unit.tell(journal::created("product_code_given", code));
  return code;
}

Result<Done> take_code(journal::Unit& unit, const TakeCode& taken) {
  const auto product = find(unit.db, taken.id);
  const auto id = parse<ProductCodeId>(taken.code_id);
  const auto code = id ? find_code(unit.db, *id) : std::nullopt;
  if (!product || !code || code->product_id != product->id) return not_found("product code");
  remove(unit.db, code->id);
  ProductCode gone;
  gone.id = code->id;
  unit.tell(journal::changed("product_code_taken", *code, gone));
  return Done{};
}

Result<ProductCodes> get_codes(const journal::Query& query, const ProductReference& product) {
  const auto found = find(query.db, product.id);
  if (!found) return not_found("product");
  ProductCodes codes{find_codes_of(query.db, found->id)};
  std::erase_if(codes.items,
                [&](const ProductCode& code) { return is_hidden(code, query.actor()); });
  return codes;
}

}  // namespace supercargo::catalog
