// Pages for people without a session, at short addresses of their own: /r/TOKEN is the customer's
// read-back, /a/TOKEN an approval that somebody was asked for by mail. The address is all the right
// there is: whatever else the browser sends does not count.
#pragma once

#include "http/message.h"

namespace supercargo::app {

bool is_page(const http::Request& request);
// The operation that answers it.
http::Request as_operation(http::Request request);

}  // namespace supercargo::app
