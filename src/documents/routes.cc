#include "http/routes.h"

#include "documents/queries.h"
#include "files/disposition.h"

namespace supercargo::documents {
namespace {

// As the record that the document tells of; how goods are picked is no portal's business.
constexpr RoleSet order_readers = staff | RoleSet{Role::customer_portal};
constexpr RoleSet shipment_readers{Role::agent,           Role::order_desk,      Role::warehouse,
                                   Role::sales_manager,   Role::procurement,     Role::finance,
                                   Role::quality_manager, Role::service_manager, Role::auditor,
                                   Role::customer_portal};
constexpr RoleSet pickers{Role::agent,           Role::order_desk,      Role::warehouse,
                          Role::sales_manager,   Role::procurement,     Role::finance,
                          Role::quality_manager, Role::service_manager, Role::auditor};

Result<Wanted> wanted_of(const http::Asked& asked) {
  Wanted wanted{.id = std::string(asked.path_value("id"))};
  for (const auto& [name, value] : asked.query) {
    if (name == "language")
      wanted.language = value;
    else if (name == "paper")
      wanted.paper = value;
    else
      return invalid({{"?" + name, "unknown_parameter", "Language and paper are asked for."}});
  }
  return wanted;
}

// Domain 11, row of invoices; a customer asks for his own.
constexpr RoleSet invoice_readers{Role::agent,          Role::order_desk, Role::sales_manager,
                                  Role::finance,        Role::auditor,    Role::service_manager,
                                  Role::customer_portal};

using Draw = Result<Drawn> (*)(const journal::Query&, const Wanted&);

void add(http::Routes& routes, const http::Declared& declared, Draw draw) {
  routes.raw_read(
      declared,
      [draw](const journal::Query& query, const http::Asked& asked) -> Result<http::Reply> {
        const auto wanted = wanted_of(asked);
        if (!wanted) return wanted.error();
        auto drawn = draw(query, *wanted);
        if (!drawn) return std::move(drawn.error());
        return http::Reply{.body = std::move(drawn->pdf),
                           .content_type = "application/pdf",
                           .headers = {{"Content-Disposition", files::disposition_of(drawn->name)},
                                       {"Content-Security-Policy",
                                        "default-src 'none'; frame-ancestors 'none'; sandbox"}}};
      });
}

}  // namespace

void add_routes(http::Routes& routes) {
  add(routes,
      {.path = "/sales-orders/{id}/confirmation-document",
       .name = "get_order_document",
       .summary = "The order as a PDF: its confirmation, or what is to be checked before it",
       .may = order_readers},
      draw_order);
  add(routes,
      {.path = "/shipments/{id}/pick-list",
       .name = "get_pick_list",
       .summary = "What to pick, as a PDF",
       .may = pickers},
      draw_pick_list);
  add(routes,
      {.path = "/shipments/{id}/packing-list",
       .name = "get_packing_list",
       .summary = "What is in which package, as a PDF with the packages' barcodes",
       .may = shipment_readers},
      draw_packing_list);
  add(routes,
      {.path = "/shipments/{id}/despatch-note",
       .name = "get_despatch_note",
       .summary = "What left, as a PDF to be signed",
       .may = shipment_readers},
      draw_despatch_note);
  add(routes,
      {.path = "/shipments/{id}/labels",
       .name = "get_package_labels",
       .summary = "A label for each package with its SSCC as a barcode (GS1-128), as a PDF",
       .may = pickers},
      draw_labels);
  add(routes,
      {.path = "/invoices/{id}/document",
       .name = "get_invoice_document",
       .summary = "The invoice or credit note as a PDF",
       .may = invoice_readers},
      draw_invoice);
  add(routes,
      {.path = "/customers/{id}/statement",
       .name = "get_statement",
       .summary = "What stands open with the customer today, as a PDF",
       .may = invoice_readers},
      draw_statement);
}

}  // namespace supercargo::documents
