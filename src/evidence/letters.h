// What was written about an order, on either side, and what was answered: as it stands.
#pragma once

#include "inboxes/store.h"
#include "mails/store.h"
#include "notices/store.h"
#include "quotations/store.h"
#include "readbacks/store.h"
#include "signoffs/store.h"
#include "withdrawals/store.h"

namespace supercargo::evidence {

struct Letters {
  std::vector<quotations::Quotation> quotations;  // the one that it was made from
  std::vector<readbacks::Request> read_backs;     // what he answered himself
  std::vector<signoffs::SignOff> sign_offs;       // approvals asked for by mail
  std::vector<mails::Mail> mails;                 // as sent; their documents are among the files
  std::vector<inboxes::InboxMail> received;       // as they came; they are among the files
  std::vector<notices::Notice> notices;           // what a consumer was told
  std::vector<withdrawals::Withdrawal> withdrawals;
};

}  // namespace supercargo::evidence
