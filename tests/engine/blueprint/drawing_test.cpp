// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "blueprint/lettering.hpp"
#include "maquette/blueprint.hpp"
#include "support/catch.hpp"

using namespace maquette;

namespace {

bool has(const std::string& text, const std::string& piece) { return text.find(piece) != std::string::npos; }

/// A table of `legs` thin legs under a top, with a box hidden within it.
blueprint table(std::size_t legs) {
  blueprint plan;
  plan.name = "table";
  plan.summary = "A table";
  plan.size = {1.2, 0.8, 0.75};
  plan.materials = {{"oak", "#b08850", 0.5, 0.0, ""}};
  plan.parts = {{"top", "", {{{0.0, 0.0, 0.7}, {1.2, 0.8, 0.1}}}, {}, {}, "oak"},
                {"secret", "", {{{0.0, 0.0, 0.7}, {0.1, 0.1, 0.05}}}, {}, {"top"}, "oak"}};
  for (std::size_t i = 0; i < legs; ++i)
    plan.parts.push_back({"leg " + std::to_string(i),
                          "",
                          {{{-0.5 + 0.05 * static_cast<double>(i), 0.0, 0.325}, {0.02, 0.02, 0.65}}},
                          {"top"},
                          {},
                          "oak"});
  return plan;
}

std::vector<sheet_text> texts_of(const sheet& drawn) {
  std::vector<sheet_text> texts;
  for (const sheet_shape& shape : drawn.shapes)
    if (const auto* text = std::get_if<sheet_text>(&shape)) texts.push_back(*text);
  return texts;
}

/// Left, top, right and bottom, as wide as letters may be.
std::array<double, 4> extent_of(const sheet_text& text) {
  const double width = lettering::width_of(text.text, text.size);
  const double left = text.align == text_align::left     ? text.x
                      : text.align == text_align::middle ? text.x - width / 2
                                                         : text.x - width;
  return {left, text.baseline - 0.75 * text.size, left + width, text.baseline + 0.2 * text.size};
}

bool overlap(const std::array<double, 4>& a, const std::array<double, 4>& b) {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}

}  // namespace

TEST_CASE("no two lines of text lie on each other, and all lie on the sheet") {
  for (const std::size_t legs : {0U, 1U, 5U, 14U, 20U}) {
    blueprint plan = table(legs);
    plan.parts.back().name = "the very long name of a part that somebody thought of";
    plan.summary = std::string(60, 'w') + " and many words " + std::string(300, 'x');
    const sheet drawn = draw_blueprint(plan);
    const std::vector<sheet_text> texts = texts_of(drawn);
    for (std::size_t i = 0; i < texts.size(); ++i) {
      const auto own = extent_of(texts[i]);
      CHECK((own[0] >= 0.0 && own[1] >= 0.0 && own[2] <= drawn.width && own[3] <= drawn.height));
      for (std::size_t k = 0; k < i; ++k) {
        INFO(texts[i].text << " / " << texts[k].text);
        CHECK_FALSE(overlap(own, extent_of(texts[k])));
      }
    }
  }
}

TEST_CASE("each view says how wide and how high the whole is, to one scale") {
  const std::string svg = to_svg(draw_blueprint(table(4)));
  CHECK(has(svg, ">1.2 m<"));
  CHECK(has(svg, ">80 cm<"));
  CHECK(has(svg, ">75 cm<"));
  CHECK(has(svg, ">front<"));
  CHECK(has(svg, ">right<"));
  CHECK(has(svg, ">top<"));
}

TEST_CASE("a part that lies within another is named and drawn dashed") {
  const sheet drawn = draw_blueprint(table(4));
  const auto texts = texts_of(drawn);
  // In the list of parts, and beside the front view.
  CHECK(std::ranges::count(texts, std::string("secret"), &sheet_text::text) == 2);
  CHECK(std::ranges::any_of(drawn.shapes, [](const sheet_shape& shape) {
    const auto* box = std::get_if<sheet_box>(&shape);
    return box != nullptr && box->dashed;
  }));
}

TEST_CASE("nothing that the planner writes becomes markup, and a colour that is none is grey") {
  blueprint plan = table(1);
  plan.summary = "A <b>round</b> & \"good\" table";
  plan.materials[0].colour = "\"/><script>";
  const std::string svg = to_svg(draw_blueprint(plan));
  CHECK(has(svg, "A &lt;b&gt;round&lt;/b&gt; &amp; &quot;good&quot; table"));
  CHECK_FALSE(has(svg, "<script"));
}

TEST_CASE("very small, very large and very thin assets are drawn with numbers that are read") {
  for (const double size : {0.002, 1.0, 4000.0}) {
    blueprint plan = table(2);
    for (blueprint_part& part : plan.parts)
      for (blueprint_box& box : part.boxes)
        for (std::size_t axis = 0; axis < 3; ++axis) {
          box.centre[axis] *= size;
          box.size[axis] *= axis == 1 ? size / 100 : size;
        }
    const std::string svg = to_svg(draw_blueprint(plan));
    CHECK_FALSE(has(svg, "nan"));
    CHECK_FALSE(has(svg, "inf"));
    CHECK_FALSE(has(svg, "e+"));
  }
}

TEST_CASE("lengths are said in the unit that suits them") {
  CHECK(lettering::length(0.0041) == "4.1 mm");
  CHECK(lettering::length(0.175) == "17.5 cm");
  CHECK(lettering::length(1.25) == "1.25 m");
  CHECK(lettering::length(1234.0) == "1234 m");
  CHECK(lettering::extents({0.4, 0.4, 0.05}) == "40 x 40 x 5 cm");
}
