// Tells the service manager that started this process how far it is (sd_notify(3)): ready only when
// it really answers, so that a migration that fails is a start that fails.
#pragma once

namespace supercargo::app {

// "READY=1" or "STOPPING=1". Nothing happens where no service manager asked.
void tell_service_state(const char* state);

}  // namespace supercargo::app
