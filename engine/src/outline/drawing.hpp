// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "outline/canvas.hpp"
#include "outline/solid.hpp"

namespace maquette::outlining {

/// A solid's outline as seen from somewhere, as large as the canvas takes it. Drawing again reuses its
/// memory.
class drawing {
 public:
  explicit drawing(std::size_t size) : canvas_(size) {}

  void draw(const solid& solid, const outline_view& view);

  const canvas& outline() const { return canvas_; }
  double tallness() const { return tallness_; }  ///< height over width of its box; no pixel rounds it

 private:
  canvas canvas_;
  std::vector<seen_point> seen_;
  std::vector<spot> placed_;
  double tallness_ = 0.0;
};

}  // namespace maquette::outlining
