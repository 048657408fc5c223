#include "tests/matrix/samples.h"

#include <cstring>

namespace supercargo::tests {
namespace {

constexpr const char* drawer = R"({"content":{"a":1}})";
constexpr const char* goods =
    R"({"warehouse":"$warehouse;","lines":[{"sku":"TAPE-48","quantity":"1"}]})";
constexpr const char* order =
    R"({"customer":"$customer;","warehouse":"$warehouse;","customer_po_number":"NEW-1",)"
    R"("lines":[{"sku":"TAPE-48","quantity":"1"}],"advance_to":"verified"})";
constexpr const char* many_orders =
    R"({"items":[{"customer":"$customer;","customer_po_number":"NEW-2",)"
    R"("lines":[{"sku":"TAPE-48","quantity":"1"}]}]})";
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
    {"revoke_key", "key", "{}"},
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
    {"quarantine_stock", "", some_goods},
    {"release_quarantined_stock", "", some_goods},
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
    // Orders
    {"list_history_orders"},
    {"get_history_order", "history_order"},
    {"list_sales_orders"},
    {"get_sales_order", "order_draft"},
    {"get_order_document", "order_draft"},
    {"get_order_response", "order_draft"},
    {"get_sales_order_timeline", "order_draft"},
    {"place_sales_order", "", order},
    {"place_sales_orders", "", many_orders},
    {"change_sales_order", "order_draft", R"({"notes":"Gate 4"})"},
    {"verify_sales_order", "order_draft", "{}"},
    {"preview_sales_order", "", order},
    {"read_back_sales_order", "order_verified",
     R"({"outcome":"agreed","contact":"Ms Chan","channel":"phone"})"},
    {"acknowledge_sales_order_findings", "order_far",
     R"({"acknowledgements":[{"code":"date_far","pointer":"/requested_date",
         "value":"2027-12-10","reason_code":"agreed"}]})"},
    {"decide_sales_order_approval", "order_urgent", R"({"decision":"approve"})"},
    {"confirm_sales_order", "order_verified", "{}"},
    {"cancel_sales_order", "order_verified", R"({"reason":"Ordered twice."})"},
    {"amend_sales_order", "order_confirmed",
     R"({"reason":"He rang.","lines":[{"line":1,"note":"Fragile."}]})"},
    {"get_sales_order_versions", "order_draft"},
    {"list_amendments"},
    {"get_amendment", "amendment"},
    {"agree_to_amendment", "amendment", R"({"agreed":{"contact":"Ms Chan","channel":"phone"}})"},
    {"decide_amendment", "amendment", R"({"decision":"approve"})"},
    {"withdraw_amendment", "amendment", R"({"reason":"No more wanted."})"},
    {"close_sales_order", "order_confirmed", R"({"invoicing":"nothing_to_invoice"})", "", true},
    // Shipments
    {"send_read_back", "", R"({"sales_order":"$order_draft;","to":"mei@example.com"})", "", true},
    {"list_read_back_requests"},
    {"get_read_back_request", "read_back_request"},
    {"show_read_back_page", "", "", "", true},
    {"answer_read_back_page", "", "answer=agreed", "", true},
    {"list_mails"},
    {"get_mail", "mail"},
    {"resend_mail", "mail", "{}"},
    {"mail_sales_order", "", R"({"sales_order":"$order_draft;","to":"mei@example.com"})", "", true},
    {"list_mail_wordings"},
    {"put_mail_wording", "",
     R"({"mail":"order_document","language":"en","subject":"{order}","text":"{company}"})"},
    {"preview_mail", "", R"({"mail":"order_document","language":"en"})"},
    {"list_invoices"},
    {"get_invoice", "invoice"},
    {"get_invoice_document", "invoice"},
    {"get_invoice_ubl", "invoice"},
    {"get_statement", "customer"},
    {"issue_invoice", "", R"({"sales_order":"$order_delivered;"})", "", true},
    {"issue_credit_note", "invoice", R"({"cause":"goodwill","reason":"For the wait."})"},
    {"get_pick_list", "shipment_planned"},
    {"get_packing_list", "shipment_planned"},
    {"get_despatch_note", "shipment_planned"},
    {"get_despatch_advice", "shipment_planned", "", "", true},
    {"get_package_labels", "shipment_despatched"},
    {"list_shipments"},
    {"get_shipment", "shipment_planned"},
    {"get_shipment_timeline", "shipment_planned"},
    {"plan_shipment", "",
     R"({"sales_order":"$order_confirmed;","warehouse":"$warehouse;",)"
     R"("lines":[{"line":1,"quantity":"1"}]})"},
    {"pick_shipment", "shipment_planned", "{}"},
    {"pack_shipment", "shipment_picked", "{}"},
    {"despatch_shipment", "shipment_planned", "{}"},
    {"cancel_shipment", "shipment_planned", R"({"reason":"No van."})"},
    {"depart_shipment", "shipment_despatched", "{}"},
    {"send_out_shipment", "shipment_despatched", "{}"},
    {"delay_shipment", "shipment_despatched", R"({"eta":"2027-04-01T10:00:00Z","cause":"Fog."})"},
    {"fail_shipment_attempt", "shipment_despatched", R"({"reason":"Nobody there."})"},
    {"reschedule_shipment", "shipment_failed", R"({"eta":"2027-04-01T10:00:00Z"})"},
    {"lose_shipment", "shipment_despatched", R"({"reason":"Stolen."})"},
    {"deliver_shipment", "shipment_despatched",
     R"({"receiver":"Ms Chan","at":"2026-03-02T09:20:00Z"})"},
    {"verify_proof_of_delivery", "shipment_delivered", "{}"},
    {"return_shipment", "shipment_failed", "{}"},
    {"list_holds"},
    {"get_order_checks"},
    {"list_sales_order_standings", "", "", "?sales_order=$order_draft;"},
    {"get_hold", "hold"},
    {"place_hold", "order_verified", R"({"kind":"quality","reason":"A wet box."})"},
    {"release_hold", "hold", R"({"reason":"It is open again."})"},
    {"list_witness_statements"},
    {"get_witness_statement", "witness_statement"},
    {"sign_witness_statement", "order_verified",
     R"({"about":"$person;","topic":"system_use","capacity":"supervisor","signed_name":"Sam Lee",)"
     R"("statement":"All lines were read back before the order was confirmed."})"},
    {"make_evidence_pack", "order_delivered", R"({"purpose":"audit"})"},
    {"make_evidence_sample", "",
     R"({"purpose":"audit","sales_orders":["$order_delivered;","$order_draft;"]})"},
    {"list_evidence_packs"},
    {"get_evidence_pack", "evidence_pack"},
    {"list_order_issues"},
    {"get_order_issue", "issue"},
    {"raise_order_issue", "order_verified", R"({"kind":"damage","description":"Two are wet."})"},
    {"change_order_issue", "issue", R"({"impact":"None."})"},
    {"decide_order_issue", "issue", R"({"decision":"Replace.","reason":"He needs them dry."})"},
    {"close_order_issue", "issue_decided",
     R"({"outcome":"Replaced.","not_informed_reason":"It had not left."})"},
    {"list_questions"},
    {"get_question", "question"},
    {"ask_question", "order_verified", R"({"team":"warehouse","question":"Is it packed?"})"},
    {"answer_question", "question", R"({"answer":"It is."})"},
    {"withdraw_question", "question", "{}"},
    {"get_shortage", "order_verified"},
    {"settle_shortage", "order_short",
     R"({"lines":[{"line":1,"choice":"backorder",)"
     R"("parts":[{"quantity":"300","date":"2026-04-10"}]}],)"
     R"("consent":{"contact":"Ms Chan","channel":"phone","words":"Later is fine."}})"},
    {"get_displacement", "order_pressing"},
    {"displace_holds", "order_pressing", R"({"reason":"Their line stands still."})"},
    {"get_reallocation", "order_giving", "",
     "?line=1&quantity=1&to_order=$order_waiting;&to_line=1"},
    {"reallocate_stock", "order_giving",
     R"({"line":1,"quantity":"1","to_order":"$order_waiting;","to_line":1,"reason":"Urgent."})"},
    {"release_backorders", "", R"({"warehouse":"$warehouse;","skus":["TAPE-48"]})"},
    {"get_stock_loss_effects", "", "", "?warehouse=$warehouse;&sku=TAPE-48&quantity=1"},
    {"list_stock_losses"},
    {"report_stock_loss", "",
     R"({"warehouse":"$warehouse;","reason":"The roof leaked.",)"
     R"("lines":[{"sku":"TAPE-48","quantity":"1"}]})"},
    {"get_stock_loss", "stock_loss"},
    {"list_exchange_documents"},
    {"get_exchange_document", "exchange_document"},
    {"get_exchange_response", "exchange_document"},
    {"deliver_exchange_document", "",
     R"(<Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2")"
     R"( xmlns:a="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2")"
     R"( xmlns:b="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">)"
     "<b:ID>PO-UBL</b:ID><b:IssueDate>2026-03-02</b:IssueDate>"
     "<a:BuyerCustomerParty><a:Party><b:EndpointID>C-1</b:EndpointID></a:Party>"
     "</a:BuyerCustomerParty><a:SellerSupplierParty><a:Party><b:EndpointID>WE</b:EndpointID>"
     "</a:Party></a:SellerSupplierParty><a:OrderLine><a:LineItem><b:ID>1</b:ID>"
     "<b:Quantity>1</b:Quantity><a:Item><a:SellersItemIdentification><b:ID>TAPE-48</b:ID>"
     "</a:SellersItemIdentification></a:Item></a:LineItem></a:OrderLine></Order>"},
};

std::string path_of(World& world, const http::Operation& operation, const Visitor& visitor,
                    Whose whose) {
  const Sample& sample = *sample_of(operation.declared.name);
  std::string path = operation.declared.path;
  const auto put = [&](const std::string& name, const std::string& value) {
    if (const auto at = path.find(name); at != std::string::npos)
      path.replace(at, name.size(), value);
  };
  if (*sample.record != '\0') put("{id}", world.id_of(sample.record, visitor, whose));
  put("{code_id}", world.id_of("product_code", visitor, Whose::own));
  put("{kind}", "sales_orders");
  put("{token}", "1_none");
  put("{name}", "Late");
  put("{record}", "so_0000000000001");
  return path;
}

}  // namespace

std::span<const Sample> samples() { return known; }

const Sample* sample_of(std::string_view operation) {
  for (const Sample& sample : known)
    if (sample.operation == operation) return &sample;
  return nullptr;
}

Asking asking_of(World& world, const http::Operation& operation, const Visitor& visitor,
                 const Belongings& belongings) {
  const Sample& sample = *sample_of(operation.declared.name);
  Asking asking{.method = operation.method,
                .path = path_of(world, operation, visitor, belongings.path) +
                        world.filled(sample.query, visitor, belongings.references),
                .body = world.filled(sample.body, visitor, belongings.references),
                .headers = visitor.headers};
  // An opened stream does not end; its head says whether it would be opened.
  if (operation.effect == http::Effect::live) asking.method = http::Method::head;
  if (operation.declared.if_match) {
    const bool is_known = *sample.record != '\0';
    const auto ids = is_known ? world.all_ids().find(sample.record) : world.all_ids().end();
    asking.headers.emplace_back("if-match",
                                ids == world.all_ids().end() ? "1" : ids->second.revision);
  }
  if (std::strcmp(operation.media_type, "application/json") != 0) {
    asking.media_type = "text/plain";
    asking.headers.emplace_back("content-disposition", "attachment; filename=\"a.txt\"");
  }
  return asking;
}

}  // namespace supercargo::tests
