// SPDX-License-Identifier: GPL-3.0-or-later
#include "maquette/error.hpp"
#include "outline/matcher.hpp"
#include "outline/search.hpp"

namespace maquette::outlining {
namespace {

/// Differences below this are those of drawing with pixels.
constexpr double as_good = 0.02;
constexpr int steps = 120;
constexpr double step = 360.0 / steps;

/// For each azimuth of a turn that begins at the best view, whether it agrees about as well.
std::vector<bool> good_azimuths(const outline_mask& reference, const solid& asset, const outline_view& best,
                                const std::stop_token& stop) {
  constexpr std::size_t size = 256;
  const solid coarse = coarsened(asset, size);
  matcher matcher(reference, coarse, size);
  std::vector<bool> good;
  double least = 0.0;
  for (int index = 0; index < steps; ++index) {
    if (stop.stop_requested()) throw cancelled();
    outline_view view = best;
    view.azimuth += index * step;
    const double iou = matcher.iou(view, false);
    if (index == 0) least = iou - as_good;
    good.push_back(iou >= least);
  }
  return good;
}

}  // namespace

std::vector<azimuth_range> azimuths_as_good(const outline_mask& reference, const solid& asset,
                                            const outline_view& best, const std::stop_token& stop) {
  const std::vector<bool> good = good_azimuths(reference, asset, best, stop);
  std::vector<azimuth_range> ranges;
  for (int index = 0; index < steps; ++index) {
    if (!good[static_cast<std::size_t>(index)]) continue;
    const double azimuth = best.azimuth + index * step;
    if (index == 0 || !good[static_cast<std::size_t>(index - 1)]) ranges.push_back({azimuth, azimuth});
    ranges.back().to = azimuth;
  }
  if (ranges.size() == 1 && good.back()) return {{best.azimuth, best.azimuth + 360.0}};
  if (good.back()) {  // the turn's end belongs to its beginning
    ranges.front().from = ranges.back().from - 360.0;
    ranges.pop_back();
  }
  for (azimuth_range& range : ranges) {
    const double span = range.to - range.from;
    range.from = turned_into_range(range.from);
    range.to = range.from + span;
  }
  return ranges;
}

}  // namespace maquette::outlining
