// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace maquette::http {

/// One POST (a GET where there is no body). The times are limits: to connect, and between two pieces of the
/// answer.
struct request {
  std::string url;
  std::vector<std::string> headers;  ///< "Name: value"
  std::string body;
  std::chrono::seconds connect_limit{10};
  std::chrono::seconds stall_limit{60};
};

struct response {
  long status = 0;
  std::map<std::string, std::string> headers;  ///< names in lower case
  std::string body;                            ///< empty where the pieces were taken as they came
};

/// Sends it and waits for the answer, on the calling thread; HTTP errors are answers, too. Pieces go to
/// `on_piece` as they come, if it is given and the status is 2xx. Throws provider_error where no answer
/// comes, and cancelled within 200 ms of a stop request. Thread-safe (libcurl, one easy handle a call).
response send(const request& request, std::stop_token stop,
              const std::function<void(std::string_view)>& on_piece = {});

}  // namespace maquette::http
