#include "samples/commands.h"

#include "kernel/record_json.h"
#include "packs/draw.h"
#include "people/secrets.h"
#include "policies/store.h"
#include "samples/store.h"

namespace supercargo::samples {
namespace {

using journal::Query;
using journal::Unit;

std::vector<Reason> check_days(const Draw& wanted, Day today) {
  std::vector<Reason> reasons;
  if (wanted.entered_until < wanted.entered_from)
    reasons.push_back({"/entered_until", "before_the_first_day", "The days are the other way."});
  // Of a day that is not over more may come: nobody could draw the same again.
  if (wanted.entered_until >= today)
    reasons.push_back({"/entered_until", "not_over", "Draw from days that are over."});
  return reasons;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::size_t from = 0;
  for (auto end = text.find('\n'); end != std::string::npos; end = text.find('\n', from)) {
    lines.push_back(text.substr(from, end - from));
    from = end + 1;
  }
  return lines;
}

std::string joined(const std::vector<std::string>& numbers) {
  std::string all;
  for (const std::string& number : numbers) all += number + '\n';
  return all;
}

std::string draw_json(const Sample& sample) {
  return to_json(packs::Draw{.id = text(sample.id),
                             .reference = sample.reference,
                             .entered_from = text(sample.entered_from),
                             .entered_until = text(sample.entered_until),
                             .order_type = sample.order_type,
                             .customer = sample.customer,
                             .method = sample.method,
                             .seed = sample.seed,
                             .population_hash = sample.population_hash,
                             .population = lines_of(sample.numbers),
                             .drawn = sample.sales_orders}) +
         "\n";
}

}  // namespace

Result<Sample> draw(Unit& unit, const Draw& wanted) {
  const auto calendar = policies::calendar_of(policies::settings_of(unit.db));
  if (auto reasons = check_days(wanted, local_day(unit.now(), calendar)); !reasons.empty())
    return invalid(std::move(reasons));
  Sample sample{.id = unit.make_id<AuditSampleId>(),
                .entered_from = wanted.entered_from,
                .entered_until = wanted.entered_until,
                .customer = wanted.customer,
                .reference = wanted.reference,
                .method = packs::draw_method,
                .seed = wanted.seed.empty() ? people::new_token(unit.tenant()) : wanted.seed,
                .size = wanted.size,
                .drawn_by = unit.actor().person,
                .drawn_at = unit.now()};
  if (wanted.order_type)
    sample.order_type = choices<orders::OrderType>().names[static_cast<int>(*wanted.order_type)];
  const auto numbers = numbers_of(unit.db, {.from = start_of(wanted.entered_from, calendar),
                                            .before = start_of(wanted.entered_until + 1, calendar),
                                            .order_type = sample.order_type,
                                            .customer = sample.customer});
  sample.population = static_cast<std::int64_t>(numbers.size());
  if (sample.population > population_max)
    return invalid({{"/entered_from", "too_many", "More than 20,000 orders: narrow the days."}});
  if (numbers.empty())
    return invalid({{"/entered_from", "nothing_to_draw", "No such order was entered then."}});
  sample.population_hash = packs::population_hash(numbers);
  sample.sales_orders =
      packs::drawn_from(numbers, sample.seed, static_cast<std::size_t>(sample.size));
  sample.numbers = joined(numbers);
  add(unit.db, sample);
  unit.tell(journal::created("audit_sample_drawn", sample));
  return sample;
}

Result<evidence::SamplePreparation> prepare(const Query& query, const MakePacks& wanted) {
  const auto sample = get(query, {wanted.id});
  if (!sample) return sample.error();
  const std::string& reference = sample->reference;
  auto prepared = evidence::prepare_sample(
      query, {.sales_orders = sample->sales_orders,
              .redact = wanted.redact,
              .purpose = evidence::Purpose::audit,
              .reference = reference.empty() ? text(sample->id) : reference,
              .language = wanted.language,
              .paper = wanted.paper});
  if (prepared) (*prepared)->more = {{packs::draw_name, draw_json(*sample)}};
  return prepared;
}

Result<Sample> get(const Query& query, const SampleReference& reference) {
  const auto id = parse<AuditSampleId>(reference.id);
  auto sample = id ? find(query.db, *id) : std::nullopt;
  if (!sample) return not_found("audit sample");
  return std::move(*sample);
}

Result<db::Page<Sample>> list_samples(const Query& query, const db::ListRequest& request) {
  return list(query.db, request);
}

}  // namespace supercargo::samples
