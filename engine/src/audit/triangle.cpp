// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/triangle.hpp"

namespace maquette::auditing {
namespace {

/// Ericson 5.1.9.
void try_edges(vec p, vec p_end, vec q, vec q_end, nearest_points& best) {
  const vec d1 = p_end - p, d2 = q_end - q, r = p - q;
  const double a = dot(d1, d1), e = dot(d2, d2), f = dot(d2, r);
  double s = 0.0, t = 0.0;
  if (a > 0.0 && e > 0.0) {
    const double c = dot(d1, r), b = dot(d1, d2), spread = a * e - b * b;
    if (spread > 1e-14 * a * e) s = std::clamp((b * f - c * e) / spread, 0.0, 1.0);
    t = (b * s + f) / e;
    if (t < 0.0 || t > 1.0) {
      t = std::clamp(t, 0.0, 1.0);
      s = std::clamp((b * t - c) / a, 0.0, 1.0);
    }
  } else if (a > 0.0) {
    s = std::clamp(-dot(d1, r) / a, 0.0, 1.0);
  } else if (e > 0.0) {
    t = std::clamp(f / e, 0.0, 1.0);
  }
  const vec on_p = p + d1 * s, on_q = q + d2 * t;
  const double distance = dot(on_p - on_q, on_p - on_q);
  if (distance < best.distance_squared) best = {on_p, on_q, distance};
}

}  // namespace

vec nearest_on(const triangle& triangle, vec p) {
  const auto& [a, b, c] = triangle;
  const vec ab = b - a, ac = c - a, ap = p - a;
  const double d1 = dot(ab, ap), d2 = dot(ac, ap);
  if (d1 <= 0.0 && d2 <= 0.0) return a;
  const vec bp = p - b;
  const double d3 = dot(ab, bp), d4 = dot(ac, bp);
  if (d3 >= 0.0 && d4 <= d3) return b;
  const double vc = d1 * d4 - d3 * d2;
  if (vc <= 0.0 && d1 >= 0.0 && d3 <= 0.0) return d1 > d3 ? a + ab * (d1 / (d1 - d3)) : a;
  const vec cp = p - c;
  const double d5 = dot(ab, cp), d6 = dot(ac, cp);
  if (d6 >= 0.0 && d5 <= d6) return c;
  const double vb = d5 * d2 - d1 * d6;
  if (vb <= 0.0 && d2 >= 0.0 && d6 <= 0.0) return d2 > d6 ? a + ac * (d2 / (d2 - d6)) : a;
  const double va = d3 * d6 - d5 * d4;
  if (va <= 0.0 && d4 - d3 >= 0.0 && d5 - d6 >= 0.0) {
    const double along = (d4 - d3) + (d5 - d6);
    return along > 0.0 ? b + (c - b) * ((d4 - d3) / along) : b;
  }
  const double sum = va + vb + vc;
  return sum > 0.0 ? a + ab * (vb / sum) + ac * (vc / sum) : a;
}

double cut(const triangle& triangle, vec start, vec end) {
  const auto& [a, b, c] = triangle;
  const vec normal = cross(b - a, c - a);
  const double from = dot(normal, start - a), to = dot(normal, end - a);
  if ((from > 0.0) == (to > 0.0) || from == to) return -1.0;
  const double share = from / (from - to);
  const vec p = start + (end - start) * share;
  if (dot(cross(b - a, p - a), normal) < 0.0 || dot(cross(c - b, p - b), normal) < 0.0 ||
      dot(cross(a - c, p - c), normal) < 0.0)
    return -1.0;
  return share;
}

bool surely_farther(const triangle& first, const triangle& second, double distance_squared) {
  const auto beyond = [distance_squared](const triangle& plane, const triangle& other) {
    const vec normal = cross(plane[1] - plane[0], plane[2] - plane[0]);
    const double a = dot(normal, other[0] - plane[0]), b = dot(normal, other[1] - plane[0]),
                 c = dot(normal, other[2] - plane[0]);
    const double least = std::min({std::abs(a), std::abs(b), std::abs(c)});
    const bool one_side = (a > 0.0 && b > 0.0 && c > 0.0) || (a < 0.0 && b < 0.0 && c < 0.0);
    return one_side && least * least > distance_squared * dot(normal, normal) * (1.0 + 1e-9);
  };
  return beyond(first, second) || beyond(second, first);
}

std::optional<ray_hit> meet(const triangle& triangle, vec point, vec direction) {
  // Moeller and Trumbore, 1997.
  const auto& [a, b, c] = triangle;
  const vec ab = b - a, ac = c - a, p = cross(direction, ac);
  const double facing = dot(ab, p);
  if (facing == 0.0) return std::nullopt;
  const vec s = point - a;
  const double u = dot(s, p) / facing;
  if (u < -1e-9 || u > 1.0 + 1e-9) return std::nullopt;
  const vec q = cross(s, ab);
  const double v = dot(direction, q) / facing;
  if (v < -1e-9 || u + v > 1.0 + 1e-9) return std::nullopt;
  const double along = dot(ac, q) / facing;
  if (along <= 0.0) return std::nullopt;
  return ray_hit{along, facing > 0.0 ? -1 : 1, std::min({u, v, 1.0 - u - v}) < 1e-9};
}

nearest_points nearest(const triangle& first, const triangle& second) {
  nearest_points best;
  for (std::size_t i = 0; i < 3; ++i) {
    const vec from = first[i], to = first[(i + 1) % 3];
    if (const double share = cut(second, from, to); share >= 0.0) {
      const vec p = from + (to - from) * share;
      return {p, p, 0.0};
    }
    const vec other_from = second[i], other_to = second[(i + 1) % 3];
    if (const double share = cut(first, other_from, other_to); share >= 0.0) {
      const vec p = other_from + (other_to - other_from) * share;
      return {p, p, 0.0};
    }
  }
  for (std::size_t i = 0; i < 3; ++i) {
    for (std::size_t j = 0; j < 3; ++j)
      try_edges(first[i], first[(i + 1) % 3], second[j], second[(j + 1) % 3], best);
    const vec on_second = nearest_on(second, first[i]), on_first = nearest_on(first, second[i]);
    if (const vec d = first[i] - on_second; dot(d, d) < best.distance_squared)
      best = {first[i], on_second, dot(d, d)};
    if (const vec d = second[i] - on_first; dot(d, d) < best.distance_squared)
      best = {on_first, second[i], dot(d, d)};
  }
  return best;
}

}  // namespace maquette::auditing
