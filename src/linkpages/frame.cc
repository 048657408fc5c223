#include "linkpages/frame.h"

#include "journal/field_key.h"
#include "journal/signature.h"
#include "kernel/markup.h"
#include "printing/figures.h"

namespace supercargo::linkpages {
namespace {

constexpr char style[] =
    "*{box-sizing:border-box}body{margin:0;background:#f3f5f4;color:#16262b;font:1rem/1.5 "
    "'IBM Plex Sans','Noto Sans CJK HK','Noto Sans CJK SC','Noto Sans',system-ui,sans-serif}"
    "header{background:#fff;border-bottom:1px solid #d8dfdd;padding:.75rem 1rem}"
    "header>div,main{max-width:40rem;margin:0 auto}header>div{display:flex;gap:1rem;"
    "align-items:center;justify-content:space-between}header b{display:block}"
    "header span{color:#55656a;font-size:.9rem}nav{display:flex;gap:.25rem}"
    "nav "
    "a{min-width:2.75rem;min-height:2.75rem;display:grid;place-items:center;border-radius:1.4rem;"
    "color:#0b5d70;text-decoration:none}nav a[aria-current]{background:#e6ecea;color:#16262b;"
    "font-weight:600}main{padding:1rem}h1{font-size:1.4rem;line-height:1.25;margin:.5rem 0}"
    "p{margin:.5rem 0 1rem}.soft{color:#55656a}.card{background:#fff;border:1px solid #d8dfdd;"
    "border-radius:.6rem;margin:0 0 1rem;overflow:hidden}.line{display:grid;"
    "grid-template-columns:4.75rem 1fr auto;gap:.5rem;padding:.75rem 1rem;"
    "border-top:1px solid #e6ecea}.line:first-child{border-top:0}.line b{white-space:nowrap}"
    ".line small{display:block;color:#55656a}.line small.later{color:#8a4b00;font-weight:600}"
    ".line .sum{text-align:right;white-space:nowrap}.sum{font-variant-numeric:tabular-nums}"
    "dl{margin:0;padding:.5rem 1rem}dl div{display:flex;justify-content:space-between;gap:1rem;"
    "padding:.3rem "
    "0}dt{color:#55656a;white-space:nowrap}dd{margin:0;text-align:right;overflow-wrap:anywhere}"
    "dl .total{border-top:1px solid #b9c4c2;margin-top:.4rem;padding-top:.6rem;font-weight:700}"
    "dl .total dt{color:inherit}dl .total dd{font-size:1.3rem}label{display:block;font-weight:600;"
    "margin:.5rem 0 .25rem}input,textarea{width:100%;font:inherit;padding:.6rem .75rem;"
    "border:1px solid #6b7b80;border-radius:.4rem;background:#fff;color:inherit}"
    "textarea{min-height:6rem}button,.ways summary{width:100%;min-height:3.25rem;font:inherit;"
    "font-size:1.05rem;border-radius:.6rem;cursor:pointer;border:1px solid #b9c4c2;background:#fff;"
    "color:#16262b}button.main{background:#0b5d70;border-color:#0b5d70;color:#fff;font-weight:600;"
    "margin-top:.75rem}.ways{display:grid;grid-template-columns:1fr 1fr;gap:.75rem;margin:.75rem 0}"
    ".ways details[open]{grid-column:1/-1}.ways summary{display:grid;place-items:center;"
    "list-style:none}.ways summary::-webkit-details-marker{display:none}"
    ".ways details form{padding:.5rem 0}.ways form button{margin-top:.75rem}"
    ".more>summary{padding:.75rem 1rem;color:#0b5d70;font-weight:600;cursor:pointer;"
    "border-top:1px solid #e6ecea}.error{color:#a3231f;font-weight:600;margin:.25rem 0}"
    "a:focus-visible,button:focus-visible,summary:focus-visible,input:focus-visible,"
    "textarea:focus-visible{outline:3px solid #0b5d70;outline-offset:2px}"
    ".first{display:flex;justify-content:space-between;gap:1rem;font-size:1.15rem;font-weight:700}"
    ".law{padding:.25rem 1rem .75rem}.law h2{font-size:1rem;margin:.75rem 0 .25rem}"
    ".law p{margin:.25rem 0}a.away{display:inline-block;padding:.75rem 0;color:#0b5d70;"
    "font-weight:600}.pick{display:flex;gap:.75rem;align-items:center;font-weight:400;margin:0;"
    "padding:.75rem 1rem;border-top:1px solid #e6ecea}.pick:first-child{border-top:0}"
    ".pick input{width:1.4rem;height:1.4rem;flex:none}.pick small{display:block;color:#55656a}"
    "@media print{nav,form,.ways{display:none}}";

// In the order of printing::Language, each in itself.
constexpr const char* language_names[] = {"EN", "繁", "简"};

}  // namespace

std::string row(const char* label, const std::string& value, const char* kind) {
  if (value.empty()) return {};
  return std::string("<div") + kind + "><dt>" + label + "</dt><dd>" + escaped(value) +
         "</dd></div>";
}

std::string money_row(const char* label, Money money, const char* kind) {
  return row(label, printing::shown_with_currency(money), kind);
}

std::string framed(const Titled& titled, const std::string& head, const std::string& main) {
  return std::string("<!doctype html>\n<html lang=\"") + titled.language +
         "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
         "content=\"width=device-width,initial-scale=1\"><meta name=\"robots\" "
         "content=\"noindex,nofollow\"><title>" +
         escaped(titled.title) + "</title><style>" + style + "</style></head><body>" + head +
         "<main>" + main + "</main></body></html>\n";
}

std::string plain_page(const Titled& titled, const std::string& head, const std::string& text) {
  return framed(titled, head, "<h1>" + escaped(titled.title) + "</h1><p>" + escaped(text) + "</p>");
}

std::string head_of(printing::Language language, const std::string& company,
                    const std::string& words) {
  std::string languages;
  for (int i = 0; i < 3; ++i) {
    const auto each = printing::Language(i);
    const char* tag = printing::tag_of(each);
    languages.append("<a href=\"?language=").append(tag).append("\" lang=\"").append(tag);
    languages.append(each == language ? "\" aria-current=\"true\">" : "\">");
    languages.append(language_names[i]).append("</a>");
  }
  return "<header><div><div><b>" + escaped(company) + "</b><span>" + escaped(words) +
         "</span></div><nav>" + languages + "</nav></div></header>";
}

const std::string& page_policy() {
  static const std::string policy = [] {
    std::string made = "default-src 'none'; style-src 'sha256-";
    journal::append_base64(made, *journal::bytes_of_hex(journal::sha256(style)));
    return made + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
  }();
  return policy;
}

}  // namespace supercargo::linkpages
