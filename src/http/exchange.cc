#include "http/exchange.h"

#include <utility>

namespace supercargo::http {
namespace {

thread_local const Outlet* outlet_of_this_thread = nullptr;

}  // namespace

void Outlet::put(Letter letter) {
  const std::lock_guard lock(mutex_);
  if (post_) letters_.push_back(std::move(letter));
}

void Outlet::wake() {
  const std::lock_guard lock(mutex_);
  if (!post_ || asked_ || letters_.empty()) return;
  asked_ = true;
  post_();
}

void Outlet::deliver() {
  std::vector<Letter> letters;
  {
    const std::lock_guard lock(mutex_);
    letters.swap(letters_);
    asked_ = false;
  }
  for (Letter& letter : letters) {
    if (letter.slot) {
      letter.slot->arrive(std::move(letter.response), std::move(letter.flow));
    } else {
      letter.flow->announce();
    }
  }
}

void Outlet::shut() {
  std::vector<Letter> unread;
  const std::lock_guard lock(mutex_);
  post_ = nullptr;
  unread.swap(letters_);
}

void Outlet::claim() const { outlet_of_this_thread = this; }
bool Outlet::here() const { return outlet_of_this_thread == this; }

std::shared_ptr<Outlet> AnswerSlot::post(Response response, std::shared_ptr<Flow> flow) {
  if (outlet_->here()) {
    if (conversation_ == nullptr) return nullptr;
    if (conversation_->asking()) {
      arrive(std::move(response), std::move(flow));
      return nullptr;
    }
  }
  outlet_->put({shared_from_this(), std::move(response), std::move(flow)});
  return outlet_;
}

std::shared_ptr<Outlet> AnswerSlot::deliver(Response response) {
  return post(std::move(response), nullptr);
}

std::shared_ptr<Outflow> AnswerSlot::open(Response head) {
  auto flow = std::make_shared<Flow>(outlet_, lag_bytes_max_);
  if (const auto outlet = post(std::move(head), flow)) outlet->wake();
  return flow;
}

void AnswerSlot::arrive(Response response, std::shared_ptr<Flow> flow) {
  if (auto* const conversation = std::exchange(conversation_, nullptr)) {
    conversation->reply_arrived(std::move(response), std::move(flow));
  } else if (flow) {
    flow->leave();
  }
}

bool Flow::send(std::string bytes) {
  {
    const std::lock_guard lock(mutex_);
    if (closed_) return false;
    fallen_behind_ = waiting_.size() + under_way_bytes_ + bytes.size() > lag_bytes_max_;
    closed_ = fallen_behind_;
    if (!closed_) waiting_.append(bytes);
  }
  notify();
  return !closed();
}

void Flow::close() {
  {
    const std::lock_guard lock(mutex_);
    if (std::exchange(closed_, true)) return;
  }
  notify();
}

bool Flow::closed() const {
  const std::lock_guard lock(mutex_);
  return closed_;
}

void Flow::leave() {
  conversation_ = nullptr;
  const std::lock_guard lock(mutex_);
  closed_ = true;
  waiting_.clear();
}

void Flow::announce() const {
  if (conversation_ != nullptr) conversation_->flow_changed();
}

std::string Flow::take() {
  const std::lock_guard lock(mutex_);
  under_way_bytes_ = waiting_.size();
  return std::exchange(waiting_, {});
}

bool Flow::fallen_behind() const {
  const std::lock_guard lock(mutex_);
  return fallen_behind_;
}

void Flow::notify() {
  outlet_->put({nullptr, {}, shared_from_this()});
  outlet_->wake();
}

}  // namespace supercargo::http
