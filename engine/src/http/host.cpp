// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "http/http.hpp"

namespace maquette::http {

std::string host_of(std::string_view url) {
  if (const auto scheme = url.find("://"); scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find_first_of("/?#"));
  if (const auto at = url.rfind('@'); at != std::string_view::npos) url.remove_prefix(at + 1);
  return std::string(url);
}

bool is_loopback(std::string_view url) {
  constexpr std::array<std::string_view, 4> names = {"localhost", "127.0.0.1", "[::1]", "0.0.0.0"};
  const std::string host = host_of(url);
  for (const std::string_view name : names) {
    if (host == name || host.starts_with(std::string(name) + ":")) return true;
  }
  return false;
}

}  // namespace maquette::http
