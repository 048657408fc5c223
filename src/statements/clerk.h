// Writes the statements of a month where the company wants them sent: one customer after the other,
// the paper drawn outside any transaction. Several servers may do so at once: each customer gets
// one. One thread uses it.
#pragma once

#include "db/session.h"
#include "journal/unit.h"
#include "kernel/clock.h"

namespace supercargo::statements {

class Clerk {
 public:
  struct Parts {
    db::Session& session;
    journal::Services& services;
    const Clock& clock;
  };
  explicit Clerk(const Parts& parts) : parts_(parts) {}

  // Looks at the next customer with something open; false when none is left, or none is due. Who
  // has no address for mail gets none.
  bool write_one(std::int64_t tenant);

 private:
  Parts parts_;
};

}  // namespace supercargo::statements
