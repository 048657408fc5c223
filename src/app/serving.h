// The running server: everything wired together, started, and drained in the order that loses
// nothing that was taken.
#pragma once

#include <memory>
#include <string>

#include "app/installation.h"
#include "app/settings.h"

namespace supercargo::app {

class Serving {
 public:
  // Both must outlive it.
  Serving(const Settings& settings, Installation& installation);
  ~Serving();  // drains

  void start();                 // throws Fault when an address cannot be had
  std::string address() const;  // http://127.0.0.1:8080, the one really bound
  void drain();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace supercargo::app
