#include "drawers/commands.h"
#include "tests/people_fixture.h"

namespace supercargo::drawers {
namespace {

using journal::reasons;

class Drawers : public people::OnPeople {};

TEST_P(Drawers, keep_a_half_typed_form_for_its_person_alone_and_thirty_days) {
  const auto bob = active("bob@example.com", {"order_desk"});
  const auto eve = active("eve@example.com", {"order_desk"});
  Item form{.area = Area::scratch, .kind = "sales_order", .name = "new"};
  form.content.text = R"({"customer":"Gulliver"})";
  ASSERT_EQ(reasons(desk().as(actor(bob)).perform(put_away, form)), "accepted");
  form.content.text = R"({"customer":"Lilliput"})";
  ASSERT_EQ(reasons(desk().as(actor(bob)).perform(put_away, form)), "accepted");
  EXPECT_EQ(desk().as(actor(bob)).ask(look_up, form)->content.text, form.content.text);
  EXPECT_EQ(reasons(desk().as(actor(eve)).ask(look_up, form)), "not_found");
  desk().clock.advance(std::chrono::hours(24 * 31));
  EXPECT_EQ(reasons(desk().as(actor(bob)).ask(look_up, form)), "not_found");
}

TEST_P(Drawers, are_swept_of_what_nobody_came_back_to) {
  const auto bob = active("bob@example.com", {"order_desk"});
  const auto eve = active("eve@example.com", {"order_desk"});
  Item form{.area = Area::scratch, .kind = "sales_order", .name = "new"};
  form.content.text = "{}";
  ASSERT_TRUE(desk().as(actor(bob)).perform(put_away, form));
  Item view{.area = Area::view, .kind = "sales_orders", .name = "Late"};
  view.content.text = "{}";
  ASSERT_TRUE(desk().as(actor(bob)).perform(put_away, view));
  desk().clock.advance(std::chrono::hours(24 * 31));
  ASSERT_TRUE(desk().as(actor(eve)).perform(put_away, form));
  desk().write([&](journal::Unit& unit) { EXPECT_FALSE(sweep(unit.db, unit.now())); });
  const auto kept = desk().read([](const journal::Query& query) {
    return query.db.value<std::int64_t>("SELECT COUNT(*) FROM desk_item WHERE tenant_id = $1");
  });
  EXPECT_EQ(kept, 2) << "her form and his view";
}

TEST_P(Drawers, hold_views_by_list_and_only_so_many) {
  const auto bob = active("bob@example.com", {"order_desk"});
  Item view{.area = Area::view, .kind = "sales_orders", .name = "Late"};
  view.content.text = "{}";
  for (int i = 0; i < 200; ++i) {
    view.name = "view " + std::to_string(i);
    ASSERT_EQ(reasons(desk().as(actor(bob)).perform(put_away, view)), "accepted");
  }
  EXPECT_EQ(reasons(desk().as(actor(bob)).perform(put_away, view)), "accepted");
  view.name = "one more";
  EXPECT_EQ(reasons(desk().as(actor(bob)).perform(put_away, view)), ": too_many");
  EXPECT_EQ(desk().as(actor(bob)).ask(all_of_kind, view).items.size(), 200U);
  view.content.text = std::string((1 << 20) + 1, ' ');
  EXPECT_EQ(reasons(desk().as(actor(bob)).perform(put_away, view)), "/content: too_large");
}

SUPERCARGO_ON_BOTH_ENGINES(Drawers);

}  // namespace
}  // namespace supercargo::drawers
