// A part of a transaction that can be taken back by itself: what it wrote is gone, what was written
// before stays. Neither kept nor taken back, it is kept with the transaction.
#pragma once

#include "db/writer.h"

namespace supercargo::db {

class Attempt : private Writer {
 public:
  explicit Attempt(const Writer& writer);
  void keep();
  void take_back();
};

}  // namespace supercargo::db
