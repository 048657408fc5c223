#include "declarations/page_words.h"

namespace supercargo::declarations {
namespace {

// In the order of printing::Language.
constexpr PageWords words[] = {
    {.tag = "en",
     .order_for = "Order of {customer}",
     .title = "Withdraw from contract",
     .until = "You may withdraw until the end of {date}, without giving a reason.",
     .not_begun = "You may withdraw now, and until {days} days after you have the last of the "
                  "goods, without giving a reason.",
     .choose = "What do you withdraw from?",
     .choose_one = "Choose at least one.",
     .exempt = "You may not withdraw from this: {reason} If something is wrong with it, tell us: "
               "that right you keep.",
     .depends = "Only while it is sealed, unused and as it was.",
     .withdrawn = "You have withdrawn from this.",
     .name = "Your name",
     .name_missing = "Enter your name.",
     .reason = "Your reason, if you want to tell us",
     .withdraw_here = "Withdraw from contract here",
     .check = "Is this what you declare?",
     .you_withdraw =
         "I, {name}, withdraw from the contract of order {order}, as far as it is about:",
     .confirm = "Confirm withdrawal",
     .back = "Go back",
     .done = "Your withdrawal {number} reached us on {at}. You get a confirmation by e-mail.",
     .no_right = "The law where this was delivered gives no general right to withdraw because one "
                 "has changed one's mind. If something is wrong with the goods, tell us.",
     .counter = "What was bought at the counter may not be withdrawn from. If something is wrong "
                "with the goods, tell us.",
     .too_late = "The time in which you may withdraw began on {begins} and ended with {ends}. If "
                 "something is wrong with the goods, tell us: that right you keep.",
     .nothing = "There is nothing here that you may withdraw from.",
     .foot = "We keep your declaration with your name, the time and the address it came from.",
     .nowhere = "There is nothing here",
     .nowhere_words = "The link is not whole, or it never was one. Open it from the mail again."},
    {.tag = "zh-Hant",
     .order_for = "{customer} 的訂單",
     .title = "撤銷合約",
     .until = "您可於 {date} 結束前撤銷，無須說明理由。",
     .not_begun = "您現在即可撤銷，期限至您收到最後一批貨品後 {days} 天，無須說明理由。",
     .choose = "您要撤銷哪些項目？",
     .choose_one = "請至少選擇一項。",
     .exempt = "此項目不可撤銷：{reason}如貨品有問題，請告訴我們，該權利不受影響。",
     .depends = "僅限封條完好、未經使用並保持原狀。",
     .withdrawn = "您已撤銷此項目。",
     .name = "您的姓名",
     .name_missing = "請輸入您的姓名。",
     .reason = "原因（可不填）",
     .withdraw_here = "在此撤銷合約",
     .check = "這是您要作出的聲明嗎？",
     .you_withdraw = "本人 {name} 現撤銷訂單 {order} 的合約，範圍如下：",
     .confirm = "確認撤銷",
     .back = "返回",
     .done = "我們已於 {at} 收到您的撤銷通知 {number}。確認函將以電郵發送。",
     .no_right = "交付地的法律並無賦予因改變主意而撤銷合約的一般權利。如貨品有問題，請告訴我們。",
     .counter = "於櫃檯購買的貨品不可撤銷。如貨品有問題，請告訴我們。",
     .too_late =
         "撤銷期由 {begins} 起計，已於 {ends} 結束。如貨品有問題，請告訴我們，該權利不受影響。",
     .nothing = "沒有可撤銷的項目。",
     .foot = "我們會保存您的聲明、姓名、時間及網絡地址。",
     .nowhere = "找不到此頁面",
     .nowhere_words = "連結不完整或不存在。請從電郵中重新開啟。"},
    {.tag = "zh-Hans",
     .order_for = "{customer} 的订单",
     .title = "撤销合同",
     .until = "您可于 {date} 结束前撤销，无须说明理由。",
     .not_begun = "您现在即可撤销，期限至您收到最后一批货品后 {days} 天，无须说明理由。",
     .choose = "您要撤销哪些项目？",
     .choose_one = "请至少选择一项。",
     .exempt = "此项目不可撤销：{reason}如货品有问题，请告诉我们，该权利不受影响。",
     .depends = "仅限封条完好、未经使用并保持原状。",
     .withdrawn = "您已撤销此项目。",
     .name = "您的姓名",
     .name_missing = "请输入您的姓名。",
     .reason = "原因（可不填）",
     .withdraw_here = "在此撤销合同",
     .check = "这是您要作出的声明吗？",
     .you_withdraw = "本人 {name} 现撤销订单 {order} 的合同，范围如下：",
     .confirm = "确认撤销",
     .back = "返回",
     .done = "我们已于 {at} 收到您的撤销通知 {number}。确认函将以邮件发送。",
     .no_right = "交付地的法律并未赋予因改变主意而撤销合同的一般权利。如货品有问题，请告诉我们。",
     .counter = "于柜台购买的货品不可撤销。如货品有问题，请告诉我们。",
     .too_late =
         "撤销期由 {begins} 起计，已于 {ends} 结束。如货品有问题，请告诉我们，该权利不受影响。",
     .nothing = "没有可撤销的项目。",
     .foot = "我们会保存您的声明、姓名、时间及网络地址。",
     .nowhere = "找不到此页面",
     .nowhere_words = "链接不完整或不存在。请从邮件中重新打开。"},
};

}  // namespace

const PageWords& page_words(printing::Language language) {
  return words[static_cast<int>(language)];
}

}  // namespace supercargo::declarations
