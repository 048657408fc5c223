#include "tests/explained.h"

namespace supercargo::tests {

ExplainedSession::ExplainedSession(db::Session& real) : real_(real) {
  tenant_ = real.tenant();
  if (engine() == db::Engine::postgres)
    real_.execute("SET LOCAL enable_seqscan = off", nullptr, {});
}

std::unique_ptr<db::Cursor> ExplainedSession::query(std::string_view text, const void* key,
                                                    std::span<const db::Argument> arguments) {
  const bool is_postgres = engine() == db::Engine::postgres;
  const std::string asking = (is_postgres ? "EXPLAIN " : "EXPLAIN QUERY PLAN ") + std::string(text);
  const int words = is_postgres ? 0 : 3;
  const auto steps = real_.query(asking, nullptr, arguments);
  while (steps->next()) plans_.append(steps->text(words)).append("\n");
  return real_.query(text, key, arguments);
}

}  // namespace supercargo::tests
