// One I/O thread with its connections. All of a connection's life happens on that thread; other
// threads reach it through its outlet alone.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>

#include "http/admission.h"
#include "http/listener.h"

namespace supercargo::http {

class Worker {
 public:
  // What is referred to must outlive the worker.
  Worker(const Settings& settings, const Handler& handler, Admission& admission);
  ~Worker();  // cuts off and joins
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  void start();
  // Takes over an accepted, non-blocking socket of an admitted peer.
  void adopt(int socket, const Address& peer);
  void announce_end();  // each reply ends its connection
  void drain();
  bool finished_by(std::chrono::steady_clock::time_point time) const;
  void cut_off();
  void join();

  std::size_t open_connections() const;
  std::uint64_t requests() const;
  std::uint64_t refused_requests() const;

  struct State;  // known to session.cc alone

 private:
  std::unique_ptr<State> state_;
};

}  // namespace supercargo::http
