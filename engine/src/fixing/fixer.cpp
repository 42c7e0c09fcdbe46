// SPDX-License-Identifier: GPL-3.0-or-later
#include "fixing/fixer.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "maquette/error.hpp"
#include "maquette/shake.hpp"
#include "pipeline/bring_into_scene.hpp"

namespace maquette {
namespace {

/// Findings beyond this number are left to the user: each costs several runs of the script.
constexpr std::size_t most_findings = 12;

/// A parameter is taken for the fix where it moves the fault about as far as it is itself moved. One that
/// must change far more, such as a size that would have to grow, is the wrong one.
constexpr double most_leverage = 1.5;

std::ptrdiff_t how_many(const audit_report& report, const audit_finding& like) {
  return std::ranges::count_if(report.findings,
                               [&](const audit_finding& each) { return is_of_same(each, like); });
}

/// The finding's measure in another audit; 0 where it is gone.
double measure_in(const audit_report& report, const audit_finding& finding) {
  for (const audit_finding& each : report.findings)
    if (is_of_same(each, finding)) return each.value;
  return 0.0;
}

std::vector<std::string> objects_of(const std::vector<part_mesh>& meshes, const std::string& part) {
  std::vector<std::string> objects;
  for (const part_mesh& mesh : meshes)
    if (mesh.part == part && std::ranges::find(objects, mesh.object) == objects.end())
      objects.push_back(mesh.object);
  return objects;
}

}  // namespace

fixer::fixer(host& host, audit_expectation expected, teller tell)
    : host_(host), expected_(std::move(expected)), tell_(std::move(tell)) {}

fixing fixer::fix(const script& script, audit_report before) {
  fixing result{script, {}, before, std::move(before)};
  std::vector<audit_finding> open = result.before.findings;
  if (open.size() > most_findings) open.resize(most_findings);
  for (const audit_finding& finding : open) {
    if (!is_grave(finding) || finding.parts.empty()) continue;
    if (how_many(result.after, finding) == 0) continue;  // gone with another one's fix
    tell_(finding.message);
    bool fixed = false;
    if (finding.fix) {
      for (const std::string& name : own_parameters(result.fixed, finding)) {
        const auto candidate = solve(name, finding, result);
        if (candidate && (fixed = try_fix(*candidate, finding, result))) break;
      }
      if (!fixed) {
        bring_into_scene(result.fixed, host_);  // moves are said in the frames of what stands now
        const auto moves = host_.local_moves(finding.fix->parts, finding.fix->move);
        if (!moves.empty()) try_fix(move_objects(result.fixed, moves, finding), finding, result);
      }
      continue;
    }
    const auto objects = objects_of(host_.inspect(), finding.parts.front());
    for (const proposed_fix& candidate : mend_mesh(result.fixed, finding, objects))
      if (try_fix(candidate, finding, result)) break;
  }
  bring_into_scene(result.fixed, host_);
  return result;
}

/// Those of any of the parts that the finding names, the faulty one's first.
std::vector<std::string> fixer::own_parameters(const script& script, const audit_finding& finding) {
  const analysis names = host_.analyse(script);
  std::vector<std::string> found;
  for (const std::string& part : finding.parts)
    for (const std::string& name : parameters_of_part_alone(script, names, part)) found.push_back(name);
  return found;
}

std::optional<audit_report> fixer::measure(const script& script) {
  if (bring_into_scene(script, host_)) return std::nullopt;
  return audit(host_.inspect(), expected_);
}

/// Keeps the candidate where the finding is gone and no other has come.
bool fixer::try_fix(const proposed_fix& candidate, const audit_finding& finding, fixing& so_far) {
  script next;
  try {
    next = apply_edits(so_far.fixed, candidate.edits);
  } catch (const input_error&) {
    return false;  // a value outside of the parameter's range
  }
  auto after = measure(next);
  if (!after || how_many(*after, finding) >= how_many(so_far.after, finding) ||
      !new_findings(so_far.after.findings, after->findings).empty())
    return false;
  so_far.fixed = std::move(next);
  so_far.after = std::move(*after);
  so_far.fixes.push_back({finding, candidate});
  return true;
}

/// Where the finding's measure would be nothing, were it to change with the parameter as it does near its
/// present value: one step of Newton's method.
std::optional<proposed_fix> fixer::solve(const std::string& name, const audit_finding& finding,
                                         const fixing& so_far) {
  const parameter& parameter = *so_far.fixed.find_parameter(name);
  const double now = std::get<double>(parameter.value);
  double step = 0.25 * std::abs(finding.value);
  if (now + step > parameter.high) step = -step;
  if (now + step < parameter.low || finding.value == 0.0) return std::nullopt;
  const auto nearby = measure(apply_edits(so_far.fixed, {set_parameter{name, now + step}}));
  if (!nearby) return std::nullopt;
  const double slope = (measure_in(*nearby, finding) - finding.value) / step;
  if (std::abs(slope) * most_leverage < 1.0) return std::nullopt;
  // To the hundredth of a millimetre, as people write lengths.
  const double wanted = std::round((now - finding.value / slope) * 1e5) / 1e5;
  if (wanted < parameter.low || wanted > parameter.high) return std::nullopt;
  return proposed_fix{"set " + name + " to " + to_literal(wanted), {set_parameter{name, wanted}}};
}

}  // namespace maquette
