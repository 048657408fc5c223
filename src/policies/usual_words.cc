#include "policies/messages.h"

#include <string>

namespace supercargo::policies {
namespace {

// The first is for everybody of whom we know no better.
constexpr UsualWords words[] = {
    {"en",
     "Dear {customer},\n\nyour order {order} will reach you later than we told you. We now expect "
     "it on {eta}. The reason: {cause}\n\nWe are sorry for it. Please tell us if the new time does "
     "not suit you.\n\n{company}",
     "Dear {customer},\n\nnot all of your order {order} can come when we promised it:\n\n{goods}"
     "\n\nWe are sorry for it. Please tell us if this does not suit you, and we will look for "
     "another way together.\n\n{company}",
     "- {goods}: on {new_date} instead of {old_date}",
     "- {goods}: not on {old_date}; we will tell you the new date as soon as we know it",
     "a date that we do not know yet"},
    {"de",
     "Guten Tag {customer},\n\nIhr Auftrag {order} trifft später bei Ihnen ein, als wir Ihnen "
     "gesagt haben. Wir erwarten ihn jetzt am {eta}. Der Grund: {cause}\n\nDas tut uns leid. Bitte "
     "sagen Sie uns, wenn Ihnen der neue Termin nicht passt.\n\n{company}",
     "Guten Tag {customer},\n\naus Ihrem Auftrag {order} kann nicht alles zum zugesagten Termin "
     "kommen:\n\n{goods}\n\nDas tut uns leid. Bitte sagen Sie uns, wenn Ihnen das nicht passt; wir "
     "suchen dann gemeinsam einen anderen Weg.\n\n{company}",
     "- {goods}: am {new_date} statt am {old_date}",
     "- {goods}: nicht am {old_date}; den neuen Termin nennen wir Ihnen, sobald wir ihn kennen",
     "ein Termin, den wir noch nicht kennen"},
    {"fr",
     "Bonjour {customer},\n\nvotre commande {order} arrivera plus tard que nous ne vous l'avions "
     "annoncé. Nous l'attendons maintenant le {eta}. La raison : {cause}\n\nVeuillez nous en "
     "excuser. Dites-nous si cette date ne vous convient pas.\n\n{company}",
     "Bonjour {customer},\n\nune partie de votre commande {order} ne pourra pas arriver à la date "
     "promise :\n\n{goods}\n\nVeuillez nous en excuser. Si cela ne vous convient pas, "
     "dites-le-nous "
     "et nous chercherons ensemble une autre solution.\n\n{company}",
     "- {goods} : le {new_date} au lieu du {old_date}",
     "- {goods} : pas le {old_date} ; nous vous donnerons la nouvelle date dès que nous la "
     "connaîtrons",
     "une date que nous ne connaissons pas encore"},
    {"es",
     "Hola, {customer}:\n\nsu pedido {order} llegará más tarde de lo que le habíamos dicho. Ahora "
     "lo esperamos el {eta}. El motivo: {cause}\n\nLo sentimos. Díganos si la nueva fecha no le "
     "conviene.\n\n{company}",
     "Hola, {customer}:\n\nuna parte de su pedido {order} no podrá llegar en la fecha prometida:"
     "\n\n{goods}\n\nLo sentimos. Si no le conviene, díganoslo y buscaremos juntos otra solución."
     "\n\n{company}",
     "- {goods}: el {new_date} en lugar del {old_date}",
     "- {goods}: no el {old_date}; le diremos la nueva fecha en cuanto la sepamos",
     "una fecha que aún no conocemos"},
    {"zh",
     "{customer}，您好！\n\n您的订单 {order} 将晚于我们先前告知的时间送达，现预计于 {eta} 送达。"
     "原因：{cause}\n\n我们深表歉意。如新的时间对您不便，请告诉我们。\n\n{company}",
     "{customer}，您好！\n\n您的订单 {order} 中有部分货物不能按原定日期到货：\n\n{goods}\n\n"
     "我们深表歉意。如有不便，请告诉我们，我们会与您一起另想办法。\n\n{company}",
     "- {goods}：由 {old_date} 改为 {new_date}",
     "- {goods}：不能在 {old_date} 到货；一旦知道新的日期，我们会立即告诉您", "尚未确定的日期"},
};

}  // namespace

const UsualWords& usual_words(std::string_view language) {
  std::string wanted(language.substr(0, language.find('-')));
  for (char& c : wanted)
    if ('A' <= c && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  for (const UsualWords& each : words)
    if (wanted == each.language) return each;
  return words[0];
}

}  // namespace supercargo::policies
