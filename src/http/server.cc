#include "http/server.h"

#include "http/exchange_state.h"
#include "http/live.h"
#include "http/problem.h"
#include "http/reply.h"
#include "http/signed_cursor.h"
#include "http/url.h"

namespace supercargo::http {
namespace {

constexpr std::string_view base_path = "/api/v1";
// Each hashing of a password takes 64 MiB: few at once, and few that wait (security 2.1).
constexpr unsigned slow_threads = 2;
constexpr std::size_t slow_waiting_max = 32;

Problem overloaded() { return {Refusal::overloaded, "overloaded", "Too much is waiting."}; }

// Who is signed out or loses a right loses it however much is waiting (security 8).
bool may_be_shed(const Operation& operation) {
  const bool writes = operation.effect == Effect::ordinary || operation.effect == Effect::batched;
  return writes && !operation.declared.changes_principals;
}

std::string allowed_names(const std::vector<Method>& methods) {
  std::string names;
  for (const Method method : methods) {
    names.append(names.empty() ? "" : ", ").append(method_name(method));
    if (method == Method::get) names.append(", HEAD");
  }
  return names;
}

Response method_refusal(const std::vector<Method>& allowed, std::string_view request_id) {
  auto response = problem_response(
      {Refusal::malformed, "method_not_allowed", "This path knows other methods."}, request_id);
  response.status = 405;
  response.headers.emplace_back("Allow", allowed_names(allowed));
  return response;
}

Response unknown_host() {
  return fixed_reply({421, "unknown_host", "This server does not answer to that Host."});
}

}  // namespace

struct Server::State : std::enable_shared_from_this<Server::State> {
  State(const Routes& routes, const ServerParts& given, const ServerSettings& settings)
      : parts(given),
        gate(settings.gate),
        trust(settings.trust),
        rates(settings.rates),
        cursors(given.services.sealer),
        router(routes),
        acts(routes, given),
        slow(slow_threads, slow_waiting_max),
        readers(settings.read_threads) {}

  const ServerParts parts;
  const GateSettings gate;
  const Trust trust;
  Rates rates;  // outlives the visits that hold places in it
  const CursorSigner cursors;
  Router router;
  WriteActs acts;
  ReadPool slow;  // outlives the readers, who hand over to it
  ReadPool readers;

  using Owned = std::unique_ptr<Visit>;

  void reply(Owned visit, Response response, std::string_view code) {
    answer(parts.observer, parts.clock, *visit, std::move(response), code);
  }

  void refuse(Owned visit, const Problem& problem) {
    auto response = problem_response(problem, visit->asked.call.request_id);
    reply(std::move(visit), std::move(response), problem.code);
  }

  void refuse_too_many(Owned visit, const Allowance& allowance) {
    auto response = too_many_reply(allowance);
    reply(std::move(visit), std::move(response), "too_many_requests");
  }
  // False when the visit was refused here.
  bool spend(Owned& visit, const Allowance& allowance) {
    visit->allowance = allowance;
    if (!allowance.granted) refuse_too_many(std::move(visit), allowance);
    return allowance.granted;
  }

  void arrive(Owned visit) {
    Request& request = visit->request;
    visit->arrived = visit->asked.call.now = parts.clock.now();
    visit->asked.call.request_id = request_id_of(request, parts.services.ids, visit->arrived);
    visit->trace_parent = trace_parent_of(request);
    const auto insecure = trust.refuse_insecure(request.peer);
    visit->caller = trust.caller_of(request);
    request.peer = to_text(visit->caller);  // from here on the caller, not the proxy
    if (!trust.answers_to(request.header("host")))
      return reply(std::move(visit), unknown_host(), "unknown_host");
    visit->credential = credential_of(request, gate);
    visit->tenant = visit->credential.tenant;
    if (visit->credential.kind == CredentialKind::none) {
      if (!spend(visit, rates.take_anonymous(visit->caller, visit->arrived))) return;
    } else if (insecure) {
      return refuse(std::move(visit), *insecure);
    }
    if (route(visit)) authenticate(std::move(visit));
  }

  void authenticate(Owned visit) {
    visit->credential.is_background = visit->operation->declared.background;
    if (visit->credential.kind == CredentialKind::none) return admit(std::move(visit));
    visit->principal = parts.authenticator.remembered(visit->credential, visit->arrived);
    if (visit->principal != nullptr) return admit(std::move(visit));
    const auto allowance = rates.stranger_may_try(visit->caller, visit->arrived);
    if (!allowance.granted) return refuse_too_many(std::move(visit), allowance);
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
    rates.charge_stranger(visit->caller, visit->arrived);
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
      return reply(std::move(visit), std::move(response), "method_not_allowed"), false;
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
      if (!spend(visit, rates.take(*principal, visit->arrived))) return;
      if (!rates.enter(*principal, visit->place))
        return refuse(std::move(visit), {Refusal::too_many, "too_many_in_flight",
                                         "This key has too many requests under way."});
    } else {
      visit->tenant = parts.authenticator.tenant_of_host(visit->request.header("host")).value_or(0);
    }
    if (auto problem =
            refuse_at_gate(*visit->operation, principal, visit->request, gate, visit->arrived))
      return refuse(std::move(visit), *problem);
    if (visit->operation->effect == Effect::at_once) return answer_at_once(std::move(visit));
    if (visit->tenant == 0) return refuse(std::move(visit), not_found("company"));
    if (visit->operation->effect == Effect::live) return open_live(std::move(visit));
    // Asked before its input is read: what is not taken shall cost little.
    if (may_be_shed(*visit->operation) && !parts.writer.has_room(visit->tenant))
      return refuse(std::move(visit), overloaded());
    visit->asked.signer = &cursors;
    visit->asked.call.tenant = visit->tenant;
    visit->asked.principal = principal != nullptr ? principal->id : 0;
    visit->asked.route = visit->operation->declared.name;
    if (auto problem = read_input(*visit)) return refuse(std::move(visit), *problem);
    if (visit->operation->effect == Effect::read) return answer_read(std::move(visit));
    if (visit->operation->look) return prepare(std::move(visit));
    queue(std::move(visit));
  }

  void queue(Owned visit) {
    if (!acts.submit(visit)) refuse(std::move(visit), overloaded());
  }

  void prepare(Owned visit) {
    on_reader(std::move(visit), [this](Owned& mine) {
      Result<Input> looked = Input();
      parts.database.read(mine->tenant, [&](db::Session& session) {
        const journal::Query query{db::Reader(session), mine->asked.call, parts.services};
        looked = mine->operation->look(query, mine->asked, mine->input.get());
      });
      if (!looked) return refuse(std::move(mine), looked.error());
      mine->input = std::move(*looked);
      on_pool(slow, std::move(mine), [this](Owned& same) {
        same->input = same->operation->work(same->input.get());
        queue(std::move(same));
      });
    });
  }

  static std::optional<Problem> read_input(Visit& visit) {
    const Declared& declared = visit.operation->declared;
    if (visit.request.body.size() > declared.body_max)
      return Problem{Refusal::too_large, "body_too_large",
                     "At most " + std::to_string(declared.body_max) + " bytes."};
    auto revision = if_match_of(visit.request);
    if (!revision) return revision.error();
    auto key = idempotency_key_of(visit.request);
    if (!key) return key.error();
    visit.asked.if_match = *revision;
    if (!declared.secret) visit.asked.idempotency_key = std::move(*key);
    visit.asked.caller = visit.principal;
    visit.asked.request = &visit.request;
    visit.asked.content_type = visit.request.header("content-type");
    visit.asked.file_name = visit.request.header("content-disposition");
    visit.asked.body = std::move(visit.request.body);
    auto input = visit.operation->read_input(visit.asked);
    if (!input) return input.error();
    visit.input = std::move(*input);
    return std::nullopt;
  }

  void open_live(Owned visit) {
    if (parts.live == nullptr || visit->principal == nullptr)
      return refuse(std::move(visit), not_found("operation"));
    Response head;
    dress(*visit, head);
    if (visit->request.method == Method::head) return reply(std::move(visit), {}, "");
    const auto problem =
        parts.live->open({.credential = visit->credential,
                          .principal = visit->principal,
                          .last_event_id = std::string(visit->request.header("last-event-id"))},
                         std::move(head), visit->responder);
    if (problem) return refuse(std::move(visit), *problem);
    tell(parts.observer, parts.clock, *visit, 200, "");
  }

  void answer_at_once(Owned visit) {
    auto response = response_of(*visit, visit->operation->tell(visit->asked));
    reply(std::move(visit), std::move(response), "");
  }

  void answer_read(Owned visit) {
    on_reader(std::move(visit), [this](Owned& mine) {
      Result<Reply> result = Reply{};
      parts.database.read(mine->tenant, [&](db::Session& session) {
        const journal::Query query{db::Reader(session), mine->asked.call, parts.services};
        result = mine->operation->answer(query, mine->asked, mine->input.get());
      });
      answer(parts.observer, parts.clock, *mine, response_of(*mine, result), code_of(result));
    });
  }

  template <class Work>
  void on_reader(Owned visit, Work work) {
    on_pool(readers, std::move(visit), work);
  }

  // Runs `work` on a thread of the pool; a fault there is answered, never lost.
  template <class Work>
  void on_pool(ReadPool& pool, Owned visit, Work work) {
    auto shared = std::make_shared<Owned>(std::move(visit));
    const bool is_taken = pool.submit([this, shared, work] {
      try {
        work(*shared);
      } catch (const std::exception& fault) {
        if (*shared != nullptr) answer_fault(parts.observer, parts.clock, **shared, fault);
      }
    });
    if (!is_taken) refuse(std::move(*shared), overloaded());
  }
};

Server::Server(const Routes& routes, const ServerParts& parts, const ServerSettings& settings)
    : state_(std::make_shared<State>(routes, parts, settings)) {}

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
