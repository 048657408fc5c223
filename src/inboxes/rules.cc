#include "inboxes/rules.h"

#include <algorithm>

#include "files/rules.h"
#include "kernel/utf8.h"

namespace supercargo::inboxes {
namespace {

bool is_one_of(Status status, std::initializer_list<Status> among) {
  return std::find(among.begin(), among.end(), status) != among.end();
}

bool is_of_a_number(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-';
}

bool looks_like_a_number(const std::string& word) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  return word.size() >= 6 && word.size() <= 40 && word.find('-') != std::string::npos &&
         std::any_of(word.begin(), word.end(), is_digit) && !word.ends_with('-');
}

std::string extension_for(const std::string& media_type) {
  if (media_type == "application/pdf") return ".pdf";
  if (media_type == "image/jpeg") return ".jpg";
  if (media_type == "image/png") return ".png";
  if (media_type == "text/plain") return ".txt";
  if (media_type == "text/csv") return ".csv";
  if (media_type == "message/rfc822") return ".eml";
  if (media_type == "application/xml" || media_type == "text/xml") return ".xml";
  return ".bin";
}

// Cut so that the extension stays.
std::string shortened(const std::string& name) {
  constexpr std::size_t most = 200;
  if (name.size() <= most) return name;
  const auto dot = name.rfind('.');
  const std::string end =
      dot != std::string::npos && name.size() - dot <= 10 ? name.substr(dot) : "";
  return mime::clean_line(name.substr(0, most - end.size()), most - end.size()) + end;
}

}  // namespace

std::optional<Status> after(Status status, Verb verb) {
  switch (verb) {
    case Verb::take:
      if (is_one_of(status, {Status::open, Status::taken, Status::threaded, Status::set_aside}))
        return Status::taken;
      break;
    case Verb::enter:
      if (is_one_of(status, {Status::open, Status::taken, Status::threaded, Status::attached}))
        return Status::entered;
      break;
    case Verb::attach:
      if (is_one_of(status, {Status::open, Status::taken, Status::threaded, Status::attached}))
        return Status::attached;
      break;
    case Verb::set_aside:
      if (is_one_of(status, {Status::open, Status::taken})) return Status::set_aside;
      break;
  }
  return std::nullopt;
}

std::string allowed(Status status) {
  constexpr std::pair<Verb, const char*> verbs[] = {{Verb::take, "\"taking\""},
                                                    {Verb::enter, "\"order\""},
                                                    {Verb::attach, "\"linking\""},
                                                    {Verb::set_aside, "\"setting-aside\""}};
  std::string out = "[";
  for (const auto& [verb, name] : verbs)
    if (after(status, verb)) out += (out.size() > 1 ? "," : "") + std::string(name);
  return out + "]";
}

Kind kind_of(const mime::Message& message) {
  if (message.report) return Kind::bounce;
  return message.is_automatic ? Kind::automatic : Kind::message;
}

std::vector<std::string> numbers_in(const std::string& subject) {
  constexpr std::size_t most = 5;
  std::vector<std::string> numbers;
  std::string word;
  for (const char c : subject + ' ') {
    if (is_of_a_number(c)) {
      word += c;
      continue;
    }
    if (looks_like_a_number(word) && numbers.size() < most) numbers.push_back(word);
    word.clear();
  }
  return numbers;
}

std::string file_name(const mime::Part& part, std::size_t number) {
  std::string name;
  for (const char c : part.name)
    name += std::string_view("/\\:*?\"<>|").find(c) == std::string_view::npos ? c : '_';
  while (!name.empty() && (name.front() == '.' || name.front() == ' ')) name.erase(0, 1);
  while (!name.empty() && (name.back() == '.' || name.back() == ' ')) name.pop_back();
  name = shortened(name);
  if (!name.empty() && files::check_name(name).empty()) return name;
  return "part-" + std::to_string(number) + extension_for(part.media_type);
}

View view_of(const std::string& name, std::string_view bytes) {
  const auto type = files::viewed_type(name, bytes);
  if (!type) return View::none;
  if (*type == "application/pdf") return View::pdf;
  return type->starts_with("image/") ? View::image : View::text;
}

std::optional<std::string> failure_of(const mime::Report& report) {
  if (report.action != "failed" && !(report.action.empty() && report.status.starts_with('5')))
    return std::nullopt;
  return report.status.empty() ? "returned" : "returned " + report.status;
}

}  // namespace supercargo::inboxes
