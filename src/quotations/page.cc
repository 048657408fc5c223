#include "quotations/page.h"

#include <array>

#include "customers/store.h"
#include "mails/commands.h"
#include "people/secrets.h"
#include "quotations/answering.h"
#include "quotations/commands.h"
#include "quotations/rules.h"
#include "quotations/store.h"
#include "readbacks/rules.h"

namespace supercargo::quotations {
namespace {

using journal::Unit;
using readbacks::PageWords;
using readbacks::Seen;

PageWords english() {
  PageWords words = readbacks::page_words(printing::Language::english);
  words.title = "Our quotation";
  words.order_for = "Quotation for {customer}";
  words.intro = "It holds until {date}. Until you accept it, nothing is binding.";
  words.our_order = "Quotation";
  words.your_order = "Your reference";
  words.total = "Total";
  words.order = "Accept and order with obligation to pay";
  words.ask = nullptr;
  words.decline_send = "Decline the quotation";
  words.agreed = "Thank you. You have accepted";
  words.agreed_words = "We make your order of exactly what you saw and confirm it next.";
  words.expired = "This quotation is over";
  words.expired_words = "Its last day has passed. Ask us, and we send you a new one.";
  words.outdated = "The quotation has changed since";
  words.said_agreed = "you accepted it. We make your order of it.";
  return words;
}

PageWords traditional() {
  PageWords words = readbacks::page_words(printing::Language::traditional_chinese);
  words.title = "本公司的報價單";
  words.order_for = "致 {customer} 的報價單";
  words.intro = "有效期至 {date}。接受之前，對您沒有約束力。";
  words.our_order = "報價單編號";
  words.your_order = "您的參考編號";
  words.total = "總額";
  words.order = "接受並訂購（須付款）";
  words.ask = nullptr;
  words.decline_send = "拒絕報價";
  words.agreed = "謝謝，您已接受報價";
  words.agreed_words = "我們將完全按照您所見的內容製作訂單，並隨後確認。";
  words.expired = "此報價已過期";
  words.expired_words = "有效期已過。如有需要，請聯絡我們另行報價。";
  words.outdated = "報價單其後已更改";
  words.said_agreed = "您已接受報價，我們將據此製作訂單。";
  return words;
}

PageWords simplified() {
  PageWords words = readbacks::page_words(printing::Language::simplified_chinese);
  words.title = "本公司的报价单";
  words.order_for = "致 {customer} 的报价单";
  words.intro = "有效期至 {date}。接受之前，对您没有约束力。";
  words.our_order = "报价单编号";
  words.your_order = "您的参考编号";
  words.total = "总额";
  words.order = "接受并订购（须付款）";
  words.ask = nullptr;
  words.decline_send = "拒绝报价";
  words.agreed = "谢谢，您已接受报价";
  words.agreed_words = "我们将完全按照您所见的内容制作订单，并随后确认。";
  words.expired = "此报价已过期";
  words.expired_words = "有效期已过。如有需要，请联系我们另行报价。";
  words.outdated = "报价单其后已更改";
  words.said_agreed = "您已接受报价，我们将据此制作订单。";
  return words;
}

// How the page has it: only what is open can be answered.
readbacks::Status standing_of(const Quotation& quotation, const Revision& revision, Instant now,
                              Instant end) {
  if (quotation.accepted_version == revision.version) return readbacks::Status::agreed;
  if (revision.superseded_at || quotation.version != revision.version)
    return readbacks::Status::outdated;
  if (quotation.status == Status::declined) return readbacks::Status::declined;
  if (quotation.status == Status::expired || end <= now) return readbacks::Status::expired;
  return quotation.status == Status::sent ? readbacks::Status::open : readbacks::Status::outdated;
}

struct Behind {
  Quotation quotation;
  Seen seen;
};

std::optional<Behind> found(const Unit& unit, const std::string& token,
                            const std::string& language) {
  auto quotation = find_by_token(unit.db, people::digest_of(token));
  if (!quotation) return std::nullopt;
  const Revision& revision = standing(*quotation);
  auto customer = customers::find_by_id(unit.db, quotation->customer_id);
  if (!customer) return std::nullopt;
  const bool is_known = printing::parse_language(language).has_value();
  auto setting = documents::setting_for(
      unit.db, {.language = is_known ? language : printing::tag_of(revision.language)}, "");
  if (!setting) return std::nullopt;
  const Instant end = end_of(revision.valid_until, calendar_here(unit));
  readbacks::Request request;
  request.status = standing_of(*quotation, revision, unit.now(), end);
  request.expires_at = end - Duration(1);  // the last day is shown, not the one after it
  request.answered_at = quotation->answered_at;
  request.to = revision.to;
  Seen seen{std::move(request), shown_as_order(*quotation, revision), std::move(*customer),
            std::move(*setting)};
  return Behind{std::move(*quotation), std::move(seen)};
}

std::vector<Reason> check(const readbacks::Answer& given) {
  auto reasons = readbacks::check_answer(given);
  if (given.answer == "changes_wanted") reasons.push_back({"/answer", "unknown_choice", ""});
  return reasons;
}

void say_back(Unit& unit, const Behind& behind) {
  const printing::Language language = behind.seen.setting.language;
  const PageWords& words = says(language);
  const bool is_yes = behind.seen.request.status == readbacks::Status::agreed;
  const Quotation& quotation = behind.quotation;
  mails::queue_for(unit, {.kind = mails::Kind::quotation_answered,
                          .record = text(quotation.id),
                          .record_number = quotation.number,
                          .record_kind = entity<Quotation>().name,
                          .record_id = quotation.id.value,
                          .customer_id = quotation.customer_id,
                          .to = behind.seen.request.to,
                          .language = language,
                          .words = mails::words_for(
                              unit.db, mails::Kind::quotation_answered, language,
                              {{"customer", quotation.customer_name},
                               {"quotation", quotation.number},
                               {"answer", is_yes ? words.said_agreed : words.said_declined}})});
}

}  // namespace

const PageWords& says(printing::Language language) {
  static const std::array all{english(), traditional(), simplified()};
  return all.at(static_cast<std::size_t>(language));
}

std::optional<Seen> look_behind(Unit& unit, const std::string& token, const std::string& language) {
  auto behind = found(unit, token, language);
  if (!behind) return std::nullopt;
  const bool is_open = behind->seen.request.status == readbacks::Status::open;
  if (is_open && !standing(behind->quotation).viewed_at) viewed(unit, behind->quotation);
  return std::move(behind->seen);
}

std::optional<Seen> take_answer(Unit& unit, const readbacks::Answer& given,
                                const std::string& language) {
  auto behind = found(unit, given.token, language);
  if (!behind) return std::nullopt;
  Seen& seen = behind->seen;
  if (seen.request.status != readbacks::Status::open) return std::move(seen);
  seen.reasons = check(given);
  if (!seen.reasons.empty()) return std::move(seen);
  const Signature by{.name = given.name, .from = given.address, .through = Through::link};
  seen.request.status = *readbacks::answer_of(given.answer);
  if (seen.request.status == readbacks::Status::declined) {
    declined(unit, behind->quotation, by, given.words);
  } else if (!accepted(unit, behind->quotation, by)) {
    // Something of it cannot be sold any more: somebody here has to look at it first.
    seen.request.status = readbacks::Status::outdated;
    return std::move(seen);
  }
  seen.request.answered_at = unit.now();
  say_back(unit, *behind);
  return std::move(seen);
}

}  // namespace supercargo::quotations
