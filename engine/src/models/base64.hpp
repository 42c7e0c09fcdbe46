// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace maquette {

/// RFC 4648, with padding. libcurl and nlohmann/json have none to offer, and Debian's libb64 breaks lines.
std::string to_base64(std::string_view bytes);
/// Nothing where the text is no base64. Line ends are passed over.
std::optional<std::string> from_base64(std::string_view text);

}  // namespace maquette
