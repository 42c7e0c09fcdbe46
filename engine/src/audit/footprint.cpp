// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/footprint.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace maquette::auditing {
namespace {

double turn(flat a, flat b, flat c) { return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x); }

}  // namespace

// Andrew's monotone chain.
std::vector<flat> hull_of(std::vector<flat> points) {
  const auto before = [](flat a, flat b) { return a.x < b.x || (a.x <= b.x && a.y < b.y); };
  std::sort(points.begin(), points.end(), before);
  if (points.size() < 3) return points;
  std::vector<flat> hull;
  for (int half = 0; half < 2; ++half) {
    const std::size_t start = hull.size();
    for (const flat point : points) {
      while (hull.size() >= start + 2 && turn(hull[hull.size() - 2], hull.back(), point) <= 0.0)
        hull.pop_back();
      hull.push_back(point);
    }
    hull.pop_back();
    std::reverse(points.begin(), points.end());
  }
  return hull;
}

double area_of(const std::vector<flat>& hull) {
  double area = 0.0;
  for (std::size_t i = 2; i < hull.size(); ++i) area += 0.5 * turn(hull[0], hull[i - 1], hull[i]);
  return area;
}

double outside(const std::vector<flat>& hull, flat p) {
  if (hull.empty()) return std::numeric_limits<double>::infinity();
  bool within = hull.size() > 2;
  double nearest = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < hull.size(); ++i) {
    const flat a = hull[i], b = hull[i + 1 < hull.size() ? i + 1 : 0];
    if (turn(a, b, p) < 0.0) within = false;
    const double dx = b.x - a.x, dy = b.y - a.y, squared = dx * dx + dy * dy;
    const double share =
        squared > 0.0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / squared, 0.0, 1.0) : 0.0;
    const double x = p.x - a.x - share * dx, y = p.y - a.y - share * dy;
    nearest = std::min(nearest, x * x + y * y);
  }
  return within ? -std::sqrt(nearest) : std::sqrt(nearest);
}

}  // namespace maquette::auditing
