#include "rights/rules.h"

#include <gtest/gtest.h>

namespace supercargo::rights {
namespace {

Day on(const char* day) { return *parse_day(day); }

constexpr Jurisdiction all[] = {Jurisdiction::uk, Jurisdiction::eu, Jurisdiction::hong_kong,
                                Jurisdiction::other};

// Told before anything arrived, as it should be.
Contract bought(Jurisdiction where, const char* last_parcel) {
  return {.jurisdiction = where,
          .concluded = on("2026-02-20"),
          .last_parcel = on(last_parcel),
          .told = on("2026-02-20")};
}
std::string end(const Contract& contract, std::vector<Day> holidays = {}) {
  return text(period_of(contract, holidays, on("2026-03-01")).ends);
}
Standing standing(const Contract& contract, const char* today) {
  return period_of(contract, {}, on(today)).standing;
}

TEST(Jurisdictions, each_has_its_sources_and_stands_at_its_place) {
  for (const Jurisdiction which : all) {
    EXPECT_EQ(law_of(which).which, which);
    EXPECT_FALSE(law_of(which).sources.empty());
    for (const auto& [where, says] : law_of(which).sources)
      EXPECT_FALSE(where.empty() || says.empty());
  }
}

TEST(Jurisdictions, the_country_of_delivery_says_which) {
  EXPECT_EQ(jurisdiction_of("GB"), Jurisdiction::uk);
  EXPECT_EQ(jurisdiction_of("NL"), Jurisdiction::eu);
  EXPECT_EQ(jurisdiction_of("NO"), Jurisdiction::eu);
  EXPECT_EQ(jurisdiction_of("HK"), Jurisdiction::hong_kong);
  EXPECT_EQ(jurisdiction_of("CH"), Jurisdiction::other);
  EXPECT_EQ(jurisdiction_of(""), Jurisdiction::other);
}

TEST(Periods, one_in_the_uk_ends_fourteen_days_after_the_last_parcel_on_whichever_day) {
  EXPECT_EQ(end(bought(Jurisdiction::uk, "2026-03-02")), "2026-03-16");
  EXPECT_EQ(end(bought(Jurisdiction::uk, "2026-03-07")), "2026-03-21") << "a Saturday";
}

TEST(Periods, one_in_the_union_ends_on_a_working_day) {
  EXPECT_EQ(end(bought(Jurisdiction::eu, "2026-03-02")), "2026-03-16");
  EXPECT_EQ(end(bought(Jurisdiction::eu, "2026-03-07")), "2026-03-23");
  EXPECT_EQ(end(bought(Jurisdiction::eu, "2026-03-08")), "2026-03-23") << "a Sunday";
  EXPECT_EQ(end(bought(Jurisdiction::eu, "2026-03-20"), {on("2026-04-03"), on("2026-04-06")}),
            "2026-04-07")
      << "Good Friday to Easter Monday";
}

TEST(Periods, it_may_be_withdrawn_from_before_anything_arrives_and_until_the_last_day_ends) {
  Contract contract = bought(Jurisdiction::uk, "2026-03-02");
  EXPECT_EQ(standing(contract, "2026-03-16"), Standing::running);
  EXPECT_EQ(standing(contract, "2026-03-17"), Standing::over);
  contract.last_parcel = {};
  EXPECT_EQ(standing(contract, "2026-03-17"), Standing::not_begun);
  EXPECT_EQ(end(contract), "");
}

TEST(Periods, one_of_services_alone_begins_with_the_contract) {
  Contract contract = bought(Jurisdiction::uk, "2026-03-02");
  contract.services_alone = true;
  EXPECT_EQ(end(contract), "2026-03-06");
  contract.last_parcel = {};
  EXPECT_EQ(end(contract), "2026-03-06");
}

TEST(Periods, who_was_not_told_has_twelve_months_more) {
  for (const Jurisdiction where : {Jurisdiction::uk, Jurisdiction::eu}) {
    Contract contract = bought(where, "2026-03-02");
    contract.told = {};
    EXPECT_EQ(end(contract), "2027-03-16");
    EXPECT_TRUE(period_of(contract, {}, on("2026-03-01")).extended);
    contract.told = on("2026-03-02");
    EXPECT_EQ(end(contract), "2026-03-16");
    EXPECT_FALSE(period_of(contract, {}, on("2026-03-01")).extended);
    contract.told = on("2026-05-04");
    EXPECT_EQ(end(contract), "2026-05-18") << "fourteen days from then";
    contract.told = on("2027-03-02");
    EXPECT_EQ(end(contract), "2027-03-16");
    contract.told = on("2027-03-03");
    EXPECT_EQ(end(contract), "2027-03-16") << "too late to shorten it";
  }
  Contract leap = bought(Jurisdiction::uk, "2028-02-15");
  leap.told = {};
  EXPECT_EQ(end(leap), "2029-02-28") << "of 29 February";
}

TEST(Periods, some_laws_and_counters_give_none) {
  EXPECT_EQ(standing(bought(Jurisdiction::hong_kong, "2026-03-02"), "2026-03-03"),
            Standing::no_right);
  EXPECT_EQ(standing(bought(Jurisdiction::other, "2026-03-02"), "2026-03-03"), Standing::no_right);
  Contract contract = bought(Jurisdiction::uk, "2026-03-02");
  contract.at_a_distance = false;
  EXPECT_EQ(standing(contract, "2026-03-03"), Standing::not_distant);
}

TEST(Exemptions, bespoke_takes_a_signed_specification) {
  LineFacts line{.exemption = Exemption::bespoke, .reason = "Cut to his drawing."};
  EXPECT_EQ(verdict_on(line, Jurisdiction::uk), Verdict::may_withdraw);
  line.is_bespoke_order = true;
  EXPECT_EQ(verdict_on(line, Jurisdiction::uk), Verdict::may_withdraw);
  line.is_specification_signed = true;
  EXPECT_EQ(verdict_on(line, Jurisdiction::uk), Verdict::exempt);
}

TEST(Exemptions, each_other_takes_its_reason_and_some_depend_on_what_becomes_of_it) {
  const std::size_t count = choices<Exemption>().count;
  std::string exempt;
  for (std::size_t i = 1; i < count; ++i) {
    LineFacts line{.exemption = Exemption(i)};
    EXPECT_EQ(verdict_on(line, Jurisdiction::eu), Verdict::may_withdraw);
    line.reason = "As its maker says.";
    EXPECT_EQ(verdict_on(line, Jurisdiction::hong_kong), Verdict::may_withdraw);
    const Verdict verdict = verdict_on(line, Jurisdiction::eu);
    EXPECT_NE(verdict, Verdict::may_withdraw);
    if (verdict == Verdict::exempt) exempt += std::string(choices<Exemption>().names[i]) + ' ';
  }
  EXPECT_EQ(exempt,
            "perishable newspaper dated_service market_price urgent_repair future_alcohol ");
  EXPECT_EQ(verdict_on({}, Jurisdiction::uk), Verdict::may_withdraw);
}

TEST(Exemptions, of_a_seal_hold_once_it_is_broken_and_of_nothing_else) {
  for (std::size_t i = 0; i < choices<Exemption>().count; ++i) {
    LineFacts line{.exemption = Exemption(i), .reason = "As its maker says."};
    const Verdict whole = verdict_on(line, Jurisdiction::eu);
    line.is_unsealed = true;
    const bool is_of_a_seal =
        Exemption(i) == Exemption::sealed_hygiene || Exemption(i) == Exemption::sealed_recording;
    EXPECT_EQ(verdict_on(line, Jurisdiction::eu), is_of_a_seal ? Verdict::exempt : whole) << i;
    EXPECT_EQ(verdict_on(line, Jurisdiction::hong_kong), Verdict::may_withdraw);
  }
}

TEST(Refunds, in_the_uk_they_count_from_the_goods_or_the_proof_whichever_is_earlier) {
  Notice notice{.jurisdiction = Jurisdiction::uk, .declared = on("2026-03-16"), .has_goods = true};
  EXPECT_EQ(text(refund_of(notice).send_back_by), "2026-03-30");
  EXPECT_TRUE(refund_of(notice).withheld);
  EXPECT_EQ(text(refund_of(notice).due), "");
  notice.goods_back = on("2026-03-25");
  EXPECT_EQ(text(refund_of(notice).due), "2026-04-08");
  notice.proof_of_sending = on("2026-03-20");
  EXPECT_EQ(text(refund_of(notice).due), "2026-04-03");
  notice.goods_back = {};
  EXPECT_EQ(text(refund_of(notice).due), "2026-04-03");
  EXPECT_FALSE(refund_of(notice).withheld);
}

TEST(Refunds, in_the_union_they_count_from_the_notice_and_wait_for_the_goods_or_the_proof) {
  Notice notice{.jurisdiction = Jurisdiction::eu, .declared = on("2026-03-16"), .has_goods = true};
  EXPECT_TRUE(refund_of(notice).withheld);
  notice.goods_back = on("2026-03-25");
  EXPECT_EQ(text(refund_of(notice).due), "2026-03-30");
  notice.goods_back = on("2026-04-10");
  EXPECT_EQ(text(refund_of(notice).due), "2026-04-10");
  notice.proof_of_sending = on("2026-03-28");
  EXPECT_EQ(text(refund_of(notice).due), "2026-03-30");
}

TEST(Refunds, what_never_arrived_is_repaid_fourteen_days_after_the_notice) {
  for (const Jurisdiction where : {Jurisdiction::uk, Jurisdiction::eu}) {
    const Refund refund = refund_of({.jurisdiction = where, .declared = on("2026-03-16")});
    EXPECT_EQ(text(refund.due), "2026-03-30");
    EXPECT_FALSE(refund.send_back_by) << "nothing is to be sent";
  }
  EXPECT_FALSE(
      refund_of({.jurisdiction = Jurisdiction::hong_kong, .declared = on("2026-03-16")}).due);
}

TEST(Information, every_part_that_is_missing_is_named) {
  Information whole{true, true, true, true, true, true};
  EXPECT_TRUE(missing_in(whole).empty());
  EXPECT_EQ(missing_in({}).size(), 6U);
  whole.is_every_price_known = false;
  ASSERT_EQ(missing_in(whole).size(), 1U);
  EXPECT_EQ(missing_in(whole)[0].code, "price_not_whole");
}

TEST(Claims, of_scarcity_are_found_in_each_language) {
  using Numbers = std::vector<std::int64_t>;
  EXPECT_EQ(scarcity_claims("Hurry: Only 3 left!"), Numbers{3});
  EXPECT_EQ(scarcity_claims("only 12 rolls remaining, just 2 left"), (Numbers{12, 2}));
  EXPECT_EQ(scarcity_claims("last 5\nin stock"), Numbers{5});
  EXPECT_EQ(scarcity_claims("現貨只剩 4 件"), Numbers{4});
  EXPECT_EQ(scarcity_claims("仅剩7件"), Numbers{7});
  EXPECT_EQ(scarcity_claims("最後3件"), Numbers{3});
  EXPECT_TRUE(scarcity_claims("Only deliver after 3 o'clock, ring the left bell").empty());
  EXPECT_TRUE(scarcity_claims("only").empty());
  EXPECT_TRUE(scarcity_claims("").empty());
}

TEST(Claims, of_charges_beside_the_price_are_found) {
  EXPECT_TRUE(tells_of_further_charges("4 rolls, plus Delivery"));
  EXPECT_TRUE(tells_of_further_charges("EUR 20 excl. VAT"));
  EXPECT_TRUE(tells_of_further_charges("運費另計"));
  EXPECT_FALSE(tells_of_further_charges("Delivery to the second floor"));
}

}  // namespace
}  // namespace supercargo::rights
