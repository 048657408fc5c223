// One transaction as a scope: what was not committed when the scope ends is rolled back.
#pragma once

#include "db/session.h"

namespace supercargo::db {

class Transaction {
 public:
  Transaction(Session& session, Mode mode, std::int64_t tenant) : session_(session) {
    session_.begin(mode, tenant);
  }
  ~Transaction() {
    if (open_) session_.rollback();
  }
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  // Also ends a read or a rehearsal. When it throws, the scope's end rolls back.
  void commit() {
    session_.commit();
    open_ = false;
  }

 private:
  Session& session_;
  bool open_ = true;
};

}  // namespace supercargo::db
