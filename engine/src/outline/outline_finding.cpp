// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "maquette/outline.hpp"

namespace maquette {
namespace {

/// Our own assets agree with pictures of themselves by 0.9 and more; thin ones, such as a ladder-back chair
/// in a JPEG, by the least. A compact shape can agree as well with another one: this says nothing of what it
/// is.
constexpr double agrees = 0.88;
/// Widths that differ by less are what another view or lens makes of one shape.
constexpr double width_matters = 0.25;
constexpr double doubtful = 0.7;

template <typename... Values>
std::string said(const char* format, Values... values) {
  std::array<char, 256> text{};
  std::snprintf(text.data(), text.size(), format, values...);
  return text.data();
}

/// "-0" is nobody's angle.
double whole(double degrees) { return std::round(degrees) + 0.0; }

std::string said_view(const outline_report& report) {
  const double elevation = whole(report.view.elevation);
  if (report.from_every_side)
    return said("seen from elevation %.0f°; it looks the same from every side", elevation);
  return said("seen from azimuth %.0f°, elevation %.0f°", whole(report.view.azimuth), elevation);
}

/// "1.40 times as tall as wide", or the other way round.
std::string said_tallness(double tallness) {
  return tallness >= 1.0 ? said("%.2f times as tall as wide", tallness)
                         : said("%.2f times as wide as tall", 1.0 / tallness);
}

/// Where along their height the two differ most, if they differ; the lowest and highest tenths end in points.
std::string said_width(const outline_report& report) {
  const auto &wanted = report.reference.widths, &found = report.asset.widths;
  const double widest = *std::max_element(wanted.begin(), wanted.end());
  std::size_t worst = 1;
  const auto off = [&](std::size_t band) { return std::abs(found[band] - wanted[band]); };
  for (std::size_t band = 1; band + 1 < wanted.size(); ++band)
    if (off(band) > off(worst)) worst = band;
  if (off(worst) < width_matters * widest || std::min(wanted[worst], found[worst]) <= 0.0) return "";
  const double ratio = found[worst] / wanted[worst];
  return said(" At %.0f %% of its height the asset is %.1f times as %s as the reference.",
              10.0 * (static_cast<double>(worst) + 0.5), ratio > 1.0 ? ratio : 1.0 / ratio,
              ratio > 1.0 ? "wide" : "narrow");
}

/// Never an error: a picture may show another style than is meant.
audit_severity severity_of(double iou, double confidence) {
  return iou >= agrees || confidence < doubtful ? audit_severity::info : audit_severity::warning;
}

}  // namespace

audit_finding outline_finding(const outline_report& report, double confidence) {
  audit_finding finding;
  finding.kind = audit_kind::outline;
  finding.value = report.view.iou;
  finding.unit = "iou";
  finding.severity = severity_of(report.view.iou, confidence);
  finding.message = said("The outline agrees with the reference by %.2f (", report.view.iou) +
                    said_view(report) + "); the reference is " + said_tallness(report.reference.tallness) +
                    ", the asset " + said_tallness(report.asset.tallness) + "." + said_width(report);
  if (report.mirrored)
    finding.message += said(" The picture's mirror image agrees better, by %.2f.", report.mirrored->iou);
  if (confidence < doubtful)
    finding.message += " The object hardly stands out from the picture's background, so take this with care.";
  return finding;
}

}  // namespace maquette
