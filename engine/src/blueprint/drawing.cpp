// SPDX-License-Identifier: GPL-3.0-or-later
// The blueprint's sheet: title, three views to one scale, a scale bar, and the list of parts.
#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "blueprint/boxes.hpp"
#include "blueprint/drawing_view.hpp"
#include "blueprint/lettering.hpp"

namespace maquette {
namespace {

constexpr double width = 1600.0, margin = 48.0;
constexpr double gutter = 84.0;       // left of a view, for its height
constexpr double names_room = 158.0;  // right of a view
constexpr double leader_room = 42.0;  // between a view and its names
constexpr double tallest = 430.0;     // pixels of a view
constexpr double under_views = 78.0;  // dimension lines and the view's name
constexpr double list_step = 24.0;
constexpr std::size_t list_columns = 3;

/// The front looks towards -y, as in Blender.
constexpr std::array<projection, 3> projections{
    {{"front", 0, 2, 1, false}, {"right", 1, 2, 0, true}, {"top", 0, 1, 2, true}}};

class page {
 public:
  explicit page(const blueprint& plan) : plan_(plan), whole_(bounds_of(plan)) {
    drawn_ = {width, 0.0, lettering::paper, {}};
    for (const projection& view : projections) sides_.push_back(look_from(view, plan));
    for (double& extent : whole_.size) extent = std::max(extent, 1e-6);
  }

  sheet draw() {
    const double top = write_title() + 26.0;
    const double bottom = top + choose_scale();
    draw_views(top, bottom);
    drawn_.height = write_parts(bottom + under_views) + margin / 2;
    return std::move(drawn_);
  }

 private:
  void write(double x, double baseline, double size, const std::string& text, const char* colour,
             text_align align = text_align::left) {
    drawn_.shapes.emplace_back(sheet_text{x, baseline, size, text, colour, align});
  }

  /// Returns where it ends.
  double write_title() {
    double y = 54.0;
    write(margin, y, 28.0, lettering::fitting(plan_.name, 28.0, 1000.0), lettering::ink);
    const std::string size = lettering::extents(whole_.size);
    write(width - margin, y, 16.0, size, lettering::ink, text_align::right);
    y += 4.0;
    for (const std::string& line : lettering::wrapped(plan_.summary, 16.0, width - 2 * margin, 3))
      write(margin, y += 22.0, 16.0, line, lettering::grey);
    return y;
  }

  /// One scale for all views, so that they can be compared. Returns the height that the views take.
  double choose_scale() {
    const double across = 2 * whole_.size[0] + whole_.size[1], up = std::max(whole_.size[1], whole_.size[2]);
    const double room = width - 2 * margin - 3 * (gutter + leader_room + names_room);
    scale_ = std::min(tallest / up, room / across);
    std::size_t most = 0;
    for (const seen_side& side : sides_)
      most = std::max(most, static_cast<std::size_t>(std::ranges::count_if(
                                side.places, [](const auto& place) { return place.has_value(); })));
    const double names = name_step * static_cast<double>(most + unseen().size());
    return std::max({up * scale_, names, 120.0});
  }

  /// Parts that lie within others: the front names them.
  std::vector<std::size_t> unseen() const {
    std::vector<std::size_t> parts;
    for (std::size_t part = 0; part < plan_.parts.size(); ++part)
      if (std::ranges::none_of(sides_, [&](const auto& side) { return side.places[part].has_value(); }))
        parts.push_back(part);
    return parts;
  }

  void draw_views(double top, double bottom) {
    const double used =
        (2 * whole_.size[0] + whole_.size[1]) * scale_ + 3 * (gutter + leader_room + names_room);
    const double gap = (width - 2 * margin - used) / 3;
    double left = margin;
    for (std::size_t i = 0; i < projections.size(); ++i) {
      const projection& view = projections[i];
      const double wide = whole_.size[view.right] * scale_;
      const view_frame at{left + gutter,          bottom, scale_, left + gutter + wide + leader_room,
                          names_room + gap * 0.6, top};
      if (view.up == 2 && plan_.stands == stand::ground)
        drawn_.shapes.emplace_back(
            sheet_line{at.left - 10.0, bottom, at.left + wide + 10.0, bottom, lettering::ink});
      draw_view(view, plan_, sides_[i], at, i == 0 ? unseen() : std::vector<std::size_t>{}, drawn_);
      write(at.left + wide / 2, bottom + 66.0, 15.0, view.name, lettering::ink, text_align::middle);
      left += gutter + wide + leader_room + names_room + gap;
    }
    draw_scale(bottom + 62.0);
  }

  /// A round length that is between a twentieth and an eighth of the sheet.
  void draw_scale(double y) {
    const double most = 150.0 / scale_, ten = std::pow(10.0, std::floor(std::log10(most)));
    const double metres = most >= 5 * ten ? 5 * ten : most >= 2 * ten ? 2 * ten : ten;
    const double right = width - margin, left = right - metres * scale_;
    drawn_.shapes.emplace_back(
        sheet_box{left, y - 5.0, (right - left) / 2, 5.0, lettering::ink, lettering::ink});
    drawn_.shapes.emplace_back(
        sheet_box{(left + right) / 2, y - 5.0, (right - left) / 2, 5.0, "", lettering::ink});
    write(left - 8.0, y + 1.0, 13.0, lettering::length(metres), lettering::ink, text_align::right);
  }

  /// Name, size and material of each part, in columns. Returns where it ends.
  double write_parts(double top) {
    drawn_.shapes.emplace_back(sheet_line{margin, top + 8.0, width - margin, top + 8.0, lettering::grey});
    const std::size_t rows = (plan_.parts.size() + list_columns - 1) / list_columns;
    const double column = (width - 2 * margin) / list_columns;
    for (std::size_t first = 0; first < plan_.parts.size(); first += rows) {
      const std::size_t end = std::min(first + rows, plan_.parts.size());
      write_column({plan_.parts.begin() + static_cast<std::ptrdiff_t>(first), end - first},
                   margin + column * static_cast<double>(first / rows), column - 20.0, top + 38.0);
    }
    return top + 38.0 + list_step * static_cast<double>(rows);
  }

  /// Names to the left, what there is to say of them in line to their right.
  void write_column(std::span<const blueprint_part> parts, double left, double room, double baseline) {
    double widest = 0.0;
    for (const blueprint_part& part : parts)
      widest = std::max(widest, lettering::width_of(part.name, name_size));
    widest = std::min(widest, room * 0.45);
    for (const blueprint_part& part : parts) {
      drawn_.shapes.emplace_back(
          sheet_box{left, baseline - 11.0, 13.0, 13.0, lettering::colour_of(plan_, part), lettering::ink});
      write(left + 22.0, baseline, name_size, lettering::fitting(part.name, name_size, widest),
            lettering::ink);
      std::string more = part.boxes.empty() ? "" : lettering::extents(part.boxes.front().size);
      if (part.boxes.size() > 1) more = std::to_string(part.boxes.size()) + " of " + more;
      write(left + widest + 36.0, baseline, 13.0,
            lettering::fitting(more + ", " + part.material, 13.0, room - widest - 36.0), lettering::grey);
      baseline += list_step;
    }
  }

  const blueprint& plan_;
  blueprint_box whole_;
  double scale_ = 1.0;
  std::vector<seen_side> sides_;
  sheet drawn_;
};

}  // namespace

sheet draw_blueprint(const blueprint& plan) { return page(plan).draw(); }

}  // namespace maquette
