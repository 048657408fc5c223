#include "http/routes.h"

#include "files/disposition.h"
#include "samples/commands.h"

namespace supercargo::samples {
namespace {

using evidence::makers;
using evidence::SamplePreparation;

// Drawn and written on the threads for slow work: neither a reader nor the writer waits for it.
http::Routes::Slowly<MakePacks, SamplePreparation> making() {
  return {.look = [](const journal::Query& query, const http::Asked&,
                     const MakePacks& wanted) { return prepare(query, wanted); },
          .work =
              [](const SamplePreparation& sample) {
                evidence::write_zip(*sample);
                return sample;
              },
          .run = [](journal::Unit& unit, const http::Asked&,
                    const SamplePreparation& sample) -> Result<http::Reply> {
            for (const auto& each : sample->packs) evidence::put_on_record(unit, *each);
            return http::Reply{
                .body = std::move(sample->zip),
                .content_type = "application/zip",
                .headers = {{"Content-Disposition", files::disposition_of("audit sample.zip")},
                            {"Content-Security-Policy",
                             "default-src 'none'; frame-ancestors 'none'; sandbox"}}};
          }};
}

}  // namespace

void add_routes(http::Routes& routes) {
  routes.post({.path = "/audit-samples",
               .name = "draw_audit_sample",
               .summary = "Draw orders by lot, so that anybody can draw the same again",
               .may = makers,
               .status = 201},
              draw);
  routes.list({.path = "/audit-samples",
               .name = "list_audit_samples",
               .summary = "What was drawn from what, with which seed and by whom",
               .may = makers},
              list_samples);
  routes.get({.path = "/audit-samples/{id}",
              .name = "get_audit_sample",
              .summary = "One audit sample and the orders in it",
              .may = makers},
             get);
  routes.write_slowly<http::Reply, MakePacks, SamplePreparation>(
      http::Method::post,
      {.path = "/audit-samples/{id}/evidence-pack",
       .name = "make_audit_sample_pack",
       .summary = "The packs of its orders and how they were drawn, in one file",
       .may = makers,
       .secret = true},
      making(), "application/zip");
}

}  // namespace supercargo::samples
