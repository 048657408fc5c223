#include "app/presence_news.h"

#include <memory>

#include "presence/presence.h"

namespace supercargo::app {

http::PassingNews presence_news() {
  return [watch = std::make_shared<presence::Watch>()](const db::Reader& reader, Instant now) {
    std::vector<http::Passing> news;
    auto changes = watch->look(reader, now);
    news.reserve(changes.size());
    for (auto& change : changes) {
      news.push_back({.record = "presence",
                      .type = "presence.changed",
                      .id = std::move(change.record),
                      .to = std::move(change.present)});
    }
    return news;
  };
}

}  // namespace supercargo::app
