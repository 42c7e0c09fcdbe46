// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/retry.hpp"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <random>
#include <string>

#include "maquette/log.hpp"

namespace maquette {
namespace {

using std::chrono::milliseconds;

void sleep(milliseconds time, std::stop_token stop) {
  std::mutex mutex;
  std::condition_variable_any wake;
  std::unique_lock lock(mutex);
  wake.wait_for(lock, stop, time, [] { return false; });
  if (stop.stop_requested()) throw cancelled();
}

/// Up to a quarter more, so that parts that were refused together do not come back together.
milliseconds spread(milliseconds time) {
  thread_local std::minstd_rand chance{std::random_device{}()};
  return time + milliseconds(std::uniform_int_distribution<milliseconds::rep>(0, time.count() / 4)(chance));
}

}  // namespace

void wait_before_retry(const provider_error& fault, int attempt, const retry_policy& policy,
                       const std::stop_token& stop) {
  if (!fault.may_pass() || attempt >= policy.attempts) throw fault;
  if (fault.wait() && *fault.wait() > policy.longest_wait) {
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(*fault.wait());
    throw provider_error(std::string(fault.what()) + " It wants to be left alone for " +
                         std::to_string(seconds.count()) + " s.");
  }
  const milliseconds own =
      std::min(policy.first_wait * (1 << std::min(attempt - 1, 16)), policy.longest_wait);
  const milliseconds wait = fault.wait() ? *fault.wait() : spread(own);
  log::info("Attempt " + std::to_string(attempt) + " failed, another follows in " +
            std::to_string(wait.count()) + " ms: " + fault.what());
  sleep(wait, stop);
}

}  // namespace maquette
