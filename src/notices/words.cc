#include "notices/words.h"

namespace supercargo::notices {
namespace {

// In the order of printing::Language.
constexpr Words words[] = {
    {.seller = "Who sells",
     .sale = "What it costs, and when it comes",
     .total = "You pay {total} in all, with every charge and tax.",
     .no_more = "Nothing is added to it later.",
     .delivery = "It is delivered by {date}.",
     .delivery_days = "It is delivered within {days} days.",
     .payment = "You pay within {days} days of the invoice.",
     .payment_now = "You pay when you get the invoice.",
     .withdrawal = "Your right to withdraw",
     .may_withdraw =
         "You may withdraw from this contract without giving a reason until {days} days "
         "after the day on which you, or somebody you name, have the last of the goods.",
     .of_services = "You may withdraw from this contract without giving a reason until {days} days "
                    "after the day on which it was made.",
     .to_withdraw = "To withdraw, tell us so clearly: by the link in our mail to you, by letter or "
                    "by e-mail. It is in time when you send it before the period ends.",
     .effects_uk =
         "We then pay back all that you paid, the usual cost of delivery to you included, "
         "by the same means, within 14 days after we have the goods back or you have "
         "shown that you sent them, whichever is earlier.",
     .effects_eu =
         "We then pay back all that you paid, the usual cost of delivery to you included, "
         "by the same means, within 14 days after you told us. We may wait until we have "
         "the goods back or you have shown that you sent them, whichever is earlier.",
     .return_cost =
         "Send the goods back within 14 days after you told us; that is at your cost. You "
         "answer only for what they lost in value by more handling than it takes to look "
         "at them.",
     .no_right =
         "The law where this is delivered gives no general right to withdraw from a contract "
         "because you have changed your mind.",
     .exempt = "What you may not withdraw from",
     .exempt_line = "Line {line}, {name}: {why}. {reason}",
     .depends_line = "Line {line}, {name}: no longer once {why}. {reason}",
     .form = "Model form to withdraw",
     .form_words =
         "To the seller named above: I hereby give notice that I withdraw from my contract "
         "of sale of the following goods or for the supply of the following service: … "
         "Ordered on / received on: … Name: … Address: … Signature (on paper only): … "
         "Date: …",
     .faults = "If something is wrong with the goods",
     .faults_words = "The law obliges us to supply goods that are as agreed. What you may ask for "
                     "when they are not stands beside all of the above."},
    {.seller = "賣方",
     .sale = "價格與交付",
     .total = "您須付的總額為 {total}，已包括所有費用及稅項。",
     .no_more = "其後不會另加任何費用。",
     .delivery = "於 {date} 或之前送達。",
     .delivery_days = "於 {days} 天內送達。",
     .payment = "於發票日起 {days} 天內付款。",
     .payment_now = "收到發票時付款。",
     .withdrawal = "您的撤銷權",
     .may_withdraw =
         "您可無須說明理由撤銷本合約，期限為您或您指定的人收到最後一批貨品之日後 {days} 天。",
     .of_services = "您可無須說明理由撤銷本合約，期限為合約訂立之日後 {days} 天。",
     .to_withdraw = "如欲撤銷，請明確告知我們：使用我們電郵中的連結、信件或電郵均可。在期限屆滿前發"
                    "出即屬及時。",
     .effects_uk = "我們將以相同的付款方式退還您已付的全部款項，包括標準送貨費用，期限為我們收回貨"
                   "品或您提供寄出證明（"
                   "以較早者為準）後 14 天內。",
     .effects_eu = "我們將以相同的付款方式於收到通知後 14 "
                   "天內退還您已付的全部款項，包括標準送貨費用。在收回貨品或您提供"
                   "寄出證明（以較早者為準）之前，我們可暫緩退款。",
     .return_cost = "請於通知後 14 "
                    "天內寄回貨品，費用由您承擔。您只須對超出查看貨品所需的使用而造成的減值負責。",
     .no_right = "交付地的法律並無賦予因改變主意而撤銷合約的一般權利。",
     .exempt = "不可撤銷的項目",
     .exempt_line = "第 {line} 行，{name}：{why}。{reason}",
     .depends_line = "第 {line} 行，{name}：{why}後即不可撤銷。{reason}",
     .form = "撤銷表格範本",
     .form_words = "致上述賣方：本人現通知，本人撤銷就以下貨品或服務訂立的合約：…… "
                   "訂購日期／收貨日期：…… 姓名：…… "
                   "地址：…… 簽署（僅書面時）：…… 日期：……",
     .faults = "如貨品有問題",
     .faults_words =
         "法律規定我們須提供符合約定的貨品。若貨品不符，您可提出的要求不受以上各項影響。"},
    {.seller = "卖方",
     .sale = "价格与交付",
     .total = "您须付的总额为 {total}，已包括所有费用及税项。",
     .no_more = "其后不会另加任何费用。",
     .delivery = "于 {date} 或之前送达。",
     .delivery_days = "于 {days} 天内送达。",
     .payment = "于发票日起 {days} 天内付款。",
     .payment_now = "收到发票时付款。",
     .withdrawal = "您的撤销权",
     .may_withdraw =
         "您可无须说明理由撤销本合同，期限为您或您指定的人收到最后一批货品之日后 {days} 天。",
     .of_services = "您可无须说明理由撤销本合同，期限为合同订立之日后 {days} 天。",
     .to_withdraw = "如欲撤销，请明确告知我们：使用我们邮件中的链接、信件或邮件均可。在期限届满前发"
                    "出即属及时。",
     .effects_uk = "我们将以相同的付款方式退还您已付的全部款项，包括标准送货费用，期限为我们收回货"
                   "品或您提供寄出证明（"
                   "以较早者为准）后 14 天内。",
     .effects_eu = "我们将以相同的付款方式于收到通知后 14 "
                   "天内退还您已付的全部款项，包括标准送货费用。在收回货品或您提供"
                   "寄出证明（以较早者为准）之前，我们可暂缓退款。",
     .return_cost = "请于通知后 14 "
                    "天内寄回货品，费用由您承担。您只须对超出查看货品所需的使用而造成的减值负责。",
     .no_right = "交付地的法律并未赋予因改变主意而撤销合同的一般权利。",
     .exempt = "不可撤销的项目",
     .exempt_line = "第 {line} 行，{name}：{why}。{reason}",
     .depends_line = "第 {line} 行，{name}：{why}后即不可撤销。{reason}",
     .form = "撤销表格范本",
     .form_words = "致上述卖方：本人现通知，本人撤销就以下货品或服务订立的合同：…… "
                   "订购日期／收货日期：…… 姓名：…… "
                   "地址：…… 签署（仅书面时）：…… 日期：……",
     .faults = "如货品有问题",
     .faults_words =
         "法律规定我们须提供符合约定的货品。若货品不符，您可提出的要求不受以上各项影响。"},
};

// By exemption, then in the order of printing::Language.
constexpr const char* why[][3] = {
    {"it is made to your own specification", "按您的要求訂製", "按您的要求定制"},
    {"it goes bad or out of date quickly", "會迅速變質或過期", "会迅速变质或过期"},
    {"its seal, there for health or hygiene, was broken", "衛生封條一經拆開", "卫生封条一经拆开"},
    {"it was mixed with other things and cannot be taken out", "與其他物品混合而無法分開",
     "与其他物品混合而无法分开"},
    {"the seal of the recording or software was broken", "錄音、錄像或軟件的封條一經拆開",
     "录音、录像或软件的封条一经拆开"},
    {"it is a newspaper, periodical or magazine", "屬報章、期刊或雜誌", "属报纸、期刊或杂志"},
    {"the digital content was begun with your consent", "經您同意開始提供數碼內容",
     "经您同意开始提供数字内容"},
    {"it is a service for a given date", "屬指定日期的服務", "属指定日期的服务"},
    {"the service was fully performed at your request", "應您要求全部完成服務",
     "应您要求全部完成服务"},
    {"its price follows a financial market", "價格隨金融市場波動", "价格随金融市场波动"},
    {"it is an urgent repair that you asked for", "屬您要求的緊急維修", "属您要求的紧急维修"},
    {"its value follows a market until it is delivered", "交付前價值隨市場波動",
     "交付前价值随市场波动"},
};

}  // namespace

const Words& words_of(printing::Language language) { return words[static_cast<int>(language)]; }

const char* words_of(rights::Exemption exemption, printing::Language language) {
  return why[static_cast<int>(exemption)][static_cast<int>(language)];
}

}  // namespace supercargo::notices
