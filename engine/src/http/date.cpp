// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/date.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <ctime>

namespace maquette::http {

std::optional<std::chrono::milliseconds> until(const std::string& date) {
  const std::time_t then = curl_getdate(date.c_str(), nullptr);
  if (then == -1) return std::nullopt;
  return std::chrono::seconds(std::max<std::time_t>(0, then - std::time(nullptr)));
}

}  // namespace maquette::http
