// Sending an order to the customer for his answer, what he sees behind the link, and taking his
// answer. And the reads.
#pragma once

#include "customers/customer.h"
#include "documents/sheet.h"
#include "mails/commands.h"
#include "notices/commands.h"
#include "readbacks/request.h"

namespace supercargo::readbacks {

// In three steps, since the paper is drawn: compose, mails::drawn, send.
Result<mails::Draft> compose(const journal::Query& query, const Send& wanted);
// The earlier ones of the order open nothing any more.
Result<Request> send(journal::Unit& unit, const mails::Draft& draft);

// The job that comes due for a request that nobody has answered, and what it does: the customer is
// reminded with the same link, as often as the company says. Gives back when it is to look again.
inline constexpr char remind_job[] = "remind_read_back";
std::optional<Instant> remind(journal::Unit& unit, std::int64_t request_id);
void remind_later(journal::Unit& unit, const Request& request);

// Behind the link: the request as it stands, and what there is to say about it.
struct Seen {
  Request request;
  orders::Order order;
  customers::Customer customer;
  documents::Setting setting;
  std::optional<notices::Information> information = {};  // what a consumer is told
  std::string own_page = {};         // the token of a consumer's page after he agreed
  std::vector<Reason> reasons = {};  // why an answer was not taken
};
// Nothing for a link that never was. `language` as asked for, else as it was sent. The first
// opening is noted.
std::optional<Seen> look(journal::Unit& unit, const std::string& token,
                         const std::string& language);
// Once; unless there are reasons the read-back has its answer, and others are told.
std::optional<Seen> answer(journal::Unit& unit, const Answer& given, const std::string& language);

Result<Request> get(const journal::Query& query, const RequestReference& reference);
Result<db::Page<Request>> list_requests(const journal::Query& query,
                                        const db::ListRequest& request);

}  // namespace supercargo::readbacks
