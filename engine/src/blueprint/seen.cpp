// SPDX-License-Identifier: GPL-3.0-or-later
#include "blueprint/seen.hpp"

#include <algorithm>
#include <cmath>

#include "blueprint/boxes.hpp"

namespace maquette {
namespace {

constexpr std::size_t cells = 200;      // of the grid, along the longer side
constexpr double covered_share = 0.95;  // a box of which less is seen is covered
constexpr std::size_t nothing = static_cast<std::size_t>(-1);

/// The side as a grid of cells, each with the nearest box in it.
class grid {
 public:
  grid(const projection& view, const blueprint_box& whole)
      : view_(view),
        left_(whole.low()[view.right]),
        bottom_(whole.low()[view.up]),
        step_(std::max({whole.size[view.right], whole.size[view.up], 1e-9}) / cells),
        wide_(count(whole.size[view.right])),
        high_(count(whole.size[view.up])),
        nearest_(wide_ * high_, nothing) {}

  /// Puts a box over what is there. Even the thinnest takes a cell. Returns how many it takes.
  std::size_t put(const blueprint_box& box, std::size_t number) {
    const auto [from_x, to_x] = range(box.low()[view_.right] - left_, box.high()[view_.right] - left_, wide_);
    const auto [from_y, to_y] = range(box.low()[view_.up] - bottom_, box.high()[view_.up] - bottom_, high_);
    for (std::size_t y = from_y; y < to_y; ++y)
      for (std::size_t x = from_x; x < to_x; ++x) nearest_[y * wide_ + x] = number;
    return (to_x - from_x) * (to_y - from_y);
  }

  std::size_t seen(std::size_t number) const {
    return static_cast<std::size_t>(std::ranges::count(nearest_, number));
  }

  /// The middle of the widest stretch of what `is_wanted`, rather one amid it than at its top or bottom.
  template <typename Wanted>
  std::optional<seen_place> amid(const Wanted& is_wanted) const {
    double rows = 0.0, sum = 0.0;
    each_stretch(is_wanted, [&](std::size_t y, std::size_t from, std::size_t to) {
      rows += static_cast<double>(to - from);
      sum += static_cast<double>(y) * static_cast<double>(to - from);
    });
    if (rows == 0.0) return std::nullopt;
    std::optional<seen_place> best;
    double most = 0.0;
    each_stretch(is_wanted, [&](std::size_t y, std::size_t from, std::size_t to) {
      const double worth =
          static_cast<double>(to - from) - 0.7 * std::abs(static_cast<double>(y) - sum / rows);
      if (best && worth <= most) return;
      most = worth;
      best = seen_place{left_ + step_ * static_cast<double>(from + to) / 2,
                        bottom_ + step_ * (static_cast<double>(y) + 0.5)};
    });
    return best;
  }

 private:
  std::size_t count(double extent) const {
    return std::max<std::size_t>(1, static_cast<std::size_t>(std::llround(extent / step_)));
  }

  std::pair<std::size_t, std::size_t> range(double low, double high, std::size_t most) const {
    const auto cell = [&](double value) {
      return static_cast<std::size_t>(std::clamp(std::round(value / step_), 0.0, static_cast<double>(most)));
    };
    const std::size_t from = std::min(cell(low), most - 1);
    return {from, std::max(cell(high), from + 1)};
  }

  template <typename Wanted, typename Visit>
  void each_stretch(const Wanted& is_wanted, const Visit& visit) const {
    for (std::size_t y = 0; y < high_; ++y)
      for (std::size_t x = 0; x < wide_;) {
        const std::size_t from = x;
        while (x < wide_ && nearest_[y * wide_ + x] != nothing && is_wanted(nearest_[y * wide_ + x])) ++x;
        if (x > from)
          visit(y, from, x);
        else
          ++x;
      }
  }

  const projection& view_;
  double left_, bottom_, step_;
  std::size_t wide_, high_;
  std::vector<std::size_t> nearest_;
};

}  // namespace

seen_side look_from(const projection& view, const blueprint& plan) {
  seen_side side;
  for (std::size_t part = 0; part < plan.parts.size(); ++part)
    for (const blueprint_box& box : plan.parts[part].boxes) side.boxes.push_back({part, box});
  std::ranges::stable_sort(side.boxes, {}, [&](const seen_box& each) {
    return view.larger_is_nearer ? each.box.high()[view.depth] : -each.box.low()[view.depth];
  });

  grid cells(view, bounds_of(plan));
  std::vector<std::size_t> taken;
  for (std::size_t i = 0; i < side.boxes.size(); ++i) taken.push_back(cells.put(side.boxes[i].box, i));
  for (std::size_t i = 0; i < side.boxes.size(); ++i)
    side.boxes[i].covered =
        static_cast<double>(cells.seen(i)) < covered_share * static_cast<double>(taken[i]);
  for (std::size_t part = 0; part < plan.parts.size(); ++part)
    side.places.push_back(cells.amid([&](std::size_t box) { return side.boxes[box].part == part; }));
  return side;
}

}  // namespace maquette
