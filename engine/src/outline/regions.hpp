// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "maquette/outline.hpp"

namespace maquette::outlining {

/// A connected set of pixels, each given by its index.
struct region {
  std::vector<std::size_t> pixels;
  bool at_border = false;
};

/// The regions, four neighbours a pixel, of those pixels for which `belongs` holds.
std::vector<region> regions_of(std::size_t width, std::size_t height,
                               const std::function<bool(std::size_t)>& belongs);

}  // namespace maquette::outlining
