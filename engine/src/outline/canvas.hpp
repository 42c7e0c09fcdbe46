// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace maquette::outlining {

/// A place on a canvas: to the right and down from its top left corner, in 256ths of a pixel.
struct spot {
  static constexpr std::int32_t pixel = 256;
  std::int32_t x = 0, y = 0;
};

/// A square black-and-white drawing, a bit a pixel. What falls outside is not drawn.
class canvas {
 public:
  /// `size` is a multiple of 64.
  explicit canvas(std::size_t size);

  /// Fills the pixels whose centres lie in the triangle; triangles with a common edge leave no gap.
  void fill(spot a, spot b, spot c);
  /// Fills the pixels from column `from` up to column `to`, which is left out.
  void fill_row(std::size_t row, std::size_t from, std::size_t to);
  void clear();

  std::size_t size() const { return size_; }
  bool at(std::size_t x, std::size_t y) const { return ((bits_[y * words_ + x / 64] >> (x % 64)) & 1U) != 0; }

  /// Sums over the centres of the pixels that are set: enough to tell area and middle.
  struct moments {
    double area = 0.0, x = 0.0, y = 0.0;
  };
  moments measured() const;

 private:
  std::size_t size_, words_;  ///< words a row
  std::vector<std::uint64_t> bits_;
};

}  // namespace maquette::outlining
