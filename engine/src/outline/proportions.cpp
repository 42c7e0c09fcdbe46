// SPDX-License-Identifier: GPL-3.0-or-later
#include "outline/proportions.hpp"

#include <algorithm>

#include "outline/drawing.hpp"

namespace maquette::outlining {
namespace {

/// Of one row within the box: its leftmost and rightmost pixel apart, and how many are inside.
struct row_measure {
  std::size_t width = 0, area = 0;
};

row_measure measure_row(const outline_mask& mask, std::size_t row) {
  const auto begin = mask.inside.begin() + static_cast<std::ptrdiff_t>(row * mask.width);
  const auto end = begin + static_cast<std::ptrdiff_t>(mask.width);
  const auto is_inside = [](std::uint8_t pixel) { return pixel != 0; };
  const auto first = std::find_if(begin, end, is_inside);
  if (first == end) return {};
  const auto last =
      std::find_if(std::make_reverse_iterator(end), std::make_reverse_iterator(first), is_inside).base();
  return {static_cast<std::size_t>(last - first),
          static_cast<std::size_t>(std::count_if(first, last, is_inside))};
}

}  // namespace

pixel_box box_of(const outline_mask& mask) {
  pixel_box box{mask.width, mask.height, 0, 0};
  for (std::size_t y = 0; y < mask.height; ++y)
    for (std::size_t x = 0; x < mask.width; ++x)
      if (mask.inside[y * mask.width + x] != 0) {
        box = {std::min(box.left, x), std::min(box.top, y), std::max(box.right, x + 1), y + 1};
      }
  return box.right == 0 ? pixel_box{} : box;
}

outline_proportions measure(const outline_mask& mask) {
  constexpr std::size_t bands = outline_proportions::bands;
  const pixel_box box = box_of(mask);
  outline_proportions found;
  if (box.width() == 0) return found;
  const auto height = static_cast<double>(box.height());
  found.tallness = height / static_cast<double>(box.width());
  std::array<double, bands> rows{};
  double area = 0.0, moment = 0.0;
  for (std::size_t row = box.top; row < box.bottom; ++row) {
    const row_measure measured = measure_row(mask, row);
    const double above_bottom = static_cast<double>(box.bottom - row) - 0.5;
    const auto band = std::min(bands - 1, static_cast<std::size_t>(above_bottom / height * bands));
    found.widths[band] += static_cast<double>(measured.width) / height;
    rows[band] += 1.0;
    area += static_cast<double>(measured.area);
    moment += static_cast<double>(measured.area) * above_bottom;
  }
  for (std::size_t band = 0; band < bands; ++band)
    if (rows[band] > 0.0) found.widths[band] /= rows[band];
  found.centroid = moment / area / height;
  return found;
}

outline_proportions measure(const solid& solid, const outline_view& view) {
  constexpr std::size_t size = 512;
  drawing drawn(size);
  drawn.draw(solid, view);
  outline_mask mask{size, size, std::vector<std::uint8_t>(size * size)};
  for (std::size_t y = 0; y < size; ++y)
    for (std::size_t x = 0; x < size; ++x) mask.inside[y * size + x] = drawn.outline().at(x, y) ? 1 : 0;
  outline_proportions found = measure(mask);
  found.tallness = drawn.tallness();
  return found;
}

}  // namespace maquette::outlining
