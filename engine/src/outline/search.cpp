// SPDX-License-Identifier: GPL-3.0-or-later
#include "outline/search.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "maquette/error.hpp"
#include "outline/matcher.hpp"

namespace maquette::outlining {
namespace {

constexpr std::size_t rough = 128, fine = 256;  // canvas sizes
constexpr double azimuth_step = 15.0;
constexpr std::size_t turns = 24;
constexpr std::array elevations{-10.0, 0.0, 10.0, 22.0, 36.0, 50.0, 65.0};
/// Whoever shows an asset stands on its ground or above it; from below, many outlines come again mirrored.
constexpr double lowest = -12.0, highest = 85.0;
/// A camera as near as this sees the asset under 50 degrees; a portrait lens has 0.2.
constexpr double nearest_camera = 0.42;
/// Between none and that of a camera across the table: the search starts from it.
constexpr double usual_perspective = 0.15;
/// How many of the rough views are looked at more closely, and how many of these once more. An outline is
/// blind to what lies before what, so that quite different views start out alike.
constexpr std::size_t first_choice = 12, second_choice = 4;

void check(const std::stop_token& stop) {
  if (stop.stop_requested()) throw cancelled();
}

using views = std::vector<outline_view>;

/// Without perspective a symmetric asset looks from below as it does from above. Of two such views the one
/// from above is meant: so much agreement it is given for each degree.
constexpr double from_below = 0.003;

double likely(const outline_view& view) { return view.iou + from_below * std::min(view.elevation, 0.0); }

void keep_best(views& from, std::size_t count) {
  std::stable_sort(from.begin(), from.end(),
                   [](const outline_view& a, const outline_view& b) { return likely(a) > likely(b); });
  if (from.size() > count) from.resize(count);
}

/// The views of a grid, rows of `turns`, that agree better than their neighbours: one for each peak, and a
/// few of a row at most, for what looks the same from every side has its peaks all at one elevation.
views peaks_of(const views& grid) {
  constexpr std::size_t of_a_row = 3;
  const std::size_t rows = grid.size() / turns;
  std::array<views, elevations.size()> peaks;
  for (std::size_t i = 0; i < grid.size(); ++i) {
    const std::size_t row = i / turns, column = i % turns;
    bool is_peak = true;
    for (std::size_t r = row - std::min<std::size_t>(row, 1); r <= std::min(rows - 1, row + 1); ++r)
      for (const std::size_t turn : {turns - 1, std::size_t{0}, std::size_t{1}})
        is_peak &= grid[r * turns + (column + turn) % turns].iou <= grid[i].iou;
    if (is_peak) peaks.at(row).push_back(grid[i]);
  }
  views best;
  for (views& of_row : peaks) {
    keep_best(of_row, of_a_row);
    best.insert(best.end(), of_row.begin(), of_row.end());
  }
  keep_best(best, first_choice);
  return best;
}

/// Climbs to the best view nearby: a step to either side in each direction, until none helps.
outline_view climbed(matcher& matcher, outline_view best, bool mirrored, double step,
                     const std::stop_token& stop) {
  best.iou = matcher.iou(best, mirrored);
  const auto attempt = [&](double turn, double rise, double perspective) {
    check(stop);
    outline_view view = best;
    view.azimuth += turn;
    view.elevation = std::clamp(view.elevation + rise, lowest, highest);
    view.perspective = std::clamp(view.perspective + perspective, 0.0, nearest_camera);
    view.iou = matcher.iou(view, mirrored);
    if (view.iou <= best.iou) return false;
    best = view;
    return true;
  };
  for (bool better = true; better;) {
    better = attempt(step, 0.0, 0.0) || attempt(-step, 0.0, 0.0);
    better |= attempt(0.0, step, 0.0) || attempt(0.0, -step, 0.0);
    better |= attempt(0.0, 0.0, step * 0.02) || attempt(0.0, 0.0, -step * 0.02);
    // Seen from nearer and from lower are much alike: the way up may lead along both.
    better |= attempt(0.0, step, step * 0.02) || attempt(0.0, -step, -step * 0.02);
    better |= attempt(0.0, step, -step * 0.02) || attempt(0.0, -step, step * 0.02);
  }
  return best;
}

/// Shifts and scales the reference on the outline where that covers it better: the two areas differ by what
/// only one of them shows, such as a shadow left in the picture.
double iou_laid_over(matcher& matcher, const outline_view& view, bool mirrored) {
  nudge best;
  double iou = matcher.iou(view, mirrored);
  const auto attempt = [&](double right, double down, double growth) {
    const nudge nudged{best.right + right, best.down + down, best.growth + growth};
    const double found = matcher.iou_again(mirrored, nudged);
    if (found <= iou) return false;
    best = nudged, iou = found;
    return true;
  };
  for (double step = 4.0; step >= 0.25; step /= 2.0)
    for (bool better = true; better;) {
      better = attempt(step, 0.0, 0.0) || attempt(-step, 0.0, 0.0);
      better |= attempt(0.0, step, 0.0) || attempt(0.0, -step, 0.0);
      better |= attempt(0.0, 0.0, step * 0.01) || attempt(0.0, 0.0, -step * 0.01);
    }
  return iou;
}

/// What looks at the asset, at the two finenesses of a search.
struct levels {
  matcher roughly, finely;
};

/// Climbs from all views with ever shorter steps, and gives up half of them at each.
void climb_and_choose(matcher& matcher, views& choice, bool mirrored, std::array<double, 3> steps,
                      std::size_t least, const std::stop_token& stop) {
  for (const double step : steps) {
    for (outline_view& view : choice) view = climbed(matcher, view, mirrored, step, stop);
    keep_best(choice, std::max(least, choice.size() / 2));
  }
}

outline_view refined(levels& at, views choice, bool mirrored, const std::stop_token& stop) {
  climb_and_choose(at.roughly, choice, mirrored, {8.0, 4.0, 2.0}, second_choice, stop);
  climb_and_choose(at.finely, choice, mirrored, {2.0, 1.0, 0.5}, 1, stop);
  outline_view best = choice.front();
  best.iou = iou_laid_over(at.finely, best, mirrored);
  best.azimuth = turned_into_range(best.azimuth);
  return best;
}

}  // namespace

double turned_into_range(double azimuth) { return azimuth - 360.0 * std::floor((azimuth + 180.0) / 360.0); }

found_views find_views(const outline_mask& reference, const solid& asset, const std::stop_token& stop) {
  const solid coarse = coarsened(asset, rough), finer = coarsened(asset, 2 * fine);
  levels at{{reference, coarse, rough}, {reference, finer, fine}};
  views direct, mirrored;
  for (const double elevation : elevations)
    for (std::size_t turn = 0; turn < turns; ++turn) {
      check(stop);
      outline_view view{static_cast<double>(turn) * azimuth_step, elevation, usual_perspective, 0.0};
      view.iou = at.roughly.iou(view, false);
      direct.push_back(view);
      view.iou = at.roughly.iou_again(true);
      mirrored.push_back(view);
    }
  found_views found{refined(at, peaks_of(direct), false, stop), refined(at, peaks_of(mirrored), true, stop)};
  // From behind, and from as far below, the outline is its mirror image: what was found for one may have been
  // missed for the other.
  outline_view behind = found.mirrored;
  behind.azimuth += 180.0;
  behind.elevation = std::max(-behind.elevation, lowest);
  behind = refined(at, {behind}, false, stop);
  if (likely(behind) > likely(found.direct)) found.direct = behind;
  return found;
}

}  // namespace maquette::outlining
