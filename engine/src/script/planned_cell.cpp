// SPDX-License-Identifier: GPL-3.0-or-later
#include "script/planned_cell.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "maquette/error.hpp"
#include "script/cell_order.hpp"
#include "script/cells.hpp"
#include "script/lines.hpp"

namespace maquette::planning {
namespace {

void add(const std::vector<std::string>& from, names& to) { to.insert(from.begin(), from.end()); }

/// Blank space behind a cell keeps it apart from the next one and does nothing when it runs.
bool same_code(std::string_view one, std::string_view other) {
  return source::right_trimmed(one) == source::right_trimmed(other);
}

/// The parameters whose values two texts of a parameters cell give differently; nothing where either text
/// holds anything else, so that more than values may have changed.
std::optional<names> differing_parameters(const std::string& one, const std::string& other) {
  const script before(one);
  const script after(other);
  if (!before.problems().empty() || !after.problems().empty()) return std::nullopt;
  names differing;
  const auto note = [&differing](const script& from, const script& to) {
    for (const parameter& each : from.parameters()) {
      const parameter* twin = to.find_parameter(each.name);
      if (twin == nullptr || twin->value != each.value) differing.insert(each.name);
    }
  };
  note(before, after);
  note(after, before);
  return differing;
}

class layout {
 public:
  layout(const script& script, const analysis& analysis, const recollection& before)
      : script_(script), before_(before) {
    if (analysis.size() != script.cells().size()) fail();
    for (std::size_t i = 0; i < before.size(); ++i) earlier_.emplace(before[i].title, i);
    for (std::size_t i = 0; i < analysis.size(); ++i) {
      if (analysis[i].title != script.cells()[i].title) fail();
      index_.emplace(analysis[i].title, i);
      result_.cells.push_back(describe(analysis[i], recalled(i)));
    }
  }

  planned_script result() && {
    find_moved();
    for (std::size_t i = 0; i < result_.cells.size(); ++i) judge(i);
    for (const recalled_cell& each : before_) {
      if (!index_.contains(each.title)) add_bygone(each);
    }
    return std::move(result_);
  }

 private:
  [[noreturn]] static void fail() {
    throw host_error("Blender's analysis is of another script than the one to run; run it again.");
  }

  const recalled_cell* recalled(std::size_t cell) const {
    const auto found = earlier_.find(script_.cells()[cell].title);
    return found == earlier_.end() ? nullptr : &before_[found->second];
  }

  static planned_cell describe(const cell_analysis& now, const recalled_cell* then) {
    planned_cell result;
    add(now.defines, result.defines);
    add(now.reads, result.reads);
    add(now.mutates, result.mutates);
    if (then != nullptr) add_recalled(*then, result);
    // To change a value in place one must take it first.
    result.reads.insert(result.mutates.begin(), result.mutates.end());
    return result;
  }

  static void add_recalled(const recalled_cell& then, planned_cell& result) {
    add(then.defines, result.defines);
    add(then.reads, result.reads);
    add(then.mutates, result.mutates);
    result.restorable = then.restorable;
  }

  std::vector<std::size_t> touched_by(const recalled_cell& cell) const {
    std::vector<std::size_t> touched;
    for (const std::string& title : cell.touched) {
      const auto found = index_.find(title);
      if (found != index_.end() && title != cell.title) touched.push_back(found->second);
    }
    return touched;
  }

  /// Whether nothing but its text can have changed: what it touched still stands, and it does itself.
  bool stands(const recalled_cell& cell) const {
    const auto is_there = [this](const std::string& title) { return index_.contains(title); };
    return cell.intact && std::ranges::all_of(cell.touched, is_there);
  }

  bool is_as_it_ran(std::size_t cell) const {
    const recalled_cell* then = recalled(cell);
    return then != nullptr && stands(*then) && same_code(then->text, script_.cells()[cell].text);
  }

  void find_moved() {
    std::vector<std::size_t> cells;
    std::vector<earlier_place> places;
    for (std::size_t i = 0; i < result_.cells.size(); ++i) {
      if (recalled(i) == nullptr) continue;
      cells.push_back(i);
      // Between two that swapped, the one that runs anyway counts as moved.
      places.push_back(
          {earlier_.at(script_.cells()[i].title), is_as_it_ran(i) ? std::size_t{2} : std::size_t{1}});
    }
    const std::vector<bool> stayed = stayed_in_order(places);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (!stayed[i]) moved_.insert(cells[i]);
    }
  }

  void judge(std::size_t index) {
    planned_cell& cell = result_.cells[index];
    const recalled_cell* then = recalled(index);
    if (then == nullptr) return;
    cell.touched = touched_by(*then);
    if (moved_.contains(index)) {
      add_bygone(*then);
    } else if (is_as_it_ran(index)) {
      cell.state = standing::kept;
    } else if (stands(*then) && script_.cells()[index].kind == source::parameters_kind) {
      if (auto differing = differing_parameters(then->text, script_.cells()[index].text)) {
        cell.state = standing::revised;
        cell.revised = std::move(*differing);
      }
    }
  }

  void add_bygone(const recalled_cell& cell) {
    add(cell.defines, result_.bygone.defined);
    add(cell.mutates, result_.bygone.mutated);
    const std::vector<std::size_t> touched = touched_by(cell);
    result_.bygone.touched.insert(result_.bygone.touched.end(), touched.begin(), touched.end());
  }

  const script& script_;
  const recollection& before_;
  std::unordered_map<std::string, std::size_t> earlier_;  ///< title to position in `before_`
  std::unordered_map<std::string, std::size_t> index_;    ///< title to position in the script
  std::set<std::size_t> moved_;
  planned_script result_;
};

}  // namespace

planned_script lay_beside(const script& script, const analysis& analysis, const recollection& before) {
  return layout(script, analysis, before).result();
}

}  // namespace maquette::planning
