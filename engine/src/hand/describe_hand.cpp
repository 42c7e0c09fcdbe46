// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>

#include "maquette/hand.hpp"
#include "script/number.hpp"
#include "script/sentence.hpp"

namespace maquette {
namespace {

constexpr std::string_view axes = "xyz";

/// A length as people say it: 8 mm, 2 cm, 1.2 m.
std::string length(double metres) {
  const double size = std::abs(metres);
  const auto said = [&](double factor, const char* unit) {
    return source::plain_number(std::round(size * factor * 100) / 100) + " " + unit;
  };
  if (size < 0.01) return said(1000, "mm");
  return size < 1 ? said(100, "cm") : said(1, "m");
}

std::string angle(double radians) {
  return source::plain_number(std::round(radians * 180 / std::numbers::pi * 10) / 10) + "°";
}

/// The axis of "location.z"; nothing of other paths.
std::size_t axis_of(const std::string& path) { return axes.find(path.back()); }

/// All changes of one thing, and what is said of them.
class account {
 public:
  explicit account(const std::string& name) : name_(name) {}

  void add(const hand_change& change) {
    const std::string& path = change.path;
    const bool is_transform = change.way == hand_way::offset || change.way == hand_way::factor;
    if (is_transform && path.starts_with("location"))
      moves_.push_back(length(change.value) + " " + direction(axis_of(path), change.value));
    else if (is_transform && path.starts_with("rotation"))
      turns_.push_back(angle(change.value) + " about " + axes[axis_of(path)]);
    else if (is_transform)
      scales_.push_back(source::plain_number(std::round(change.value.get<double>() * 1000) / 10) + " % in " +
                        axes[axis_of(path)]);
    else
      add_other(change);
  }

  std::vector<std::string> sentences() const {
    std::vector<std::string> said;
    if (!moves_.empty()) said.push_back("moved " + name_ + " " + source::listed(moves_, "and"));
    if (!turns_.empty()) said.push_back("turned " + name_ + " by " + source::listed(turns_, "and"));
    if (!scales_.empty()) said.push_back("scaled " + name_ + " to " + source::listed(scales_, "and"));
    said.insert(said.end(), others_.begin(), others_.end());
    return said;
  }

 private:
  static std::string direction(std::size_t axis, double by) {
    constexpr std::array<std::array<const char*, 2>, 3> words{
        {{"left", "right"}, {"forward", "back"}, {"down", "up"}}};
    return words[axis][by > 0 ? 1 : 0];
  }

  /// "Bevel" of `modifiers["Bevel"].width`; empty where the path names nothing.
  static std::string named_in(const std::string& path) {
    const std::size_t open = path.find("[\""), close = path.find("\"]");
    return open == std::string::npos || close == std::string::npos ? ""
                                                                   : path.substr(open + 2, close - open - 2);
  }

  void add_other(const hand_change& change) {
    const std::string& path = change.path;
    const bool adds = change.way == hand_way::add;
    if (path.empty())
      say("deleted " + name_);
    else if (path == "name")
      say("renamed " + name_ + " to " + change.value.get<std::string>());
    else if (path.starts_with("location") || path.starts_with("rotation") || path.starts_with("scale"))
      say("set the " + path.substr(0, path.find_first_of("_.")) + " of " + name_);
    else if (path == "users_collection")
      say((adds ? "put " : "took ") + name_ + (adds ? " into " : " out of ") + collection(change));
    else if (path.starts_with("material_slots"))
      say("gave " + name_ + " another material");
    else if (path.starts_with("hide_"))
      say((change.value == true ? "hid " : "showed ") + name_ + (path == "hide_render" ? " in renders" : ""));
    else if (path.starts_with("parent") || path == "matrix_parent_inverse")
      say("hung " + name_ + " elsewhere");
    else if (path.find("\"Base Color\"") != std::string::npos)
      say("recoloured " + name_);
    else if (path == "modifiers")
      say("reordered the modifiers of " + name_);
    else
      add_inside(change, adds);
  }

  static std::string collection(const hand_change& change) {
    const std::string name = change.value.value("name", "");
    return name.empty() ? "the scene's collection" : "the collection " + name;
  }

  void add_inside(const hand_change& change, bool adds) {
    const std::string& path = change.path;
    const std::string named = named_in(path);
    if (named.empty() || path.find("nodes[") != std::string::npos) return say("changed values of " + name_);
    if (adds) return say("added " + named + " to " + name_);
    if (change.way == hand_way::remove) return say("removed " + named + " from " + name_);
    if (std::ranges::find(others_, "added " + named + " to " + name_) == others_.end())
      say("changed " + named + " of " + name_);
  }

  void say(const std::string& words) {
    if (std::ranges::find(others_, words) == others_.end()) others_.push_back(words);
  }

  std::string name_;
  std::vector<std::string> moves_, turns_, scales_, others_;
};

}  // namespace

std::vector<std::string> describe_hand(const hand_report& hand) {
  std::vector<std::string> order;
  std::map<std::string, account> accounts;
  for (const hand_change& change : hand.changes) {
    if (!accounts.contains(change.name)) order.push_back(change.name);
    accounts.try_emplace(change.name, change.name).first->second.add(change);
  }
  std::vector<std::string> said;
  for (const std::string& name : order)
    for (std::string& words : accounts.at(name).sentences()) said.push_back(std::move(words));
  for (const std::string& title : hand.held)
    said.push_back("changed the form of " +
                   title.substr(title.find(": ") == std::string::npos ? 0 : title.find(": ") + 2));
  for (const std::string& name : hand.own) said.push_back("added " + name);
  return said;
}

}  // namespace maquette
