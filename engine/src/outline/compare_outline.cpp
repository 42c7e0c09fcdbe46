// SPDX-License-Identifier: GPL-3.0-or-later
#include "maquette/error.hpp"
#include "outline/proportions.hpp"
#include "outline/search.hpp"

namespace maquette {
namespace {

/// A mirror image is told of where it agrees by so much better: less is chance.
constexpr double clearly_better = 0.04;
/// What counts as every side: all azimuths but for a gap that drawing leaves.
constexpr double whole_turn = 355.0;

}  // namespace

outline_report compare_outline(const outline_mask& reference, const std::vector<part_mesh>& meshes,
                               const std::stop_token& stop) {
  using namespace outlining;
  if (reference.inside.size() != reference.width * reference.height)
    throw input_error("The reference's outline does not fit its size: a byte a pixel is needed.");
  if (box_of(reference).width() == 0)
    throw input_error("The reference's outline is empty. Give a picture in which the object stands out.");
  const solid asset = read_solid(meshes);
  const found_views found = find_views(reference, asset, stop);
  outline_report report;
  report.view = found.direct;
  report.as_good = azimuths_as_good(reference, asset, found.direct, stop);
  report.from_every_side = report.as_good.front().to - report.as_good.front().from >= whole_turn;
  if (found.mirrored.iou > found.direct.iou + clearly_better) report.mirrored = found.mirrored;
  report.reference = measure(reference);
  report.asset = measure(asset, report.view);
  return report;
}

}  // namespace maquette
