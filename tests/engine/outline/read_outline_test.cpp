// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <functional>
#include <random>

#include "maquette/error.hpp"
#include "maquette/outline.hpp"
#include "support/catch.hpp"

using namespace maquette;

namespace {

constexpr std::size_t side = 300;
using shade = std::array<double, 4>;

/// A picture painted by a function of the place, 0..1 to the right and down.
picture_outline outline_of(const std::function<shade(double, double)>& paint, double noise = 0.0) {
  std::mt19937 random(7);
  std::normal_distribution<double> grain(0.0, std::max(noise, 1e-9));
  std::vector<std::uint8_t> bytes;
  for (std::size_t y = 0; y < side; ++y)
    for (std::size_t x = 0; x < side; ++x) {
      const shade colour =
          paint((static_cast<double>(x) + 0.5) / side, (static_cast<double>(y) + 0.5) / side);
      for (std::size_t channel = 0; channel < 4; ++channel) {
        const double level = colour[channel] * 255.0 + (channel < 3 ? grain(random) : 0.0);
        bytes.push_back(static_cast<std::uint8_t>(std::clamp(level, 0.0, 255.0)));
      }
    }
  return read_outline({side, side, bytes});
}

/// A ring: the opening is to be seen through.
bool in_ring(double x, double y) {
  const double r = std::hypot(x - 0.5, y - 0.5);
  return r > 0.15 && r < 0.35;
}

/// Area in both over area in either.
double agreement(const picture_outline& found) {
  std::size_t both = 0, either = 0;
  for (std::size_t y = 0; y < side; ++y)
    for (std::size_t x = 0; x < side; ++x) {
      const bool is_ring =
          in_ring((static_cast<double>(x) + 0.5) / side, (static_cast<double>(y) + 0.5) / side);
      const bool is_found = found.mask->inside[y * side + x] != 0;
      both += is_ring && is_found ? 1 : 0;
      either += is_ring || is_found ? 1 : 0;
    }
  return static_cast<double>(both) / static_cast<double>(either);
}

constexpr shade red{0.7, 0.1, 0.1, 1.0}, white{1.0, 1.0, 1.0, 1.0}, clear{0.0, 0.0, 0.0, 0.0};

}  // namespace

TEST_CASE("alpha draws the outline where the picture has it") {
  const auto found = outline_of([](double x, double y) { return in_ring(x, y) ? white : clear; });
  REQUIRE(found.mask);
  CHECK(found.source == outline_source::alpha);
  CHECK(agreement(found) > 0.999);
  CHECK(found.confidence > 0.9);
}

TEST_CASE("an alpha that is full everywhere is no alpha") {
  const auto found = outline_of([](double x, double y) { return in_ring(x, y) ? red : white; });
  REQUIRE(found.mask);
  CHECK(found.source == outline_source::background);
  CHECK(agreement(found) > 0.99);
  CHECK(found.confidence > 0.9);
}

TEST_CASE("a gradient with grain is a plain background") {
  const auto found = outline_of(
      [](double x, double y) {
        const double level = 0.9 - 0.3 * y - 0.1 * (x - 0.5) * (x - 0.5);
        return in_ring(x, y) ? red : shade{level, level, level * 0.95, 1.0};
      },
      3.0);
  REQUIRE(found.mask);
  CHECK(agreement(found) > 0.98);
}

TEST_CASE("a soft shadow does not belong to the object") {
  const auto found = outline_of([](double x, double y) {
    if (in_ring(x, y)) return red;
    const double dark = 0.4 * std::exp(-(std::pow((x - 0.6) / 0.15, 2) + std::pow((y - 0.75) / 0.1, 2)));
    return shade{0.9 - dark, 0.9 - dark, 0.9 - dark, 1.0};
  });
  REQUIRE(found.mask);
  CHECK(agreement(found) > 0.97);
}

TEST_CASE("specks and letters beside the object are left out") {
  const auto found = outline_of([](double x, double y) {
    const bool is_speck = x > 0.05 && x < 0.06 && y > 0.9 && y < 0.95;
    return in_ring(x, y) || is_speck ? red : white;
  });
  REQUIRE(found.mask);
  CHECK(agreement(found) > 0.99);
}

TEST_CASE("a picture without an outline says why") {
  const auto reason = [](const std::function<shade(double, double)>& paint) {
    const auto found = outline_of(paint);
    CHECK_FALSE(found.mask);
    return found.reason;
  };
  CHECK(reason([](double x, double y) {
          const double wave = 0.5 + 0.4 * std::sin(40.0 * x) * std::sin(33.0 * y + 9.0 * x);
          return shade{wave, wave * 0.7, 1.0 - wave, 1.0};
        }).find("is not plain") != std::string::npos);
  CHECK(reason([](double, double) { return white; }).find("nothing stands out") != std::string::npos);
  CHECK(reason([](double x, double) {
          return x > 0.4 && x < 0.6 ? red : white;
        }).find("cuts the object off") != std::string::npos);
  CHECK(reason([](double x, double y) {
          return in_ring(x, y) ? shade{0.97, 0.93, 0.93, 1.0} : white;
        }).find("hardly differs") != std::string::npos);
}

TEST_CASE("a large picture is read smaller, its aspect kept") {
  const std::size_t width = 2000, height = 1000;
  std::vector<std::uint8_t> bytes(4 * width * height, 255);
  for (std::size_t y = 300; y < 700; ++y)
    for (std::size_t x = 400; x < 1600; ++x) bytes[4 * (y * width + x)] = bytes[4 * (y * width + x) + 1] = 0;
  const auto found = read_outline({width, height, bytes});
  REQUIRE(found.mask);
  CHECK(found.mask->width == 500);
  CHECK(found.mask->height == 250);
  const auto area = std::count(found.mask->inside.begin(), found.mask->inside.end(), 1);
  CHECK(static_cast<double>(area) == Approx(300.0 * 100.0).epsilon(0.02));
}

TEST_CASE("bytes that do not fit the picture's size are refused") {
  const std::vector<std::uint8_t> bytes(4 * 3);
  CHECK_THROWS_AS(read_outline({2, 2, bytes}), input_error);
  CHECK_THROWS_AS(read_outline({0, 0, {}}), input_error);
}
