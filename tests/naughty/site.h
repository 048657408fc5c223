// The business behind its gate, in process, for somebody who means it no good: every request is
// watched, and an answer of 500 or more fails the test.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "kernel/json.h"
#include "tests/paths.h"
#include "tests/served_api.h"
#include "tests/trading_desk.h"

namespace supercargo::tests {

using http::Method;
using http::Response;

// As it stands in a target: everything but letters and digits escaped.
std::string percent_encoded(std::string_view text);
std::string excerpt(std::string_view text);
// The lines of every file below shared data's injection-payloads; empty when they are not there.
std::vector<std::string> injections();

class Naughty : public db::OnBothEngines {
 protected:
  void SetUp() override;
  void TearDown() override;

  Response ask(Method method, const std::string& path, const std::string& body = {});
  Response post(const std::string& path, const std::string& body) {
    return ask(Method::post, path, body);
  }
  TradingDesk& desk() { return *desk_; }
  const http::Routes& routes() const { return site_->routes; }

 private:
  std::unique_ptr<TradingDesk> desk_;
  std::unique_ptr<sample::ServedApi> site_;
};

}  // namespace supercargo::tests
