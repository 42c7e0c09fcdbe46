// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <curl/curl.h>

#include <chrono>
#include <cstddef>
#include <string>

#include "maquette/error.hpp"

namespace maquette::http {

/// What curl's result means for the user of `host`.
provider_error failure_of(CURLcode result, const std::string& host);

provider_error no_first_byte(const std::string& host, std::chrono::milliseconds waited);
provider_error stalled(const std::string& host, std::chrono::milliseconds waited);
provider_error too_large(const std::string& host, std::size_t limit);
provider_error offline(const std::string& host);
provider_error redirected(const std::string& host, const std::string& target);

}  // namespace maquette::http
