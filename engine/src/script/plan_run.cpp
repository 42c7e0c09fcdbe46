// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <unordered_map>

#include "maquette/analysis.hpp"
#include "script/planned_cell.hpp"

namespace maquette {
namespace {

using planning::names;
using planning::planned_cell;
using planning::standing;
using cell_indices = std::vector<std::size_t>;

/// Who says and does what, looked up by name and by cell.
class cross_reference {
 public:
  explicit cross_reference(const std::vector<planned_cell>& cells) : touchers_(cells.size()) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      for (const std::string& name : cells[i].defines) definers_[name].push_back(i);
      for (const std::string& name : cells[i].mutates) mutators_[name].push_back(i);
      for (const std::string& name : cells[i].reads) readers_[name].push_back(i);
      for (const std::size_t touched : cells[i].touched) touchers_[touched].push_back(i);
    }
  }

  const cell_indices& definers(const std::string& name) const { return find(definers_, name); }
  const cell_indices& mutators(const std::string& name) const { return find(mutators_, name); }
  const cell_indices& readers(const std::string& name) const { return find(readers_, name); }
  const cell_indices& touchers(std::size_t cell) const { return touchers_[cell]; }

 private:
  using by_name = std::unordered_map<std::string, cell_indices>;

  static const cell_indices& find(const by_name& map, const std::string& name) {
    static const cell_indices none;
    const auto found = map.find(name);
    return found == map.end() ? none : found->second;
  }

  by_name definers_;
  by_name mutators_;
  by_name readers_;
  std::vector<cell_indices> touchers_;
};

/// Spreads from the cells that must run to those that must run with them. Each rule looks at one cell that
/// runs, so that following every cell once reaches the fixpoint.
class closure {
 public:
  explicit closure(const std::vector<planned_cell>& cells)
      : cells_(cells), known_(cells), runs_(cells.size(), false), renewed_(cells.size(), false) {}

  void start(const planning::bygone_effects& bygone) {
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      if (cells_[i].state == standing::changed) renew(i);
      if (cells_[i].state == standing::revised) revise(i);
    }
    // Where a bygone cell stood among the others of today cannot be said, so all of them count.
    for (const std::string& name : bygone.defined) renew_all(known_.readers(name));
    for (const std::string& name : bygone.mutated) renew_all(known_.definers(name));
    renew_all(bygone.touched);
  }

  void follow() {
    while (!open_.empty()) {
      const std::size_t cell = open_.back();
      open_.pop_back();
      renew_readers_after(cell, cells_[cell].defines);
      renew_what_it_changes(cell);
      renew_what_cannot_be_restored(cell);
      renew_what_was_changed_later(cell);
    }
  }

  bool runs(std::size_t cell) const { return runs_[cell]; }

 private:
  void renew(std::size_t cell) {
    runs_[cell] = true;
    if (renewed_[cell]) return;
    renewed_[cell] = true;
    open_.push_back(cell);
  }

  void renew_all(const cell_indices& cells) {
    for (const std::size_t each : cells) renew(each);
  }

  /// A slider moved: what reads other parameters of the cell has no reason to run.
  void revise(std::size_t cell) {
    runs_[cell] = true;
    renew_readers_after(cell, cells_[cell].revised);
  }

  void renew_readers_after(std::size_t cell, const names& names) {
    for (const std::string& name : names) {
      for (const std::size_t reader : known_.readers(name)) {
        if (reader > cell) renew(reader);
      }
    }
  }

  /// A change in place can be made again only on a fresh value or object, and must be made again on one. The
  /// fresh value then brings in those who read it.
  void renew_what_it_changes(std::size_t cell) {
    for (const std::string& name : cells_[cell].mutates) {
      for (const std::size_t definer : known_.definers(name)) {
        if (definer < cell) renew(definer);
      }
    }
    renew_all(cells_[cell].touched);
    renew_all(known_.touchers(cell));
  }

  void renew_what_cannot_be_restored(std::size_t cell) {
    for (const std::string& name : cells_[cell].reads) {
      for (const std::size_t definer : known_.definers(name)) {
        if (definer < cell && !runs_[definer] && !cells_[definer].restorable) renew(definer);
      }
    }
  }

  /// What the cell can reach must be as it was when the cell's turn came; what cells behind it have changed
  /// in place since then is not.
  void renew_what_was_changed_later(std::size_t cell) {
    const auto is_later = [cell](std::size_t other) { return other > cell; };
    for (const std::size_t provider : reach_of(cell)) {
      const bool touched = std::ranges::any_of(known_.touchers(provider), is_later);
      const bool mutated = std::ranges::any_of(cells_[provider].defines, [&](const std::string& name) {
        return std::ranges::any_of(known_.mutators(name), is_later);
      });
      if (touched || mutated) renew(provider);
    }
  }

  /// The cells before this one whose values or objects it may come upon: through the names it reads, through
  /// the names that their definers read, and through what others hung onto those.
  cell_indices reach_of(std::size_t cell) const {
    cell_indices reached;
    std::vector<bool> seen(cell, false);
    const auto add = [&](const cell_indices& cells) {
      for (const std::size_t each : cells) {
        if (each >= cell || seen[each]) continue;
        seen[each] = true;
        reached.push_back(each);
      }
    };
    const auto add_providers = [&](std::size_t reader) {
      for (const std::string& name : cells_[reader].reads) add(known_.definers(name));
    };
    add_providers(cell);
    for (std::size_t next = 0; next < reached.size(); ++next) {
      const std::size_t provider = reached[next];
      add_providers(provider);
      add(known_.touchers(provider));
      for (const std::string& name : cells_[provider].defines) add(known_.mutators(name));
    }
    return reached;
  }

  const std::vector<planned_cell>& cells_;
  const cross_reference known_;
  std::vector<bool> runs_;
  std::vector<bool> renewed_;  ///< runs, and whatever it defines counts as new
  cell_indices open_;
};

}  // namespace

run_plan plan_run(const script& script, const analysis& analysis, const recollection& before) {
  const planning::planned_script planned = planning::lay_beside(script, analysis, before);
  closure closure(planned.cells);
  closure.start(planned.bygone);
  closure.follow();

  run_plan plan;
  for (std::size_t i = 0; i < planned.cells.size(); ++i) {
    if (closure.runs(i)) plan.run.push_back(i);
  }
  for (const recalled_cell& each : before) {
    const auto index = script.index_of(each.title);
    if (!index || closure.runs(*index)) plan.remove.push_back(each.title);
  }
  return plan;
}

}  // namespace maquette
