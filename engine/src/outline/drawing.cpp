// SPDX-License-Identifier: GPL-3.0-or-later
#include "outline/drawing.hpp"

#include <algorithm>

namespace maquette::outlining {

void drawing::draw(const solid& solid, const outline_view& view) {
  project(solid, view, seen_);
  seen_point least = seen_.front(), most = seen_.front();
  for (const seen_point& p : seen_) {
    least = {std::min(least.right, p.right), std::min(least.down, p.down)};
    most = {std::max(most.right, p.right), std::max(most.down, p.down)};
  }
  const float width = std::max(most.right - least.right, 1e-6F);
  const float height = std::max(most.down - least.down, 1e-6F);
  tallness_ = static_cast<double>(height / width);
  const float scale =
      static_cast<float>(canvas_.size()) * static_cast<float>(spot::pixel) / std::max(width, height);
  placed_.resize(seen_.size());
  std::transform(seen_.begin(), seen_.end(), placed_.begin(), [&](const seen_point& p) {
    return spot{static_cast<std::int32_t>((p.right - least.right) * scale),
                static_cast<std::int32_t>((p.down - least.down) * scale)};
  });
  canvas_.clear();
  const auto at = [&](std::int32_t corner) { return placed_[static_cast<std::size_t>(corner)]; };
  for (const auto& [a, b, c] : solid.triangles) canvas_.fill(at(a), at(b), at(c));
}

}  // namespace maquette::outlining
