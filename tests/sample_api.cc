#include "tests/sample_api.h"

namespace supercargo {
namespace {

using sample::Label;
using sample::Parcel;

constexpr const char* condition_names[] = {"sound", "dented"};

constexpr Field label_fields[] = {
    field<&Label::id>("id", {.access = Access::key}),
    field<&Label::words>("words", {.required = true, .personal = Personal::none, .max = 40}),
};

constexpr Field parcel_fields[] = {
    field<&Parcel::id>("id", {.access = Access::read_only}),
    field<&Parcel::code>("code", {.required = true,
                                  .access = Access::create_only,
                                  .personal = Personal::none,
                                  .code = true,
                                  .filter = true,
                                  .sort = true,
                                  .max = 20,
                                  .about = "What is written on it."}),
    field<&Parcel::condition>("condition", {.filter = true}),
    field<&Parcel::weight>("weight", {.required = true, .about = "In kilograms."}),
    field<&Parcel::value>("value"),
    field<&Parcel::currency>("currency"),
    field<&Parcel::due>("due", {.filter = true}),
    field<&Parcel::fragile>("fragile"),
    field<&Parcel::margin_note>("margin_note", {.personal = Personal::none, .internal = true}),
    field<&Parcel::marks>("marks"),
    field<&Parcel::labels>("labels", {.max = 10}),
    field<&Parcel::evidence>("evidence", {.access = Access::read_only}),
    field<&Parcel::revision>("revision", {.access = Access::read_only}),
};

constexpr Field parcel_ref_fields[] = {
    field<&sample::ParcelRef::id>("id", {.access = Access::hidden, .personal = Personal::none}),
    field<&sample::ParcelRef::revision>("revision", {.access = Access::hidden}),
};

constexpr Field quote_fields[] = {
    field<&sample::Quote::code>("code", {.required = true, .personal = Personal::none}),
    field<&sample::Quote::quantity>("quantity"),
};

}  // namespace

template <>
Choices choices<sample::Condition>() {
  return {condition_names, std::size(condition_names)};
}
template <>
const Entity& entity<Label>() {
  static constexpr Entity described = describe<Label>("parcel_label", "", label_fields);
  return described;
}
template <>
const Entity& entity<Parcel>() {
  static constexpr Entity described = describe<Parcel>("parcel", "", parcel_fields);
  return described;
}
template <>
const Entity& entity<sample::ParcelRef>() {
  static constexpr Entity described =
      describe<sample::ParcelRef>("parcel_ref", "", parcel_ref_fields);
  return described;
}
template <>
const Entity& entity<sample::Quote>() {
  static constexpr Entity described = describe<sample::Quote>("quote", "", quote_fields);
  return described;
}

namespace sample {
namespace {

constexpr std::int64_t known_id = 7'000'000'001;

Parcel known_parcel() {
  Parcel parcel;
  parcel.id = {known_id};
  parcel.code = "P-1";
  parcel.weight = {1'500'000};
  parcel.revision = 3;
  return parcel;
}

Result<Parcel> read(const journal::Query&, const ParcelRef& wanted) {
  if (wanted.id != "P-1") return not_found("parcel");
  return known_parcel();
}

Result<Quote> quote(const journal::Query&, const Quote& asked) { return asked; }

Result<db::Page<Parcel>> list(const journal::Query&, const db::ListRequest& request) {
  // Three pages; each says where it ended.
  const std::string next = request.after.empty() ? "1" : request.after == "1" ? "2" : "";
  return db::Page<Parcel>{.items = {known_parcel()}, .after = next, .count = {}};
}

Result<Parcel> create(journal::Unit& unit, const Parcel& sent) {
  Parcel made = sent;
  made.id = unit.make_id<ParcelId>();
  made.revision = 1;
  unit.tell(journal::created("parcel_created", made));
  return made;
}

Result<Parcel> change(journal::Unit&, const Patch& patch) { return patched(known_parcel(), patch); }

Result<Done> burn(journal::Unit&, const ParcelRef& wanted) {
  if (wanted.id != "P-1") return not_found("parcel");
  return Done{};
}

Result<Parcel> open(journal::Unit&, const ParcelRef&) {
  return Problem{Refusal::not_in_this_state,
                 "not_in_this_state",
                 "It is open.",
                 {},
                 {{"allowed", R"(["burn"])"}}};
}

std::vector<Result<Parcel>> create_all(journal::Batch& batch, std::span<const Parcel> sent) {
  std::vector<Result<Parcel>> made;
  for (std::size_t i = 0; i < sent.size(); ++i) {
    auto unit = batch.unit(i);
    made.push_back(create(unit, sent[i]));
  }
  return made;
}

Result<http::Reply> label_image(const journal::Query&, const http::Asked&) {
  return http::Reply{.body = "GIF89a", .content_type = "image/gif"};
}
Result<http::Reply> take_image(journal::Unit&, const http::Asked&) {
  return http::Reply{.status = 204};
}

constexpr RoleSet desk{Role::order_desk, Role::agent};

}  // namespace

void add_routes(http::Routes& routes) {
  routes.list<Parcel>(
      {.path = "/parcels", .name = "list_parcels", .summary = "All parcels.", .may = staff}, list);
  routes.get<Parcel, ParcelRef>(
      {.path = "/parcels/{id}", .name = "read_parcel", .summary = "One parcel.", .may = everyone},
      read);
  routes.get<Quote, Quote>({.path = "/parcel-quotes",
                            .name = "read_parcel_quote",
                            .summary = "What it would cost.",
                            .may = staff},
                           quote);
  routes.post<Parcel, Parcel>({.path = "/parcels",
                               .name = "create_parcel",
                               .summary = "Takes in a parcel.",
                               .may = desk,
                               .status = 201},
                              create);
  routes.post_many<Parcel, Parcel>({.path = "/parcels/batch",
                                    .name = "create_parcels",
                                    .summary = "Takes in many parcels.",
                                    .may = desk},
                                   create_all);
  routes.patch<Parcel>({.path = "/parcels/{id}",
                        .name = "change_parcel",
                        .summary = "Changes a parcel.",
                        .may = desk},
                       change);
  routes.del<Done, ParcelRef>({.path = "/parcels/{id}",
                               .name = "burn_parcel",
                               .summary = "Burns a parcel.",
                               .may = desk,
                               .step_up = true},
                              burn);
  routes.post<Parcel, ParcelRef>({.path = "/parcels/{id}/opening",
                                  .name = "open_parcel",
                                  .summary = "Opens a parcel.",
                                  .may = desk},
                                 open);
  routes.raw_read({.path = "/parcels/{id}/image",
                   .name = "read_parcel_image",
                   .summary = "A picture of it.",
                   .may = staff},
                  label_image);
  routes.raw_write(http::Method::put,
                   {.path = "/parcels/{id}/image",
                    .name = "put_parcel_image",
                    .summary = "Keeps a picture of it.",
                    .may = desk},
                   "application/octet-stream", take_image);
}

}  // namespace sample
}  // namespace supercargo
