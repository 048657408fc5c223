// The table of operations. Slices add theirs in routes.cc, one line each; nothing is served that
// does not stand here, and nothing stands here without saying who may.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "db/listing.h"
#include "http/input.h"
#include "http/operation.h"
#include "http/problem.h"
#include "kernel/record_json.h"

namespace supercargo::http {

inline constexpr std::size_t many_max = 1000;

namespace answering {

JsonView view_of(const journal::Call& call);
std::optional<std::int64_t> revision_of(const Entity& entity, const void* record);
Reply record_reply(int status, const Entity& entity, const void* record, const journal::Call& call);
std::string page_reply(const db::Found& found, const Entity& entity,
                       std::span<const void* const> items, const journal::Call& call);

template <class Out>
Result<Reply> reply(const Declared& declared, const Result<Out>& result,
                    const journal::Call& call) {
  if (!result) return result.error();
  return record_reply(declared.status, entity<Out>(), &*result, call);
}
template <>
inline Result<Reply> reply<Done>(const Declared&, const Result<Done>& result,
                                 const journal::Call&) {
  if (!result) return result.error();
  return Reply{.status = 204};
}
template <>
inline Result<Reply> reply<Reply>(const Declared&, const Result<Reply>& result,
                                  const journal::Call&) {
  return result;
}
template <class Out>
const Entity* gives() {
  if constexpr (std::is_same_v<Out, Done> || std::is_same_v<Out, Reply>)
    return nullptr;
  else
    return &entity<Out>();
}

// An input with a member `original` keeps the text it was read from: a document that we receive.
template <class In>
void keep_original(In& input, const std::string& text) {
  if constexpr (requires { input.original = text; }) input.original = text;
}

template <class In>
Result<Input> read_body(const Asked& asked, bool has_body) {
  auto input = std::make_shared<In>();
  if (auto problem = fill_input({asked, entity<In>(), has_body}, input.get()))
    return std::move(*problem);
  if (has_body) keep_original(*input, asked.body);
  return Input(std::move(input));
}

}  // namespace answering

class Routes {
 public:
  const std::vector<Operation>& operations() const { return operations_; }

  // GET of one thing; path and query fill In.
  template <class Out, class In>
  void get(Declared declared, Result<Out> (*read)(const journal::Query&, const In&)) {
    get<Out, In>(declared, std::function<Result<Out>(const journal::Query&, const In&)>(read));
  }
  template <class Out, class In>
  void get(Declared declared, std::function<Result<Out>(const journal::Query&, const In&)> read) {
    Operation& made = add(Method::get, declared, Effect::read);
    check_path_fields(declared.path, entity<In>());
    made.gives = answering::gives<Out>();
    made.parameters = query_parameters(entity<In>(), declared.path);
    made.read_input = [](const Asked& asked) { return answering::read_body<In>(asked, false); };
    made.answer = [declared, read](const journal::Query& query, const Asked&, const void* input) {
      return answering::reply<Out>(declared, read(query, *static_cast<const In*>(input)),
                                   query.call);
    };
  }

  template <class Out>
  void list(Declared declared,
            Result<db::Page<Out>> (*read)(const journal::Query&, const db::ListRequest&)) {
    Operation& made = add(Method::get, declared, Effect::read);
    made.gives = &entity<Out>();
    made.is_list = true;
    made.parameters = list_parameters(entity<Out>());
    made.read_input = [](const Asked& asked) -> Result<Input> {
      auto request = list_request(asked, entity<Out>());
      if (!request) return std::move(request.error());
      return Input(std::make_shared<db::ListRequest>(std::move(*request)));
    };
    made.answer = [read](const journal::Query& query, const Asked& asked,
                         const void* input) -> Result<Reply> {
      const auto page = read(query, *static_cast<const db::ListRequest*>(input));
      if (!page) return page.error();
      std::vector<const void*> items;
      for (const Out& item : page->items) items.push_back(&item);
      const db::Found found{cursor_of(asked, page->after), page->count};
      return Reply{.body = answering::page_reply(found, entity<Out>(), items, query.call)};
    };
  }

  // A command with a transaction of its own; body and path fill In.
  template <class Out, class In>
  void post(Declared declared, Result<Out> (*command)(journal::Unit&, const In&)) {
    ordinary<Out, In>(Method::post, declared, command);
  }
  template <class Out, class In>
  void put(Declared declared, Result<Out> (*command)(journal::Unit&, const In&)) {
    ordinary<Out, In>(Method::put, declared, command);
  }
  template <class Out, class In>
  void del(Declared declared, Result<Out> (*command)(journal::Unit&, const In&)) {
    ordinary<Out, In>(Method::del, declared, command);
  }

  // A merge patch on a record (RFC 7396); If-Match is asked for.
  template <class Out>
  void patch(Declared declared, Result<Out> (*command)(journal::Unit&, const Patch&)) {
    declared.if_match = true;
    Operation& made = add(Method::patch, declared, Effect::ordinary);
    made.takes = made.gives = &entity<Out>();
    made.is_patch = true;
    made.read_input = [](const Asked& asked) -> Result<Input> {
      auto patch = patch_request(asked);
      if (!patch) return std::move(patch.error());
      return Input(std::make_shared<Patch>(std::move(*patch)));
    };
    made.run = [declared, command](journal::Unit& unit, const Asked&, const void* input) {
      return answering::reply<Out>(declared, command(unit, *static_cast<const Patch*>(input)),
                                   unit.call());
    };
  }

  // A hot command: requests that wait together are run together.
  template <class Out, class In>
  void post_batched(Declared declared,
                    std::vector<Result<Out>> (*command)(journal::Batch&, std::span<const In>)) {
    check_path_fields(declared.path, entity<In>());
    Operation& made = add(Method::post, declared, Effect::batched);
    made.takes = &entity<In>();
    made.gives = &entity<Out>();
    made.read_input = [](const Asked& asked) { return answering::read_body<In>(asked, true); };
    made.run_all = [declared, command](journal::Batch& batch,
                                       std::span<const Given> given) -> Operation::Replies {
      std::vector<In> inputs;
      inputs.reserve(given.size());
      for (const Given& each : given) inputs.push_back(*static_cast<const In*>(each.input));
      auto results = std::make_shared<const std::vector<Result<Out>>>(command(batch, inputs));
      std::vector<const journal::Call*> calls;
      for (std::size_t i = 0; i < results->size(); ++i) calls.push_back(&batch.call(i));
      return [declared, results = std::move(results), calls = std::move(calls)] {
        std::vector<Result<Reply>> replies;
        replies.reserve(results->size());
        for (std::size_t i = 0; i < results->size(); ++i)
          replies.push_back(answering::reply<Out>(declared, (*results)[i], *calls[i]));
        return replies;
      };
    };
  }

  // Up to many_max items in one request and one transaction; each has its own result.
  template <class Out, class In>
  void post_many(Declared declared,
                 std::vector<Result<Out>> (*command)(journal::Batch&, std::span<const In>));

  // What the program says about itself: no tenant, no database, on the I/O thread.
  void at_once(Declared declared, const char* reply_media,
               std::function<Result<Reply>(const Asked&)> tell);

  // The stream of live events (live.h).
  void live(Declared declared);

  // A command that sees the whole request and makes its own reply: cookies, mostly.
  template <class Out, class In>
  void write(Method method, Declared declared,
             std::function<Result<Reply>(journal::Unit&, const Asked&, const In&)> command) {
    Operation& made = own_reply<Out, In>(method, declared);
    made.run = [command = std::move(command)](journal::Unit& unit, const Asked& asked,
                                              const void* input) {
      return command(unit, asked, *static_cast<const In*>(input));
    };
  }

  // The same with slow work before it, on threads made for it.
  template <class In, class Seen>
  struct Slowly {
    std::function<Result<Seen>(const journal::Query&, const Asked&, const In&)> look;
    std::function<Seen(const Seen&)> work;
    std::function<Result<Reply>(journal::Unit&, const Asked&, const Seen&)> run;
  };
  template <class Out, class In, class Seen>
  void write_slowly(Method method, Declared declared, Slowly<In, Seen> steps,
                    const char* reply_media = nullptr) {
    Operation& made = own_reply<Out, In>(method, declared);
    made.reply_media = reply_media;
    made.look = [look = std::move(steps.look)](const journal::Query& query, const Asked& asked,
                                               const void* input) -> Result<Input> {
      auto seen = look(query, asked, *static_cast<const In*>(input));
      if (!seen) return std::move(seen.error());
      return Input(std::make_shared<Seen>(std::move(*seen)));
    };
    made.work = [work = std::move(steps.work)](const void* seen) {
      return Input(std::make_shared<Seen>(work(*static_cast<const Seen*>(seen))));
    };
    made.run = [run = std::move(steps.run)](journal::Unit& unit, const Asked& asked,
                                            const void* seen) {
      return run(unit, asked, *static_cast<const Seen*>(seen));
    };
  }

  // What is not JSON: uploads, downloads.
  void raw_read(Declared declared,
                std::function<Result<Reply>(const journal::Query&, const Asked&)> read);
  void raw_write(Method method, Declared declared, const char* media_type,
                 std::function<Result<Reply>(journal::Unit&, const Asked&)> command);

 private:
  Operation& add(Method method, const Declared& declared, Effect effect);

  template <class Out, class In>
  Operation& own_reply(Method method, const Declared& declared) {
    check_path_fields(declared.path, entity<In>());
    const bool has_body = method != Method::del;
    Operation& made = add(method, declared, Effect::ordinary);
    made.takes = has_body ? &entity<In>() : nullptr;
    made.gives = answering::gives<Out>();
    made.read_input = [has_body](const Asked& asked) {
      return answering::read_body<In>(asked, has_body);
    };
    return made;
  }

  template <class Out, class In>
  void ordinary(Method method, Declared declared,
                Result<Out> (*command)(journal::Unit&, const In&)) {
    check_path_fields(declared.path, entity<In>());
    const bool has_body = method != Method::del;
    Operation& made = add(method, declared, Effect::ordinary);
    made.takes = has_body ? &entity<In>() : nullptr;
    made.gives = answering::gives<Out>();
    made.read_input = [has_body](const Asked& asked) {
      return answering::read_body<In>(asked, has_body);
    };
    made.run = [declared, command](journal::Unit& unit, const Asked&, const void* input) {
      return answering::reply<Out>(declared, command(unit, *static_cast<const In*>(input)),
                                   unit.call());
    };
  }

  std::vector<Operation> operations_;
};

// What post_many shares between types: the items' own results in one answer.
struct ManyInput {
  std::vector<Input> inputs;  // null where the item was refused
  std::vector<std::optional<Problem>> refused;
};
Reply many_reply(const std::vector<Result<Reply>>& replies, const Entity& gives,
                 const journal::Call& call);

template <class Out, class In>
void Routes::post_many(Declared declared,
                       std::vector<Result<Out>> (*command)(journal::Batch&, std::span<const In>)) {
  Operation& made = add(Method::post, declared, Effect::ordinary);
  made.takes = &entity<In>();
  made.gives = &entity<Out>();
  made.is_many = true;
  made.read_input = [](const Asked& asked) -> Result<Input> {
    auto items = batch_items(asked, many_max);
    if (!items) return std::move(items.error());
    auto many = std::make_shared<ManyInput>();
    for (const std::string& item : *items) {
      auto input = from_json<In>(item, {.roles = giving_roles(asked.call.actor)});
      if (input) answering::keep_original(*input, item);
      many->refused.push_back(input ? std::nullopt : std::optional(std::move(input.error())));
      many->inputs.push_back(input ? std::make_shared<In>(std::move(*input)) : nullptr);
    }
    return Input(std::move(many));
  };
  made.run = [declared, command](journal::Unit& unit, const Asked& asked,
                                 const void* input) -> Result<Reply> {
    const auto& many = *static_cast<const ManyInput*>(input);
    std::vector<In> whole;
    for (const Input& each : many.inputs)
      if (each) whole.push_back(*static_cast<const In*>(each.get()));
    journal::Batch batch(unit, whole.size());
    auto results = command(batch, whole);
    std::vector<Result<Reply>> replies;
    std::size_t next = 0;
    for (const auto& refusal : many.refused) {
      if (refusal)
        replies.push_back(*refusal);
      else
        replies.push_back(answering::reply<Out>(declared, results[next++], asked.call));
    }
    return many_reply(replies, entity<Out>(), asked.call);
  };
}

}  // namespace supercargo::http
