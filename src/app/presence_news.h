// Tells those who have a record open, by the stream they listen to anyway, that somebody came to
// it, left it or began to change it.
#pragma once

#include "http/live.h"

namespace supercargo::app {

http::PassingNews presence_news();

}  // namespace supercargo::app
