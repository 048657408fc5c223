// Runs commands of one tenant as one transaction and tells each how it ended. A fault costs only
// the command that caused it: the others are run again, one by one.
#pragma once

#include <functional>
#include <span>

#include "db/group_writer.h"

namespace supercargo::db {

using Commands = std::span<Command* const>;

class BatchRun {
 public:
  // `finish` hears of what was committed, in order.
  using Finish = std::function<void(Commands)>;
  BatchRun(Session& session, Finish finish) : session_(session), finish_(std::move(finish)) {}
  // One command, or several that are all batched; one tenant, one mode.
  void run(Commands commands);

 private:
  // Returns when the transaction was committed, or rolled back for a refusal. Faults otherwise.
  void attempt(Commands commands);
  void commit();

  Session& session_;
  Finish finish_;
};

// Tells every command that it is finished.
void tell_finished(Commands commands);

}  // namespace supercargo::db
