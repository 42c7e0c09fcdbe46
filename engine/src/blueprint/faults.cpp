// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <set>

#include "blueprint/boxes.hpp"
#include "maquette/blueprint.hpp"
#include "maquette/error.hpp"
#include "maquette/parameter.hpp"

namespace maquette {
namespace {

using faults = std::vector<std::string>;

/// The whole may differ from its boxes by this share: planners round.
constexpr double size_share = 0.1;
/// Metres; beyond it a number is a slip.
constexpr double longest = 1e4;

std::string place(const char* list, std::size_t index) {
  return std::string(list) + "[" + std::to_string(index) + "]";
}

std::string part_place(std::size_t part, const std::string& within = "") {
  return place("parts", part) + within + ": ";
}

std::string box_place(std::size_t part, std::size_t box, const char* within = "") {
  return part_place(part, "." + place("boxes", box) + within);
}

std::string metres(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.3f m", value);
  return text;
}

void check_names(const blueprint& plan, faults& found) {
  if (plan.parts.empty()) found.push_back("parts: The blueprint has no parts; name at least one.");
  std::set<std::string> names, materials;
  for (const blueprint_material& each : plan.materials) materials.insert(each.name);
  for (std::size_t i = 0; i < plan.parts.size(); ++i) {
    const blueprint_part& part = plan.parts[i];
    if (part.name.empty()) found.push_back(part_place(i, ".name") + "A part has no name.");
    if (!names.insert(part.name).second)
      found.push_back(part_place(i, ".name") + "Two parts are called \"" + part.name +
                      "\"; give each a name of its own.");
    if (part.boxes.empty()) found.push_back(part_place(i, ".boxes") + "\"" + part.name + "\" has no box.");
    if (!materials.contains(part.material))
      found.push_back(part_place(i, ".material") + "\"" + part.name + "\" is of the material \"" +
                      part.material + "\", which is not among the materials.");
  }
  const auto check_list = [&](std::size_t part, const char* list, const std::vector<std::string>& others) {
    for (std::size_t k = 0; k < others.size(); ++k)
      if (!names.contains(others[k]) || others[k] == plan.parts[part].name)
        found.push_back(part_place(part, "." + place(list, k)) + "\"" + plan.parts[part].name +
                        "\" names \"" + others[k] + "\", which is no other part.");
  };
  for (std::size_t i = 0; i < plan.parts.size(); ++i) {
    check_list(i, "attaches_to", plan.parts[i].attaches_to);
    check_list(i, "inside", plan.parts[i].inside);
  }
}

void check_sizes(const blueprint& plan, faults& found) {
  const auto is_none = [](double extent) { return !(extent > 0.0) || extent > longest; };
  for (std::size_t i = 0; i < plan.parts.size(); ++i)
    for (std::size_t k = 0; k < plan.parts[i].boxes.size(); ++k)
      if (std::ranges::any_of(plan.parts[i].boxes[k].size, is_none))
        found.push_back(box_place(i, k, ".size") + "A box of \"" + plan.parts[i].name +
                        "\" has a size that is not above 0 and below 10000 m.");
  const blueprint_box whole = bounds_of(plan);
  static constexpr const char* extents[] = {"wide (x)", "deep (y)", "high (z)"};
  for (std::size_t axis = 0; axis < 3; ++axis)
    if (std::abs(whole.size[axis] - plan.size[axis]) >
        size_share * std::max(plan.size[axis], whole.size[axis]))
      found.push_back(place("size", axis) + ": The whole is said to be " + metres(plan.size[axis]) + " " +
                      extents[axis] + ", and its boxes together are " + metres(whole.size[axis]) + ".");
}

void check_ground(const blueprint& plan, faults& found) {
  if (plan.stands != stand::ground || plan.parts.empty()) return;
  const double lowest = bounds_of(plan).low()[2];
  if (std::abs(lowest) > touching_distance(plan))
    found.push_back("parts: The lowest box begins at z = " + metres(lowest) +
                    "; what stands on the ground begins at 0.");
}

void check_attachments(const blueprint& plan, faults& found) {
  const double near = touching_distance(plan);
  for (std::size_t i = 0; i < plan.parts.size(); ++i)
    for (const std::string& name : plan.parts[i].attaches_to) {
      const blueprint_part* other = plan.find(name);
      if (other == nullptr || other->boxes.empty()) continue;
      for (std::size_t k = 0; k < plan.parts[i].boxes.size(); ++k)
        if (const double gap = gap_to_nearest(plan.parts[i].boxes[k], other->boxes).distance; gap > near) {
          found.push_back(box_place(i, k) + "\"" + plan.parts[i].name + "\" attaches to \"" + name +
                          "\", but a box of it is " + metres(gap) + " away from there.");
          break;
        }
    }
}

/// Whether every part hangs together with what stands on the ground.
void check_support(const blueprint& plan, faults& found) {
  const double near = touching_distance(plan);
  std::set<std::string> held;
  for (const blueprint_part& part : plan.parts)
    if (plan.stands != stand::ground
            ? part.attaches_to.empty()
            : std::ranges::any_of(part.boxes, [&](const blueprint_box& box) { return box.low()[2] <= near; }))
      held.insert(part.name);
  if (held.empty() && !plan.parts.empty()) held.insert(plan.parts.front().name);
  for (bool grew = true; grew;) {
    grew = false;
    for (const blueprint_part& part : plan.parts) {
      const auto joins = [&](const blueprint_part& other) {
        return std::ranges::find(part.attaches_to, other.name) != part.attaches_to.end() ||
               std::ranges::find(part.inside, other.name) != part.inside.end() ||
               std::ranges::find(other.attaches_to, part.name) != other.attaches_to.end();
      };
      if (!held.contains(part.name) && std::ranges::any_of(plan.parts, [&](const blueprint_part& other) {
            return held.contains(other.name) && joins(other);
          }))
        grew = held.insert(part.name).second;
    }
  }
  for (std::size_t i = 0; i < plan.parts.size(); ++i)
    if (!held.contains(plan.parts[i].name))
      found.push_back(part_place(i, ".attaches_to") + "\"" + plan.parts[i].name +
                      "\" hangs on nothing: say what it attaches to, up to a part that stands.");
}

void check_parameters(const blueprint& plan, faults& found) {
  std::set<std::string> names;
  for (std::size_t i = 0; i < plan.parameters.size(); ++i) {
    const std::string at = place("parameters", i) + ": ";
    try {
      const auto parameter = parse_parameter(plan.parameters[i]);
      if (!parameter)
        found.push_back(at + "\"" + plan.parameters[i] +
                        "\" is no parameter; write one like `LEGS = 4  # 3..8: number of legs`.");
      else if (!names.insert(parameter->name).second)
        found.push_back(at + "The parameter " + parameter->name + " stands twice.");
    } catch (const input_error& reason) {
      found.push_back(at + reason.what());
    }
  }
}

}  // namespace

std::vector<std::string> blueprint_faults(const blueprint& plan) {
  faults found;
  check_names(plan, found);
  check_sizes(plan, found);
  check_ground(plan, found);
  check_attachments(plan, found);
  check_support(plan, found);
  check_parameters(plan, found);
  return found;
}

}  // namespace maquette
