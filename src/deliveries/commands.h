// What happens to goods that have left, each verb in one transaction with its facts on the shipment
// and on every order it carries. Whatever does not go as promised is followed up (domain 2.0).
#pragma once

#include "deliveries/requests.h"
#include "journal/unit.h"
#include "kernel/result.h"
#include "shipments/requests.h"

namespace supercargo::deliveries {

using shipments::Because;
using shipments::Move;
using shipments::Shipment;

Result<Shipment> depart(journal::Unit& unit, const Move& given);
Result<Shipment> send_out(journal::Unit& unit, const Move& given);
// Whoever waits is told of a later arrival: a follow-up with a message that is ready to be sent.
Result<Shipment> delay(journal::Unit& unit, const Delay& given);
Result<Shipment> fail_attempt(journal::Unit& unit, const Because& given);
Result<Shipment> reschedule(journal::Unit& unit, const Reschedule& given);
Result<Shipment> lose(journal::Unit& unit, const Because& given);

// Only what was accepted counts as delivered; the rest is promised anew and followed up.
Result<Shipment> deliver(journal::Unit& unit, const Deliver& given);
// A proof that does not hold is followed up, and may be verified later.
Result<Shipment> verify_proof(journal::Unit& unit, const VerifyProof& given);
// Damaged goods go to quarantine.
Result<Shipment> take_back(journal::Unit& unit, const TakeBack& given);

// What is done when the proof's job comes due: somebody asks where the goods are, unless there is a
// proof (domain 3.6).
void miss_proof(journal::Unit& unit, std::int64_t shipment_id);

}  // namespace supercargo::deliveries
