// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/queued_host.hpp"

#include <utility>

#include "maquette/error.hpp"
#include "session/wire.hpp"

namespace maquette {

using nlohmann::json;

void queued_host::set_asset(std::string session, std::string name) {
  session_ = std::move(session);
  name_ = std::move(name);
}

json queued_host::ask(const char* kind, json payload) {
  payload["asset"] = session_;
  payload["name"] = name_;
  observation found = queue_.ask(kind, std::move(payload));
  if (auto* answer = std::get_if<json>(&found)) return std::move(*answer);
  throw host_error(std::string("Blender answered '") + kind + "' with meshes. Reinstall Maquette.");
}

analysis queued_host::analyse(const script& script) {
  analysis names = wire::read_analysis(ask("analyse", {{"cells", wire::cells_to_json(script)}}));
  if (names.size() != script.cells().size())
    throw host_error("Blender analysed another number of cells than the script has. Reinstall Maquette.");
  return names;
}

api_check queued_host::check(const script& script) {
  return wire::read_check(ask("check", {{"script", script.text()}}));
}

recollection queued_host::recall() { return wire::read_recollection(ask("recall", json::object())); }

execution queued_host::execute(const script& script, const analysis& names, const run_plan& plan) {
  return wire::read_execution(ask("execute", wire::execute_payload(script, names, plan)));
}

trial queued_host::try_script(const script& script) {
  const analysis names = analyse(script);
  for (const cell_analysis& cell : names)
    if (cell.problem)
      return {execution_error{cell.title, cell.problem->line, "SyntaxError", cell.problem->message}, ""};
  return wire::read_trial(ask("trial", wire::execute_payload(script, names, {})));
}

std::vector<part_mesh> queued_host::inspect() {
  observation found = queue_.ask("inspect", {{"asset", session_}, {"name", name_}});
  if (auto* meshes = std::get_if<std::vector<part_mesh>>(&found)) return std::move(*meshes);
  throw host_error("Blender answered 'inspect' without meshes. Reinstall Maquette.");
}

std::vector<object_move> queued_host::local_moves(const std::vector<std::string>& parts,
                                                  const std::array<double, 3>& move) {
  return wire::read_moves(ask("local_moves", {{"parts", parts}, {"move", move}}));
}

hand_report queued_host::hand() { return wire::read_hand(ask("hand", json::object())); }

hold_result queued_host::hold(const std::string& part, bool held) {
  return wire::read_hold(ask("hold", {{"part", part}, {"on", held}}));
}

render_result queued_host::render(const json& settings) { return wire::read_render(ask("render", settings)); }

export_result queued_host::export_files(const json& settings) {
  return wire::read_export(ask("export", settings));
}

void queued_host::draw(const sheet& drawing, const std::filesystem::path& file) {
  ask("draw", {{"sheet", drawing}, {"file", file.string()}});
}

picture_outline queued_host::outline_in(const std::filesystem::path& file) {
  const wire::pixels found = wire::read_pixels(ask("pixels", {{"file", file.string()}}));
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(found.rgba.data());
  return read_outline({found.width, found.height, {bytes, found.rgba.size()}});
}

}  // namespace maquette
