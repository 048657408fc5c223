// What is promised of an order's line, from where and when, where its units stand, and what the
// customer was asked and said. Parts of an order, kept with it.
#pragma once

#include <string>

#include "journal/actor.h"
#include "kernel/fields.h"
#include "stock/warehouse.h"

namespace supercargo {
namespace gates {

// Where each unit of a line stands, in the product's base unit. They always sum to the line's
// quantity: open is unplanned before confirmation and zero after (domain 3.4).
struct Buckets {
  Quantity open;
  Quantity reserved;
  Quantity backordered;
  Quantity picked;
  Quantity despatched;
  Quantity delivered;
  Quantity cancelled;
};

Quantity sum_of(const Buckets& in);

// A part of a line that is promised on its own: so much from there, for that day.
struct Part {
  std::string warehouse;  // its code
  WarehouseId warehouse_id;
  Quantity quantity;  // in the product's base unit
  Day day;
};

// How the customer was asked, and what he said to exactly which content (G7, G9).
enum class ReadBackOutcome : std::uint8_t { sent, agreed, changes_wanted };
struct ReadBack {
  ReadBackOutcome outcome = ReadBackOutcome::sent;
  std::string contact;  // who said it
  std::string channel;  // by phone, e-mail …
  bool consumer_informed = false;
  std::string content_hash;
  PersonId by;
  Instant at;
};

// What the customer agreed to when not all could be as he wanted it (domain 2.6, BM1).
struct Consent {
  std::string contact;  // who agreed
  std::string channel;  // by phone, e-mail …
  std::string words;    // to what, as it was put to him
  PersonId by;
  Instant at;
};

}  // namespace gates

template <>
Choices choices<gates::ReadBackOutcome>();
template <>
const Entity& entity<gates::Buckets>();
template <>
const Entity& entity<gates::Part>();
template <>
const Entity& entity<gates::Consent>();
template <>
const Entity& entity<gates::ReadBack>();

}  // namespace supercargo
