// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/wording.hpp"

#include <cstdio>

namespace maquette::auditing {
namespace {

std::string formatted(const char* format, double value) {
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), format, value);
  return text.data();
}

std::string trimmed(double value) {
  std::string text = formatted("%.4f", value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text == "-0" ? "0" : text;
}

}  // namespace

std::string said_length(double metres) {
  const double size = std::abs(metres);
  if (size < 0.001) return formatted("%.2f mm", metres * 1000.0);
  if (size < 0.1) return formatted("%.1f mm", metres * 1000.0);
  return formatted(size < 10.0 ? "%.3f m" : "%.2f m", metres);
}

std::string said_vector(vec metres) {
  return "(" + trimmed(metres.x) + ", " + trimmed(metres.y) + ", " + trimmed(metres.z) + ")";
}

std::string said_count(std::size_t count, const char* one, const char* many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

std::string said_factor(double factor) { return trimmed(factor); }

std::string said_object(const part_mesh& mesh) {
  return mesh.part == mesh.object ? mesh.part : mesh.part + " (" + mesh.object + ")";
}

std::string said_list(const std::vector<std::string>& names) {
  std::string result;
  const std::size_t told = names.size() > 3 ? 2 : names.size();
  for (std::size_t i = 0; i < told; ++i) {
    if (i > 0) result += i + 1 == names.size() ? " and " : ", ";
    result += names[i];
  }
  if (told < names.size()) result += " and " + std::to_string(names.size() - told) + " more";
  return result;
}

}  // namespace maquette::auditing
