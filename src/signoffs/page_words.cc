#include "signoffs/page_words.h"

#include "amendments/amendment.h"
#include "documents/words.h"
#include "plans/plan.h"
#include "quotations/quotation.h"
#include "specials/special.h"
#include "writeoffs/write_off.h"

namespace supercargo::signoffs {
namespace {

// In the order of printing::Language.
constexpr PageWords words[] = {
    {.tag = "en",
     .title = "{record}: your decision",
     .names = {"Order {number}", "Special price {number}", "Price agreement {number}",
               "Payment plan {number}", "Quotation {number}", "Amendment of order {number}",
               "Write-off {number}"},
     .for_person = "For {person} alone",
     .intro =
         "This page opens until {date}, and only while what it is about stands as it does now.",
     .what = "What is asked",
     .clause = "It rests on",
     .usual_rule = "What always takes a second person here",
     .asked_by = "Asked by",
     .step = "Step {step} of {steps}",
     .signed_by = "Agreed so far",
     .customer = "Customer",
     .your_order = "Their PO",
     .requested = "Wanted on",
     .total = "Total with tax",
     .lines = "Lines",
     .code = "Code of your second factor",
     .code_hint = "six digits",
     .approve = "Approve",
     .reject = "Refuse",
     .reason = "Why do you refuse?",
     .reject_send = "Refuse it",
     .foot = "Your decision is kept with your name, the time and the address it came from.",
     .at_the_desk = "Look at it at the desk",
     .no_factor =
         "You have no second factor, so you decide at the desk, signed in. With one you can "
         "decide here.",
     .code_missing = "Enter the code.",
     .code_wrong = "That is not the code of now. Wait for the next one.",
     .code_wait = "Too many wrong codes. Wait a while, or decide at the desk.",
     .reason_missing = "Say why, in a few words.",
     .approved = "You have approved it",
     .approved_words = "It goes on once everybody who has to has agreed.",
     .refused = "You have refused it",
     .refused_words = "It goes back to whoever asked, with your reason.",
     .decided_on = "Decided on {date}.",
     .expired = "This link is no longer open",
     .expired_words = "Its time is over. The approval still waits at the desk.",
     .outdated = "It has changed since",
     .outdated_words =
         "What you were asked for is void. If it needs your yes again, you get a newer "
         "mail.",
     .settled = "It is decided already",
     .settled_words = "Somebody else has decided. There is nothing left for you to do.",
     .not_yours = "This is not yours to decide",
     .not_yours_words = "You have a part in it, have signed already, or no longer hold the "
                        "role it takes: the duties stay in different hands.",
     .not_taken = "Your decision was not taken",
     .not_taken_words = "Look at it at the desk: it says there why."},
    {.tag = "zh-Hant",
     .title = "{record}：請您決定",
     .names = {"訂單 {number}", "特價 {number}", "價格協議 {number}", "付款計劃 {number}",
               "報價單 {number}", "訂單 {number} 的修改", "撇帳 {number}"},
     .for_person = "只供 {person} 本人",
     .intro = "此頁面有效期至 {date}；內容如有更改即告失效。",
     .what = "所需批准",
     .clause = "依據",
     .usual_rule = "一律須由另一人批准的事項",
     .asked_by = "提出者",
     .step = "第 {step} 步，共 {steps} 步",
     .signed_by = "已同意",
     .customer = "客戶",
     .your_order = "客戶採購單",
     .requested = "要求日期",
     .total = "含稅總額",
     .lines = "內容",
     .code = "雙重認證驗證碼",
     .code_hint = "六位數字",
     .approve = "批准",
     .reject = "拒絕",
     .reason = "拒絕的原因？",
     .reject_send = "確定拒絕",
     .foot = "您的決定會連同姓名、時間及網絡地址一併保存。",
     .at_the_desk = "在工作台查看",
     .no_factor = "您尚未設定雙重認證，請登入工作台作出決定。設定後即可在此決定。",
     .code_missing = "請輸入驗證碼。",
     .code_wrong = "驗證碼不正確，請等待下一個。",
     .code_wait = "錯誤次數過多，請稍後再試，或在工作台決定。",
     .reason_missing = "請簡單說明原因。",
     .approved = "您已批准",
     .approved_words = "所有須同意的人同意後，便會繼續處理。",
     .refused = "您已拒絕",
     .refused_words = "已連同您的原因退回處理。",
     .decided_on = "已於 {date} 決定。",
     .expired = "此連結已失效",
     .expired_words = "有效期已過。批准事項仍在工作台等待處理。",
     .outdated = "內容其後已有更改",
     .outdated_words = "原先要求的批准已作廢。如仍需您批准，您會收到新的郵件。",
     .settled = "此事已有決定",
     .settled_words = "已由其他人決定，您無須再處理。",
     .not_yours = "此事不由您決定",
     .not_yours_words = "您曾參與此事、已經簽署，或不再擔任所需角色：職責須由不同人承擔。",
     .not_taken = "您的決定未被接納",
     .not_taken_words = "請在工作台查看，該處會說明原因。"},
    {.tag = "zh-Hans",
     .title = "{record}：请您决定",
     .names = {"订单 {number}", "特价 {number}", "价格协议 {number}", "付款计划 {number}",
               "报价单 {number}", "订单 {number} 的修改", "核销 {number}"},
     .for_person = "只供 {person} 本人",
     .intro = "此页面有效期至 {date}；内容如有更改即告失效。",
     .what = "所需批准",
     .clause = "依据",
     .usual_rule = "一律须由另一人批准的事项",
     .asked_by = "提出者",
     .step = "第 {step} 步，共 {steps} 步",
     .signed_by = "已同意",
     .customer = "客户",
     .your_order = "客户采购单",
     .requested = "要求日期",
     .total = "含税总额",
     .lines = "内容",
     .code = "双重认证验证码",
     .code_hint = "六位数字",
     .approve = "批准",
     .reject = "拒绝",
     .reason = "拒绝的原因？",
     .reject_send = "确定拒绝",
     .foot = "您的决定会连同姓名、时间及网络地址一并保存。",
     .at_the_desk = "在工作台查看",
     .no_factor = "您尚未设置双重认证，请登录工作台作出决定。设置后即可在此决定。",
     .code_missing = "请输入验证码。",
     .code_wrong = "验证码不正确，请等待下一个。",
     .code_wait = "错误次数过多，请稍后再试，或在工作台决定。",
     .reason_missing = "请简单说明原因。",
     .approved = "您已批准",
     .approved_words = "所有须同意的人同意后，便会继续处理。",
     .refused = "您已拒绝",
     .refused_words = "已连同您的原因退回处理。",
     .decided_on = "已于 {date} 决定。",
     .expired = "此链接已失效",
     .expired_words = "有效期已过。批准事项仍在工作台等待处理。",
     .outdated = "内容其后已有更改",
     .outdated_words = "原先要求的批准已作废。如仍需您批准，您会收到新的邮件。",
     .settled = "此事已有决定",
     .settled_words = "已由其他人决定，您无须再处理。",
     .not_yours = "此事不由您决定",
     .not_yours_words = "您曾参与此事、已经签署，或不再担任所需角色：职责须由不同人承担。",
     .not_taken = "您的决定未被接纳",
     .not_taken_words = "请在工作台查看，该处会说明原因。"},
};

}  // namespace

const PageWords& page_words(printing::Language language) {
  return words[static_cast<int>(language)];
}

std::string title_of(const subjects::Subject& subject, printing::Language language) {
  const Names& names = page_words(language).names;
  const std::string kind = subject.entity == nullptr ? "" : subject.entity->name;
  const char* name = kind == entity<specials::Special>().name       ? names.special_price
                     : kind == entity<terms::Agreement>().name      ? names.price_agreement
                     : kind == entity<plans::Plan>().name           ? names.payment_plan
                     : kind == entity<quotations::Quotation>().name ? names.quotation
                     : kind == entity<amendments::Amendment>().name ? names.amendment
                     : kind == entity<writeoffs::WriteOff>().name   ? names.write_off
                                                                    : names.order;
  return documents::filled(name, "number", subject.shown.number);
}

}  // namespace supercargo::signoffs
