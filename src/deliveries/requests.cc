#include "deliveries/requests.h"

namespace supercargo {

using deliveries::Delay;
using deliveries::Deliver;
using deliveries::DeliveredLine;
using deliveries::Reschedule;
using deliveries::ReturnedLine;
using deliveries::TakeBack;
using deliveries::VerifyProof;

namespace {

constexpr std::uint32_t lines_max = 5000;
constexpr Rules reference{.access = Access::hidden, .personal = Personal::none};
constexpr Rules revision_given{.least = 1};
constexpr Rules order_named{.personal = Personal::none,
                            .max = 64,
                            .about = "Id or number; may be left out where no other is meant."};
constexpr Rules words_needed{
    .required = true, .personal = Personal::free_text, .multiline = true, .max = 2000};
constexpr Rules line_named{.required = true, .least = 1};
constexpr Rules needed{.required = true};
constexpr Rules words{.personal = Personal::free_text, .multiline = true, .max = 2000};

constexpr Field delivered_line_fields[] = {
    field<&DeliveredLine::sales_order>("sales_order", order_named),
    field<&DeliveredLine::line>("line", line_named),
    field<&DeliveredLine::quantity>(
        "quantity", {.least = 0, .about = "Accepted in good order: neither damaged nor refused."}),
    field<&DeliveredLine::damaged>("damaged", {.least = 0}),
    field<&DeliveredLine::refused>("refused", {.least = 0}),
};

constexpr Field returned_line_fields[] = {
    field<&ReturnedLine::sales_order>("sales_order", order_named),
    field<&ReturnedLine::line>("line", line_named),
    field<&ReturnedLine::quantity>("quantity",
                                   {.least = 0, .about = "That came back, damaged or not."}),
    field<&ReturnedLine::damaged>("damaged",
                                  {.least = 0, .about = "Of these: they go to quarantine."}),
};

}  // namespace

template <>
const Entity& entity<DeliveredLine>() {
  static constexpr Entity described =
      describe<DeliveredLine>("delivered_line", "", delivered_line_fields);
  return described;
}
template <>
const Entity& entity<ReturnedLine>() {
  static constexpr Entity described =
      describe<ReturnedLine>("returned_line", "", returned_line_fields);
  return described;
}

namespace {

constexpr Field delay_fields[] = {
    field<&Delay::id>("id", reference),
    field<&Delay::revision>("revision", revision_given),
    field<&Delay::eta>("eta", needed),
    field<&Delay::cause>("cause", words_needed),
};

constexpr Field reschedule_fields[] = {
    field<&Reschedule::id>("id", reference),
    field<&Reschedule::revision>("revision", revision_given),
    field<&Reschedule::eta>("eta", needed),
};

constexpr Field deliver_fields[] = {
    field<&Deliver::id>("id", reference),
    field<&Deliver::revision>("revision", revision_given),
    field<&Deliver::receiver>("receiver", {.required = true, .personal = Personal::identity}),
    field<&Deliver::at>("at", needed),
    field<&Deliver::condition>("condition", {.personal = Personal::free_text, .max = 200}),
    field<&Deliver::remark>("remark", words),
    field<&Deliver::attachments>(
        "attachments",
        {.personal = Personal::none, .max = 20, .about = "Ids of files of this shipment."}),
    field<&Deliver::lines>("lines",
                           {.stored = Stored::as_json,
                            .max = lines_max,
                            .about = "Every line once; without any, everything was accepted."}),
};

constexpr Field verify_proof_fields[] = {
    field<&VerifyProof::id>("id", reference),
    field<&VerifyProof::revision>("revision", revision_given),
    field<&VerifyProof::finding>("finding"),
    field<&VerifyProof::remark>("remark", words),
};

constexpr Field take_back_fields[] = {
    field<&TakeBack::id>("id", reference),
    field<&TakeBack::revision>("revision", revision_given),
    field<&TakeBack::lines>("lines", {.stored = Stored::as_json,
                                      .max = lines_max,
                                      .about = "Without any, everything in good order."}),
};

}  // namespace

template <>
const Entity& entity<Delay>() {
  static constexpr Entity described = describe<Delay>("delay_shipment", "", delay_fields);
  return described;
}
template <>
const Entity& entity<Reschedule>() {
  static constexpr Entity described =
      describe<Reschedule>("reschedule_shipment", "", reschedule_fields);
  return described;
}
template <>
const Entity& entity<Deliver>() {
  static constexpr Entity described = describe<Deliver>("deliver_shipment", "", deliver_fields);
  return described;
}
template <>
const Entity& entity<VerifyProof>() {
  static constexpr Entity described =
      describe<VerifyProof>("verify_proof_of_delivery", "", verify_proof_fields);
  return described;
}
template <>
const Entity& entity<TakeBack>() {
  static constexpr Entity described = describe<TakeBack>("return_shipment", "", take_back_fields);
  return described;
}

}  // namespace supercargo
