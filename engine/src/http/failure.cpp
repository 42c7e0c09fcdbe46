// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/failure.hpp"

#include <array>
#include <cstdio>

#include "http/http.hpp"

namespace maquette::http {
namespace {

std::string in_seconds(std::chrono::milliseconds time) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.3g s", static_cast<double>(time.count()) / 1000.0);
  return text.data();
}

}  // namespace

provider_error failure_of(CURLcode result, const std::string& host) {
  const std::string reason = curl_easy_strerror(result);
  switch (result) {
    case CURLE_COULDNT_RESOLVE_HOST:
      return {"There is no " + host + " to be found. Look at the provider's address and the network.", false};
    case CURLE_COULDNT_RESOLVE_PROXY:
      return {"The proxy is not to be found. Look at the variables http_proxy and https_proxy.", false};
    case CURLE_COULDNT_CONNECT:
      return {"Nothing answers at " + host + ". Is the server running, and is the address right?", false};
    case CURLE_OPERATION_TIMEDOUT:
      return {"No connection to " + host + " in time. Look at the provider's address and the network.",
              false};
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CACERT_BADFILE:
      return {"No safe connection to " + host + " (" + reason +
                  "). Nothing was sent. Look at the address, and at this machine's certificates and clock.",
              false};
    case CURLE_URL_MALFORMAT:
    case CURLE_UNSUPPORTED_PROTOCOL:
      return {"The provider's address is none (" + reason + "). It begins with https:// or http://.", false};
    default:
      // What is left are answers that end early: asking again may help.
      return {"The answer from " + host + " ended before its end (" + reason + ").", true};
  }
}

provider_error no_first_byte(const std::string& host, std::chrono::milliseconds waited) {
  return {host + " did not begin to answer within " + in_seconds(waited) +
              ". Try again, or raise first_byte_seconds in models.toml.",
          false};
}

provider_error stalled(const std::string& host, std::chrono::milliseconds waited) {
  return {"The answer from " + host + " stood still for " + in_seconds(waited) +
              ". Try again, or raise stall_seconds in models.toml.",
          true};
}

provider_error too_large(const std::string& host, std::size_t limit) {
  return {"The answer from " + host + " is larger than " + std::to_string(limit >> 20U) +
              " MB and was not read on. Is the address that of a model provider?",
          false};
}

provider_error offline(const std::string& host) {
  return {
      "Blender is set to work offline, so nothing was sent to " + host +
          ". Switch on Allow Online Access in Blender's preferences (System > Network), start Blender with "
          "--online-mode, or name a model that runs on this machine.",
      false};
}

provider_error redirected(const std::string& host, const std::string& target) {
  const std::string where = target.empty() ? "elsewhere" : "to " + host_of(target);
  return {host + " sends the request on " + where +
              ". It was not followed, so that no key goes where it should not. Set the provider's address "
              "to where it leads, if you trust that.",
          false};
}

}  // namespace maquette::http
