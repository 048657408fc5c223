#include "http/metrics.h"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <map>
#include <mutex>

namespace supercargo::http {
namespace {

using prometheus::Counter;
using prometheus::Family;
using prometheus::Gauge;
using prometheus::Histogram;

const Histogram::BucketBoundaries seconds{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05,
                                          0.1,   0.25,   0.5,   1,    2.5,   5};
const Histogram::BucketBoundaries batch_sizes{1, 2, 4, 8, 16, 32, 64, 128, 256};

}  // namespace

struct Metrics::State {
  explicit State(Gauges given) : gauges(std::move(given)) {
    add("supercargo_queued_writes", "Commands that wait for the writer.", gauges.queued_writes);
    add("supercargo_open_connections", "Connections now open.", gauges.open_connections);
    add("supercargo_live_streams", "Listeners to live events.", gauges.live_streams);
    add("supercargo_wal_bytes", "Size of the write-ahead log.", gauges.wal_bytes);
  }

  void add(const char* name, const char* words, const std::function<std::int64_t()>& read) {
    if (!read) return;
    auto& family = prometheus::BuildGauge().Name(name).Help(words).Register(registry);
    read_now.emplace_back(&family.Add({}), &read);
  }

  // One look-up by what is cheap to compare; labels are made only once.
  Counter& counter(std::string_view operation, int status) {
    auto& known = counters[{operation, status}];
    if (known == nullptr)
      known = &requests.Add({{"operation", operation.empty() ? "none" : std::string(operation)},
                             {"status", std::to_string(status)}});
    return *known;
  }
  Histogram& latency(std::string_view operation) {
    auto& known = histograms[operation];
    if (known == nullptr)
      known = &latencies.Add({{"operation", operation.empty() ? "none" : std::string(operation)}},
                             seconds);
    return *known;
  }

  const Gauges gauges;
  prometheus::Registry registry;
  Family<Counter>& requests = prometheus::BuildCounter()
                                  .Name("supercargo_requests_total")
                                  .Help("Requests answered, by operation and status.")
                                  .Register(registry);
  Family<Histogram>& latencies = prometheus::BuildHistogram()
                                     .Name("supercargo_request_seconds")
                                     .Help("From the request's arrival to its answer.")
                                     .Register(registry);
  Counter& faults = prometheus::BuildCounter()
                        .Name("supercargo_faults_total")
                        .Help("Faults caught.")
                        .Register(registry)
                        .Add({});
  Histogram& batches = prometheus::BuildHistogram()
                           .Name("supercargo_batch_commands")
                           .Help("Commands committed in one transaction.")
                           .Register(registry)
                           .Add({}, batch_sizes);
  std::vector<std::pair<Gauge*, const std::function<std::int64_t()>*>> read_now;
  std::mutex mutex;
  // Names of operations are literals of the declarations: they outlive us.
  std::map<std::pair<std::string_view, int>, Counter*> counters;
  std::map<std::string_view, Histogram*> histograms;
};

Metrics::Metrics(Gauges gauges) : state_(std::make_unique<State>(std::move(gauges))) {}

Metrics::~Metrics() = default;

std::string Metrics::text() const {
  for (const auto& [gauge, read] : state_->read_now) gauge->Set(static_cast<double>((*read)()));
  return prometheus::TextSerializer().Serialize(state_->registry.Collect());
}

void Metrics::answered(const Answered& what) {
  Counter* count = nullptr;
  Histogram* latency = nullptr;
  {
    const std::lock_guard lock(state_->mutex);
    count = &state_->counter(what.operation, what.status);
    latency = &state_->latency(what.operation);
  }
  count->Increment();
  latency->Observe(static_cast<double>(what.took_us) / 1e6);
}

void Metrics::faulted(std::string_view, const std::exception&) { state_->faults.Increment(); }

void Metrics::committed(std::size_t commands) {
  state_->batches.Observe(static_cast<double>(commands));
}

}  // namespace supercargo::http
