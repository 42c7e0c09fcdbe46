// SPDX-License-Identifier: GPL-3.0-or-later
#include "outline/regions.hpp"

namespace maquette::outlining {

std::vector<region> regions_of(std::size_t width, std::size_t height,
                               const std::function<bool(std::size_t)>& belongs) {
  std::vector<char> open(width * height);
  for (std::size_t i = 0; i < open.size(); ++i) open[i] = belongs(i) ? 1 : 0;
  std::vector<region> regions;
  for (std::size_t start = 0; start < open.size(); ++start) {
    if (open[start] == 0) continue;
    region found{{start}, false};
    open[start] = 0;
    // The list of found pixels is also the list of those whose neighbours are still to be looked at.
    for (std::size_t next = 0; next < found.pixels.size(); ++next) {
      const std::size_t pixel = found.pixels[next], x = pixel % width, y = pixel / width;
      const auto take = [&](std::size_t neighbour) {
        if (open[neighbour] == 0) return;
        open[neighbour] = 0;
        found.pixels.push_back(neighbour);
      };
      if (x == 0 || y == 0 || x + 1 == width || y + 1 == height) found.at_border = true;
      if (x > 0) take(pixel - 1);
      if (x + 1 < width) take(pixel + 1);
      if (y > 0) take(pixel - width);
      if (y + 1 < height) take(pixel + width);
    }
    regions.push_back(std::move(found));
  }
  return regions;
}

}  // namespace maquette::outlining
