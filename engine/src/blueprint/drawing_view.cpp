// SPDX-License-Identifier: GPL-3.0-or-later
#include "blueprint/drawing_view.hpp"

#include <algorithm>

#include "blueprint/boxes.hpp"
#include "blueprint/lettering.hpp"

namespace maquette {
namespace {

constexpr double extension = 14.0;  // from the boxes to their dimension lines
constexpr double tick = 4.0;

/// A name on its way to its place in the column.
struct name_tag {
  std::string text;
  double x = 0.0, y = 0.0;  ///< of the spot on the part
  double line = 0.0;        ///< height of the name
};

class view_drawing {
 public:
  view_drawing(const projection& view, const blueprint& plan, const view_frame& at, sheet& into)
      : view_(view), plan_(plan), whole_(bounds_of(plan)), at_(at), into_(into) {}

  void boxes(const seen_side& side) {
    for (const seen_box& each : side.boxes) {
      const std::string colour = lettering::colour_of(plan_, plan_.parts[each.part]);
      put(each.box, lettering::washed(colour), lettering::ink, false);
    }
    // What is hidden shows through as a dashed line, as draughtsmen do it.
    for (const seen_box& each : side.boxes)
      if (each.covered) put(each.box, "", lettering::ink, true);
  }

  void dimensions() {
    const double right = x_of(whole_.high()[view_.right]), left = at_.left;
    const double top = y_of(whole_.high()[view_.up]), bottom = at_.bottom;
    const double below = bottom + extension + 8.0, beside = left - extension - 8.0;
    for (const double x : {left, right}) {
      line(x, bottom + 5.0, x, below + tick);
      line(x - tick, below + tick, x + tick, below - tick);
    }
    line(left, below, right, below);
    write((left + right) / 2, below + 18.0, lettering::length(whole_.size[view_.right]), text_align::middle);
    for (const double y : {top, bottom}) {
      line(left - 5.0, y, beside - tick, y);
      line(beside - tick, y + tick, beside + tick, y - tick);
    }
    line(beside, top, beside, bottom);
    write(beside - 8.0, (top + bottom) / 2 + 4.0, lettering::length(whole_.size[view_.up]),
          text_align::right);
  }

  void names(const seen_side& side, const std::vector<std::size_t>& named_here) {
    std::vector<name_tag> tags;
    for (std::size_t part = 0; part < plan_.parts.size(); ++part) {
      auto place = side.places[part];
      if (!place && std::ranges::find(named_here, part) != named_here.end()) place = middle_of(part);
      if (!place) continue;
      const std::size_t count = plan_.parts[part].boxes.size();
      const std::string times = count > 1 ? " (" + std::to_string(count) + ")" : "";
      tags.push_back({lettering::fitting(plan_.parts[part].name + times, name_size, at_.names_room),
                      x_of(place->right), y_of(place->up)});
    }
    spread(tags);
    for (const name_tag& tag : tags) lead(tag);
    for (const name_tag& tag : tags)
      into_.shapes.emplace_back(
          sheet_text{at_.names_left, tag.line + 5.0, name_size, tag.text, lettering::ink});
  }

 private:
  double x_of(double value) const { return at_.left + (value - whole_.low()[view_.right]) * at_.scale; }
  double y_of(double value) const { return at_.bottom - (value - whole_.low()[view_.up]) * at_.scale; }

  void put(const blueprint_box& box, const std::string& fill, const char* edge, bool dashed) {
    const double left = x_of(box.low()[view_.right]), top = y_of(box.high()[view_.up]);
    into_.shapes.emplace_back(sheet_box{left, top, x_of(box.high()[view_.right]) - left,
                                        y_of(box.low()[view_.up]) - top, fill, edge, dashed});
  }

  void line(double from_x, double from_y, double to_x, double to_y) {
    into_.shapes.emplace_back(sheet_line{from_x, from_y, to_x, to_y, lettering::grey});
  }

  void write(double x, double baseline, const std::string& text, text_align align) {
    into_.shapes.emplace_back(sheet_text{x, baseline, 13.0, text, lettering::ink, align});
  }

  std::optional<seen_place> middle_of(std::size_t part) const {
    if (plan_.parts[part].boxes.empty()) return std::nullopt;
    const point centre = plan_.parts[part].boxes.front().centre;
    return seen_place{centre[view_.right], centre[view_.up]};
  }

  /// Gives each name a line of its own in the column, near its spot and in the same order, so that leaders
  /// cross as little as they can.
  void spread(std::vector<name_tag>& tags) const {
    std::ranges::stable_sort(tags, {}, &name_tag::y);
    double lowest = at_.top + name_step / 2;
    for (name_tag& tag : tags) {
      tag.line = std::max(tag.y, lowest);
      lowest = tag.line + name_step;
    }
    double highest = at_.bottom - name_step / 2;
    for (auto tag = tags.rbegin(); tag != tags.rend(); ++tag) {
      tag->line = std::min(tag->line, highest);
      highest = tag->line - name_step;
    }
  }

  void lead(const name_tag& tag) {
    const double bend = at_.names_left - 16.0;
    into_.shapes.emplace_back(sheet_line{tag.x, tag.y, bend, tag.line, lettering::ink});
    into_.shapes.emplace_back(sheet_line{bend, tag.line, at_.names_left - 5.0, tag.line, lettering::ink});
    into_.shapes.emplace_back(sheet_disc{tag.x, tag.y, 2.8, lettering::ink});
  }

  const projection& view_;
  const blueprint& plan_;
  blueprint_box whole_;
  view_frame at_;
  sheet& into_;
};

}  // namespace

void draw_view(const projection& view, const blueprint& plan, const seen_side& side, const view_frame& at,
               const std::vector<std::size_t>& named_here, sheet& into) {
  view_drawing drawing(view, plan, at, into);
  drawing.boxes(side);
  drawing.dimensions();
  drawing.names(side, named_here);
}

}  // namespace maquette
