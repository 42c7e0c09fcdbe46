// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/http.hpp"
#include "maquette/model_settings.hpp"

namespace maquette {

inline http::limits limits_of(const provider_settings& provider) {
  return {provider.connect_limit, provider.first_byte_limit, provider.stall_limit};
}

}  // namespace maquette
