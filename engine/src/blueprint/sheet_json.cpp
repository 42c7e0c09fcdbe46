// SPDX-License-Identifier: GPL-3.0-or-later
#include "maquette/sheet.hpp"

namespace maquette {
namespace {

using nlohmann::json;

const char* name_of(text_align align) {
  if (align == text_align::middle) return "middle";
  return align == text_align::right ? "right" : "left";
}

struct json_writer {
  json operator()(const sheet_box& box) const {
    return {{"kind", "box"},        {"left", box.left}, {"top", box.top},   {"width", box.width},
            {"height", box.height}, {"fill", box.fill}, {"edge", box.edge}, {"dashed", box.dashed}};
  }
  json operator()(const sheet_line& line) const {
    return {{"kind", "line"},
            {"from", {line.from_x, line.from_y}},
            {"to", {line.to_x, line.to_y}},
            {"colour", line.colour}};
  }
  json operator()(const sheet_disc& disc) const {
    return {{"kind", "disc"}, {"at", {disc.x, disc.y}}, {"radius", disc.radius}, {"colour", disc.colour}};
  }
  json operator()(const sheet_text& text) const {
    return {{"kind", "text"},    {"at", {text.x, text.baseline}}, {"size", text.size},
            {"text", text.text}, {"colour", text.colour},         {"align", name_of(text.align)}};
  }
};

}  // namespace

void to_json(json& to, const sheet& drawn) {
  json shapes = json::array();
  for (const sheet_shape& shape : drawn.shapes) shapes.push_back(std::visit(json_writer{}, shape));
  to = {{"width", drawn.width},       {"height", drawn.height}, {"paper", drawn.paper},
        {"line", sheet_line_width},   {"dash", sheet_dash},     {"gap", sheet_gap},
        {"shapes", std::move(shapes)}};
}

}  // namespace maquette
