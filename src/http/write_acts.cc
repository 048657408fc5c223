// The write path behind the gate: many visits, one transaction. Replays of kept answers, the
// command itself, its facts and the answer to keep: all or nothing. A refusal that is evidence is
// told in a second transaction, before it is answered.
#include <algorithm>
#include <unordered_map>

#include "http/exchange_state.h"
#include "http/idempotency_store.h"
#include "http/live.h"
#include "http/problem.h"
#include "journal/attempt.h"
#include "kernel/meanwhile.h"

namespace supercargo::http {
namespace {

Problem key_reused() {
  return invalid(
      {{"", "idempotency_key_reused", "This Idempotency-Key was used with another request."}});
}

class OperationAct;

class WriteCommand : public db::Command {
 public:
  WriteCommand(OperationAct& act, std::unique_ptr<Visit> owned)
      : act_(act), visit(std::move(owned)) {
    tenant = visit->tenant;
    bytes = visit->asked.body.size();
    is_never_shed = visit->operation->declared.changes_principals;
    if (visit->operation->declared.rehearsed) mode = db::Mode::rehearsal;
    if (visit->asked.idempotency_key.empty()) return;
    key_hash = hash_of_key(visit->asked.idempotency_key);
    body_hash = hash_of_body(visit->request.target, visit->asked.body);
  }
  db::Act& act() const override;
  void faulted(const std::exception& fault) override;

  std::int64_t principal() const { return visit->principal ? visit->principal->id : 0; }
  bool is_same_key(const WriteCommand& other) const {
    return !key_hash.data.empty() && key_hash == other.key_hash && principal() == other.principal();
  }

 private:
  OperationAct& act_;

 public:
  std::unique_ptr<Visit> visit;
  Bytes key_hash;
  Bytes body_hash;
  std::optional<Result<Reply>> outcome;
  std::optional<journal::Fact> attempt;  // to be told now: the refusal itself is rolled back
};

WriteCommand& of(db::Command* command) { return *static_cast<WriteCommand*>(command); }

class OperationAct : public db::Act {
 public:
  OperationAct(const Operation& operation, const ServerParts& parts)
      : operation_(operation), parts_(parts) {}

  bool batched() const override { return operation_.effect == Effect::batched; }

  bool run(db::Session& session, std::span<db::Command* const> commands) override {
    db::Writer writer(session);
    std::vector<journal::Told> told;
    if (of(commands.front()).attempt) return tell_attempt(writer, of(commands.front()));
    for (db::Command* command : commands) of(command).outcome.reset();
    replay_kept(writer, commands);
    const auto fresh = first_of_each_key(commands);
    std::vector<journal::Call> calls;
    std::future<void> rendered;
    if (batched())
      rendered = run_together(writer, fresh, calls, told);
    else if (!fresh.empty())
      run_alone(writer, *fresh.front(), told);
    if (!batched() && !is_to_commit(of(commands.front()))) return false;
    journal::append(writer, parts_.services, told);
    if (rendered.valid()) rendered.get();
    for (db::Command* command : commands) repeat_first(of(command), commands);
    keep_answers(writer, fresh);
    return true;
  }

  void finished(std::span<db::Command* const> commands) override {
    parts_.observer.committed(commands.size());
    if (parts_.live != nullptr) parts_.live->wake();
    for (db::Command* command : commands) {
      if (is_to_be_told(of(command))) continue;
      const std::unique_ptr<WriteCommand> done(&of(command));
      const Result<Reply>& result = *done->outcome;
      if (operation_.declared.changes_principals && result)
        parts_.authenticator.forget(done->visit->tenant);
      answer(parts_.observer, parts_.clock, *done->visit, response_of(*done->visit, result),
             code_of(result));
    }
  }

  const ServerParts& parts() const { return parts_; }

 private:
  static bool is_to_commit(const WriteCommand& command) {
    return command.outcome->has_value() && !command.visit->replayed;
  }

  // True when the command waits again, to tell what was tried; it is answered after that.
  bool is_to_be_told(WriteCommand& command) const {
    if (batched() || command.attempt || operation_.gives == nullptr) return false;
    if (command.outcome->has_value()) return false;
    command.attempt = journal::attempt_of(command.outcome->error(), *operation_.gives);
    if (!command.attempt) return false;
    parts_.writer.submit_again(command);  // from here on it is the writer's
    return true;
  }

  bool tell_attempt(db::Writer& writer, const WriteCommand& command) const {
    const journal::Call& call = command.visit->asked.call;
    if (journal::is_told_last(writer, call.actor, *command.attempt)) return false;
    journal::append(writer, parts_.services, {{&call, *command.attempt}});
    return true;
  }

  void replay_kept(const db::Reader& reader, std::span<db::Command* const> commands) const {
    std::vector<Bytes> hashes;
    for (db::Command* command : commands)
      if (!of(command).key_hash.data.empty()) hashes.push_back(of(command).key_hash);
    for (const KeptReply& kept : find_kept(reader, hashes)) {
      for (db::Command* each : commands) {
        WriteCommand& command = of(each);
        if (command.key_hash != kept.key_hash || command.principal() != kept.principal ||
            kept.operation != operation_.declared.name)
          continue;
        command.visit->replayed = command.body_hash == kept.body_hash;
        if (!command.visit->replayed)
          command.outcome = key_reused();
        else
          command.outcome = Reply{.status = static_cast<int>(kept.status), .body = kept.reply};
      }
    }
  }

  // Equal keys in one batch: the first runs, the next replays (decisions 9).
  static std::vector<WriteCommand*> first_of_each_key(std::span<db::Command* const> commands) {
    std::vector<WriteCommand*> fresh;
    for (db::Command* each : commands) {
      WriteCommand& command = of(each);
      if (command.outcome) continue;
      const auto is_same = [&](const WriteCommand* other) { return command.is_same_key(*other); };
      if (std::none_of(fresh.begin(), fresh.end(), is_same)) fresh.push_back(&command);
    }
    return fresh;
  }

  static void repeat_first(WriteCommand& command, std::span<db::Command* const> commands) {
    if (command.outcome) return;
    for (db::Command* each : commands) {
      const WriteCommand& first = of(each);
      if (&first == &command || !first.outcome || !command.is_same_key(first)) continue;
      const bool is_same_body = command.body_hash == first.body_hash;
      command.visit->replayed = is_same_body && first.outcome->has_value();
      command.outcome = is_same_body ? *first.outcome : Result<Reply>(key_reused());
      return;
    }
  }

  // Ends when every outcome is rendered; the calls and `fresh` live as long.
  std::future<void> run_together(db::Writer& writer, const std::vector<WriteCommand*>& fresh,
                                 std::vector<journal::Call>& calls,
                                 std::vector<journal::Told>& told) const {
    if (fresh.empty()) return {};
    std::vector<Given> given;
    calls.reserve(fresh.size());
    for (const WriteCommand* command : fresh) {
      calls.push_back(command->visit->asked.call);
      given.push_back({&command->visit->asked, command->visit->input.get()});
    }
    journal::Batch batch(writer, parts_.services, calls, told);
    return meanwhile(fresh.size(), [&fresh, render = operation_.run_all(batch, given)] {
      auto replies = render();
      SUPERCARGO_CHECK(replies.size() == fresh.size());
      for (std::size_t i = 0; i < fresh.size(); ++i) fresh[i]->outcome = std::move(replies[i]);
    });
  }

  void run_alone(db::Writer& writer, WriteCommand& command,
                 std::vector<journal::Told>& told) const {
    journal::Unit unit(writer, parts_.services, command.visit->asked.call, told);
    command.outcome = operation_.run(unit, command.visit->asked, command.visit->input.get());
  }

  void keep_answers(db::Writer& writer, const std::vector<WriteCommand*>& fresh) const {
    std::vector<KeptReply> kept;
    for (const WriteCommand* command : fresh) {
      if (command->key_hash.data.empty() || !*command->outcome) continue;
      const Reply& reply = **command->outcome;
      if (reply.refusal || reply.body.size() > kept_reply_max) continue;
      kept.push_back({command->principal(), operation_.declared.name, command->key_hash,
                      command->body_hash, reply.status, reply.body,
                      command->visit->asked.call.now});
    }
    keep(writer, kept);
  }

  const Operation& operation_;
  const ServerParts& parts_;
};

db::Act& WriteCommand::act() const { return act_; }

void WriteCommand::faulted(const std::exception& fault) {
  const std::unique_ptr<WriteCommand> done(this);
  answer_fault(act_.parts().observer, act_.parts().clock, *visit, fault);
}

}  // namespace

struct WriteActs::State {
  ServerParts parts;
  std::unordered_map<const Operation*, std::unique_ptr<OperationAct>> acts;
};

WriteActs::WriteActs(const Routes& routes, const ServerParts& parts)
    : state_(std::make_unique<State>(State{parts, {}})) {
  for (const Operation& operation : routes.operations())
    if (operation.effect != Effect::read)
      state_->acts[&operation] = std::make_unique<OperationAct>(operation, state_->parts);
}

WriteActs::~WriteActs() = default;

bool WriteActs::submit(std::unique_ptr<Visit>& visit) {
  auto command =
      std::make_unique<WriteCommand>(*state_->acts.at(visit->operation), std::move(visit));
  if (state_->parts.writer.submit(*command)) {
    static_cast<void>(command.release());  // finished() or faulted() ends it
    return true;
  }
  visit = std::move(command->visit);
  return false;
}

}  // namespace supercargo::http
