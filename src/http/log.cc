#include "http/log.h"

#include <spdlog/async.h>
#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <sys/stat.h>

#include "http/router.h"
#include "kernel/text.h"

namespace supercargo::http {
namespace {

constexpr std::size_t untrusted_bytes_max = 300;

constexpr spdlog::level::level_enum their_level(LogLevel level) {
  switch (level) {
    case LogLevel::info:
      return spdlog::level::info;
    case LogLevel::warning:
      return spdlog::level::warn;
    case LogLevel::error:
      break;
  }
  return spdlog::level::err;
}

constexpr std::string_view name_of(LogLevel level) {
  constexpr std::string_view names[] = {"info", "warning", "error"};
  return names[static_cast<std::size_t>(level)];
}

LogLevel level_of(int status) {
  if (status >= 500) return LogLevel::error;
  const bool is_notable = status == 401 || status == 403 || status == 421 || status == 429;
  return is_notable ? LogLevel::warning : LogLevel::info;
}

spdlog::sink_ptr sink_of(const LogSettings& settings) {
  if (settings.file.empty()) return std::make_shared<spdlog::sinks::stdout_sink_mt>();
  auto sink = std::make_shared<spdlog::sinks::basic_file_sink_mt>(settings.file);
  // A device or a pipe is not ours to close to others: /dev/null belongs to everybody.
  struct stat state {};
  if (::stat(settings.file.c_str(), &state) == 0 && S_ISREG(state.st_mode))
    ::chmod(settings.file.c_str(), S_IRUSR | S_IWUSR | S_IRGRP);
  return sink;
}

}  // namespace

LogFields& LogFields::number(std::string_view name, std::int64_t value) {
  object_.number(name, value);
  return *this;
}

LogFields& LogFields::word(std::string_view name, std::string_view ours) {
  if (!ours.empty()) object_.text(name, ours);
  return *this;
}

LogFields& LogFields::untrusted(std::string_view name, std::string_view theirs) {
  std::string shown;
  for (const char c : theirs.substr(0, untrusted_bytes_max))
    // Beyond ASCII one byte says nothing: half a character would break the line's encoding.
    shown.push_back(c >= 0x20 && c < 0x7f ? c : '?');
  object_.text(name, shown);
  return *this;
}

struct Log::State {
  State(const LogSettings& settings, const Clock& given)
      : clock(given),
        pool(std::make_shared<spdlog::details::thread_pool>(settings.queue_lines, 1)),
        logger(std::make_shared<spdlog::async_logger>(
            "supercargo", sink_of(settings), pool, spdlog::async_overflow_policy::overrun_oldest)) {
    logger->set_pattern("%v");
    logger->set_level(their_level(settings.least));
    logger->flush_on(spdlog::level::err);
  }
  // The thread has written what was queued, and is gone, before what it writes to.
  ~State() { pool.reset(); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  const Clock& clock;
  std::shared_ptr<spdlog::details::thread_pool> pool;
  std::shared_ptr<spdlog::async_logger> logger;
};

Log::Log(const LogSettings& settings, const Clock& clock)
    : state_(std::make_unique<State>(settings, clock)) {}

Log::~Log() { flush(); }

void Log::flush() { state_->logger->flush(); }

void Log::write(LogLevel level, std::string_view event, const LogFields& fields) {
  if (!state_->logger->should_log(their_level(level))) return;
  JsonObject line;
  line.text("at", text(state_->clock.now())).text("level", name_of(level)).text("event", event);
  std::string whole = line.json();
  if (!fields.object().empty()) {
    whole.back() = ',';
    whole.append(fields.object().json(), 1);
  }
  state_->logger->log(their_level(level), spdlog::string_view_t(whole));
}

void Log::answered(const Answered& what) {
  LogFields fields;
  fields.word("request_id", what.request_id).word("trace", what.trace_parent);
  fields.word("method", method_name(what.method)).word("operation", what.operation);
  if (what.tenant != 0) fields.number("tenant", what.tenant);
  if (what.principal != 0) fields.number("principal", what.principal);
  fields.word("network", what.peer).number("status", what.status).number("took_us", what.took_us);
  write(level_of(what.status), event_of(what), fields.word("code", what.code));
}

void Log::faulted(std::string_view request_id, const std::exception& fault) {
  LogFields fields;
  write(LogLevel::error, "fault",
        fields.word("request_id", request_id).untrusted("words", fault.what()));
}

std::string_view event_of(const Answered& what) {
  switch (what.status) {
    case 401:
      return "authn_fail";
    case 403:
      return "authz_fail";
    case 421:
      return "malicious_host";
    case 429:
      return "excess_rate_limit_exceeded";
    default:
      return what.status >= 500 ? "request_failed" : "request_answered";
  }
}

}  // namespace supercargo::http
