// The coroutines of a connection. They name every temporary before co_await and are never capturing
// lambdas: GCC 12 destroys such wrongly.
#include <algorithm>
#include <boost/asio.hpp>
#include <optional>

#include "http/ascii.h"
#include "http/receive_buffer.h"
#include "http/request_reader.h"
#include "http/session.h"
#include "http/sockets.h"

namespace supercargo::http {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;
using Executor = asio::io_context::executor_type;  // concrete: 4 µs a request less than any_io
using Socket = asio::basic_stream_socket<asio::ip::tcp, Executor>;
using Clock = std::chrono::steady_clock;
template <class T>
using Task = asio::awaitable<T, Executor>;
constexpr asio::use_awaitable_t<Executor> use;
constexpr auto use_tuple = asio::as_tuple(asio::use_awaitable_t<Executor>{});

constexpr auto never = Clock::time_point::max();
constexpr auto linger_time = std::chrono::milliseconds(1000);
constexpr std::size_t linger_bytes_max = std::size_t{256} << 10;
constexpr std::size_t small_read_bytes = std::size_t{4} << 10;
constexpr std::size_t large_read_bytes = std::size_t{64} << 10;

// A coroutine put aside, to be gone on with by whoever has what it waits for.
struct Parked {
  virtual ~Parked() = default;
  virtual void resume() = 0;
};
template <class Completion>
struct ParkedCompletion final : Parked {
  explicit ParkedCompletion(Completion given) : completion(std::move(given)) {}
  void resume() override { std::move(completion)(); }
  Completion completion;
};

enum class Step { go_on, hang_up, refuse };

class Session final : public Connection,
                      public Conversation,
                      public std::enable_shared_from_this<Session> {
 public:
  Session(Lane& lane, int socket, const Address& peer);
  ~Session() override;
  static Task<void> run(std::shared_ptr<Session> self);

  void check_clock(Clock::time_point now) override;
  void wind_down() override;
  void cut_off() override;

  bool asking() const override { return asking_; }
  void reply_arrived(Response response, std::shared_ptr<Flow> flow) override;
  void flow_changed() override;

 private:
  Task<Step> serve_one();
  Task<Step> receive_head();
  Task<Step> receive_body();
  Task<Step> answer();
  Task<Step> stream();
  Task<void> refuse();
  Task<void> linger();
  Task<bool> fill(std::size_t bytes);
  Task<bool> send(std::string_view bytes);
  Task<void> parked();

  Step refused(const GuardRefusal& refusal);
  Step out_of_time();
  std::optional<GuardRefusal> read_head(std::size_t bytes);
  std::optional<GuardRefusal> check_expectation();
  Clock::time_point body_deadline(Clock::time_point started, std::size_t bytes) const;
  void ask();
  std::string rendered(Response& response, Ending ending, BodyForm body);
  void watch_reader();
  void resume();

  Lane& lane_;
  const Settings& settings_;
  Socket socket_;
  const Address peer_;
  Clock::time_point deadline_ = never;
  bool expired_ = false;
  bool cut_off_ = false;
  bool idle_ = false;
  bool asking_ = false;
  bool expects_continue_ = false;
  bool reader_gone_ = false;
  std::size_t ignored_bytes_ = 0;
  ReceiveBuffer received_;
  RequestReader reader_;
  BodyLimit body_limit_;
  GuardRefusal refusal_;
  std::shared_ptr<AnswerSlot> slot_;
  std::optional<Response> reply_;
  std::shared_ptr<Flow> flow_;
  std::unique_ptr<Parked> parked_;
};

Session::Session(Lane& lane, int socket, const Address& peer)
    : lane_(lane),
      settings_(lane.settings),
      socket_(lane.io),
      peer_(peer),
      reader_(lane.settings.head) {
  error_code ignored;
  socket_.assign(asio::ip::tcp::v6(), socket, ignored);
  lane_.connections.push_back(this);
}

Session::~Session() {
  if (slot_) slot_->leave();
  if (flow_) flow_->leave();
  std::erase(lane_.connections, this);
  lane_.open_connections.fetch_sub(1, std::memory_order_relaxed);
  lane_.admission.release(peer_);
}

void Session::check_clock(Clock::time_point now) {
  if (now < deadline_ || expired_) return;
  expired_ = true;
  error_code ignored;
  socket_.cancel(ignored);
}

void Session::wind_down() {
  error_code ignored;
  if (idle_ && !has_bytes(socket_.native_handle())) socket_.cancel(ignored);
  if (flow_) flow_->close();
}

void Session::cut_off() {
  cut_off_ = true;
  error_code ignored;
  socket_.close(ignored);
  resume();
}

void Session::resume() {
  // Moved out first: going on may park again.
  if (const auto parked = std::move(parked_)) parked->resume();
}

void Session::reply_arrived(Response response, std::shared_ptr<Flow> flow) {
  slot_.reset();
  reply_ = std::move(response);
  flow_ = std::move(flow);
  resume();
}

void Session::flow_changed() {
  if (reader_gone_ || flow_->fallen_behind()) {
    error_code ignored;
    socket_.cancel(ignored);
  }
  resume();
}

Task<void> Session::run(std::shared_ptr<Session> self) {
  Step step = Step::go_on;
  while (step == Step::go_on) step = co_await self->serve_one();
  if (step == Step::refuse) co_await self->refuse();
}

Task<Step> Session::serve_one() {
  Step step = co_await receive_head();
  if (step == Step::go_on) step = co_await receive_body();
  if (step == Step::go_on) step = co_await answer();
  co_return step;
}

Step Session::refused(const GuardRefusal& refusal) {
  refusal_ = refusal;
  return Step::refuse;
}

// A peer that is merely gone, or idle, is told nothing.
Step Session::out_of_time() {
  if (!expired_ || received_.empty()) return Step::hang_up;
  return refused({408, "too_slow", "The request did not arrive in time."});
}

Task<Step> Session::receive_head() {
  received_.give_back_room(large_read_bytes / 4);
  deadline_ = Clock::now() + (received_.empty() ? settings_.idle_time : settings_.head_time);
  for (;;) {
    const auto end = find_head_end(received_.text(), settings_.head);
    if (end.refusal) co_return refused(*end.refusal);
    if (end.bytes > 0) {
      const auto refusal = read_head(end.bytes);
      co_return refusal ? refused(*refusal) : Step::go_on;
    }
    idle_ = received_.empty();
    if (idle_ && lane_.draining && !has_bytes(socket_.native_handle())) co_return Step::hang_up;
    const bool more = co_await fill(small_read_bytes);
    if (!more) co_return out_of_time();
    // The clock of the head runs from its first byte.
    if (idle_) deadline_ = Clock::now() + settings_.head_time;
    idle_ = false;
  }
}

std::optional<GuardRefusal> Session::read_head(std::size_t bytes) {
  const auto raw = received_.text().substr(0, bytes);
  if (auto refusal = guard_head(raw, settings_.head)) return refusal;
  if (auto refusal = reader_.read_head(raw)) return refusal;
  received_.use(bytes);
  return check_expectation();
}

std::optional<GuardRefusal> Session::check_expectation() {
  const Request& head = reader_.request();
  const auto expectation = head.header("expect");
  expects_continue_ = !expectation.empty() && !reader_.is_http_1_0();
  if (expectation.empty() && head.header_count("expect") == 0) return std::nullopt;
  if (head.header_count("expect") == 1 && same_ignoring_case(expectation, "100-continue"))
    return std::nullopt;
  return GuardRefusal{417, "expectation", "The only expectation taken is: 100-continue."};
}

Clock::time_point Session::body_deadline(Clock::time_point started, std::size_t bytes) const {
  const auto earned = std::chrono::milliseconds(
      bytes * 1000 / std::max<std::size_t>(1, settings_.body_bytes_a_second));
  return started + std::min(body_limit_.time, settings_.body_grace + earned);
}

Task<Step> Session::receive_body() {
  if (reader_.done()) co_return Step::go_on;
  body_limit_ = settings_.body_limit ? settings_.body_limit(reader_.request()) : BodyLimit{};
  if (const auto refusal = reader_.limit_body(body_limit_.bytes)) co_return refused(*refusal);
  const auto started = Clock::now();
  std::size_t bytes = 0;
  for (;;) {
    const auto taken = reader_.read_body(received_.text());
    received_.use(taken.bytes);
    bytes += taken.bytes;
    if (taken.refusal) co_return refused(*taken.refusal);
    if (reader_.done()) co_return Step::go_on;
    if (std::exchange(expects_continue_, false) && received_.empty() && bytes == 0) {
      const bool sent = co_await send("HTTP/1.1 100 Continue\r\n\r\n");
      if (!sent) co_return Step::hang_up;
    }
    deadline_ = body_deadline(started, bytes);
    const bool more = co_await fill(bytes < large_read_bytes ? small_read_bytes : large_read_bytes);
    if (more) continue;
    if (!expired_) co_return Step::hang_up;
    co_return refused({408, "too_slow", "The request did not arrive in time."});
  }
}

void Session::ask() {
  lane_.requests.fetch_add(1, std::memory_order_relaxed);
  slot_ = std::make_shared<AnswerSlot>(lane_.outlet, *this, settings_.stream_lag_bytes);
  Request request = std::move(reader_.request());
  request.peer = to_text(peer_);
  asking_ = true;
  try {
    lane_.handler(std::move(request), Responder(slot_));
  } catch (const std::exception&) {
    // The Responder went down with the handler, and has answered 500 by that.
  }
  asking_ = false;
}

std::string Session::rendered(Response& response, Ending ending, BodyForm body) {
  if (settings_.public_url_is_https) {
    response.headers.emplace_back("Strict-Transport-Security", strict_transport_security);
  }
  const auto date = lane_.date.at(std::time(nullptr));
  return render(response, {.ending = ending, .body = body, .date = date});
}

Task<Step> Session::answer() {
  const bool head_only = reader_.request().method == Method::head;
  deadline_ = never;
  ask();
  if (!reply_ && !cut_off_) co_await parked();
  if (cut_off_) co_return Step::hang_up;
  if (flow_) co_return co_await stream();

  const bool closes = lane_.ending || !reader_.keeps_alive() || asks_to_close(*reply_);
  const auto stays = reader_.is_http_1_0() ? Ending::keep_alive_said : Ending::keep_alive;
  const std::string bytes = rendered(*reply_, closes ? Ending::close : stays,
                                     head_only ? BodyForm::head_only : BodyForm::counted);
  reply_.reset();
  const bool sent = co_await send(bytes);
  if (!sent) co_return Step::hang_up;
  if (!closes) co_return Step::go_on;
  // Bytes left unread would make the kernel reset the connection, and the reply be lost with it.
  if (!received_.empty()) co_await linger();
  co_return Step::hang_up;
}

Task<Step> Session::stream() {
  flow_->join(*this);
  watch_reader();
  const std::string head = rendered(*reply_, Ending::close, BodyForm::open_ended);
  reply_.reset();
  bool open = co_await send(head);
  while (open && !reader_gone_ && !flow_->fallen_behind()) {
    // Asked before the bytes are taken: what is sent before a close is sent.
    const bool last = flow_->closed();
    const std::string bytes = flow_->take();
    if (!bytes.empty()) {
      open = co_await send(bytes);
    } else if (last || cut_off_) {
      break;
    } else {
      deadline_ = never;
      co_await parked();
    }
  }
  flow_->leave();
  flow_.reset();
  error_code ignored;
  socket_.close(ignored);  // ends the watch, which keeps the connection alive
  co_return Step::hang_up;
}

// A stream's reader has nothing to say: a read tells when it goes away.
void Session::watch_reader() {
  char* const room = received_.room(small_read_bytes);
  socket_.async_read_some(asio::buffer(room, small_read_bytes),
                          [self = shared_from_this()](const error_code& error, std::size_t bytes) {
                            if (!self->flow_) return;
                            self->ignored_bytes_ += bytes;
                            if (!error && self->ignored_bytes_ <= linger_bytes_max)
                              return self->watch_reader();
                            self->reader_gone_ = true;
                            self->flow_changed();
                          });
}

Task<void> Session::refuse() {
  lane_.refused_requests.fetch_add(1, std::memory_order_relaxed);
  expired_ = false;
  Response response = fixed_reply(refusal_);
  const std::string bytes = rendered(response, Ending::close, BodyForm::counted);
  const bool sent = co_await send(bytes);
  if (sent) co_await linger();
}

Task<void> Session::linger() {
  error_code ignored;
  socket_.shutdown(Socket::shutdown_send, ignored);
  expired_ = false;
  deadline_ = Clock::now() + linger_time;
  for (std::size_t bytes = 0; bytes < linger_bytes_max;) {
    received_.use(received_.text().size());
    const bool more = co_await fill(small_read_bytes);
    if (!more) break;
    bytes += received_.text().size();
  }
}

Task<bool> Session::fill(std::size_t bytes) {
  if (expired_ || cut_off_) co_return false;
  char* const room = received_.room(bytes);
  const auto buffer = asio::buffer(room, received_.room_bytes());
  const auto outcome = co_await socket_.async_read_some(buffer, use_tuple);
  const auto& [error, count] = outcome;
  if (error || expired_) co_return false;
  received_.arrived(count);
  co_return true;
}

Task<bool> Session::send(std::string_view bytes) {
  while (!bytes.empty()) {
    if (cut_off_) co_return false;
    deadline_ = Clock::now() + settings_.reply_stall_time;
    const auto buffer = asio::buffer(bytes.data(), bytes.size());
    const auto outcome = co_await socket_.async_write_some(buffer, use_tuple);
    const auto& [error, count] = outcome;
    if (error || expired_) co_return false;
    bytes.remove_prefix(count);
  }
  co_return true;
}

Task<void> Session::parked() {
  const auto park = [this](auto completion) {
    parked_ = std::make_unique<ParkedCompletion<decltype(completion)>>(std::move(completion));
  };
  co_await asio::async_initiate<const asio::use_awaitable_t<Executor>, void()>(park, use);
}

}  // namespace

void serve_connection(Lane& lane, int socket, const Address& peer) {
  auto session = std::make_shared<Session>(lane, socket, peer);
  asio::co_spawn(lane.io, Session::run(std::move(session)), asio::detached);
}

}  // namespace supercargo::http
