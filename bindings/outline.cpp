// SPDX-License-Identifier: GPL-3.0-or-later
#include "maquette/outline.hpp"

#include <pybind11/numpy.h>
#include <pybind11/stl.h>

#include <algorithm>

#include "module.hpp"
#include "values.hpp"

namespace maquette::bindings {
namespace {

namespace py = pybind11;
using bytes = py::array_t<std::uint8_t, py::array::c_style>;

/// The array's bytes in order; they are copied only where they lie otherwise.
bytes read_bytes(const py::object& object, py::ssize_t dimensions, const char* needed) {
  if (!py::isinstance<py::array_t<std::uint8_t>>(object)) throw py::type_error(needed);
  const auto array = bytes::ensure(object);
  if (!array || array.ndim() != dimensions || (dimensions == 3 && array.shape(2) != 4))
    throw py::type_error(needed);
  return array;
}

dictionary read(const py::object& given) {
  const bytes pixels = read_bytes(given, 3, "pixels must be an array of uint8 of shape (height, width, 4)");
  const picture_pixels picture{static_cast<std::size_t>(pixels.shape(1)),
                               static_cast<std::size_t>(pixels.shape(0)),
                               {pixels.data(), static_cast<std::size_t>(pixels.size())}};
  picture_outline found;
  {
    const py::gil_scoped_release release;
    found = read_outline(picture);
  }
  dictionary out;
  out["mask"] = py::none();
  out["reason"] = found.reason;
  out["source"] = std::string(name_of(found.source));
  out["confidence"] = found.confidence;
  if (found.mask) {
    bytes mask({found.mask->height, found.mask->width});
    std::copy(found.mask->inside.begin(), found.mask->inside.end(), mask.mutable_data());
    out["mask"] = std::move(mask);
  }
  return out;
}

dictionary compare(const py::object& given, const dictionaries& parts, double confidence) {
  const bytes mask = read_bytes(given, 2, "mask must be an array of uint8 of shape (height, width)");
  const outline_mask reference{static_cast<std::size_t>(mask.shape(1)),
                               static_cast<std::size_t>(mask.shape(0)),
                               {mask.data(), mask.data() + mask.size()}};
  const std::vector<part_mesh> meshes = read_meshes(parts);
  nlohmann::json out;
  {
    const py::gil_scoped_release release;
    const outline_report report = compare_outline(reference, meshes);
    out = report;
    out["finding"] = outline_finding(report, confidence);
  }
  return to_dictionary(out);
}

}  // namespace

void bind_outline(py::module_& module) {
  module.def(
      "read_outline", &read, py::arg("pixels"),
      "Where the object is in a picture, given as uint8 (height, width, 4) with rows from the top: mask "
      "(uint8, None where there is no outline), reason, source (alpha or background) and confidence.");
  module.def("outline", &compare, py::arg("mask"), py::arg("parts"), py::arg("confidence") = 1.0,
             "Compare a mask with the outline of inspected parts from all sides: iou, azimuth, elevation, "
             "proportions, and the finding in words.");
}

}  // namespace maquette::bindings
