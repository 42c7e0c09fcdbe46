// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/shapes.hpp"
#include "support/catch.hpp"

using namespace maquette;
using namespace maquette::testing;

namespace {

void expect_sound(const assembly& assembly, const audit_expectation& expected = {}) {
  const audit_report report = assembly.audited(expected);
  INFO(told(report));
  CHECK(report.findings.empty());
}

shape four_legs(double length, double top) {
  shape result;
  for (const double x : {-0.5, 0.5})
    for (const double y : {-0.3, 0.3})
      result = result.with(box(0.05, 0.05, length).moved(x, y, top - length / 2));
  return result;
}

}  // namespace

TEST_CASE("a table whose legs are let into the top is sound") {
  assembly table;
  table.add("top", box(1.2, 0.8, 0.03).moved(0, 0, 0.735)).add("legs", four_legs(0.735, 0.735));
  expect_sound(table);
}

TEST_CASE("a table whose legs end at the top's underside is sound") {
  assembly table;
  table.add("top", box(1.2, 0.8, 0.03).moved(0, 0, 0.735)).add("legs", four_legs(0.72, 0.72));
  expect_sound(table);
}

TEST_CASE("a cup with its handle is sound") {
  assembly cup;
  cup.add("body", vessel(0.04, 0.1, 0.004)).add("handle", ring(0.025, 0.005).lying().moved(0, 0.058, 0.05));
  expect_sound(cup);
}

TEST_CASE("hoops round a bucket are sound") {
  assembly bucket;
  bucket.add("body", vessel(0.15, 0.3, 0.014));
  for (const double z : {0.06, 0.24})
    bucket.add(
        "hoops",
        turned({{0.149, -0.012}, {0.152, -0.012}, {0.152, 0.012}, {0.149, 0.012}}, true).moved(0, 0, z));
  expect_sound(bucket);
}

TEST_CASE("a bulb nested in a shade on its stem is sound") {
  assembly lamp;
  lamp.add("base", cylinder(0.1, 0.02).moved(0, 0, 0.01))
      .add("stem", cylinder(0.01, 0.4).moved(0, 0, 0.215))
      .add("bulb", sphere(0.03).moved(0, 0, 0.435))
      .add("shade", turned({{0.15, 0.35}, {0.1, 0.55}}))
      .add("spider", box(0.27, 0.004, 0.004).moved(0, 0, 0.41));
  expect_sound(lamp);
}

TEST_CASE("a plant in a pot is sound") {
  assembly plant;
  plant.add("pot", vessel(0.1, 0.18, 0.01))
      .add("soil", turned({{0, 0.01}, {0.091, 0.01}, {0.091, 0.15}, {0, 0.16}}))
      .add("stem", cylinder(0.008, 0.3).moved(0, 0, 0.25));
  shape leaves;
  for (int i = 0; i < 6; ++i) {
    const double angle = i;
    shape leaf;
    leaf.points = {{0, 0, 0},
                   {0.1 * std::cos(angle), 0.1 * std::sin(angle), 0.03},
                   {0.08 * std::cos(angle + 0.3), 0.08 * std::sin(angle + 0.3), 0.03}};
    leaf.triangles = {{0, 1, 2}};
    leaves = leaves.with(leaf.moved(0, 0, 0.2 + 0.03 * i));
  }
  plant.add("leaves", leaves);
  expect_sound(plant);
}

TEST_CASE("links of a chain hold each other without touching") {
  assembly chain;
  for (int i = 0; i < 5; ++i) {
    const shape link = ring(0.03, 0.004);
    chain.add("link " + std::to_string(i), (i % 2 == 0 ? link : link.lying().lying()).moved(0.045 * i, 0, 0));
  }
  audit_expectation hanging;
  hanging.ground.reset();
  expect_sound(chain, hanging);
}

TEST_CASE("a flame round its wick on a candle is sound") {
  assembly candle;
  candle.add("candle", cylinder(0.03, 0.1).moved(0, 0, 0.05))
      .add("wick", cylinder(0.0015, 0.02).moved(0, 0, 0.105))
      .add("flame", sphere(0.012).moved(0, 0, 0.115));
  expect_sound(candle);
}

TEST_CASE("a cushion lies a little into its chair") {
  assembly chair;
  chair.add("seat", box(0.5, 0.5, 0.45).moved(0, 0, 0.225))
      .add("cushion", box(0.45, 0.45, 0.1).moved(0, 0, 0.48));
  expect_sound(chair);
}

TEST_CASE("things that stand side by side need not touch") {
  assembly fence;
  for (int i = 0; i < 8; ++i)
    fence.add("plank " + std::to_string(i), box(0.1, 0.02, 1.0).moved(0.105 * i, 0, 0.5));
  expect_sound(fence);
}

TEST_CASE("eyes sunk half into a head, all alike, are meant") {
  assembly head;
  head.add("head", sphere(0.1).moved(0, 0, 0.1));
  for (const double x : {-0.04, 0.04})
    head.add("eyes", sphere(0.02).moved(x, -0.0885, 0.12), "eye" + std::to_string(x));
  expect_sound(head);
}

TEST_CASE("a hollow ball has an inner wall that looks inwards") {
  assembly ball;
  ball.add("ball", sphere(0.1).with(sphere(0.09).inside_out()).moved(0, 0, 0.1));
  expect_sound(ball);
}

TEST_CASE("a tube with the caps that Blender leaves loose has no duplicates") {
  const auto disc = [](double z, bool up) {
    const shape cap = turned({{0, z}, {0.02, z}});
    return up ? cap.inside_out() : cap;
  };
  assembly tube;
  tube.add("tube", turned({{0.02, 0}, {0.02, 0.3}}).with(disc(0, false)).with(disc(0.3, true)));
  expect_sound(tube);
}

TEST_CASE("a thick post through a thin base is sound") {
  assembly lamp;
  lamp.add("base", cylinder(0.1, 0.02).moved(0, 0, 0.01)).add("post", cylinder(0.06, 0.1).moved(0, 0, 0.05));
  expect_sound(lamp);
}

TEST_CASE("spokes end within their rims above the ground") {
  assembly bicycle;
  for (const double x : {-0.5, 0.5}) {
    bicycle.add("wheels", ring(0.33, 0.015).lying().lying().moved(x, 0, 0.345));
    bicycle.add("spokes", cylinder(0.003, 0.66).moved(x, 0, 0.345));
    bicycle.add("hubs", cylinder(0.02, 0.08).lying().lying().moved(x, 0, 0.345));
  }
  bicycle.add("frame", box(1.0, 0.03, 0.03).moved(0, 0, 0.345));
  expect_sound(bicycle);
}

TEST_CASE("what stands beside its like, and never touched it, is left alone") {
  assembly scene;
  scene.add("house", box(4, 4, 3).moved(0, 0, 1.5));
  for (int i = 0; i < 4; ++i) scene.add("bins", box(0.5, 0.5, 1).moved(2.3 + 0.02 * i, 0.6 * i, 0.5));
  expect_sound(scene);
}

TEST_CASE("a hollow that a fill cut into slivers along its rim is no fault") {
  // Three corners of the rim in a line, as Blender fills a letter.
  shape letter;
  letter.points = {{0, 0, 0}, {1, 0, 0}, {2, 0, 0}, {1, 1, 0}};
  letter.triangles = {{0, 1, 2}, {0, 2, 3}};
  assembly scene;
  scene.add("letter", letter);
  expect_sound(scene);
}

TEST_CASE("a wall clock set down on its rim is not told that it would tip over") {
  assembly clock;
  clock.add("dial", cylinder(0.13, 0.02).lying().lying().moved(0, 0, 0.13));
  clock.add("movement", box(0.06, 0.05, 0.06).moved(0, 0.03, 0.13));
  const audit_report report = clock.audited();
  INFO(told(report));
  CHECK(report.findings.empty());
}
