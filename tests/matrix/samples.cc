#include "tests/matrix/samples.h"

#include <vector>

namespace supercargo::tests {
namespace {

constexpr const char* drawer = R"({"content":{"a":1}})";
constexpr const char* goods =
    R"({"warehouse":"$warehouse;","lines":[{"sku":"TAPE-48","quantity":"1"}]})";
constexpr const char* some_goods =
    R"({"warehouse":"$warehouse;","sku":"TAPE-48","quantity":"1","reason":"Wet."})";

constexpr const char* some_rows =
    R"({"kind":"customers","file":"a.csv","file_key":"a","is_last":true,)"
    R"("heading":["code","name"],"rows":[["NEW-9","New Customer"]]})";

constexpr Sample known[] = {
    // People
    {"sign_in", "", R"({"email":"sam@alpha.example","password":"correct lantern under gravel"})"},
    {"answer_challenge", "", R"({"challenge":"1_none","code":"000000"})", "", true},
    {"accept_invitation", "",
     R"({"token":"$invitation;","password":"gravel under correct lantern"})"},
    {"get_founding"},
    {"found_company", "",
     R"({"token":"1_none","company":"Harbour","currency":"EUR","time_zone":"Europe/Berlin",)"
     R"("warehouse_code":"MAIN","warehouse_name":"Main","name":"Ann",)"
     R"("email":"ann@harbour.example",)"
     R"("password":"correct lantern under gravel"})",
     "", true},
    {"who_am_i"},
    {"sign_out"},
    {"list_own_sessions"},
    {"end_own_session", "session"},
    {"step_up", "", R"({"password":"correct lantern under gravel"})"},
    {"change_password", "",
     R"({"current":"correct lantern under gravel","password":"gravel under correct lantern"})"},
    {"offer_factor", "", "{}"},
    {"confirm_factor", "", R"({"code":"000000"})", "", true},
    {"drop_factor", "", "", "", true},
    {"list_persons"},
    {"list_colleagues"},
    {"get_person", "person"},
    {"invite_person", "", R"({"email":"x@alpha.example","name":"X","roles":["agent"]})"},
    {"change_person", "person", R"({"name":"Samuel"})"},
    {"issue_invitation", "candidate", "{}"},
    {"confirm_roles", "candidate", "{}"},
    {"refuse_roles", "candidate", "{}"},
    {"suspend_person", "person", "{}"},
    {"reinstate_person", "suspended", "{}"},
    {"remove_person", "person", "{}"},
    {"get_factor_removal", "asked_for"},
    {"request_factor_removal", "locked_out", R"({"reason":"Phone lost."})"},
    {"decide_factor_removal", "asked_for", R"({"decision":"approve"})"},
    {"list_keys"},
    {"get_key", "key"},
    {"create_key", "", R"({"name":"shop","person":"$person;"})"},
    {"fetch_key", "key", "{}"},
    {"change_key", "key", R"({"name":"till"})"},
    {"rotate_key", "key", "{}"},
    {"revoke_key", "key", "{}"},
    {"set_own_locale", "", R"({"language":"zh-Hant","time_zone":"Asia/Hong_Kong"})"},
    {"get_preferences"},
    {"set_preferences", "", drawer},
    {"get_scratch"},
    {"put_scratch", "", drawer},
    {"drop_scratch"},
    {"list_views"},
    {"get_view"},
    {"put_view", "", drawer},
    {"drop_view"},
    {"list_presence"},
    {"be_present", "", R"({"doing":"editing"})"},
    {"leave_record"},
    // The company
    {"get_letterhead"},
    {"change_letterhead", "letterhead", R"({"company":"Harbour Packaging"})"},
    {"set_letterhead_logo", "", "hello", "", true},
    {"get_letterhead_logo", "", "", "", true},
    {"remove_letterhead_logo"},
    {"get_settings"},
    {"change_settings", "settings", R"({"standard_lead_days":3})"},
    {"confirm_settings_change", "", "{}", "", true},
    {"refuse_settings_change", "", R"({"reason":"Too wide."})", "", true},
    {"withdraw_settings_change", "", "{}", "", true},
    {"list_webhooks"},
    {"create_webhook", "", R"({"url":"https://hooks.example.com/new","events":["*"]})"},
    {"get_webhook", "webhook"},
    {"change_webhook", "webhook", R"({"description":"Other"})"},
    {"rotate_webhook_secret", "webhook", "{}"},
    {"delete_webhook", "webhook"},
    {"list_webhook_deliveries"},
    {"get_webhook_delivery", "delivery"},
    {"replay_webhook_delivery", "delivery", "{}"},
    {"list_attachments", "", "", "?owner=$order_draft;"},
    {"add_attachment", "", "hello", "?owner=$order_draft;"},
    {"get_attachment", "attachment"},
    {"view_attachment", "attachment"},
    {"list_approvals"},
    {"get_approval", "approval"},
    {"list_delegations"},
    {"give_delegation", "",
     R"({"deputy":"$person;","valid_from":"2030-01-01","valid_until":"2030-01-05"})", "", true},
    {"get_delegation", "delegation"},
    {"end_delegation", "delegation", "{}"},
    {"list_approval_policies"},
    {"draft_approval_policy", "",
     R"({"code":"NEW-1","name":"New","clause":"1","words":"New.","currency":"EUR",)"
     R"("valid_from":"2030-01-01","steps":[{"roles":["finance"]}]})"},
    {"get_approval_policy", "approval_policy"},
    {"change_approval_policy", "approval_policy", R"({"name":"Other"})"},
    {"put_approval_policy_in_force", "approval_policy", "{}"},
    {"get_worklists"},
    {"list_stuck_orders"},
    {"list_promises_at_risk"},
    {"list_late_orders"},
    {"list_follow_ups_due"},
    {"list_escalated_follow_ups"},
    {"list_proofs_to_verify"},
    {"list_questions_due"},
    {"list_approvals_for_me"},
    {"list_handovers_offered"},
    {"list_follow_ups"},
    {"create_follow_up", "", R"({"subject":"$order_draft;","detail":"Ask for the gate."})"},
    {"get_follow_up", "follow_up"},
    {"hand_over_follow_up", "follow_up", R"({"owner":"$person;"})"},
    {"complete_follow_up", "follow_up",
     R"({"contact":"Ms Chan","channel":"phone","direction":"inbound","outcome":"told_gate",)"
     R"("summary":"The van is unloaded at gate four, from eight."})"},
    {"listen_to_events"},
    {"read_openapi"},
    // Customers and products
    {"list_customers"},
    {"create_customer", "", R"({"code":"NEW-1","name":"New"})"},
    {"get_customer", "customer"},
    {"change_customer", "customer", "{}"},
    {"list_products"},
    {"create_product", "", R"({"sku":"NEW-1","name":"New"})"},
    {"get_product", "product"},
    {"change_product", "product", R"({"name":"Other"})"},
    {"get_product_codes", "product"},
    {"give_product_code", "product",
     R"({"kind":"customer_code","customer":"$customer;","code":"THEIRS"})"},
    {"take_product_code", "product"},
    // Tax
    {"list_tax_rates"},
    {"create_tax_rate", "",
     R"({"country":"FR","name":"TVA","rate":"0.2","valid_from":"2014-01-01",)"
     R"("source":"Code général des impôts, art. 278"})"},
    {"get_tax_rate", "tax_rate"},
    {"change_tax_rate", "tax_rate", R"({"name":"Other"})"},
    {"list_tax_registrations"},
    {"create_tax_registration", "",
     R"({"country":"FR","number":"FR83404833048","valid_from":"2014-01-01"})"},
    {"get_tax_registration", "tax_registration"},
    {"change_tax_registration", "tax_registration", R"({"number":"DE136695976"})"},
    {"list_tax_exemptions"},
    {"create_tax_exemption", "",
     R"({"customer":"$customer;","country":"FR","reason_code":"VATEX-EU-151","reason":"Embassy",)"
     R"("evidence":"12","valid_from":"2026-01-01"})"},
    {"get_tax_exemption", "tax_exemption"},
    {"change_tax_exemption", "tax_exemption", R"({"evidence":"13"})"},
    // Prices
    {"list_price_lists"},
    {"create_price_list", "",
     R"({"code":"NEW-1","name":"New","currency":"EUR","valid_from":"2026-01-01",)"
     R"("prices":[{"sku":"TAPE-48","unit_price":"1"}]})"},
    {"get_price_list", "price_list"},
    {"change_price_list", "price_list", R"({"name":"Other"})"},
    {"approve_price_list", "price_list", "{}"},
    {"list_charges"},
    {"create_charge", "",
     R"({"code":"NEW-CHARGE","name":"New","currency":"EUR","amount":"9.00",)"
     R"("valid_from":"2036-01-01"})"},
    {"get_charge", "charge"},
    {"change_charge", "charge", R"({"name":"Other"})"},
    {"approve_charge", "charge", "{}"},
    {"list_discounts"},
    {"create_discount", "",
     R"({"code":"NEW-DISCOUNT","name":"New","rate":"0.01","quantity_from":"5",)"
     R"("valid_from":"2036-01-01"})"},
    {"get_discount", "discount"},
    {"change_discount", "discount", R"({"name":"Other"})"},
    {"approve_discount", "discount", "{}"},
    {"list_price_agreements"},
    {"draft_price_agreement", "",
     R"({"customer":"$customer;","valid_from":"2026-01-01","valid_until":"2036-12-31",)"
     R"("prices":[{"sku":"TAPE-48","unit_price":"1"}]})"},
    {"get_price_agreement", "price_agreement"},
    {"change_price_agreement", "price_agreement", R"({"valid_until":"2036-12-31"})"},
    {"submit_price_agreement", "price_agreement", "{}"},
    {"decide_price_agreement", "price_agreement", R"({"decision":"approve"})", "", true},
    {"communicate_price_agreement", "price_agreement", R"({"recipients":["finance"]})", "", true},
    {"suspend_price_agreement", "price_agreement", R"({"reason":"They pay late."})", "", true},
    {"resume_price_agreement", "price_agreement", "{}", "", true},
    {"terminate_price_agreement", "price_agreement", R"({"reason":"Taken over."})", "", true},
    {"list_special_prices"},
    {"request_special_price", "",
     R"({"customer":"$customer;","sku":"TAPE-48","quantity":"999","unit_price":"960"})"},
    {"get_special_price", "special_price"},
    {"decide_special_price", "special_price", R"({"decision":"approve"})"},
    {"communicate_special_price", "special_price", R"({"recipients":["finance"]})", "", true},
    {"list_payment_plans"},
    {"propose_payment_plan", "",
     R"({"customer":"$customer;","currency":"EUR","debt":"153.90","parts":4,)"
     R"("first_due":"2036-01-01","reason":"They pay in autumn."})"},
    {"get_payment_plan", "payment_plan"},
    {"decide_payment_plan", "payment_plan", R"({"decision":"approve"})"},
    {"communicate_payment_plan", "payment_plan", R"({"recipients":["finance"]})", "", true},
    {"pay_instalment", "payment_plan", R"({"amount":"38.47"})", "", true},
    {"terminate_payment_plan", "payment_plan", R"({"reason":"Nobody answers."})", "", true},
    {"list_quotations"},
    {"make_quotation", "",
     R"({"customer":"$customer;","lines":[{"sku":"TAPE-48","quantity":"2"}]})"},
    {"get_quotation", "quotation_sent"},
    {"get_quotation_timeline", "quotation_sent"},
    {"revise_quotation", "quotation_sent", R"({"lines":[{"sku":"TAPE-48","quantity":"2"}]})"},
    {"submit_quotation", "quotation_made", "{}"},
    {"decide_quotation", "quotation_ready", R"({"decision":"approve"})", "", true},
    {"cancel_quotation", "quotation_made", R"({"reason":"They went elsewhere."})"},
    {"send_quotation", "quotation_ready", R"({"by":"hand"})"},
    {"get_quotation_document", "quotation_sent"},
    {"show_quotation_page", "", "", "", true},
    {"answer_quotation_page", "", "answer=agreed", "", true},
    {"accept_quotation", "quotation_sent", R"({"version":1,"signed_name":"Mei Lam"})"},
    {"decline_quotation", "quotation_sent", R"({"reason":"Too dear."})"},
    // Stock and capacity
    {"list_warehouses"},
    {"create_warehouse", "", R"({"code":"NEW-1","name":"New"})"},
    {"get_warehouse", "warehouse"},
    {"change_warehouse", "warehouse", R"({"name":"Other"})"},
    {"list_stock_receipts"},
    {"receive_stock", "", goods},
    {"get_stock_receipt", "receipt"},
    {"list_expected_receipts"},
    {"announce_receipt", "",
     R"({"warehouse":"$warehouse;","date":"2026-04-01",)"
     R"("lines":[{"sku":"TAPE-48","quantity":"1"}]})"},
    {"get_expected_receipt", "expected_receipt"},
    {"change_expected_receipt", "expected_receipt", R"({"date":"2026-04-02"})"},
    {"cancel_expected_receipt", "expected_receipt", "{}"},
    {"list_stock_adjustments"},
    {"adjust_stock", "",
     R"({"warehouse":"$warehouse;","reason":"Counted.",)"
     R"("lines":[{"sku":"TAPE-48","quantity":"1"}]})"},
    {"get_stock_adjustment", "adjustment"},
    {"decide_stock_adjustment", "adjustment", R"({"decision":"approve"})"},
    {"list_stock_transfers"},
    {"transfer_stock", "",
     R"({"from_warehouse":"$warehouse;","to_warehouse":"HK2","reason":"Nearer.",)"
     R"("lines":[{"sku":"TAPE-48","quantity":"1"}]})"},
    {"get_stock_transfer", "stock_transfer"},
    {"quarantine_stock", "", some_goods},
    {"release_quarantined_stock", "", some_goods},
    {"list_stock_buffers"},
    {"put_stock_buffer", "", R"({"warehouse":"$warehouse;","sku":"TAPE-48","safety_stock":"8"})"},
    {"list_stock"},
    {"list_stock_moves"},
    {"list_reservations"},
    {"get_availability", "", "", "?sku=TAPE-48&warehouse=$warehouse;"},
    {"list_capacity"},
    {"declare_capacity", "",
     R"({"warehouse":"$warehouse;","sku":"CARRIAGE","day":"2026-04-01","capacity":"5"})"},
    // Files that came in
    {"list_imports"},
    {"get_import", "import"},
    {"try_import", "", some_rows},
    {"import_rows", "", some_rows},
};

}  // namespace

std::span<const Sample> samples() {
  static const std::vector<Sample> all = [] {
    std::vector<Sample> samples(std::begin(known), std::end(known));
    const auto of_orders = order_samples();
    samples.insert(samples.end(), of_orders.begin(), of_orders.end());
    return samples;
  }();
  return all;
}

const Sample* sample_of(std::string_view operation) {
  for (const Sample& sample : samples())
    if (sample.operation == operation) return &sample;
  return nullptr;
}

}  // namespace supercargo::tests
