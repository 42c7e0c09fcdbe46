// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/find_parameter.hpp"

#include <algorithm>

namespace maquette::library {
namespace {

/// How well one word of a subject fits: 4 for the parameter's name, less for its meaning, below 0 for
/// neither.
double word_score(const parameter_profile& profile, const std::string& lemma) {
  if (std::count(profile.subject.begin(), profile.subject.end(), lemma)) return 4.0;
  if (profile.listed.contains(lemma)) return 3.0;
  const parameter& source = *profile.source;
  if (source.kind == parameter_kind::count) return -3.0;  // what is not counted is only where it stands
  // A length of the whole is no length of a part, unless its meaning says that they are the same: "width of
  // the deck".
  if (source.kind == parameter_kind::number && !source.unit.empty() && profile.subject.empty() &&
      (profile.about.size() > 2 || !profile.about.contains("the")))
    return -3.0;
  return profile.about.contains(lemma) ? 2.0 : -3.0;
}

}  // namespace

std::optional<double> subject_score(const parameter_profile& profile,
                                    const std::vector<std::string>& subject) {
  if (subject.empty()) return 3.0 - static_cast<double>(profile.subject.size());
  if (subject.front() == "*") return 1.0;
  double score = word_score(profile, subject.back());
  if (score < 0) return std::nullopt;
  for (std::size_t i = 0; i + 1 < subject.size(); ++i) score += word_score(profile, subject[i]) / 2;
  for (const std::string& lemma : profile.subject)
    if (!std::count(subject.begin(), subject.end(), lemma)) score -= 0.5;
  return score;
}

std::vector<const parameter_profile*> find_parameters(const vocabulary& vocabulary,
                                                      const std::vector<std::string>& subject,
                                                      const wanted_parameter& wanted) {
  std::vector<const parameter_profile*> best;
  double best_score = 0;
  for (const auto& profile : vocabulary.profiles) {
    if (!std::count(wanted.kinds.begin(), wanted.kinds.end(), profile.source->kind)) continue;
    if (!wanted.unit.empty() && profile.source->unit != wanted.unit) continue;
    const auto rank = std::find(wanted.properties.begin(), wanted.properties.end(), profile.property);
    if (!wanted.properties.empty() && rank == wanted.properties.end()) continue;
    const auto fit = subject_score(profile, subject);
    if (!fit) continue;
    const double score = *fit * 10 - 2 * static_cast<double>(rank - wanted.properties.begin());
    if (!best.empty() && score < best_score) continue;
    if (score > best_score) best.clear();
    best.push_back(&profile);
    best_score = score;
  }
  return best;
}

const parameter_profile* find_parameter(const vocabulary& vocabulary, const std::vector<std::string>& subject,
                                        const wanted_parameter& wanted) {
  const auto found = find_parameters(vocabulary, subject, wanted);
  return found.empty() ? nullptr : found.front();
}

}  // namespace maquette::library
