#include "agreements/agreement.h"

namespace supercargo {

using agreements::Decide;
using agreements::TellReadBack;

namespace {

constexpr const char* verdict_names[] = {"approve", "reject"};

}  // namespace

template <>
Choices choices<agreements::Verdict>() {
  return {verdict_names, std::size(verdict_names)};
}

namespace {

constexpr Rules reference{.access = Access::hidden, .personal = Personal::none};
constexpr Rules revision_given{.least = 1};

constexpr Field read_back_fields[] = {
    field<&TellReadBack::id>("id", reference),
    field<&TellReadBack::revision>("revision", revision_given),
    field<&TellReadBack::outcome>("outcome"),
    field<&TellReadBack::contact>("contact", {.required = true, .personal = Personal::identity}),
    field<&TellReadBack::channel>("channel",
                                  {.required = true, .personal = Personal::none, .max = 40}),
    field<&TellReadBack::consumer_informed>("consumer_informed"),
};

constexpr Field decide_fields[] = {
    field<&Decide::id>("id", reference),
    field<&Decide::revision>("revision", revision_given),
    field<&Decide::rule>("rule", {.personal = Personal::none, .max = 60}),
    field<&Decide::decision>("decision"),
    field<&Decide::reason>("reason",
                           {.personal = Personal::free_text, .multiline = true, .max = 2000}),
};

}  // namespace

template <>
const Entity& entity<TellReadBack>() {
  static constexpr Entity described =
      describe<TellReadBack>("read_back_sales_order", "", read_back_fields);
  return described;
}
template <>
const Entity& entity<Decide>() {
  static constexpr Entity described = describe<Decide>("decide_sales_order", "", decide_fields);
  return described;
}

}  // namespace supercargo
