#include "journal/tenants.h"

#include "journal/testing.h"

namespace supercargo::journal {
namespace {

class Tenants : public OnDesk {
 protected:
  Result<Tenant> create(const Tenant& wanted) {
    return create_tenant(desk().session(), desk().services(), desk().call(), wanted);
  }
  template <class Use>
  auto look(const Use& use) {
    db::Transaction transaction(desk().session(), db::Mode::read, db::no_tenant);
    auto found = use(db::Reader(desk().session()));
    transaction.commit();
    return found;
  }
};

Tenant quay() {
  Tenant tenant;
  tenant.code = "quay";
  tenant.name = "Quay & Sons";
  tenant.host = "quay.example.org";
  tenant.currency = Currency::of("HKD");
  tenant.time_zone = "Asia/Hong_Kong";
  return tenant;
}

TEST_P(Tenants, are_found_by_code_by_host_and_when_there_is_only_one) {
  EXPECT_EQ(look([](const db::Reader& reader) { return only_tenant(reader); })->code, "harbour");
  const auto made = create(quay());
  ASSERT_EQ(reasons(made), "accepted");
  EXPECT_EQ(made->id.value, desk().tenant().id.value + 1);
  EXPECT_FALSE(look([](const db::Reader& reader) { return only_tenant(reader); }));
  const auto by_code =
      look([](const db::Reader& reader) { return find_tenant_by_code(reader, "quay"); });
  ASSERT_TRUE(by_code);
  EXPECT_EQ(by_code->name, "Quay & Sons");
  EXPECT_EQ(by_code->currency, Currency::of("HKD"));
  EXPECT_EQ(by_code->created_at, desk().clock.now());
  EXPECT_TRUE(look(
      [](const db::Reader& reader) { return find_tenant_by_host(reader, "quay.example.org"); }));
  EXPECT_FALSE(
      look([](const db::Reader& reader) { return find_tenant_by_host(reader, "example.org"); }));
  EXPECT_EQ(look([](const db::Reader& reader) { return tenants_after(reader, {}); }).size(), 2U);
  EXPECT_EQ(look([&](const db::Reader& reader) { return find_tenant(reader, made->id); })->code,
            "quay");
}

TEST_P(Tenants, are_refused_with_every_reason) {
  EXPECT_EQ(reasons(create({})),
            "/code: required, /name: required, /currency: required, /time_zone: required");
  Tenant wrong = quay();
  wrong.code = "Quay!";
  wrong.time_zone = "Mars/Olympus";
  EXPECT_EQ(reasons(create(wrong)), "/code: malformed, /time_zone: unknown_time_zone");
  ASSERT_EQ(reasons(create(quay())), "accepted");
  EXPECT_EQ(reasons(create(quay())), "/code: code_taken");
}

SUPERCARGO_ON_BOTH_ENGINES(Tenants);

}  // namespace
}  // namespace supercargo::journal
