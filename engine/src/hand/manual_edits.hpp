// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace maquette {

/// Title of the cell that says what the artist changed by hand. It is the script's last one.
inline constexpr std::string_view manual_edits_title = "manual edits";

/// A statement of *manual edits*: `TARGET OPERATOR VALUE`, or a call, which is all target.
struct manual_edit {
  std::string guard;  ///< the condition under which it is run; empty: always
  std::string target;
  std::string operation;  ///< " = ", " += ", " *= "; empty for a call
  std::string value;
};

/// In which part of the cell a statement stands: what changes things, what deletes them, what renames them.
/// Names come last, so that every other line may use the script's own.
enum class manual_rank { change, deletion, name };

/// The lines of *manual edits*, in order. Those that are not statements of ours are kept as they are.
class manual_edits {
 public:
  /// Reads a cell's text, with its marker; an empty text is a cell that is not there yet.
  explicit manual_edits(std::string_view text);

  /// All numbers that statements of this operation give the target, added or multiplied.
  double total(std::string_view target, std::string_view operation) const;

  /// Puts the statement where the last one of the same target and operation stood, else behind all others of
  /// its rank. One that sets replaces every operation on its target.
  void put(manual_edit edit, manual_rank rank = manual_rank::change);
  /// Puts a comment of its own behind all that changes things.
  void note(const std::string& comment);
  /// Takes out the statements on a target; of one operation, where it is given.
  void drop(std::string_view target, std::string_view operation = {});
  /// Takes out the statements that give a target which begins like this that value.
  void drop_giving(std::string_view beginning, std::string_view value);
  /// Takes out the statements whose target begins like this.
  void drop_beginning(std::string_view beginning);

  /// The cell's text with its marker; empty where it says nothing.
  std::string text() const;

 private:
  struct line {
    manual_edit edit;
    bool is_ours = true;
    manual_rank rank = manual_rank::change;
  };
  void read(std::string_view text);
  void erase(const std::function<bool(const manual_edit&)>& matches);
  std::size_t place_for(manual_rank rank) const;

  std::vector<line> lines_;
};

}  // namespace maquette
