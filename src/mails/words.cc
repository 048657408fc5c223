#include "mails/words.h"

#include <algorithm>
#include <sstream>
#include <string_view>

namespace supercargo::mails {
namespace {

struct Usual {
  const char* subject;
  const char* text;
};
// What a kind of mail is: all that is known of it stands here once.
struct Written {
  const char* link_base;  // where its link leads, in front of the token; none: it has no link
  const char* names;      // that it fills in beside {customer}, {company} and its {link}
  Usual in[3];            // in the order of printing::Language
};

// By kind.
constexpr Written kinds[] = {
    {nullptr,
     "order",
     {{"Your order {order}",
       "Dear {customer},\n\nattached you find your order {order} as it stands with us today. "
       "Please tell us if anything in it is not as you want it.\n\n{company}"},
      {"您的訂單 {order}",
       "{customer}，您好！\n\n附件是您的訂單 {order} "
       "在本公司的最新內容。如有任何與您的要求不符之處，"
       "請告訴我們。\n\n{company}"},
      {"您的订单 {order}",
       "{customer}，您好！\n\n附件是您的订单 {order} "
       "在本公司的最新内容。如有任何与您的要求不符之处，"
       "请告诉我们。\n\n{company}"}}},
    {"/r/",
     "order until",
     {{"Please check your order {order}",
       "Dear {customer},\n\nplease check your order {order} and tell us that it is right, what you "
       "want changed, or that you do not want it:\n\n{link}\n\nThe page works on a phone. It opens "
       "until {until} and for one answer. The order is attached as well.\n\n{company}"},
      {"請確認您的訂單 {order}",
       "{customer}，您好！\n\n請核對您的訂單 {order}，並告訴我們內容是否正確、需要更改或不再需要："
       "\n\n{link}\n\n此頁面可在手機上使用，有效期至 {until}，只能回覆一次。訂單內容亦見附件。"
       "\n\n{company}"},
      {"请确认您的订单 {order}",
       "{customer}，您好！\n\n请核对您的订单 {order}，并告诉我们内容是否正确、需要更改或不再需要："
       "\n\n{link}\n\n此页面可在手机上使用，有效期至 {until}，只能回复一次。订单内容亦见附件。"
       "\n\n{company}"}}},
    {nullptr,
     "order answer",
     {{"Your answer about order {order}",
       "Dear {customer},\n\nwe have your answer about order {order}: {answer}\n\n{company}"},
      {"有關訂單 {order} 的回覆",
       "{customer}，您好！\n\n我們已收到您對訂單 {order} 的回覆：{answer}\n\n{company}"},
      {"有关订单 {order} 的回复",
       "{customer}，您好！\n\n我们已收到您对订单 {order} 的回复：{answer}\n\n{company}"}}},
    {"/a/",
     "order what clause amount until",
     {{"Order {order} waits for your decision",
       "Order {order} of {customer} ({amount}) waits for your yes or no:\n\n{what}"
       "\n\nIt rests on: {clause}\n\nDecide here, with a code of your second factor:\n\n{link}\n\n"
       "The page works on a phone. It is for you alone, opens until {until}, and only while the "
       "order "
       "stands as it does now. Do not pass it on.\n\n{company}"},
      {"訂單 {order} 等待您的決定",
       "您好！\n\n{customer} 的訂單 {order}（{amount}）等待您批准或拒絕：\n\n{what}\n\n"
       "依據：{clause}\n\n請在此以您的雙重認證驗證碼作出決定：\n\n{link}\n\n"
       "此頁面可在手機上使用，只供您本人，有效期至 {until}；訂單內容如有更改即告失效。請勿轉寄。"
       "\n\n{company}"},
      {"订单 {order} 等待您的决定",
       "您好！\n\n{customer} 的订单 {order}（{amount}）等待您批准或拒绝：\n\n{what}\n\n"
       "依据：{clause}\n\n请在此以您的双重认证验证码作出决定：\n\n{link}\n\n"
       "此页面可在手机上使用，只供您本人，有效期至 {until}；订单内容如有更改即告失效。请勿转发。"
       "\n\n{company}"}}},
    {"/r/",
     "order until",
     {{"Reminder: please check your order {order}",
       "Dear {customer},\n\nwe have sent you your order {order} and have no answer yet. Please "
       "tell "
       "us that it is right, what you want changed, or that you do not want it:\n\n{link}\n\nUntil "
       "then nothing is confirmed. The page opens until {until} and for one answer.\n\n{company}"},
      {"提示：請確認您的訂單 {order}",
       "{customer}，您好！\n\n我們已把訂單 {order} 發給您，但尚未收到回覆。請告訴我們內容是否正確、"
       "需要更改或不再需要：\n\n{link}\n\n在您回覆之前，訂單不會確認。此頁面有效期至 "
       "{until}，只能回覆一次。\n\n{company}"},
      {"提示：请确认您的订单 {order}",
       "{customer}，您好！\n\n我们已把订单 {order} 发给您，但尚未收到回复。请告诉我们内容是否正确、"
       "需要更改或不再需要：\n\n{link}\n\n在您回复之前，订单不会确认。此页面有效期至 "
       "{until}，只能回复一次。\n\n{company}"}}},
    {"/w/",
     "order told",
     {{"About your order {order}: please keep this",
       "Dear {customer},\n\nthis is what we told you about your order {order} before you placed "
       "it. "
       "Please keep it.\n\n{told}\nYour own page of this order, where you may withdraw from "
       "contract as far as the law gives you the right:\n\n{link}\n\n{company}"},
      {"有關您的訂單 {order}：請保存",
       "{customer}，您好！\n\n以下是您訂購前我們就訂單 {order} 告知您的內容，請保存。\n\n{told}\n"
       "您可在此訂單的專頁，按法律賦予的權利撤銷合約：\n\n{link}\n\n{company}"},
      {"有关您的订单 {order}：请保存",
       "{customer}，您好！\n\n以下是您订购前我们就订单 {order} 告知您的内容，请保存。\n\n{told}\n"
       "您可在此订单的专页，按法律赋予的权利撤销合同：\n\n{link}\n\n{company}"}}},
    {nullptr,
     "order number at lines next",
     {{"Your withdrawal from order {order}",
       "Dear {customer},\n\nyour withdrawal {number} from order {order} reached us on {at}.\n\n"
       "{lines}\n\n{next}\n\n{company}"},
      {"您對訂單 {order} 的撤銷通知",
       "{customer}，您好！\n\n我們已於 {at} 收到您對訂單 {order} 的撤銷通知 "
       "{number}。\n\n{lines}\n\n"
       "{next}\n\n{company}"},
      {"您对订单 {order} 的撤销通知",
       "{customer}，您好！\n\n我们已于 {at} 收到您对订单 {order} 的撤销通知 "
       "{number}。\n\n{lines}\n\n"
       "{next}\n\n{company}"}}},
    {"/q/",
     "quotation until",
     {{"Our quotation {quotation}",
       "Dear {customer},\n\nattached you find our quotation {quotation}. It holds until {until}. "
       "Please accept or decline it here:\n\n{link}\n\nThe page works on a phone and shows every "
       "line and price.\n\n{company}"},
      {"報價單 {quotation}",
       "{customer}，您好！\n\n附件是本公司的報價單 {quotation}，有效期至 "
       "{until}。請在此接受或拒絕："
       "\n\n{link}\n\n此頁面可在手機上使用，列出每一行及其價格。\n\n{company}"},
      {"报价单 {quotation}",
       "{customer}，您好！\n\n附件是本公司的报价单 {quotation}，有效期至 "
       "{until}。请在此接受或拒绝："
       "\n\n{link}\n\n此页面可在手机上使用，列出每一行及其价格。\n\n{company}"}}},
    {nullptr,
     "quotation answer",
     {{"Your answer to quotation {quotation}",
       "Dear {customer},\n\nwe have your answer to quotation {quotation}: {answer}\n\n{company}"},
      {"有關報價單 {quotation} 的回覆",
       "{customer}，您好！\n\n我們已收到您對報價單 {quotation} 的回覆：{answer}\n\n{company}"},
      {"有关报价单 {quotation} 的回复",
       "{customer}，您好！\n\n我们已收到您对报价单 {quotation} 的回复：{answer}\n\n{company}"}}},
    {nullptr,
     "day owed",
     {{"Your statement of account of {day}",
       "Dear {customer},\n\nattached you find the statement of your account as it stood with us on "
       "{day}. Open in all: {owed}. If you have paid since, thank you; if something in it is not "
       "right, please tell us.\n\n{company}"},
      {"截至 {day} 的結單",
       "{customer}，您好！\n\n附件是您截至 {day} 的結單，未付總額為 {owed}。"
       "如您已在此後付款，謹此致謝；如有任何不符之處，請告訴我們。\n\n{company}"},
      {"截至 {day} 的对账单",
       "{customer}，您好！\n\n附件是您截至 {day} 的对账单，未付总额为 {owed}。"
       "如您已在此后付款，谨此致谢；如有任何不符之处，请告诉我们。\n\n{company}"}}},
    {"/a/",
     "record what clause amount until",
     {{"{record} waits for your decision",
       "{record} for {customer} ({amount}) waits for your yes or no:\n\n{what}"
       "\n\nIt rests on: {clause}\n\nDecide here, with a code of your second factor:\n\n{link}"
       "\n\nThe page works on a phone. It is for you alone, opens until {until}, and only while "
       "it stands as it does now. Do not pass it on.\n\n{company}"},
      {"{record} 等待您的決定",
       "您好！\n\n{customer} 的{record}（{amount}）等待您批准或拒絕：\n\n{what}\n\n"
       "依據：{clause}\n\n請在此以您的雙重認證驗證碼作出決定：\n\n{link}\n\n"
       "此頁面可在手機上使用，只供您本人，有效期至 {until}；內容如有更改即告失效。請勿轉寄。"
       "\n\n{company}"},
      {"{record} 等待您的决定",
       "您好！\n\n{customer} 的{record}（{amount}）等待您批准或拒绝：\n\n{what}\n\n"
       "依据：{clause}\n\n请在此以您的双重认证验证码作出决定：\n\n{link}\n\n"
       "此页面可在手机上使用，只供您本人，有效期至 {until}；内容如有更改即告失效。请勿转发。"
       "\n\n{company}"}}},
};
static_assert(std::size(kinds) == 11);

const Written& written(Kind kind) { return kinds[static_cast<std::size_t>(kind)]; }

// What stands for a name where there is no record; the others are told by dots.
constexpr std::pair<std::string_view, const char*> samples[] = {
    {"order", "SO-2026-000123"}, {"record", "SP-2026-000123"}, {"quotation", "QT-2026-000123"},
    {"amount", "HKD 12,400.00"}, {"owed", "HKD 12,400.00"},    {"until", "2026-12-31"},
    {"day", "2026-11-30"},
};

const char* sample_of(const std::string& name) {
  const auto* found = std::find_if(std::begin(samples), std::end(samples),
                                   [&](const auto& each) { return each.first == name; });
  return found == std::end(samples) ? "…" : found->second;
}

}  // namespace

Words usual_words(Kind kind, printing::Language language) {
  const Usual& words = written(kind).in[static_cast<std::size_t>(language)];
  return {words.subject, words.text};
}

Values sample_values(Kind kind, const std::string& company) {
  Values values{{"customer", "Golden Dragon Catering Ltd"}, {"company", company}};
  std::istringstream names(written(kind).names);
  for (std::string name; names >> name;) values.emplace_back(name, sample_of(name));
  if (const char* base = link_base_of(kind))
    values.emplace_back("link", std::string("https://orders.example.com") + base + "…");
  return values;
}

const char* link_base_of(Kind kind) { return written(kind).link_base; }

std::vector<Reason> check_words(Kind kind, const Words& words) {
  std::vector<Reason> reasons;
  if (words.subject.empty() != words.text.empty())
    reasons.push_back({words.subject.empty() ? "/subject" : "/text", "required",
                       "A mail has a subject and a text; with neither, the usual words hold."});
  const Values known = sample_values(kind, "");
  const auto look = [&](const std::string& part, const char* pointer) {
    for (const std::string& name : unknown_names(part, known))
      reasons.push_back({pointer, "unknown_name", '{' + name + "} is not known."});
  };
  const bool has_link = link_base_of(kind) != nullptr;
  if (has_link && !words.text.empty() && words.text.find("{link}") == std::string::npos)
    reasons.push_back({"/text", "link_missing", "Without {link} nobody can answer."});
  look(words.subject, "/subject");
  look(words.text, "/text");
  return reasons;
}

}  // namespace supercargo::mails
