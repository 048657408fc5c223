#include "mails/words.h"

#include <algorithm>

namespace supercargo::mails {
namespace {

struct Usual {
  const char* subject;
  const char* text;
};

// By kind, then in the order of printing::Language.
constexpr Usual usual[][3] = {
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
      "请告诉我们。\n\n{company}"}},
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
      "\n\n{company}"}},
    {{"Your answer about order {order}",
      "Dear {customer},\n\nwe have your answer about order {order}: {answer}\n\n{company}"},
     {"有關訂單 {order} 的回覆",
      "{customer}，您好！\n\n我們已收到您對訂單 {order} 的回覆：{answer}\n\n{company}"},
     {"有关订单 {order} 的回复",
      "{customer}，您好！\n\n我们已收到您对订单 {order} 的回复：{answer}\n\n{company}"}},
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
      "\n\n{company}"}},
};
static_assert(std::size(usual) == 4);

template <class Plain, class Met>
void read_words(const std::string& words, const Plain& plain, const Met& met) {
  std::size_t from = 0;
  while (from < words.size()) {
    const auto open = words.find('{', from);
    const auto close = open == std::string::npos ? open : words.find('}', open);
    if (close == std::string::npos) break;
    plain(words.substr(from, open - from));
    met(words.substr(open + 1, close - open - 1));
    from = close + 1;
  }
  plain(words.substr(from));
}

const std::string* value_of(const Values& values, const std::string& name) {
  const auto found = std::find_if(values.begin(), values.end(),
                                  [&](const auto& each) { return each.first == name; });
  return found == values.end() ? nullptr : &found->second;
}

}  // namespace

Words usual_words(Kind kind, printing::Language language) {
  const Usual& words = usual[static_cast<int>(kind)][static_cast<int>(language)];
  return {words.subject, words.text};
}

Values sample_values(Kind kind, const std::string& company) {
  Values values{{"customer", "Golden Dragon Catering Ltd"},
                {"order", "SO-2026-000123"},
                {"company", company}};
  if (kind == Kind::order_to_confirm) {
    values.emplace_back("link", "https://orders.example.com/r/…");
    values.emplace_back("until", "2026-12-31");
  }
  if (kind == Kind::order_answered) values.emplace_back("answer", "…");
  if (kind == Kind::approval_asked) {
    for (const char* name : {"what", "clause"}) values.emplace_back(name, "…");
    values.emplace_back("amount", "HKD 12,400.00");
    values.emplace_back("link", "https://orders.example.com/a/…");
    values.emplace_back("until", "2026-12-31");
  }
  return values;
}

std::string filled(const std::string& words, const Values& values) {
  std::string out;
  read_words(
      words, [&](const std::string& plain) { out += plain; },
      [&](const std::string& name) {
        const std::string* value = value_of(values, name);
        out += value == nullptr ? '{' + name + '}' : *value;
      });
  return out;
}

std::vector<Reason> check_words(Kind kind, const Words& words) {
  std::vector<Reason> reasons;
  if (words.subject.empty() != words.text.empty())
    reasons.push_back({words.subject.empty() ? "/subject" : "/text", "required",
                       "A mail has a subject and a text; with neither, the usual words hold."});
  const Values known = sample_values(kind, "");
  const auto look = [&](const std::string& part, const char* pointer) {
    read_words(
        part, [](const std::string&) {},
        [&](const std::string& name) {
          if (value_of(known, name) == nullptr)
            reasons.push_back({pointer, "unknown_name", '{' + name + "} is not known."});
        });
  };
  const bool needs_link = value_of(known, "link") != nullptr;
  if (needs_link && !words.text.empty() && words.text.find("{link}") == std::string::npos)
    reasons.push_back({"/text", "link_missing", "Without {link} nobody can answer."});
  look(words.subject, "/subject");
  look(words.text, "/text");
  return reasons;
}

}  // namespace supercargo::mails
