// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace maquette::auditing {

/// Metres from the asset's middle. Narrow questions are answered in double; trees are stored in float.
struct vec {
  double x = 0.0, y = 0.0, z = 0.0;

  friend vec operator+(vec a, vec b) { return {a.x + b.x, a.y + b.y, a.z + b.z}; }
  friend vec operator-(vec a, vec b) { return {a.x - b.x, a.y - b.y, a.z - b.z}; }
  friend vec operator-(vec a) { return {-a.x, -a.y, -a.z}; }
  friend vec operator*(vec a, double s) { return {a.x * s, a.y * s, a.z * s}; }
};

inline double dot(vec a, vec b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
inline vec cross(vec a, vec b) {
  return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}
inline double length(vec a) { return std::sqrt(dot(a, a)); }

/// A point as trees and surfaces keep it. The fourth float is unused: compilers take four as one vector.
struct alignas(16) place {
  std::array<float, 4> axes{};
  float& operator[](std::size_t axis) { return axes[axis]; }
  float operator[](std::size_t axis) const { return axes[axis]; }
};
inline vec wide(const place& p) {
  return {static_cast<double>(p[0]), static_cast<double>(p[1]), static_cast<double>(p[2])};
}
inline place narrow(vec p) {
  return {{static_cast<float>(p.x), static_cast<float>(p.y), static_cast<float>(p.z), 0.0F}};
}

struct box {
  static constexpr float far = std::numeric_limits<float>::max();
  place low{{far, far, far, far}};
  place high{{-far, -far, -far, -far}};

  bool empty() const { return low[0] > high[0] || low[1] > high[1] || low[2] > high[2]; }
  void add(const place& p) { add(p, p); }
  void add(const box& other) { add(other.low, other.high); }
  vec size() const { return wide(high) - wide(low); }
  double diagonal() const { return empty() ? 0.0 : length(size()); }
  /// The sum of its sides: for comparing sizes without a root.
  float extent() const { return high[0] - low[0] + (high[1] - low[1]) + (high[2] - low[2]); }
  vec middle() const { return (wide(low) + wide(high)) * 0.5; }

 private:
  void add(const place& from, const place& to) {
    for (std::size_t i = 0; i < 4; ++i) low[i] = std::min(low[i], from[i]);
    for (std::size_t i = 0; i < 4; ++i) high[i] = std::max(high[i], to[i]);
  }
};

/// Where both are; empty where they do not meet.
inline box common_of(const box& a, const box& b) {
  box result;
  for (std::size_t axis = 0; axis < 3; ++axis) {
    result.low[axis] = std::max(a.low[axis], b.low[axis]);
    result.high[axis] = std::min(a.high[axis], b.high[axis]);
  }
  return result;
}

/// Squared distance of two boxes; 0 where they meet.
inline float distance_squared(const box& a, const box& b) {
  float sum = 0.0F;
  for (std::size_t axis = 0; axis < 3; ++axis) {
    const float apart = std::max(0.0F, std::max(a.low[axis] - b.high[axis], b.low[axis] - a.high[axis]));
    sum += apart * apart;
  }
  return sum;
}

}  // namespace maquette::auditing
