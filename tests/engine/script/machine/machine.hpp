// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "script/machine/program.hpp"

namespace maquette::machine {

/// What a name is bound to: a plain value, and what it leads to.
struct value {
  enum class kind { plain, list, object, lost };
  kind what = kind::plain;
  std::uint64_t content = 0;  ///< a plain value itself; the number of a list or an object
};

/// Runs programs as the host runs scripts: remembers what each cell bound, made and touched, and runs a plan
/// on top of what stands.
class machine {
 public:
  void run(const program& program, const run_plan& plan);

  recollection recall() const;

  /// Loses the names that these cells bound, as closing Blender does, until they run again.
  void forget(const std::set<std::string>& titles) { forgotten_.insert(titles.begin(), titles.end()); }

  /// Everything that can be seen: by cell its objects, in the order in which they were made, and its names,
  /// with all that they lead to.
  std::map<std::string, std::vector<std::uint64_t>> scene();

  /// How often a cell came upon a name that was lost or an object that was removed. A right plan leaves 0.
  std::size_t mishaps() const { return mishaps_; }

 private:
  using bindings = std::map<std::string, value>;
  struct record {
    cell_analysis analysis;
    std::string text;
    bindings names;
    std::vector<std::uint64_t> objects;
    std::set<std::string> touched;
    bool intact = true;
  };
  struct object {
    std::string owner;
    std::uint64_t state = 0;
    std::vector<value> refers_to;
  };

  void execute(const program_cell& cell, const bindings& before, record& record);
  void carry_out(const instruction& step, const std::string& cell, bindings& scope, record& record);
  void touch(const instruction& step, std::uint64_t result, const std::vector<value>& uses,
             const std::string& cell, const bindings& scope, record& record);
  std::uint64_t new_object(const std::string& owner, std::uint64_t state, const std::vector<value>& uses);
  std::vector<std::uint64_t> objects_of(const std::string& title) const;
  std::vector<std::uint64_t> objects_in_reach(const bindings& scope, const std::string& name);
  std::uint64_t digest(const value& value);
  std::uint64_t digest(const value& value, std::set<std::uint64_t>& seen);

  std::vector<std::string> order_;
  std::map<std::string, record> records_;
  std::map<std::uint64_t, object> objects_;
  std::map<std::uint64_t, std::vector<value>> lists_;
  std::uint64_t next_number_ = 1;
  std::set<std::string> forgotten_;
  std::size_t mishaps_ = 0;
};

}  // namespace maquette::machine
