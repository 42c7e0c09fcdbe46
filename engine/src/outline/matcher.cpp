// SPDX-License-Identifier: GPL-3.0-or-later
#include "outline/matcher.hpp"

#include <algorithm>
#include <cmath>

#include "outline/proportions.hpp"

namespace maquette::outlining {
namespace {

/// Which pixel of the reference lies under each pixel of the canvas, along one axis; none is -1.
std::vector<std::ptrdiff_t> pixels_under(std::size_t canvas_size, std::size_t reference_size, double scale,
                                         double offset) {
  std::vector<std::ptrdiff_t> under(canvas_size, -1);
  for (std::size_t i = 0; i < canvas_size; ++i) {
    const double place = std::floor((static_cast<double>(i) + 0.5 - offset) / scale);
    if (place >= 0.0 && place < static_cast<double>(reference_size))
      under[i] = static_cast<std::ptrdiff_t>(place);
  }
  return under;
}

}  // namespace

matcher::matcher(const outline_mask& reference, const solid& asset, std::size_t size)
    : asset_(&asset), drawn_(size) {
  const pixel_box box = box_of(reference);
  width_ = box.width();
  height_ = box.height();
  for (std::size_t y = 0; y < height_; ++y)
    for (std::size_t x = 0; x < width_; ++x) {
      const bool is_inside = reference.inside[(box.top + y) * reference.width + box.left + x] != 0;
      inside_.push_back(is_inside ? 1 : 0);
      if (!is_inside) continue;
      wanted_.area += 1.0;
      wanted_.x += static_cast<double>(x) + 0.5;
      wanted_.y += static_cast<double>(y) + 0.5;
    }
}

double matcher::iou(const outline_view& view, bool mirrored) {
  drawn_.draw(*asset_, view);
  drawn_area_ = drawn_.outline().measured();
  return iou_again(mirrored);
}

double matcher::iou_again(bool mirrored, const nudge& nudge) const {
  if (drawn_area_.area == 0.0) return 0.0;  // a sheet seen edge on
  const double scale = std::sqrt(drawn_area_.area / wanted_.area) * nudge.growth;
  const double middle = wanted_.x / wanted_.area;
  const double right = drawn_area_.x / drawn_area_.area + nudge.right -
                       (mirrored ? static_cast<double>(width_) - middle : middle) * scale;
  const double down = drawn_area_.y / drawn_area_.area + nudge.down - wanted_.y / wanted_.area * scale;
  const canvas& outline = drawn_.outline();
  auto columns = pixels_under(outline.size(), width_, scale, right);
  const auto rows = pixels_under(outline.size(), height_, scale, down);
  if (mirrored)
    for (std::ptrdiff_t& column : columns)
      if (column >= 0) column = static_cast<std::ptrdiff_t>(width_) - 1 - column;
  std::size_t shared = 0, sampled = 0;
  for (std::size_t y = 0; y < outline.size(); ++y) {
    if (rows[y] < 0) continue;
    const std::uint8_t* const row = inside_.data() + static_cast<std::size_t>(rows[y]) * width_;
    for (std::size_t x = 0; x < outline.size(); ++x) {
      if (columns[x] < 0 || row[columns[x]] == 0) continue;
      ++sampled;
      shared += outline.at(x, y) ? 1 : 0;
    }
  }
  // What is sampled on the canvas is exact; what lies beside it is known by the whole area only.
  const double whole = wanted_.area * scale * scale, on_canvas = static_cast<double>(sampled);
  const double area = whole > on_canvas * 1.03 ? whole : on_canvas;
  const auto common = static_cast<double>(shared);
  return common / (drawn_area_.area + area - common);
}

}  // namespace maquette::outlining
