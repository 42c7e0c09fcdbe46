// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>

#include "audit/alike.hpp"
#include "audit/checks.hpp"
#include "audit/joining.hpp"
#include "audit/meant.hpp"
#include "audit/neighbours.hpp"
#include "audit/pieces.hpp"
#include "audit/thresholds.hpp"
#include "audit/wording.hpp"

namespace maquette::auditing {
namespace {

namespace thresholds = audit_thresholds;

/// Among what the piece is meant to be attached to, if anything says so; else among all.
std::optional<neighbour> find_neighbour(const piece& piece, scene& scene, const audit_expectation& expected) {
  const std::set<std::uint32_t> own(piece.islands.begin(), piece.islands.end());
  const auto is_other = [&](std::uint32_t other) { return !own.contains(other); };
  const auto is_meant = [&](std::uint32_t other) {
    return is_other(other) && std::any_of(piece.parts.begin(), piece.parts.end(), [&](std::size_t part) {
             return any_pair(expected.attachments, scene.parts[part].name,
                             scene.name_of(*scene.islands[other]));
           });
  };
  if (!expected.attachments.empty())
    if (const auto meant = find_nearest(scene, piece.islands, is_meant)) return meant;
  return find_nearest(scene, piece.islands, is_other);
}

/// A piece that stands by itself, right under what it was meant to bear.
bool nearly_bears(const piece& piece, const neighbour& near) {
  const double diagonal = piece.bounds.diagonal();
  const double miss = std::max(thresholds::near_miss_share * diagonal,
                               std::min(thresholds::near_miss_most, thresholds::near_miss_short * diagonal));
  return near.distance() < miss && std::abs(near.way().z) > 0.9 * near.distance();
}

std::vector<std::string> names(const std::set<std::size_t>& parts, std::size_t first, const scene& scene) {
  std::vector<std::string> result{scene.parts[first].name};
  for (const std::size_t part : parts)
    if (part != first) result.push_back(scene.parts[part].name);
  return result;
}

/// What the asset's pieces are to each other.
struct whole {
  const piece* main = nullptr;     ///< the largest, of those that stand on the ground if any does
  std::set<std::size_t> anchored;  ///< parts of which something stands fast
  std::map<std::size_t, std::size_t> pieces_of;  ///< how many, by part

  explicit whole(const std::vector<piece>& pieces) {
    const bool any_grounded =
        std::any_of(pieces.begin(), pieces.end(), [](const piece& p) { return p.grounded; });
    for (const piece& piece : pieces)
      if ((piece.grounded || !any_grounded) && (main == nullptr || piece.area > main->area)) main = &piece;
    for (const piece& piece : pieces)
      for (const std::size_t part : piece.parts) {
        ++pieces_of[part];
        if (&piece == main || piece.grounded) anchored.insert(part);
      }
  }
  /// Parts that stand elsewhere as well would be torn from there.
  bool may_move(const piece& piece) const {
    return std::all_of(piece.parts.begin(), piece.parts.end(),
                       [&](std::size_t part) { return pieces_of.at(part) == 1; });
  }
};

bool is_loose(const piece& piece, const neighbour& near, scene& scene, contact_graph& graph,
              const audit_expectation& expected) {
  if (std::any_of(piece.parts.begin(), piece.parts.end(),
                  [&](std::size_t part) { return may_float(expected, scene.parts[part].name); }))
    return false;
  if (piece.grounded) return nearly_bears(piece, near) || likes_meet(piece.islands, near, scene, graph);
  return !is_held(piece, scene, graph);
}

audit_finding finding_of(const piece& piece, const neighbour& near, const whole& whole, const scene& scene) {
  const island &mine = *scene.islands[near.mine], &theirs = *scene.islands[near.theirs];
  const std::string &name = scene.name_of(mine), &other = scene.name_of(theirs);
  const double gap = near.distance(), diagonal = piece.bounds.diagonal();
  const bool stray = !piece.grounded && piece.parts.size() == 1 && whole.anchored.contains(mine.part);
  const bool close = gap < thresholds::gap_share * diagonal;
  audit_finding finding;
  finding.kind = stray ? audit_kind::island : close ? audit_kind::gap : audit_kind::floating;
  finding.parts = names(piece.parts, mine.part, scene);
  if (theirs.part != mine.part && !piece.parts.contains(theirs.part)) finding.parts.push_back(other);
  finding.value = gap;
  finding.unit = "m";
  finding.at = scene.placed(near.near.first);
  finding.severity = audit_severity::error;
  const std::string neighbour = mine.part == theirs.part ? "the rest of it" : other;
  if (stray)
    finding.message = "A piece of " + name + " (" + said_length(diagonal) +
                      " across) hangs on nothing: it is " + said_length(gap) + " from " + neighbour;
  else if (close)
    finding.message = name + " is " + said_length(gap) + " from " + neighbour;
  else
    finding.message = name + " floats: the nearest to it is " + neighbour + ", " + said_length(gap) + " away";
  const vec way = near.way();
  if (whole.may_move(piece)) {
    finding.fix = audit_fix{names(piece.parts, mine.part, scene), {way.x, way.y, way.z}};
    finding.message += "; move " + (piece.parts.size() == 1 ? "it" : said_list(finding.fix->parts)) + " by " +
                       said_vector(way) + ".";
  } else {
    finding.message += "; it lacks " + said_vector(way) + ".";
  }
  return finding;
}

/// Tells of a part's first loose pieces one by one, and of the rest in a sentence.
class loose_pieces {
 public:
  explicit loose_pieces(findings& found) : found_(found) {}

  void add(audit_finding finding) {
    told& told = told_of_[{finding.kind, finding.parts.front()}];
    if (++told.count <= thresholds::findings_of_a_kind)
      found_.push_back(std::move(finding));
    else if (++told.left_out == 1 || finding.value > told.worst.value)
      told.worst = std::move(finding);
  }
  void tell_rest() {
    for (auto& [key, told] : told_of_) {
      if (told.left_out == 0) continue;
      told.worst.message = said_count(told.left_out, "more piece", "more pieces") + " of " + key.second +
                           " hang on nothing; the farthest is " + said_length(told.worst.value) + " off.";
      told.worst.fix.reset();
      found_.push_back(std::move(told.worst));
    }
  }

 private:
  struct told {
    std::size_t count = 0, left_out = 0;
    audit_finding worst;
  };
  findings& found_;
  std::map<std::pair<audit_kind, std::string>, told> told_of_;
};

}  // namespace

void check_pieces(scene& scene, contact_graph& graph, const audit_expectation& expected, findings& found,
                  std::vector<part_contact>& apart) {
  const std::vector<piece> pieces = find_pieces(scene, graph, expected.ground);
  const whole whole(pieces);
  loose_pieces told(found);
  std::vector<piece> loose;
  const auto nearest_to = [&](const piece& piece) { return find_neighbour(piece, scene, expected); };
  for (const piece& piece : pieces) {
    if (&piece == whole.main) continue;
    const auto near = nearest_to(piece);
    if (!near) continue;
    const island &mine = *scene.islands[near->mine], &theirs = *scene.islands[near->theirs];
    if (mine.part != theirs.part)
      apart.push_back({scene.name_of(mine), scene.name_of(theirs), contact_state::apart, near->distance(),
                       scene.placed(near->near.first), scene.placed(near->near.second), 0.0, 0.0});
    if (!is_loose(piece, *near, scene, graph, expected)) continue;
    if (piece.grounded)
      told.add(finding_of(piece, *near, whole, scene));
    else
      loose.push_back(piece);
  }
  for (const loose_way& way : join_up(loose, nearest_to))
    told.add(finding_of(way.loose, way.near, whole, scene));
  told.tell_rest();
}

}  // namespace maquette::auditing
