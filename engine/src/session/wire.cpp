// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/wire.hpp"

#include <utility>

#include "maquette/error.hpp"
#include "models/base64.hpp"

namespace maquette::wire {
namespace {

using nlohmann::json;

/// Reads a shape; what does not fit is the host's fault, not the user's.
template <typename Read>
auto checked(const char* kind, const json& found, Read read) {
  try {
    return read(found);
  } catch (const json::exception& reason) {
    throw host_error(std::string("Blender's answer to '") + kind + "' was not understood (" + reason.what() +
                     "). The add-on and the engine may be of different versions; reinstall Maquette.");
  }
}

std::optional<execution_error> read_error(const json& error) {
  if (error.is_null()) return std::nullopt;
  return execution_error{error.at("cell"), error.at("line"), error.at("type"), error.at("message")};
}

}  // namespace

json cells_to_json(const script& script) {
  json cells = json::array();
  for (const cell& cell : script.cells())
    cells.push_back({{"title", cell.title}, {"line", cell.line}, {"text", cell.text}});
  return cells;
}

json execute_payload(const script& script, const analysis& names, const run_plan& plan) {
  json cells = cells_to_json(script);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    cells[i]["defines"] = names[i].defines;
    cells[i]["reads"] = names[i].reads;
    cells[i]["mutates"] = names[i].mutates;
  }
  return {{"script", script.text()}, {"cells", std::move(cells)}, {"run", plan.run}, {"remove", plan.remove}};
}

analysis read_analysis(const json& found) {
  return checked("analyse", found, [](const json& f) { return f.at("cells").get<analysis>(); });
}

json finding_to_json(const finding& found) {
  return {{"cell", found.cell},       {"line", found.line},
          {"column", found.column},   {"rule", found.rule},
          {"message", found.message}, {"replacement", found.replacement ? json(*found.replacement) : json()},
          {"certain", found.certain}};
}

api_check read_check(const json& found) {
  const auto read_all = [](const json& list) {
    std::vector<finding> findings;
    for (const json& each : list) {
      findings.push_back({each.at("cell"), each.at("line"), each.at("column"), each.at("rule"),
                          each.at("message"), std::nullopt, each.at("certain")});
      if (const json& better = each.at("replacement"); !better.is_null())
        findings.back().replacement = better;
    }
    return findings;
  };
  return checked("check", found, [&](const json& f) {
    return api_check{read_all(f.at("findings")), read_all(f.at("mended")), f.at("script"),
                     read_all(f.at("refused"))};
  });
}

recollection read_recollection(const json& found) {
  return checked("recall", found, [](const json& f) { return f.at("cells").get<recollection>(); });
}

trial read_trial(const json& found) {
  return checked("trial", found, [](const json& f) {
    return trial{read_error(f.at("error")), f.value("skipped", "")};
  });
}

execution read_execution(const json& found) {
  return checked("execute", found, [](const json& f) {
    execution out;
    out.error = read_error(f.at("error"));
    for (const json& cell : f.at("cells"))
      out.cells.push_back(
          {cell.at("title"), cell.at("seconds"), cell.at("objects"), cell.at("touched"), cell.at("foreign")});
    out.held = f.value("held", std::vector<std::string>{});
    out.seconds = f.at("seconds");
    return out;
  });
}

hand_report read_hand(const json& found) {
  return checked("hand", found, [](const json& f) { return f.get<hand_report>(); });
}

hold_result read_hold(const json& found) {
  return checked("hold", found, [](const json& f) { return hold_result{f.at("title"), f.at("held")}; });
}

std::vector<object_move> read_moves(const json& found) {
  return checked("local_moves", found, [](const json& f) {
    std::vector<object_move> moves;
    for (const json& each : f.at("objects")) moves.push_back({each.at("name"), each.at("by")});
    return moves;
  });
}

render_result read_render(const json& found) {
  return checked("render", found, [](const json& f) {
    render_result out;
    for (const json& view : f.at("views")) out.views.push_back({view.at("view"), view.at("file")});
    out.sheet = f.at("sheet");
    out.seconds = f.at("seconds");
    return out;
  });
}

export_result read_export(const json& found) {
  return checked("export", found, [](const json& f) {
    return export_result{f.at("files"), f.at("notes"), f.at("seconds")};
  });
}

pixels read_pixels(const json& found) {
  return checked("pixels", found, [](const json& f) {
    return pixels{f.at("width"), f.at("height"),
                  from_base64(f.at("rgba").get<std::string>()).value_or(std::string())};
  });
}

}  // namespace maquette::wire
