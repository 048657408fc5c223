#include "withdrawals/words.h"

#include "printing/figures.h"

namespace supercargo::withdrawals {
namespace {

struct Words {
  const char* send_back;     // {date}
  const char* refund_by;     // {date}
  const char* refund_after;  // {days}
};
// In the order of printing::Language.
constexpr Words all[] = {
    {.send_back = "Please send the goods back by {date}.",
     .refund_by = "We pay back what you paid by {date}.",
     .refund_after = "We pay back what you paid within {days} days after we have the goods or you "
                     "have shown that you sent them."},
    {.send_back = "請於 {date} 或之前寄回貨品。",
     .refund_by = "我們將於 {date} 或之前退還您已付的款項。",
     .refund_after = "我們將於收回貨品或您提供寄出證明後 {days} 天內退還您已付的款項。"},
    {.send_back = "请于 {date} 或之前寄回货品。",
     .refund_by = "我们将于 {date} 或之前退还您已付的款项。",
     .refund_after = "我们将于收回货品或您提供寄出证明后 {days} 天内退还您已付的款项。"}};

}  // namespace

std::string put(std::string words, const char* name, const std::string& value) {
  const std::string place = std::string("{") + name + '}';
  const auto at = words.find(place);
  return at == std::string::npos ? words : words.replace(at, place.size(), value);
}

std::string what_next(const Withdrawal& withdrawal, printing::Language language) {
  const Words& words = all[static_cast<int>(language)];
  const auto shown = [&](Day day) { return printing::shown(day, language); };
  std::string next;
  if (withdrawal.send_back_by && !withdrawal.goods_back_on)
    next = put(words.send_back, "date", shown(withdrawal.send_back_by)) + ' ';
  if (withdrawal.refund_due_on)
    return next + put(words.refund_by, "date", shown(withdrawal.refund_due_on));
  const int days = rights::law_of(withdrawal.jurisdiction).refund_days;
  return next + put(words.refund_after, "days", std::to_string(days));
}

}  // namespace supercargo::withdrawals
