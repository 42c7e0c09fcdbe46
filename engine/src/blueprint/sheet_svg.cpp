// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>

#include "maquette/sheet.hpp"

namespace maquette {
namespace {

std::string number(double value) {
  char text[48];
  std::snprintf(text, sizeof text, "%.1f", value);
  return text;
}

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else
      out += c;
  }
  return out;
}

std::string attribute(const char* name, const std::string& value) {
  return std::string(" ") + name + "=\"" + escaped(value) + "\"";
}

std::string attribute(const char* name, double value) { return attribute(name, number(value)); }

const char* anchor_of(text_align align) {
  if (align == text_align::middle) return "middle";
  return align == text_align::right ? "end" : "start";
}

struct svg_writer {
  std::string operator()(const sheet_box& box) const {
    std::string out = "<rect" + attribute("x", box.left) + attribute("y", box.top) +
                      attribute("width", box.width) + attribute("height", box.height) +
                      attribute("fill", box.fill.empty() ? "none" : box.fill);
    if (!box.edge.empty()) out += attribute("stroke", box.edge) + attribute("stroke-width", sheet_line_width);
    if (box.dashed) out += attribute("stroke-dasharray", number(sheet_dash) + " " + number(sheet_gap));
    return out + "/>\n";
  }
  std::string operator()(const sheet_line& line) const {
    return "<line" + attribute("x1", line.from_x) + attribute("y1", line.from_y) +
           attribute("x2", line.to_x) + attribute("y2", line.to_y) + attribute("stroke", line.colour) +
           attribute("stroke-width", sheet_line_width) + "/>\n";
  }
  std::string operator()(const sheet_disc& disc) const {
    return "<circle" + attribute("cx", disc.x) + attribute("cy", disc.y) + attribute("r", disc.radius) +
           attribute("fill", disc.colour) + "/>\n";
  }
  std::string operator()(const sheet_text& text) const {
    return "<text" + attribute("x", text.x) + attribute("y", text.baseline) +
           attribute("font-size", text.size) + attribute("fill", text.colour) +
           attribute("text-anchor", anchor_of(text.align)) + ">" + escaped(text.text) + "</text>\n";
  }
};

}  // namespace

std::string to_svg(const sheet& drawn) {
  std::string out = "<svg xmlns=\"http://www.w3.org/2000/svg\"" + attribute("width", drawn.width) +
                    attribute("height", drawn.height) +
                    attribute("viewBox", "0 0 " + number(drawn.width) + " " + number(drawn.height)) +
                    attribute("font-family", "Inter, Helvetica, Arial, sans-serif") + ">\n";
  out += "<rect width=\"100%\" height=\"100%\"" + attribute("fill", drawn.paper) + "/>\n";
  for (const sheet_shape& shape : drawn.shapes) out += std::visit(svg_writer{}, shape);
  return out + "</svg>\n";
}

}  // namespace maquette
