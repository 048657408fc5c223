// The way between any thread and the I/O thread of a connection, without the network library.
// Letters put into an Outlet are delivered on its I/O thread, in order, many with one wake-up.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "http/message.h"

namespace supercargo::http {

class Flow;
class Outflow;
class Outlet;

// What a Responder holds.
class Exchange {
 public:
  virtual ~Exchange() = default;
  // Takes the reply; what it returns is to be woken (null: nothing is).
  virtual std::shared_ptr<Outlet> deliver(Response response) = 0;
  virtual std::shared_ptr<Outflow> open(Response head) = 0;
};

// What a Stream holds.
class Outflow {
 public:
  virtual ~Outflow() = default;
  virtual bool send(std::string bytes) = 0;
  virtual void close() = 0;
  virtual bool closed() const = 0;
};

// A connection as its exchange and its flow see it; called on its I/O thread alone.
class Conversation {
 public:
  // True while the handler runs: a reply given now needs no letter.
  virtual bool asking() const = 0;
  virtual void reply_arrived(Response response, std::shared_ptr<Flow> flow) = 0;
  virtual void flow_changed() = 0;

 protected:
  ~Conversation() = default;
};

class AnswerSlot;

struct Letter {
  std::shared_ptr<AnswerSlot> slot;  // null: news of the flow
  Response response;
  std::shared_ptr<Flow> flow;
};

class Outlet {
 public:
  // `post` asks the I/O thread to call deliver(); it may be called from any thread.
  explicit Outlet(std::function<void()> post) : post_(std::move(post)) {}
  void put(Letter letter);  // without waking
  void wake();              // asks once, however often it is called before the delivery
  void deliver();
  void shut();  // what comes from now on is thrown away
  // Says that the calling thread is this outlet's I/O thread.
  void claim() const;
  bool here() const;

 private:
  std::mutex mutex_;
  std::function<void()> post_;  // empty once shut
  bool asked_ = false;
  std::vector<Letter> letters_;
};

// The place of one reply. The conversation leaves when its connection ends; a reply that comes
// later finds nobody and is dropped.
class AnswerSlot final : public Exchange, public std::enable_shared_from_this<AnswerSlot> {
 public:
  AnswerSlot(std::shared_ptr<Outlet> outlet, Conversation& conversation, std::size_t lag_bytes_max)
      : outlet_(std::move(outlet)), conversation_(&conversation), lag_bytes_max_(lag_bytes_max) {}
  std::shared_ptr<Outlet> deliver(Response response) override;
  std::shared_ptr<Outflow> open(Response head) override;
  void arrive(Response response, std::shared_ptr<Flow> flow);  // on the I/O thread, as is leave
  void leave() { conversation_ = nullptr; }

 private:
  std::shared_ptr<Outlet> post(Response response, std::shared_ptr<Flow> flow);

  const std::shared_ptr<Outlet> outlet_;
  Conversation* conversation_;  // the I/O thread's alone
  const std::size_t lag_bytes_max_;
};

// Bytes on their way to a reader who may be slower than the writers.
class Flow final : public Outflow, public std::enable_shared_from_this<Flow> {
 public:
  Flow(std::shared_ptr<Outlet> outlet, std::size_t lag_bytes_max)
      : outlet_(std::move(outlet)), lag_bytes_max_(lag_bytes_max) {}
  bool send(std::string bytes) override;
  void close() override;
  bool closed() const override;

  // For the conversation, on its I/O thread.
  void join(Conversation& conversation) { conversation_ = &conversation; }
  void leave();
  void announce() const;  // passes news on to the conversation
  std::string take();     // all that waits; it counts as lag until the next take
  bool fallen_behind() const;

 private:
  void notify();

  const std::shared_ptr<Outlet> outlet_;
  Conversation* conversation_ = nullptr;  // the I/O thread's alone
  const std::size_t lag_bytes_max_;
  mutable std::mutex mutex_;
  std::string waiting_;
  std::size_t under_way_bytes_ = 0;
  bool closed_ = false;
  bool fallen_behind_ = false;
};

}  // namespace supercargo::http
