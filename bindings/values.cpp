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

observation read_observation(const py::dict& found) {
  if (!found.contains("parts")) return to_json(found);
  std::vector<part_mesh> meshes;
  for (const auto& part : found["parts"]) meshes.push_back(read_mesh(part.cast<py::dict>()));
  return meshes;
}

}  // namespace maquette::bindings
