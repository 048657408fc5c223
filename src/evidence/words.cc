#include "evidence/words.h"

namespace supercargo::evidence {
namespace {

constexpr Words english{
    .title = "Evidence pack",
    .contents = "Contents",
    .part = "Part",
    .records = "Records",
    .what_it_is =
        "Everything that stands about this order, as it stood when the pack was made. The "
        "same stands as data beside this summary, and the sealed entries of the journal with "
        "their hashes.",
    .how_to_check =
        "To check it on any machine: supercargo verify-pack FILE. Each file's SHA-256 stands "
        "in manifest.json, which is signed.",
    .redacted_note =
        "Personal data of others than the customer were taken out; digests stand in their "
        "place.",
    .order = "Order",
    .customer = "Customer",
    .their_number = "Their number",
    .status = "Status",
    .version = "Version",
    .made_at = "Made at",
    .purpose = "For",
    .lines = "Lines",
    .versions = "Versions",
    .checks = "Checks and gates",
    .approvals = "Approvals",
    .decisions = "Decisions and the clauses they rest on",
    .issues = "Issues",
    .questions = "Internal questions",
    .holds = "Holds",
    .shipments = "Shipments and proof of delivery",
    .follow_ups = "Follow-ups",
    .invoices = "Invoices and credit notes",
    .statements = "Witness statements",
    .files = "Files",
    .timeline = "Timeline",
    .at = "At",
    .who = "Who",
    .what = "What",
    .result = "Result",
    .detail = "Detail",
    .reason = "Reason",
    .clause = "Policy clause",
    .hash = "SHA-256",
    .quantity = "Quantity",
    .promised = "Promised",
    .delivered = "Delivered",
    .rest = "The rest stands in parts/timeline.json.",
};

constexpr Words traditional{
    .title = "證據檔案",
    .contents = "目錄",
    .part = "部分",
    .records = "記錄",
    .what_it_is =
        "製作本檔案時與此訂單有關的一切。相同內容以資料形式附於摘要旁，並附日誌的密封條目及其雜湊值"
        "。",
    .how_to_check =
        "可在任何電腦上查驗：supercargo verify-pack FILE。每個檔案的 SHA-256 載於已簽署的 "
        "manifest.json。",
    .redacted_note = "客戶以外人士的個人資料已刪去，以摘要值代替。",
    .order = "訂單",
    .customer = "客戶",
    .their_number = "客戶編號",
    .status = "狀態",
    .version = "版本",
    .made_at = "製作時間",
    .purpose = "用途",
    .lines = "明細",
    .versions = "版本",
    .checks = "檢查與關卡",
    .approvals = "批核",
    .decisions = "決定及其依據條款",
    .issues = "問題",
    .questions = "內部查詢",
    .holds = "暫停",
    .shipments = "運送及簽收證明",
    .follow_ups = "跟進",
    .invoices = "發票及貸項通知單",
    .statements = "見證陳述",
    .files = "檔案",
    .timeline = "時間線",
    .at = "時間",
    .who = "人員",
    .what = "事項",
    .result = "結果",
    .detail = "詳情",
    .reason = "原因",
    .clause = "政策條款",
    .hash = "SHA-256",
    .quantity = "數量",
    .promised = "承諾日期",
    .delivered = "已送達",
    .rest = "其餘載於 parts/timeline.json。",
};

constexpr Words simplified{
    .title = "证据档案",
    .contents = "目录",
    .part = "部分",
    .records = "记录",
    .what_it_is =
        "制作本档案时与此订单有关的一切。相同内容以数据形式附于摘要旁，并附日志的密封条目及其哈希值"
        "。",
    .how_to_check =
        "可在任何电脑上查验：supercargo verify-pack FILE。每个文件的 SHA-256 载于已签名的 "
        "manifest.json。",
    .redacted_note = "客户以外人士的个人资料已删去，以摘要值代替。",
    .order = "订单",
    .customer = "客户",
    .their_number = "客户编号",
    .status = "状态",
    .version = "版本",
    .made_at = "制作时间",
    .purpose = "用途",
    .lines = "明细",
    .versions = "版本",
    .checks = "检查与关卡",
    .approvals = "审批",
    .decisions = "决定及其依据条款",
    .issues = "问题",
    .questions = "内部查询",
    .holds = "暂停",
    .shipments = "运送及签收证明",
    .follow_ups = "跟进",
    .invoices = "发票及贷项通知单",
    .statements = "见证陈述",
    .files = "文件",
    .timeline = "时间线",
    .at = "时间",
    .who = "人员",
    .what = "事项",
    .result = "结果",
    .detail = "详情",
    .reason = "原因",
    .clause = "政策条款",
    .hash = "SHA-256",
    .quantity = "数量",
    .promised = "承诺日期",
    .delivered = "已送达",
    .rest = "其余载于 parts/timeline.json。",
};

}  // namespace

const Words& words_in(printing::Language language) {
  switch (language) {
    case printing::Language::traditional_chinese:
      return traditional;
    case printing::Language::simplified_chinese:
      return simplified;
    case printing::Language::english:
      break;
  }
  return english;
}

}  // namespace supercargo::evidence
