// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <map>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace maquette::http {

struct limits {
  std::chrono::milliseconds connect{10'000};
  std::chrono::milliseconds first_byte{180'000};  ///< from the call to the first byte of the answer's body
  std::chrono::milliseconds stall{60'000};        ///< between two pieces of the body
  std::size_t largest_answer = 32U << 20U;        ///< bytes of the body
};

/// One POST (a GET where there is no body).
struct request {
  std::string url;
  std::vector<std::string> headers;  ///< "Name: value"
  std::string body;
  http::limits limits;
};

struct response {
  long status = 0;
  std::map<std::string, std::string> headers;  ///< names in lower case
  std::string body;                            ///< empty where the pieces were taken as they came
};

/// Sends it and waits for the answer, on the calling thread; HTTP errors are answers, too, but for redirects,
/// which are refused: a key must not follow them. Where network::allow says no, only this machine is asked.
/// Pieces go to `on_piece` as they come, if it is given and the status is 2xx; what it throws ends the call.
/// TLS is checked; proxies go by curl's environment variables, but for this machine's own servers. Throws
/// provider_error where no whole answer comes, and cancelled within 200 ms of a stop request. Thread-safe
/// (libcurl, one handle a call).
response send(const request& request, std::stop_token stop,
              const std::function<void(std::string_view)>& on_piece = {});

/// "api.example.com:8080" of a URL: a key that somebody put into the rest must not be told.
std::string host_of(std::string_view url);

/// Whether the URL's host is this machine, by its name.
bool is_loopback(std::string_view url);

}  // namespace maquette::http
