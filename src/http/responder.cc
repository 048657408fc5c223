#include "http/responder.h"

#include <algorithm>

#include "http/exchange.h"
#include "http/reply.h"
#include "kernel/result.h"

namespace supercargo::http {
namespace {

// Where nothing is read any more.
class ClosedFlow final : public Outflow {
 public:
  bool send(std::string) override { return false; }
  void close() override {}
  bool closed() const override { return true; }
};

class SinkExchange final : public Exchange {
 public:
  explicit SinkExchange(std::function<void(Response)> sink) : sink_(std::move(sink)) {}
  std::shared_ptr<Outlet> deliver(Response response) override {
    sink_(std::move(response));
    return nullptr;
  }
  std::shared_ptr<Outflow> open(Response head) override {
    sink_(std::move(head));
    return std::make_shared<ClosedFlow>();
  }

 private:
  std::function<void(Response)> sink_;
};

Response unanswered() {
  return fixed_reply({500, "internal", "The server could not answer this request."});
}

}  // namespace

bool Stream::send(std::string bytes) const { return flow_->send(std::move(bytes)); }
void Stream::close() const { flow_->close(); }
bool Stream::closed() const { return flow_->closed(); }

Responder Responder::into(std::function<void(Response)> sink) {
  return Responder(std::make_shared<SinkExchange>(std::move(sink)));
}

Responder& Responder::operator=(Responder&& other) noexcept {
  if (this != &other) {
    Responder dropped(std::move(*this));
    exchange_ = std::move(other.exchange_);
  }
  return *this;
}

Responder::~Responder() {
  if (exchange_) (*this)(unanswered());
}

void Responder::operator()(Response response) {
  SUPERCARGO_CHECK(exchange_ != nullptr);
  const auto exchange = std::move(exchange_);
  if (const auto outlet = exchange->deliver(std::move(response))) outlet->wake();
}

Stream Responder::stream(Response head) {
  SUPERCARGO_CHECK(exchange_ != nullptr);
  const auto exchange = std::move(exchange_);
  return Stream(exchange->open(std::move(head)));
}

void respond_all(std::vector<std::pair<Responder, Response>>&& replies) {
  std::vector<std::shared_ptr<Outlet>> outlets;  // one for each I/O thread: a handful
  for (auto& [responder, response] : replies) {
    SUPERCARGO_CHECK(responder.exchange_ != nullptr);
    const auto exchange = std::move(responder.exchange_);
    auto outlet = exchange->deliver(std::move(response));
    if (outlet && std::find(outlets.begin(), outlets.end(), outlet) == outlets.end()) {
      outlets.push_back(std::move(outlet));
    }
  }
  for (const auto& outlet : outlets) outlet->wake();
}

}  // namespace supercargo::http
