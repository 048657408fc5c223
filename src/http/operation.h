// An operation is declared once: method, path, who may, what it takes and gives, and the function
// that answers it. The router, the gate, the OpenAPI document and the permission tests read this.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "http/message.h"
#include "http/principal.h"
#include "journal/unit.h"
#include "kernel/result.h"

namespace supercargo::http {

class CursorSigner;

// A request after routing and the gate, as operations see it.
struct Asked {
  std::vector<std::pair<std::string, std::string>> path;   // {name} and its decoded value
  std::vector<std::pair<std::string, std::string>> query;  // decoded, in the order sent
  std::string body;
  std::string content_type;
  std::string file_name;                 // of an upload, from its header
  std::optional<std::int64_t> if_match;  // the revision in If-Match
  std::string idempotency_key;
  journal::Call call;
  // Signs cursors of lists with whose they are; none: they stay as the list made them.
  const CursorSigner* signer = nullptr;
  std::int64_t principal = 0;
  std::string_view route;                        // the operation's name
  std::shared_ptr<const Principal> caller = {};  // null: nobody who is known
  const Request* request = nullptr;              // its head; the body has moved to `body`

  std::string_view path_value(std::string_view name) const;
};

struct Reply {
  int status = 200;
  std::string body = {};
  std::string content_type = "application/json";
  std::optional<std::int64_t> revision = {};  // becomes the ETag
  Headers headers = {};
  // A refusal that is to be remembered (a wrong password): answered in place of the body, but what
  // was written is committed.
  std::optional<Problem> refusal = {};
};

// Who may come without a session or key; each such operation also stands on the tests' short list.
enum class Door : std::uint8_t { session, anonymous };

// What the declaration says in words and numbers.
struct Declared {
  const char* path = "";     // below /api/v1: "/products/{id}"
  const char* name = "";     // the operationId: create_product
  const char* summary = "";  // one line for readers of the API
  RoleSet may = {};
  int status = 200;
  Door door = Door::session;
  bool step_up = false;   // wants a password or code not older than ten minutes
  bool if_match = false;  // 428 without If-Match
  std::size_t body_max = 2 << 20;
  bool secret = false;              // the reply holds a secret: it is never kept for a replay
  bool changes_principals = false;  // persons, sessions or keys: what is remembered is dropped
  bool background = false;          // asked by a page by itself: keeps no session awake
  bool rehearsed = false;           // told what would be: nothing of it is kept
};

enum class Effect : std::uint8_t {
  at_once,  // answered where it arrives: no tenant, no database
  live,     // a stream of events, kept open
  read,
  ordinary,
  batched,
};

using Input = std::shared_ptr<const void>;

// One request of a batch as the write path hands it over.
struct Given {
  const Asked* asked = nullptr;
  const void* input = nullptr;
};

struct Parameter {
  std::string name;
  const Field* field = nullptr;  // null: a list's own (limit, cursor, sort, q, count)
};

struct Operation {
  Method method = Method::get;
  Declared declared;
  Effect effect = Effect::read;
  const Entity* takes = nullptr;  // the body
  const Entity* gives = nullptr;  // one record, or the items of a list
  bool is_list = false;
  bool is_patch = false;
  bool is_many = false;                         // one request, many items of `takes`
  const char* media_type = "application/json";  // of the body
  const char* reply_media = nullptr;            // of a reply that is no record
  std::vector<Parameter> parameters = {};       // of the query

  // On the I/O thread, no database: the request's input or every reason against it.
  std::function<Result<Input>(const Asked&)> read_input = {};
  // Slow work before a command (hashing a password): `look` reads, `work` runs on threads made for
  // it without a database; each gives the next one's input. Both or neither.
  std::function<Result<Input>(const journal::Query&, const Asked&, const void*)> look = {};
  std::function<Input(const void*)> work = {};
  // Exactly one of these, by effect.
  std::function<Result<Reply>(const Asked&)> tell = {};
  std::function<Result<Reply>(const journal::Query&, const Asked&, const void*)> answer = {};
  std::function<Result<Reply>(journal::Unit&, const Asked&, const void*)> run = {};
  // Decides and writes; the replies are rendered when they are asked for, on whatever thread, as
  // long as the calls live.
  using Replies = std::function<std::vector<Result<Reply>>()>;
  std::function<Replies(journal::Batch&, std::span<const Given>)> run_all = {};
};

}  // namespace supercargo::http
