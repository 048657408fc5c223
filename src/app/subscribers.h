// Whoever reacts to what the journal tells, beside the requests. The one list of them.
#pragma once

#include <memory>
#include <vector>

#include "journal/subscribers.h"
#include "signoffs/herald.h"

namespace supercargo::app {

std::vector<std::unique_ptr<journal::Subscriber>> all_subscribers(signoffs::Herald::Post post);

}  // namespace supercargo::app
