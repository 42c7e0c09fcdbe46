// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "audit/checks.hpp"
#include "audit/feet.hpp"
#include "audit/meant.hpp"
#include "audit/thresholds.hpp"
#include "audit/wording.hpp"

namespace maquette::auditing {
namespace {

namespace thresholds = audit_thresholds;

/// Heights here are seen from the asset's middle.
double height_of(const island& island) { return static_cast<double>(island.bounds.low[2]); }

const island& lowest_of(const scene& scene) {
  return **std::min_element(scene.islands.begin(), scene.islands.end(),
                            [](const island* a, const island* b) { return height_of(*a) < height_of(*b); });
}

/// Of all that does not hang free. Closed islands weigh by their volume, open ones as if they were thin
/// sheets.
std::optional<vec> centre_of_mass(const scene& scene, const audit_expectation& expected) {
  constexpr double sheet_share = 1e-3;  // of the diagonal: a millimetre on a metre
  vec sum;
  double mass = 0.0;
  for (const island* island : scene.islands) {
    if (may_float(expected, scene.name_of(*island))) continue;
    const bool solid = island->closed && island->consistent;
    double own = solid ? std::abs(island->volume) : island->area * sheet_share * scene.diagonal;
    if (island->cavity) own = -own;
    sum = sum + island->centre * own;
    mass += own;
  }
  if (!(mass > 0.0)) return std::nullopt;
  return sum * (1.0 / mass);
}

void tell_off_ground(const scene& scene, const island& lowest, double above, findings& found) {
  const std::string& name = scene.name_of(lowest);
  const vec middle = lowest.bounds.middle();
  audit_finding finding;
  finding.kind = audit_kind::ground;
  finding.parts = {name};
  finding.value = above;
  finding.unit = "m";
  finding.at = scene.placed({middle.x, middle.y, height_of(lowest)});
  finding.message = above > 0.0 ? "Nothing stands on the ground: the lowest part, " + name + ", is " +
                                      said_length(above) + " above it"
                                : name + " reaches " + said_length(-above) + " below the ground";
  finding.fix = audit_fix{{}, {0.0, 0.0, -above}};
  for (const scene_part& part : scene.parts) finding.fix->parts.push_back(part.name);
  finding.message += (scene.parts.size() == 1 ? "; move it by " : "; move the whole asset by ") +
                     said_vector({0.0, 0.0, -above}) + ".";
  found.push_back(std::move(finding));
}

void tell_short_foot(const scene& scene, const foot& foot, double gap, findings& found) {
  const std::string& name = scene.parts[foot.part].name;
  audit_finding finding;
  finding.kind = audit_kind::ground;
  finding.parts = {name};
  finding.value = gap;
  finding.unit = "m";
  finding.at = scene.placed(foot.lowest);
  finding.message = "A foot of " + name + " ends " + said_length(gap) + " above the ground";
  if (scene.parts[foot.part].islands == 1) {
    finding.fix = audit_fix{{name}, {0.0, 0.0, -gap}};
    finding.message += "; move it by " + said_vector({0.0, 0.0, -gap}) + ", or make it that much longer.";
  } else {
    finding.message += "; make it that much longer.";
  }
  found.push_back(std::move(finding));
}

void tell_tipping(const scene& scene, const island& lowest, vec centre, double beside, findings& found) {
  audit_finding finding;
  finding.kind = audit_kind::stability;
  finding.parts = {scene.name_of(lowest)};
  finding.value = beside;
  finding.unit = "m";
  finding.at = scene.placed(centre);
  finding.message = "It would tip over: its centre of mass lies " + said_length(beside) +
                    " outside of what stands on the ground (" + scene.name_of(lowest) +
                    "); widen the footprint or move weight over it.";
  found.push_back(std::move(finding));
}

std::vector<flat> standing_points(const scene& scene, double level) {
  std::vector<flat> result;
  for (const island* island : scene.islands) {
    if (height_of(*island) > level + scene.touching) continue;
    for (const place& p : island->points)
      if (static_cast<double>(p[2]) <= level + scene.touching)
        result.push_back({static_cast<double>(p[0]), static_cast<double>(p[1])});
  }
  return result;
}

/// Whether it stands as firmly without the feet that hover.
bool stands_firm(const std::vector<flat>& footprint, const std::vector<flat>& meant, vec centre) {
  const double firm = -outside(footprint, {centre.x, centre.y});
  return firm > -thresholds::firm_share * outside(meant, {centre.x, centre.y});
}

/// Drops the feet that add little to the footprint: roots, a downpipe, a hem. The feet are the last of
/// `points`.
void drop_slight(std::vector<foot>& hovering, const std::vector<flat>& points,
                 const std::vector<flat>& meant) {
  const double area = area_of(meant);
  const std::size_t first = points.size() - hovering.size();
  std::vector<foot> grave;
  for (std::size_t i = 0; i < hovering.size(); ++i) {
    const flat at = points[first + i];
    const bool is_corner =
        std::any_of(meant.begin(), meant.end(), [&](flat p) { return p.x == at.x && p.y == at.y; });
    if (!is_corner) continue;
    std::vector<flat> others = points;
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(first + i));
    if (area - area_of(hull_of(std::move(others))) > thresholds::footprint_share * area)
      grave.push_back(hovering[i]);
  }
  hovering = std::move(grave);
}

}  // namespace

void check_ground(const scene& scene, const std::vector<part_mesh>& meshes, const audit_expectation& expected,
                  findings& found) {
  if (!expected.ground || scene.islands.empty()) return;
  const double level = *expected.ground - scene.middle[2];
  const island& lowest = lowest_of(scene);
  const double above = height_of(lowest) - level;
  const bool may_hang =
      above > 0.0 && std::all_of(scene.parts.begin(), scene.parts.end(),
                                 [&](const auto& part) { return may_float(expected, part.name); });
  if (std::abs(above) > scene.touching && !may_hang) tell_off_ground(scene, lowest, above, found);
  if (above > scene.touching) return;

  std::vector<flat> points = standing_points(scene, level);
  const std::vector<flat> footprint = hull_of(points);
  points = footprint;  // what lies within it changes nothing more
  const double band = std::min(thresholds::hovering_share * scene.bounds.size().z, thresholds::hovering_most);
  std::vector<foot> hovering = find_feet(scene, meshes, level, level + band, footprint);
  const auto centre = centre_of_mass(scene, expected);
  for (const foot& foot : hovering) points.push_back({foot.lowest.x, foot.lowest.y});
  const std::vector<flat> meant = hull_of(points);
  if (!centre || stands_firm(footprint, meant, *centre)) drop_slight(hovering, points, meant);
  if (hovering.size() > thresholds::findings_of_a_kind) hovering.resize(thresholds::findings_of_a_kind);
  for (const foot& foot : hovering) tell_short_foot(scene, foot, foot.lowest.z - level, found);

  if (!centre) return;
  // A short foot was told already; that it tips over that is the same fault.
  const double beside = outside(hovering.empty() ? footprint : meant, {centre->x, centre->y});
  const bool on_line =
      area_of(footprint) < thresholds::line_share * scene.diagonal * scene.diagonal && hovering.empty();
  const double allowed = on_line ? thresholds::balance_on_line_share : thresholds::balance_share;
  if (beside > allowed * scene.diagonal) tell_tipping(scene, lowest, *centre, beside, found);
}

}  // namespace maquette::auditing
