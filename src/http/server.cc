#include "http/server.h"

#include "http/exchange_state.h"
#include "http/problem.h"
#include "http/url.h"

namespace supercargo::http {
namespace {

constexpr std::string_view base_path = "/api/v1";

std::string allowed_names(const std::vector<Method>& methods) {
  std::string names;
  for (const Method method : methods)
    names.append(names.empty() ? "" : ", ").append(method_name(method));
  return names;
}

Response method_refusal(const std::vector<Method>& allowed, std::string_view request_id) {
  auto response = problem_response(
      {Refusal::malformed, "method_not_allowed", "This path knows other methods."}, request_id);
  response.status = 405;
  response.headers.emplace_back("Allow", allowed_names(allowed));
  return response;
}

}  // namespace

Response response_of(const Visit& visit, const Result<Reply>& result) {
  const std::string& request_id = visit.asked.call.request_id;
  Response response;
  if (result) {
    response.status = result->status;
    response.body = result->body;
    response.headers = result->headers;
    if (!result->body.empty()) response.headers.emplace_back("Content-Type", result->content_type);
    if (result->revision)
      response.headers.emplace_back("ETag", '"' + std::to_string(*result->revision) + '"');
    if (visit.replayed) response.headers.emplace_back("Idempotency-Replayed", "true");
  } else {
    response = problem_response(result.error(), request_id);
  }
  response.headers.emplace_back("X-Request-Id", request_id);
  return response;
}

void answer(Observer& observer, const Clock& clock, Visit& visit, Response response,
            std::string_view code) {
  observer.answered({.request_id = visit.asked.call.request_id,
                     .method = visit.request.method,
                     .operation = visit.operation ? visit.operation->declared.name : "",
                     .tenant = visit.tenant,
                     .principal = visit.principal ? visit.principal->id : 0,
                     .peer = visit.request.peer,
                     .status = response.status,
                     .took_us = clock.now().us - visit.arrived.us,
                     .code = code});
  visit.responder(std::move(response));
}

struct Server::State : std::enable_shared_from_this<Server::State> {
  State(const Routes& routes, const ServerParts& given, GateSettings gate, unsigned read_threads)
      : parts(given),
        settings(std::move(gate)),
        router(routes),
        acts(routes, given),
        readers(read_threads) {}

  ServerParts parts;
  GateSettings settings;
  Router router;
  WriteActs acts;
  ReadPool readers;

  using Owned = std::unique_ptr<Visit>;

  void refuse(Owned visit, const Problem& problem) {
    auto response = problem_response(problem, visit->asked.call.request_id);
    response.headers.emplace_back("X-Request-Id", visit->asked.call.request_id);
    answer(parts.observer, parts.clock, *visit, std::move(response), problem.code);
  }

  void arrive(Owned visit) {
    visit->arrived = visit->asked.call.now = parts.clock.now();
    visit->asked.call.request_id =
        request_id_of(visit->request, parts.services.ids, visit->arrived);
    if (!route(visit)) return;
    visit->credential = credential_of(visit->request, settings);
    visit->tenant = visit->credential.tenant;
    if (visit->credential.kind == CredentialKind::none) return admit(std::move(visit));
    visit->principal = parts.authenticator.remembered(visit->credential, visit->arrived);
    if (visit->principal != nullptr) return admit(std::move(visit));
    if (visit->tenant == 0) return refuse_stranger(std::move(visit));
    on_reader(std::move(visit), [this](Owned& mine) {
      parts.database.read(mine->tenant, [&](db::Session& session) {
        mine->principal =
            parts.authenticator.look_up(db::Reader(session), mine->credential, mine->arrived);
      });
      if (mine->principal == nullptr) return refuse_stranger(std::move(mine));
      admit(std::move(mine));
    });
  }

  void refuse_stranger(Owned visit) {
    // A dead cookie does not lock the door that needs none: sign-in stays open.
    if (visit->operation->declared.door == Door::anonymous) return admit(std::move(visit));
    refuse(std::move(visit), {Refusal::unauthenticated, "unauthenticated",
                              "This key or session is unknown, expired or revoked."});
  }

  // False when the visit was answered here.
  bool route(Owned& visit) {
    const Request& request = visit->request;
    const auto segments = request.path.starts_with(base_path)
                              ? path_segments(request.path.substr(base_path.size()))
                              : std::nullopt;
    auto match = segments ? router.find(request.method, *segments) : Router::Match{};
    if (match.operation == nullptr && match.allowed.empty())
      return refuse(std::move(visit), not_found("operation")), false;
    if (match.operation == nullptr) {
      auto response = method_refusal(match.allowed, visit->asked.call.request_id);
      answer(parts.observer, parts.clock, *visit, std::move(response), "method_not_allowed");
      return false;
    }
    visit->operation = match.operation;
    visit->asked.path = std::move(match.path);
    auto query = query_parameters_of(request.query);
    if (!query) {
      refuse(std::move(visit), {Refusal::malformed, "invalid_query",
                                "The query is malformed, doubled or has too many parameters."});
      return false;
    }
    visit->asked.query = std::move(*query);
    return true;
  }

  void admit(Owned visit) {
    const Principal* principal = visit->principal.get();
    if (principal != nullptr) {
      visit->tenant = principal->tenant;
      visit->asked.call.actor = principal->actor;
    } else {
      visit->tenant = parts.authenticator.tenant_of_host(visit->request.header("host")).value_or(0);
    }
    if (auto problem =
            refuse_at_gate(*visit->operation, principal, visit->request, settings, visit->arrived))
      return refuse(std::move(visit), *problem);
    if (visit->operation->effect == Effect::at_once) return answer_at_once(std::move(visit));
    if (visit->tenant == 0) return refuse(std::move(visit), not_found("company"));
    if (auto problem = read_input(*visit)) return refuse(std::move(visit), *problem);
    if (visit->operation->effect == Effect::read) return answer_read(std::move(visit));
    if (!acts.submit(visit))
      refuse(std::move(visit), {Refusal::overloaded, "overloaded", "Too much is waiting."});
  }

  static std::optional<Problem> read_input(Visit& visit) {
    auto revision = if_match_of(visit.request);
    if (!revision) return revision.error();
    auto key = idempotency_key_of(visit.request);
    if (!key) return key.error();
    visit.asked.if_match = *revision;
    visit.asked.idempotency_key = std::move(*key);
    visit.asked.content_type = visit.request.header("content-type");
    visit.asked.file_name = visit.request.header("content-disposition");
    visit.asked.body = std::move(visit.request.body);
    auto input = visit.operation->read_input(visit.asked);
    if (!input) return input.error();
    visit.input = std::move(*input);
    return std::nullopt;
  }

  void answer_at_once(Owned visit) {
    const auto result = visit->operation->tell(visit->asked);
    answer(parts.observer, parts.clock, *visit, response_of(*visit, result), "");
  }

  void answer_read(Owned visit) {
    on_reader(std::move(visit), [this](Owned& mine) {
      Result<Reply> result = Reply{};
      parts.database.read(mine->tenant, [&](db::Session& session) {
        const journal::Query query{db::Reader(session), mine->asked.call, parts.services};
        result = mine->operation->answer(query, mine->asked, mine->input.get());
      });
      answer(parts.observer, parts.clock, *mine, response_of(*mine, result),
             result ? std::string_view() : std::string_view(result.error().code));
    });
  }

  // Runs `work` on a reader thread; a fault there is answered, never lost.
  template <class Work>
  void on_reader(Owned visit, Work work) {
    auto shared = std::make_shared<Owned>(std::move(visit));
    const bool is_taken = readers.submit([this, shared, work] {
      try {
        work(*shared);
      } catch (const std::exception& fault) {
        if (*shared != nullptr) give_up(**shared, fault);
      }
    });
    if (!is_taken)
      refuse(std::move(*shared), {Refusal::overloaded, "overloaded", "Too much is waiting."});
  }

  void give_up(Visit& visit, const std::exception& fault) {
    parts.observer.faulted(visit.asked.call.request_id, fault);
    answer(parts.observer, parts.clock, visit, fault_response(visit.asked.call.request_id),
           "fault");
  }
};

Server::Server(const Routes& routes, const ServerParts& parts, GateSettings settings,
               unsigned read_threads)
    : state_(std::make_shared<State>(routes, parts, std::move(settings), read_threads)) {}

Server::~Server() = default;

void Server::handle(Request request, Responder responder) {
  auto visit = std::make_unique<Visit>(
      Visit{.request = std::move(request), .responder = std::move(responder)});
  try {
    state_->arrive(std::move(visit));
  } catch (const std::exception& fault) {
    // The visit went down with the exception; its responder has answered 500 by itself.
    state_->parts.observer.faulted("", fault);
  }
}

}  // namespace supercargo::http
