// The jobs that every company has from its first day: what they are and when they are due.
#pragma once

#include <memory>
#include <vector>

#include "jobs/job.h"

namespace supercargo::app {

std::vector<std::unique_ptr<jobs::Duty>> all_duties();
// Makes sure that each recurring one has its job; leaves those that are there.
Result<Done> schedule_recurring(journal::Unit& unit, const Done&);

}  // namespace supercargo::app
