// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <regex>

#include "hand/manual_edits.hpp"
#include "hand/python_value.hpp"
#include "maquette/edit.hpp"
#include "maquette/hand.hpp"
#include "script/number.hpp"
#include "script/quoted.hpp"

namespace maquette {
namespace {

/// What is less than this is what arithmetic left over: metres, radians, parts of a factor.
constexpr double nothing = 1e-6;

bool is_datablock(const nlohmann::json& value) { return value.is_object() && value.contains("kind"); }

/// The condition that a datablock is there; empty for the scene's own collection, which always is.
std::string is_there(const nlohmann::json& datablock) {
  const std::string kind = datablock.at("kind");
  if (kind == "scene") return {};
  return source::quote(datablock.at("name").get<std::string>()) + " in bpy.data." + kind;
}

std::string both(const std::string& one, const std::string& other) {
  return one.empty() || other.empty() ? one + other : one + " and " + other;
}

/// Writes what the changes of one thing come to.
class writer {
 public:
  writer(const hand_change& change, const manual_edits& ran, manual_edits& lines)
      : change_(change), ran_(ran), lines_(lines) {
    base_ = python_datablock(change.kind, change.name);
    guard_ = is_there({{"kind", change.kind}, {"name", change.name}});
  }

  void write() {
    const std::string& path = change_.path;
    if (path.empty()) return remove_thing();
    if (path == "users_collection") return link();
    if (path == "modifiers") return reorder();
    if (path.starts_with("material_slots") && change_.way == hand_way::add) return append_material();
    if (change_.way == hand_way::add || change_.way == hand_way::remove) return change_stack();
    if (change_.way == hand_way::set) return set();
    accumulate(change_.way == hand_way::factor);
  }

 private:
  std::string target() const { return base_ + "." + change_.path; }

  /// The thing is there, and so is each modifier, node or slot on the way to the value.
  std::string guard_of_path() const {
    static const std::regex step(
        R"re((modifiers|constraints|nodes|material_slots)\[("(?:[^"\\]|\\.)*"|\d+)\])re");
    std::string guard = guard_;
    const std::string& path = change_.path;
    for (std::sregex_iterator found(path.begin(), path.end(), step), end; found != end; ++found) {
      const std::string holder = base_ + "." + found->prefix().str() + (*found)[1].str();
      const std::string key = (*found)[2];
      guard = both(guard, key.front() == '"' ? key + " in " + holder : "len(" + holder + ") > " + key);
    }
    return guard;
  }

  void accumulate(bool multiplies) {
    const std::string operation = multiplies ? " *= " : " += ";
    const double before = ran_.total(target(), operation), by = change_.value;
    const double total = multiplies ? before * by : before + by;
    if (std::abs(total - (multiplies ? 1.0 : 0.0)) < nothing) return lines_.drop(target(), operation);
    lines_.put({guard_of_path(), target(), operation, source::float_literal(total)});
  }

  void set() {
    if (change_.undone) return lines_.drop(target());
    std::string guard = guard_of_path();
    if (is_datablock(change_.value)) guard = both(guard, is_there(change_.value));
    lines_.put({guard, target(), " = ", python_value(change_.value)},
               change_.path == "name" ? manual_rank::name : manual_rank::change);
  }

  void remove_thing() {
    lines_.drop_beginning(base_ + ".");
    call("bpy.data." + change_.kind + ".remove(" + base_ + ")", guard_, manual_rank::deletion);
  }

  /// A modifier or a constraint that came or went.
  void change_stack() {
    const std::size_t open = change_.path.find('[');
    const std::string stack = base_ + "." + change_.path.substr(0, open);
    const std::string name = change_.path.substr(open + 1, change_.path.size() - open - 2);
    const std::string going = stack + ".remove(" + stack + "[" + name + "])";
    const bool constrains = change_.path.starts_with("constraints");
    lines_.drop_beginning(target());
    lines_.drop(going);
    if (!constrains) lines_.drop_beginning(stack + ".new(" + name + ", ");
    if (constrains) drop_constraint(stack, name);
    if (change_.undone) return;
    if (change_.way == hand_way::remove) return call(going, both(guard_, name + " in " + stack));
    const std::string type = python_value(change_.value);
    const std::string guard = both(guard_, name + " not in " + stack);
    if (constrains)
      lines_.put({guard, stack + ".new(" + type + ").name", " = ", name});
    else
      call(stack + ".new(" + name + ", " + type + ")", guard);
  }

  /// The line that made a constraint gives its name as a value.
  void drop_constraint(const std::string& stack, const std::string& name) {
    lines_.drop_giving(stack + ".new(", name);
  }

  /// Others may have the same mesh, whose slots these are: one of them is enough.
  void append_material() {
    const std::string beginning = base_ + ".data.materials.append(";
    if (change_.undone) return lines_.drop_beginning(beginning);
    const std::string slot = change_.path.substr(change_.path.find('[') + 1);
    std::string guard =
        both(guard_, "len(" + base_ + ".material_slots) == " + slot.substr(0, slot.size() - 1));
    if (is_datablock(change_.value)) guard = both(guard, is_there(change_.value));
    call(beginning + python_value(change_.value) + ")", guard);
  }

  /// An object is never taken out of the last collection that it is in, or it would be nowhere.
  void link() {
    const std::string objects = python_value(change_.value) + ".objects";
    const std::string in = objects + ".link(" + base_ + ")", out = objects + ".unlink(" + base_ + ")";
    lines_.drop(in);
    lines_.drop(out);
    if (change_.undone) return;
    const std::string name = source::quote(change_.name), there = both(guard_, is_there(change_.value));
    if (change_.way == hand_way::add) return call(in, both(there, name + " not in " + objects));
    const std::string elsewhere = "len(" + base_ + ".users_collection) > 1";
    call(out, both(both(there, name + " in " + objects), elsewhere));
  }

  void reorder() {
    const std::string stack = base_ + ".modifiers";
    lines_.drop_beginning(stack + ".move(");
    if (change_.undone) return;
    for (std::size_t place = 0; place < change_.value.size(); ++place) {
      const std::string name = python_value(change_.value[place]), at = std::to_string(place);
      call(stack + ".move(" + stack + ".find(" + name + "), " + at + ")",
           both(both(guard_, name + " in " + stack), "len(" + stack + ") > " + at));
    }
  }

  void call(const std::string& statement, const std::string& guard, manual_rank rank = manual_rank::change) {
    lines_.put({guard, statement, "", ""}, rank);
  }

  const hand_change& change_;
  const manual_edits& ran_;
  manual_edits& lines_;
  std::string base_;
  std::string guard_;
};

}  // namespace

script with_hand(const script& current, const hand_report& hand) {
  const std::string title(manual_edits_title);
  const cell* present = current.find(title);
  const manual_edits ran(hand.lines);
  manual_edits lines(present != nullptr ? present->text : "");
  for (const hand_change& change : hand.changes) writer(change, ran, lines).write();

  const std::string text = lines.text();
  if (present == nullptr) return text.empty() ? current : apply_edits(current, {insert_cell{"", text}});
  if (text.empty()) return apply_edits(current, {delete_cell{title}});
  return apply_edits(current, {replace_cell{title, text}});
}

}  // namespace maquette
