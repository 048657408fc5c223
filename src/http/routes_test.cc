#include "http/routes.h"

#include <gtest/gtest.h>

#include "tests/sample_api.h"

namespace supercargo::http {
namespace {

using sample::Parcel;
using sample::ParcelRef;

Result<Parcel> read(const journal::Query&, const ParcelRef&) { return Parcel{}; }
Result<Parcel> keep(journal::Unit&, const ParcelRef&) { return Parcel{}; }
std::vector<Result<Parcel>> keep_all(journal::Batch&, std::span<const ParcelRef>) { return {}; }

TEST(Routes, what_a_path_cannot_give_is_refused_when_it_is_declared) {
  const Declared by_number{.path = "/parcels/{revision}", .name = "x", .may = staff};
  const Declared by_nothing{.path = "/parcels/{id}/labels/{label}", .name = "x", .may = staff};
  Routes routes;
  EXPECT_DEATH(routes.get(by_number, read),
               "/parcels/.revision.: revision must be a text or an id");
  EXPECT_DEATH(routes.post(by_number, keep), "revision must be a text or an id");
  EXPECT_DEATH(routes.put(by_nothing, keep), "label must be a text or an id of parcel");
  EXPECT_DEATH(routes.del(by_number, keep), "revision must be a text or an id");
  EXPECT_DEATH(routes.post_batched(by_number, keep_all), "revision must be a text or an id");
  routes.get({.path = "/parcels/{id}", .name = "x", .may = staff}, read);
  EXPECT_EQ(routes.operations().size(), 1u);
}

}  // namespace
}  // namespace supercargo::http
