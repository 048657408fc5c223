#include "http/routes.h"

#include "http/problem.h"

namespace supercargo::http {

std::string_view Asked::path_value(std::string_view name) const {
  for (const auto& [known, value] : path)
    if (known == name) return value;
  return {};
}

namespace answering {

JsonView view_of(const journal::Call& call) { return {.portal = call.actor.portal()}; }

std::optional<std::int64_t> revision_of(const Entity& entity, const void* record) {
  const Field* field = entity.find("revision");
  if (field == nullptr || field->kind != Kind::integer || field->optional) return std::nullopt;
  return *static_cast<std::int64_t*>(field->ref(const_cast<void*>(record)));
}

Reply record_reply(int status, const Entity& entity, const void* record,
                   const journal::Call& call) {
  Reply reply{.status = status, .revision = revision_of(entity, record)};
  write_record(reply.body, entity, record, view_of(call));
  return reply;
}

std::string page_reply(const db::Found& found, const Entity& entity,
                       std::span<const void* const> items, const journal::Call& call) {
  std::string body = "{\"items\":[";
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i != 0) body.push_back(',');
    write_record(body, entity, items[i], view_of(call));
  }
  body.append("],\"next_cursor\":");
  if (found.after.empty())
    body.append("null");
  else
    append_json_text(body, found.after);
  if (found.count) body.append(",\"count\":").append(std::to_string(*found.count));
  body.push_back('}');
  return body;
}

}  // namespace answering

Operation& Routes::add(Method method, const Declared& declared, Effect effect) {
  // Nobody may, unless somebody was named or the door stands open on purpose.
  SUPERCARGO_CHECK(!declared.may.empty() || declared.door == Door::anonymous);
  Operation& made = operations_.emplace_back();
  made.method = method;
  made.declared = declared;
  made.effect = effect;
  return made;
}

void Routes::at_once(Declared declared, const char* reply_media,
                     std::function<Result<Reply>(const Asked&)> tell) {
  Operation& made = add(Method::get, declared, Effect::at_once);
  made.reply_media = reply_media;
  made.read_input = [](const Asked&) -> Result<Input> { return Input(); };
  made.tell = std::move(tell);
}

void Routes::live(Declared declared) {
  declared.background = true;
  Operation& made = add(Method::get, declared, Effect::live);
  made.reply_media = "text/event-stream";
  made.read_input = [](const Asked&) -> Result<Input> { return Input(); };
}

void Routes::raw_read(Declared declared,
                      std::function<Result<Reply>(const journal::Query&, const Asked&)> read) {
  Operation& made = add(Method::get, declared, Effect::read);
  made.reply_media = "*/*";
  made.read_input = [](const Asked&) -> Result<Input> { return Input(); };
  made.answer = [read = std::move(read)](const journal::Query& query, const Asked& asked,
                                         const void*) { return read(query, asked); };
}

void Routes::raw_write(Method method, Declared declared, const char* media_type,
                       std::function<Result<Reply>(journal::Unit&, const Asked&)> command) {
  Operation& made = add(method, declared, Effect::ordinary);
  made.media_type = media_type;
  made.read_input = [](const Asked&) -> Result<Input> { return Input(); };
  made.run = [command = std::move(command)](journal::Unit& unit, const Asked& asked, const void*) {
    return command(unit, asked);
  };
}

Reply many_reply(const std::vector<Result<Reply>>& replies, const Entity& gives,
                 const journal::Call& call) {
  Reply all;
  all.body = "{\"items\":[";
  for (const auto& reply : replies) {
    if (&reply != replies.data()) all.body.push_back(',');
    const int status = reply ? reply->status : status_of(reply.error().refusal);
    all.body.append("{\"status\":").append(std::to_string(status)).append(",\"");
    all.body.append(reply ? gives.name : "problem").append("\":");
    all.body.append(reply ? reply->body : problem_json(reply.error(), call.request_id));
    all.body.push_back('}');
  }
  all.body.append("]}");
  return all;
}

}  // namespace supercargo::http
