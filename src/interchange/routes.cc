#include "http/routes.h"

#include "files/disposition.h"
#include "files/owners.h"
#include "formats/edifact.h"
#include "interchange/commands.h"
#include "interchange/store.h"
#include "orders/rules.h"

namespace supercargo::interchange {
namespace {

// Decisions 2: the order desk brings orders in; a customer sends its own (domain 11).
constexpr RoleSet bringers{Role::order_desk, Role::customer_portal};
constexpr RoleSet readers{Role::agent, Role::order_desk, Role::sales_manager, Role::auditor,
                          Role::customer_portal};

// Refused when nothing of it was taken; it is kept all the same, and the reply names it.
http::Reply answer(const Delivered& delivered, const journal::Call& call) {
  std::vector<Reason> reasons;
  std::string ids;
  for (const Document& each : delivered.items) {
    if (each.status != Status::refused)
      return {.status = 201, .body = to_json(delivered, http::answering::view_of(call))};
    ids += (ids.empty() ? "[\"" : ",\"") + text(each.id) + '"';
    for (const Remark& remark : each.remarks)
      reasons.push_back({remark.place, remark.code, remark.words});
    for (const DocumentLine& line : each.lines)
      for (const Remark& remark : line.remarks)
        reasons.push_back({remark.place, remark.code, remark.words});
  }
  Problem problem = formats::refused(std::move(reasons));
  problem.members.emplace_back("documents", ids + ']');
  return {.refusal = std::move(problem)};
}

Result<http::Reply> take(journal::Unit& unit, const http::Asked& asked) {
  Delivery delivery{.bytes = asked.body};
  for (const auto& [name, value] : asked.query) {
    if (name != "customer")
      return invalid({{"?" + name, "unknown_parameter", "Only the customer is named here."}});
    delivery.customer = value;
  }
  const auto given = files::name_in(asked.file_name).value_or("");
  const char* unnamed = formats::is_edifact(asked.body) ? "document.edi" : "document.xml";
  delivery.file_name = given.empty() ? std::string(unnamed) : given;
  return answer(deliver(unit, delivery), asked.call);
}

bool may_see_files(const db::Reader& reader, const journal::Actor& actor, std::int64_t id) {
  const auto document = find(reader, text(ExchangeDocumentId{id}));
  return document && (actor.sole_person || readers.meets(actor.roles)) &&
         (!actor.portal() || actor.party == document->customer_id.value);
}

}  // namespace

void add_routes(http::Routes& routes) {
  files::add_owner_kind({.kind = "exchange_document",
                         .prefix = ExchangeDocumentId::prefix,
                         .visible = may_see_files});
  routes.raw_write(
      http::Method::post,
      {.path = "/exchange-documents",
       .name = "deliver_exchange_document",
       .summary = "Bring in an order, a change or a cancellation as UBL 2.1, or orders "
                  "as EDIFACT D.96A; what comes is kept as it came, and ?customer= "
                  "may say whose it is",
       .may = bringers,
       .status = 201,
       .body_max = formats::document_bytes_max},
      "*/*", take);
  routes.list({.path = "/exchange-documents",
               .name = "list_exchange_documents",
               .summary = "Documents of customers' systems, the newest first",
               .may = readers},
              list_documents);
  routes.get({.path = "/exchange-documents/{id}",
              .name = "get_exchange_document",
              .summary = "One document: what was made of it and what was said to each line",
              .may = readers},
             get);
}

}  // namespace supercargo::interchange
