// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <variant>
#include <vector>

#include "maquette/session.hpp"

namespace maquette {

/// Where a run's thread and Blender's main thread meet: events go one way, requests and their answers both.
/// The worker blocks in `ask`; the main thread only ever takes and leaves.
class request_queue {
 public:
  void post(event event);
  /// Hands a request over and sleeps until it is answered. Throws host_error with the host's message where
  /// that failed, and cancelled.
  observation ask(std::string kind, nlohmann::json payload);
  void close();  ///< the run is over
  void cancel();
  bool is_cancelled() const;
  /// Asked to stop when the run is cancelled.
  std::stop_token stop_token() const { return stop_.get_token(); }

  void wait(std::chrono::milliseconds longest);
  std::vector<event> take_events();
  std::optional<host_request> take_request();
  void answer(std::int64_t request, observation found);
  void fail(std::int64_t request, const std::string& message);
  bool finished() const;

 private:
  struct failure {
    std::string message;
  };
  using reply = std::variant<observation, failure>;

  void leave(std::int64_t request, reply reply);

  mutable std::mutex mutex_;
  std::condition_variable for_worker_;
  std::condition_variable for_host_;
  std::vector<event> events_;
  std::optional<host_request> open_;  ///< asked, not yet taken
  std::int64_t last_ = 0;
  std::optional<reply> reply_;  ///< to the request `last_`
  std::stop_source stop_;
  bool cancelled_ = false;
  bool closed_ = false;
};

}  // namespace maquette
