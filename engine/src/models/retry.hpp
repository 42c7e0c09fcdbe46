// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <stop_token>

#include "maquette/error.hpp"
#include "maquette/providers.hpp"

namespace maquette {

/// Sleeps before attempt number `attempt` + 1. Throws `fault` where asking again would not help or the
/// provider wants a longer wait than the policy allows, and cancelled on a stop request.
void wait_before_retry(const provider_error& fault, int attempt, const retry_policy& policy,
                       const std::stop_token& stop);

/// Does `work` until it comes to an end, or asking again does not help any more.
template <typename Work>
auto with_retries(const retry_policy& policy, const std::stop_token& stop, Work work) {
  for (int attempt = 1;; ++attempt) {
    try {
      return work();
    } catch (const provider_error& fault) {
      wait_before_retry(fault, attempt, policy, stop);
    }
  }
}

}  // namespace maquette
