// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <set>

#include "blueprint/boxes.hpp"
#include "maquette/blueprint.hpp"

namespace maquette {
namespace {

constexpr double frame = 300.0;  // pixels that a view takes
constexpr double margin = 44.0;  // round the views, for lettering
constexpr double header = 56.0;

/// Which world axes go right and up, and which of them looks at the viewer, turned or not.
struct projection {
  const char* name;
  std::size_t right, up, depth;
  double right_sign, nearer_sign;
};

/// The front looks towards -y, as in Blender.
constexpr std::array<projection, 3> projections{
    {{"front", 0, 2, 1, 1.0, -1.0}, {"right", 1, 2, 0, 1.0, 1.0}, {"top", 0, 1, 2, 1.0, 1.0}}};

std::string formatted(const char* format, double value) {
  char text[48];
  std::snprintf(text, sizeof text, format, value);
  return text;
}

std::string length(double metres) {
  return metres < 1.0 ? formatted("%.3g cm", metres * 100.0) : formatted("%.3g m", metres);
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

std::string colour_of(const blueprint& plan, const blueprint_part& part) {
  for (const blueprint_material& each : plan.materials)
    if (each.name == part.material && each.colour.size() == 7 && each.colour[0] == '#' &&
        each.colour.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string::npos)
      return each.colour;
  return "#b0b0b0";
}

class sheet {
 public:
  explicit sheet(const blueprint& plan) : plan_(plan), whole_(bounds_of(plan)) {
    const double widest = std::max({whole_.size[0], whole_.size[1], whole_.size[2], 1e-6});
    scale_ = frame / widest;
  }

  std::string draw() {
    const double width = 3 * (frame + margin) + margin, height = header + frame + 2 * margin;
    out_ = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + formatted("%.0f", width) + " " +
           formatted("%.0f", height) + "\" font-family=\"sans-serif\">\n";
    out_ += "<rect width=\"100%\" height=\"100%\" fill=\"#f4f1ea\"/>\n";
    write(margin, 30, 18, plan_.name + ": " + plan_.summary);
    write(margin, 48, 12,
          length(whole_.size[0]) + " wide, " + length(whole_.size[1]) + " deep, " + length(whole_.size[2]) +
              " high");
    for (std::size_t i = 0; i < projections.size(); ++i)
      draw_view(projections[i], margin + static_cast<double>(i) * (frame + margin), header + margin / 2);
    return out_ + "</svg>\n";
  }

 private:
  void write(double x, double y, double size, const std::string& text, const char* anchor = "start") {
    out_ += "<text x=\"" + formatted("%.1f", x) + "\" y=\"" + formatted("%.1f", y) + "\" font-size=\"" +
            formatted("%.0f", size) + "\" text-anchor=\"" + anchor + "\">" + escaped(text) + "</text>\n";
  }

  void draw_view(const projection& view, double left, double top) {
    struct drawn {
      const blueprint_part* part;
      const blueprint_box* box;
    };
    std::vector<drawn> boxes;
    for (const blueprint_part& part : plan_.parts)
      for (const blueprint_box& box : part.boxes) boxes.push_back({&part, &box});
    // What is nearer is drawn over what is farther.
    std::ranges::stable_sort(boxes, {}, [&](const drawn& each) {
      return view.nearer_sign *
             (each.box->centre[view.depth] + view.nearer_sign * each.box->size[view.depth] / 2);
    });
    const double middle_x = left + frame / 2, middle_y = top + frame / 2;
    const auto x_of = [&](double value) {
      return middle_x + view.right_sign * (value - whole_.centre[view.right]) * scale_;
    };
    const auto y_of = [&](double value) { return middle_y - (value - whole_.centre[view.up]) * scale_; };
    if (view.up == 2 && plan_.stands == stand::ground)
      out_ += "<line x1=\"" + formatted("%.1f", left) + "\" x2=\"" + formatted("%.1f", left + frame) +
              "\" y1=\"" + formatted("%.1f", y_of(0)) + "\" y2=\"" + formatted("%.1f", y_of(0)) +
              "\" stroke=\"#8a8578\" stroke-dasharray=\"4 3\"/>\n";
    std::set<std::string> named;
    std::string names;
    for (const drawn& each : boxes) {
      const point low = each.box->low(), high = each.box->high();
      out_ += "<rect x=\"" + formatted("%.1f", x_of(low[view.right])) + "\" y=\"" +
              formatted("%.1f", y_of(high[view.up])) + "\" width=\"" +
              formatted("%.1f", (high[view.right] - low[view.right]) * scale_) + "\" height=\"" +
              formatted("%.1f", (high[view.up] - low[view.up]) * scale_) + "\" fill=\"" +
              colour_of(plan_, *each.part) +
              "\" fill-opacity=\"0.55\" stroke=\"#333\" stroke-width=\"0.8\"/>\n";
    }
    for (const drawn& each : boxes)
      if (named.insert(each.part->name).second)
        write(x_of(each.box->centre[view.right]), y_of(each.box->centre[view.up]) + 4, 11, each.part->name,
              "middle");
    write(middle_x, top + frame + 22, 12,
          std::string(view.name) + "  " + length(whole_.size[view.right]) + " x " +
              length(whole_.size[view.up]),
          "middle");
  }

  const blueprint& plan_;
  blueprint_box whole_;
  double scale_ = 1.0;
  std::string out_;
};

}  // namespace

std::string draw_blueprint(const blueprint& plan) { return sheet(plan).draw(); }

}  // namespace maquette
