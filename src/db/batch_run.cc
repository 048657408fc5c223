#include "db/batch_run.h"

#include <string>

namespace supercargo::db {
namespace {

// Each stretch of neighbours with one act.
void for_each_act(Commands commands, const std::function<void(Act&, Commands)>& use) {
  while (!commands.empty()) {
    Act& act = commands.front()->act();
    std::size_t count = 1;
    while (count < commands.size() && &commands[count]->act() == &act) ++count;
    use(act, commands.first(count));
    commands = commands.subspan(count);
  }
}

void tell_faulted(Commands commands, const std::exception& fault) {
  for (Command* command : commands) command->faulted(fault);
}

bool may_be_tried_again(const std::exception& fault) {
  const auto* of_database = dynamic_cast<const DatabaseFault*>(&fault);
  return of_database != nullptr && of_database->may_be_tried_again();
}

enum class Next { finish, try_again, replay_singly, nothing };

}  // namespace

void tell_finished(Commands commands) {
  for_each_act(commands, [](Act& act, Commands of_act) { act.finished(of_act); });
}

void BatchRun::run(Commands commands) {
  bool tried_again = false;
  Next next = Next::try_again;
  while (next == Next::try_again) {
    try {
      attempt(commands);
      next = Next::finish;
    } catch (const OutcomeUnknown& fault) {
      session_.rollback();
      tell_faulted(commands, fault);
      next = Next::nothing;
    } catch (const std::exception& fault) {
      session_.rollback();
      const bool again = !tried_again && may_be_tried_again(fault);
      tried_again = true;
      if (!again && commands.size() == 1) tell_faulted(commands, fault);
      if (!again) next = commands.size() == 1 ? Next::nothing : Next::replay_singly;
    }
  }
  // Outside the catch: what these calls do wrong must not be taken for a fault of the transaction.
  if (next == Next::finish) finish_(commands);
  if (next != Next::replay_singly) return;
  for (std::size_t n = 0; n < commands.size(); ++n) run(commands.subspan(n, 1));
}

void BatchRun::attempt(Commands commands) {
  session_.begin(commands.front()->mode, commands.front()->tenant);
  if (commands.front()->act().batched()) session_.write_behind();
  bool keep = true;
  for_each_act(commands,
               [&](Act& act, Commands of_act) { keep = keep && act.run(session_, of_act); });
  if (keep) {
    session_.settle();
    commit();
  } else if (commands.size() == 1) {
    session_.rollback();
  } else {
    throw Fault("a batched command refused after the batch had begun to write");
  }
}

void BatchRun::commit() {
  try {
    session_.commit();
  } catch (const std::exception& fault) {
    throw OutcomeUnknown(std::string{"whether it was written is not known: "} + fault.what());
  }
}

}  // namespace supercargo::db
