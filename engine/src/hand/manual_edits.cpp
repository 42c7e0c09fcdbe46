// SPDX-License-Identifier: GPL-3.0-or-later
#include "hand/manual_edits.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <ranges>

#include "maquette/parameter.hpp"
#include "script/cells.hpp"
#include "script/lines.hpp"

namespace maquette {
namespace {

constexpr std::string_view indent = "    ";
constexpr std::array<std::string_view, 3> operations{" += ", " *= ", " = "};

/// Where an operation stands in a statement, outside of quoted names.
std::size_t find_operation(std::string_view statement, std::string_view operation) {
  bool quoted = false;
  for (std::size_t i = 0; i < statement.size(); ++i) {
    if (quoted && statement[i] == '\\')
      ++i;
    else if (statement[i] == '"')
      quoted = !quoted;
    else if (!quoted && statement.substr(i).starts_with(operation))
      return i;
  }
  return std::string_view::npos;
}

std::optional<manual_edit> read_statement(std::string_view guard, std::string_view statement) {
  if (!statement.starts_with("bpy.data.") && !statement.starts_with("bpy.context.scene.collection."))
    return std::nullopt;
  for (const std::string_view operation : operations)
    if (const std::size_t at = find_operation(statement, operation); at != std::string_view::npos)
      return manual_edit{std::string(guard), std::string(statement.substr(0, at)), std::string(operation),
                         std::string(statement.substr(at + operation.size()))};
  return manual_edit{std::string(guard), std::string(statement), "", ""};
}

manual_rank rank_of(const manual_edit& edit) {
  if (edit.operation == " = " && edit.target.ends_with("].name")) return manual_rank::name;
  return edit.target.starts_with("bpy.data.objects.remove(") ? manual_rank::deletion : manual_rank::change;
}

/// The condition of a line `if ...:`; nothing where it is none.
std::optional<std::string_view> guard_of(std::string_view line) {
  if (!line.starts_with("if ") || !line.ends_with(":")) return std::nullopt;
  return line.substr(3, line.size() - 4);
}

bool is_inside(std::string_view line) {
  return line.starts_with(indent) && line.size() > indent.size() && line[indent.size()] != ' ';
}

/// The statement on a line, or those below a guard; none where a line is not of ours.
std::vector<manual_edit> statements_at(const std::vector<source::line>& lines, std::size_t at) {
  std::vector<manual_edit> found;
  const auto guard = guard_of(source::right_trimmed(lines[at].text));
  if (!guard) {
    if (auto edit = read_statement("", source::right_trimmed(lines[at].text)))
      found.push_back(std::move(*edit));
    return found;
  }
  for (std::size_t i = at + 1; i < lines.size() && lines[i].text.starts_with(' '); ++i) {
    auto edit =
        is_inside(lines[i].text) ? read_statement(*guard, source::trimmed(lines[i].text)) : std::nullopt;
    if (!edit) return {};
    found.push_back(std::move(*edit));
  }
  return found;
}

double number(std::string_view text, double otherwise) {
  const auto value = parse_literal(text);
  if (!value) return otherwise;
  if (const auto* real = std::get_if<double>(&*value)) return *real;
  if (const auto* whole = std::get_if<std::int64_t>(&*value)) return static_cast<double>(*whole);
  return otherwise;
}

}  // namespace

manual_edits::manual_edits(std::string_view text) { read(text); }

void manual_edits::read(std::string_view text) {
  const std::vector<source::line> lines = source::split_lines(source::right_trimmed(text));
  for (std::size_t i = 0; i < lines.size();) {
    if (i == 0 && source::marker_title(lines[i].text)) {
      ++i;
      continue;
    }
    std::vector<manual_edit> found = statements_at(lines, i);
    if (found.empty()) {
      lines_.push_back({{"", std::string(lines[i].text), "", ""}, false});
      ++i;
      continue;
    }
    i += found.size() + (found.front().guard.empty() ? 0 : 1);
    for (manual_edit& edit : found) {
      const manual_rank rank = rank_of(edit);
      lines_.push_back({std::move(edit), true, rank});
    }
  }
}

double manual_edits::total(std::string_view target, std::string_view operation) const {
  const bool multiplies = operation == " *= ";
  double result = multiplies ? 1.0 : 0.0;
  for (const line& each : lines_) {
    if (!each.is_ours || each.edit.target != target || each.edit.operation != operation) continue;
    const double value = number(each.edit.value, multiplies ? 1.0 : 0.0);
    result = multiplies ? result * value : result + value;
  }
  return result;
}

std::size_t manual_edits::place_for(manual_rank rank) const {
  const auto later = std::ranges::find_if(lines_, [&](const line& each) { return each.rank > rank; });
  return static_cast<std::size_t>(later - lines_.begin());
}

void manual_edits::put(manual_edit edit, manual_rank rank) {
  const auto is_former = [&edit](const line& each) {
    const bool makes = edit.target.ends_with(").name");  // what is made anew has its name for an identity
    return each.is_ours && each.edit.target == edit.target && (!makes || each.edit.value == edit.value) &&
           (edit.operation == " = " || each.edit.operation == edit.operation);
  };
  const auto former = std::ranges::find_if(lines_ | std::views::reverse, is_former);
  std::size_t at = place_for(rank);
  if (former != lines_.rend()) {
    at = static_cast<std::size_t>(former.base() - lines_.begin()) - 1;
    at -= static_cast<std::size_t>(
        std::count_if(lines_.begin(), lines_.begin() + static_cast<std::ptrdiff_t>(at), is_former));
    std::erase_if(lines_, is_former);
  }
  lines_.insert(lines_.begin() + static_cast<std::ptrdiff_t>(at), {std::move(edit), true, rank});
}

void manual_edits::note(const std::string& comment) {
  const auto at = static_cast<std::ptrdiff_t>(place_for(manual_rank::change));
  lines_.insert(lines_.begin() + at, {{"", comment, "", ""}, false});
}

void manual_edits::erase(const std::function<bool(const manual_edit&)>& matches) {
  std::erase_if(lines_, [&](const line& each) { return each.is_ours && matches(each.edit); });
}

void manual_edits::drop(std::string_view target, std::string_view operation) {
  erase([&](const manual_edit& each) {
    return each.target == target && (operation.empty() || each.operation == operation);
  });
}

void manual_edits::drop_beginning(std::string_view beginning) {
  erase([&](const manual_edit& each) { return each.target.starts_with(beginning); });
}

void manual_edits::drop_giving(std::string_view beginning, std::string_view value) {
  erase([&](const manual_edit& each) { return each.target.starts_with(beginning) && each.value == value; });
}

std::string manual_edits::text() const {
  std::string body;
  std::string_view open;
  for (const line& each : lines_) {
    const manual_edit& edit = each.edit;
    if (edit.guard != open && !edit.guard.empty()) body += "if " + edit.guard + ":\n";
    open = edit.guard;
    if (!edit.guard.empty()) body += indent;
    body += edit.target + edit.operation + edit.value + "\n";
  }
  return source::trimmed(body).empty() ? "" : "# %% " + std::string(manual_edits_title) + "\n" + body;
}

}  // namespace maquette
