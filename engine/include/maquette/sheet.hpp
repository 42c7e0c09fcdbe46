// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <variant>
#include <vector>

namespace maquette {

/// A rectangle. Colours are "#rrggbb", or empty where there is none.
struct sheet_box {
  double left = 0.0, top = 0.0, width = 0.0, height = 0.0;
  std::string fill;
  std::string edge;
  bool dashed = false;  ///< its edge
};

struct sheet_line {
  double from_x = 0.0, from_y = 0.0, to_x = 0.0, to_y = 0.0;
  std::string colour;
};

struct sheet_disc {
  double x = 0.0, y = 0.0, radius = 0.0;
  std::string colour;
};

enum class text_align { left, middle, right };

/// A line of text; `x` is its left end, its middle or its right end.
struct sheet_text {
  double x = 0.0, baseline = 0.0, size = 0.0;
  std::string text;
  std::string colour;
  text_align align = text_align::left;
};

using sheet_shape = std::variant<sheet_box, sheet_line, sheet_disc, sheet_text>;

/// A drawing on paper, in pixels from the top left corner; later shapes lie on earlier ones. It is laid out
/// once: SVG and PNG are written from the same shapes. Plain data.
struct sheet {
  double width = 0.0, height = 0.0;
  std::string paper;
  std::vector<sheet_shape> shapes;
};

/// Pixels that lines and edges are wide, and of a dashed one the stroke and the gap.
inline constexpr double sheet_line_width = 1.2, sheet_dash = 5.0, sheet_gap = 4.0;

std::string to_svg(const sheet& drawn);
/// {"width","height","paper","line","dash","gap","shapes":[{"kind":"box"|"line"|"disc"|"text", ...}]}, as the
/// host draws it.
void to_json(nlohmann::json& json, const sheet& drawn);

}  // namespace maquette
