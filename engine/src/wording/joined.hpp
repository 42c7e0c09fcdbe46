// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <ranges>
#include <string>
#include <string_view>

namespace maquette {

/// The texts that `text_of` finds in each of the items, with `between` them.
template <std::ranges::input_range Items, typename TextOf = std::identity>
std::string joined(const Items& items, std::string_view between = ", ", TextOf text_of = {}) {
  std::string all;
  for (bool first = true; const auto& item : items) {
    if (!first) all += between;
    first = false;
    all += std::invoke(text_of, item);
  }
  return all;
}

}  // namespace maquette
