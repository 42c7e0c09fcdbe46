// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <limits>

#include "maquette/error.hpp"
#include "outline/scenery.hpp"
#include "support/catch.hpp"

using namespace maquette;
using namespace maquette::testing;

TEST_CASE("the view from which an outline was drawn is found again") {
  const auto meshes = odd_thing().meshes();
  const double azimuth = GENERATE(-150.0, -67.0, 12.0, 33.0, 171.0);
  const double elevation = GENERATE(0.0, 24.0, 47.0);
  const double perspective = GENERATE(0.0, 0.3);
  CAPTURE(azimuth, elevation, perspective);
  const outline_report report = compare_outline(seen_from(meshes, {azimuth, elevation, perspective}), meshes);
  CHECK(report.view.iou > 0.93);
  const bool is_found =
      turn_between(report.view.azimuth, azimuth) < 5.0 ||
      std::any_of(report.as_good.begin(), report.as_good.end(), [&](const azimuth_range& range) {
        return turn_between(range.from, azimuth) < 5.0 || turn_between(range.to, azimuth) < 5.0;
      });
  CHECK(is_found);
  CHECK(report.asset.tallness == Approx(report.reference.tallness).epsilon(0.02));
}

TEST_CASE("another shape agrees clearly less") {
  const auto meshes = odd_thing().meshes();
  const auto ball = blocks().turn({{0.0F, 0.0F}, {0.3F, 0.2F}, {0.3F, 0.5F}, {0.0F, 0.7F}}).meshes();
  const outline_report report = compare_outline(seen_from(meshes, {-30.0, 15.0}), ball);
  CHECK(report.view.iou < 0.7);
  CHECK(outline_finding(report).severity != audit_severity::info);
}

TEST_CASE("what is turned on a lathe has no azimuth") {
  const auto vase = blocks().turn({{0.1F, 0.0F}, {0.2F, 0.3F}, {0.06F, 0.6F}, {0.12F, 0.7F}}).meshes();
  const outline_report report = compare_outline(seen_from(vase, {70.0, 10.0}), vase);
  CHECK(report.from_every_side);
  const nlohmann::json json = report;
  CHECK(json.at("azimuth").is_null());
  CHECK(outline_finding(report).message.find("the same from every side") != std::string::npos);
}

TEST_CASE("a box looks the same from its back") {
  const auto box = blocks().add({-0.5F, -0.2F, 0.0F}, {0.5F, 0.2F, 0.3F}).meshes();
  const outline_report report = compare_outline(seen_from(box, {20.0, 25.0}), box);
  CHECK_FALSE(report.from_every_side);
  REQUIRE(report.as_good.size() == 2);
  CHECK(turn_between(report.as_good[0].from, report.as_good[1].from) == Approx(180.0).margin(6.0));
}

TEST_CASE("a picture of the mirror image is told of") {
  const auto meshes = odd_thing().add({-0.6F, -0.2F, 0.42F}, {-0.25F, 0.0F, 0.45F}).meshes();
  const outline_report straight = compare_outline(seen_from(meshes, {20.0, 25.0}), meshes);
  CHECK_FALSE(straight.mirrored);
  const outline_report report = compare_outline(mirrored(seen_from(meshes, {20.0, 25.0})), meshes);
  REQUIRE(report.mirrored);
  CHECK(report.mirrored->iou > 0.93);
  CHECK(turn_between(report.mirrored->azimuth, 20.0) < 5.0);
}

TEST_CASE("proportions are told as numbers") {
  const auto tall = blocks().add({-0.1F, -0.1F, 0.0F}, {0.1F, 0.1F, 0.2F}).meshes();
  // Narrowest at 65 % of its height, twice as tall as wide.
  outline_mask mask{100, 200, std::vector<std::uint8_t>(100 * 200, 1)};
  for (std::size_t y = 60; y < 80; ++y)
    for (std::size_t x = 0; x < 30; ++x) mask.inside[y * 100 + x] = mask.inside[y * 100 + 99 - x] = 0;
  const outline_report report = compare_outline(mask, tall);
  CHECK(report.reference.tallness == Approx(2.0));
  CHECK(report.reference.widths[6] == Approx(0.2));
  CHECK(report.reference.widths[2] == Approx(0.5));
  const auto finding = outline_finding(report);
  CHECK(finding.kind == audit_kind::outline);
  CHECK(finding.unit == "iou");
  CHECK(finding.message.find("the reference is 2.00 times as tall as wide") != std::string::npos);
}

TEST_CASE("where the picture is doubtful the finding asks for nothing") {
  outline_report report;
  report.view.iou = 0.3;
  report.reference.tallness = report.asset.tallness = 1.0;
  CHECK(outline_finding(report, 1.0).severity == audit_severity::warning);
  CHECK(outline_finding(report, 0.5).severity == audit_severity::info);
}

TEST_CASE("an outline that is empty, and an asset without a surface, are refused") {
  const auto meshes = odd_thing().meshes();
  CHECK_THROWS_AS(compare_outline({4, 4, std::vector<std::uint8_t>(16)}, meshes), input_error);
  CHECK_THROWS_AS(compare_outline({4, 4, std::vector<std::uint8_t>(15, 1)}, meshes), input_error);
  const outline_mask full{4, 4, std::vector<std::uint8_t>(16, 1)};
  CHECK_THROWS_AS(compare_outline(full, {}), input_error);
  const std::vector<std::array<float, 3>> places{
      {0, 0, 0}, {1, 0, 0}, {0, std::numeric_limits<float>::quiet_NaN(), 1}};
  std::vector<std::array<std::int32_t, 3>> corners{{0, 1, 2}};
  part_mesh mesh;
  mesh.positions = places;
  mesh.triangles = corners;
  CHECK_THROWS_AS(compare_outline(full, {mesh}), input_error);
  corners = {{0, 1, 3}};
  CHECK_THROWS_AS(compare_outline(full, {mesh}), input_error);
}

TEST_CASE("a comparison stops when asked to") {
  const auto meshes = odd_thing().meshes();
  std::stop_source stop;
  stop.request_stop();
  CHECK_THROWS_AS(compare_outline(seen_from(meshes, {}), meshes, stop.get_token()), cancelled);
}
