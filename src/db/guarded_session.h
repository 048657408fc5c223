// What a session of either engine knows about its transaction: a statement that failed leaves it
// good for nothing but rollback, and every call passes the tests' fault seam.
#pragma once

#include "db/fault.h"
#include "db/session.h"

namespace supercargo::db {

class GuardedSession : public Session {
 protected:
  // Runs `work` inside the open transaction; a fault in it spoils the transaction.
  template <class Work>
  auto guarded(const Work& work) {
    expect_usable();
    try {
      count_call();
      return work();
    } catch (const DatabaseFault&) {
      failed_ = true;
      throw;
    }
  }
  void expect_usable() const {
    SUPERCARGO_CHECK(open_);
    if (failed_) throw DatabaseFault("25P02", "the transaction failed earlier: roll it back");
  }
  void opened(Mode mode, std::int64_t tenant) {
    mode_ = mode;
    tenant_ = tenant;
    writes_ = 0;
    open_ = true;
    failed_ = false;
  }

  Mode mode_ = Mode::read;
  bool open_ = false;
  bool failed_ = false;
};

}  // namespace supercargo::db
