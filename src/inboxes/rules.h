// What may be done with a mail that came, what it says it answers, and how its files are named and
// shown. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "inboxes/inbox_mail.h"
#include "mime/message.h"

namespace supercargo::inboxes {

// Who deals with what comes (domain 11: sales order enter; follow-ups): an administrator transacts
// nothing, an auditor reads.
inline constexpr RoleSet doers{Role::agent, Role::order_desk, Role::sales_manager,
                               Role::service_manager};
inline constexpr RoleSet readers = doers | RoleSet{Role::auditor};

enum class Verb : std::uint8_t { take, enter, attach, set_aside };
// Nothing when its life does not allow it: an order that was made of it stays its order.
std::optional<Status> after(Status status, Verb verb);
// The verbs that are allowed, as a refusal lists them.
std::string allowed(Status status);

Kind kind_of(const mime::Message& message);
// Words of a subject that may be numbers of orders, at most five.
std::vector<std::string> numbers_in(const std::string& subject);
// A name that can be saved anywhere: the sender's own as far as it goes.
std::string file_name(const mime::Part& part, std::size_t number);
View view_of(const std::string& name, std::string_view bytes);
// What a report says went wrong, in a few words; nothing when the mail is still on its way or has
// arrived.
std::optional<std::string> failure_of(const mime::Report& report);

}  // namespace supercargo::inboxes
