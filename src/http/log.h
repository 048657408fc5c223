// The program's log: one JSON object a line, in UTC, written by a thread of its own so that nobody
// waits for a disk. Fields are typed; what came from outside goes through untrusted(). Never
// bodies, queries, tokens or names of people.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "http/json_object.h"
#include "http/observer.h"
#include "kernel/clock.h"

namespace supercargo::http {

enum class LogLevel : std::uint8_t { info, warning, error };

struct LogSettings {
  std::string file = {};  // empty: standard output; else made with mode 0640
  LogLevel least = LogLevel::info;
  std::size_t queue_lines =
      8192;  // when it is full the oldest line is lost, never a request's time
};

// The fields of one line after time, level and event.
class LogFields {
 public:
  LogFields& number(std::string_view name, std::int64_t value);
  LogFields& word(std::string_view name, std::string_view ours);  // left out when empty
  // Shortened, control characters visible, so that one event stays one line.
  LogFields& untrusted(std::string_view name, std::string_view theirs);
  const JsonObject& object() const { return object_; }

 private:
  JsonObject object_;
};

class Log final : public Observer {
 public:
  Log(const LogSettings& settings, const Clock& clock);
  ~Log() override;  // writes what is queued

  void write(LogLevel level, std::string_view event, const LogFields& fields = {});
  void flush();

  void answered(const Answered& what) override;
  void faulted(std::string_view request_id, const std::exception& fault) override;
  void committed(std::size_t) override {}

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The event's name for a request that was answered so (OWASP's logging vocabulary where it has
// one).
std::string_view event_of(const Answered& what);

}  // namespace supercargo::http
