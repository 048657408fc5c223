#include "http/routes.h"

#include "evidence/commands.h"
#include "files/disposition.h"

namespace supercargo::evidence {
namespace {

using Making = http::Routes::Slowly<Make, Preparation>;
using Sampling = http::Routes::Slowly<MakeSample, SamplePreparation>;

http::Reply handed_out(const std::string& name, std::string zip) {
  return {.body = std::move(zip),
          .content_type = "application/zip",
          .headers = {
              {"Content-Disposition", files::disposition_of("evidence " + name + ".zip")},
              {"Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox"}}};
}

// Drawn and written on the threads for slow work: neither a reader nor the writer waits for it.
Making making(Result<Preparation> (*prepared)(const journal::Query&, const Make&)) {
  return {.look = [prepared](const journal::Query& query, const http::Asked&,
                             const Make& wanted) { return prepared(query, wanted); },
          .work =
              [](const Preparation& prepared) {
                write_zip(*prepared);
                return prepared;
              },
          .run = [](journal::Unit& unit, const http::Asked&,
                    const Preparation& prepared) -> Result<http::Reply> {
            const Pack pack = put_on_record(unit, *prepared);
            http::Reply reply = handed_out(pack.sales_order_number, prepared->zip);
            reply.headers.push_back({"Supercargo-Evidence-Pack", text(pack.id)});
            return reply;
          }};
}

Sampling sampling() {
  return {.look = [](const journal::Query& query, const http::Asked&,
                     const MakeSample& wanted) { return prepare_sample(query, wanted); },
          .work =
              [](const SamplePreparation& sample) {
                write_zip(*sample);
                return sample;
              },
          .run = [](journal::Unit& unit, const http::Asked&,
                    const SamplePreparation& sample) -> Result<http::Reply> {
            for (const Preparation& each : sample->packs) put_on_record(unit, *each);
            return handed_out("sample", sample->zip);
          }};
}

}  // namespace

void add_routes(http::Routes& routes) {
  routes.write_slowly<http::Reply, Make, Preparation>(
      http::Method::post,
      {.path = "/sales-orders/{id}/evidence-pack",
       .name = "make_evidence_pack",
       .summary = "Everything that stands about the order as a signed ZIP that verify-pack checks",
       .may = makers,
       .secret = true},  // too large and too personal to be kept for a replay
      making(prepare), "application/zip");
  routes.write_slowly<http::Reply, Make, Preparation>(
      http::Method::post,
      {.path = "/issues/{id}/evidence-pack",
       .name = "make_issue_evidence_pack",
       .summary = "The pack of an issue's order, for a complaint about it",
       .may = makers,
       .secret = true},
      making(prepare_for_issue), "application/zip");
  routes.write_slowly<http::Reply, MakeSample, SamplePreparation>(
      http::Method::post,
      {.path = "/evidence-packs",
       .name = "make_evidence_sample",
       .summary = "Packs of several orders in one file, for an audit sample or a complaint",
       .may = makers,
       .secret = true},
      sampling(), "application/zip");
  routes.list({.path = "/evidence-packs",
               .name = "list_evidence_packs",
               .summary = "Which packs were made, of which order, for what and by whom",
               .may = makers},
              list_packs);
  routes.get({.path = "/evidence-packs/{id}",
              .name = "get_evidence_pack",
              .summary = "One pack's record: its manifest's hash and the key it is signed with",
              .may = makers},
             get);
}

}  // namespace supercargo::evidence
