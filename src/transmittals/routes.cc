#include "http/routes.h"

#include "files/disposition.h"
#include "transmittals/queries.h"

namespace supercargo::transmittals {
namespace {

// As the record that the document tells of (domain 11).
constexpr RoleSet order_readers = staff | RoleSet{Role::customer_portal};
constexpr RoleSet document_readers{Role::agent, Role::order_desk, Role::sales_manager,
                                   Role::auditor, Role::customer_portal};
constexpr RoleSet shipment_readers{Role::agent,           Role::order_desk,      Role::warehouse,
                                   Role::sales_manager,   Role::procurement,     Role::finance,
                                   Role::quality_manager, Role::service_manager, Role::auditor,
                                   Role::customer_portal};
constexpr RoleSet invoice_readers{Role::agent,          Role::order_desk, Role::sales_manager,
                                  Role::finance,        Role::auditor,    Role::service_manager,
                                  Role::customer_portal};

using Give = Result<Sent> (*)(const journal::Query&, const Wanted&);

void add(http::Routes& routes, const http::Declared& declared, Give give) {
  routes.raw_read(
      declared,
      [give](const journal::Query& query, const http::Asked& asked) -> Result<http::Reply> {
        Wanted wanted{.id = std::string(asked.path_value("id"))};
        for (const auto& [name, value] : asked.query) {
          if (name != "format")
            return invalid({{"?" + name, "unknown_parameter", "Only the format is asked for."}});
          wanted.format = value;
        }
        auto given = give(query, wanted);
        if (!given) return std::move(given.error());
        return http::Reply{.body = std::move(given->bytes),
                           .content_type = given->media_type,
                           .headers = {{"Content-Disposition", files::disposition_of(given->name)},
                                       {"Content-Security-Policy",
                                        "default-src 'none'; frame-ancestors 'none'; sandbox"}}};
      });
}

}  // namespace

void add_routes(http::Routes& routes) {
  add(routes,
      {.path = "/sales-orders/{id}/order-response",
       .name = "get_order_response",
       .summary = "What we answer to the order as it stands, line by line: OrderResponse of UBL "
                  "2.1 or ORDRSP of EDIFACT D.96A; ?format= ubl or edifact, else as it came",
       .may = order_readers},
      answer_order);
  add(routes,
      {.path = "/exchange-documents/{id}/order-response",
       .name = "get_exchange_response",
       .summary = "What we answer to a document that came, also to one that was refused",
       .may = document_readers},
      answer_document);
  add(routes,
      {.path = "/shipments/{id}/despatch-advice",
       .name = "get_despatch_advice",
       .summary = "What left, package by package: DespatchAdvice of UBL 2.1 or DESADV of EDIFACT "
                  "D.96A",
       .may = shipment_readers},
      advise_despatch);
  add(routes,
      {.path = "/invoices/{id}/ubl",
       .name = "get_invoice_ubl",
       .summary = "The invoice or credit note as UBL 2.1 after EN 16931",
       .may = invoice_readers},
      give_invoice);
}

}  // namespace supercargo::transmittals
