// SPDX-License-Identifier: GPL-3.0-or-later
#include "values.hpp"

#include <pybind11/numpy.h>
#include <pybind11/stl.h>

#include <pybind11_json/pybind11_json.hpp>

namespace maquette::bindings {
namespace {

namespace py = pybind11;

/// Rows of three over a numpy array, without a copy.
template <typename Scalar>
std::span<const std::array<Scalar, 3>> rows(const py::handle& object, const char* what) {
  const auto array = py::array_t<Scalar, py::array::c_style>::ensure(object);
  if (!array || array.ptr() != object.ptr() || array.ndim() != 2 || array.shape(1) != 3)
    throw py::type_error(std::string(what) + " must be a C-contiguous array of three " +
                         (std::is_same_v<Scalar, float> ? "float32" : "int32") + " columns");
  static_assert(sizeof(std::array<Scalar, 3>) == 3 * sizeof(Scalar));
  return {reinterpret_cast<const std::array<Scalar, 3>*>(array.data()),
          static_cast<std::size_t>(array.shape(0))};
}

/// A numpy array of int32, without a copy.
std::span<const std::int32_t> row(const py::handle& object, const char* what) {
  const auto array = py::array_t<std::int32_t, py::array::c_style>::ensure(object);
  if (!array || array.ptr() != object.ptr() || array.ndim() != 1)
    throw py::type_error(std::string(what) + " must be a C-contiguous array of int32");
  return {array.data(), static_cast<std::size_t>(array.shape(0))};
}

object_frame read_frame(const py::dict& found) {
  return {found["parent"].cast<std::string>(), found["scale"].cast<std::array<double, 3>>(),
          found["parent_scale"].cast<std::array<double, 3>>(), found["collection"].cast<std::string>(),
          found["root"].cast<std::string>()};
}

/// Keeps a Python object alive from C++; it may be let go on any thread.
std::shared_ptr<const void> keep(py::object object) {
  auto* owned = object.release().ptr();
  return {owned, [](const void* held) {
            const py::gil_scoped_acquire gil;
            Py_DECREF(static_cast<PyObject*>(const_cast<void*>(held)));
          }};
}

part_mesh read_mesh(const py::dict& found) {
  part_mesh mesh;
  mesh.part = found["part"].cast<std::string>();
  mesh.object = found["object"].cast<std::string>();
  mesh.materials = found["materials"].cast<std::vector<std::string>>();
  mesh.positions = rows<float>(found["positions"], "positions");
  mesh.triangles = rows<std::int32_t>(found["triangles"], "triangles");
  if (found.contains("slots")) mesh.slots = row(found["slots"], "slots");
  if (found.contains("ngon_ends")) {
    mesh.ngon_corners = row(found["ngon_corners"], "ngon_corners");
    mesh.ngon_ends = row(found["ngon_ends"], "ngon_ends");
  }
  if (found.contains("frame")) mesh.frame = read_frame(found["frame"]);
  mesh.owner = keep(found);
  return mesh;
}

}  // namespace

nlohmann::json to_json(const py::handle& value) { return pyjson::to_json(value); }

dictionary to_dictionary(const nlohmann::json& value) {
  return py::reinterpret_steal<dictionary>(pyjson::from_json(value).release());
}

dictionaries to_dictionaries(const nlohmann::json& value) {
  return py::reinterpret_steal<dictionaries>(pyjson::from_json(value).release());
}

optional_dictionary to_optional(const nlohmann::json& value) {
  return py::reinterpret_steal<optional_dictionary>(pyjson::from_json(value).release());
}

std::vector<part_mesh> read_meshes(const py::handle& parts) {
  std::vector<part_mesh> meshes;
  for (const auto& part : parts) meshes.push_back(read_mesh(part.cast<py::dict>()));
  return meshes;
}

observation read_observation(const py::dict& found) {
  if (!found.contains("parts")) return to_json(found);
  return read_meshes(found["parts"]);
}

}  // namespace maquette::bindings
