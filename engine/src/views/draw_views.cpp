// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/draw_views.hpp"

#include "files/scratch_folder.hpp"
#include "views/picture_file.hpp"

namespace maquette {

std::vector<std::pair<std::string, picture>> draw_views(host& blender, nlohmann::json settings) {
  const scratch_folder folder;
  settings["folder"] = folder.path().string();
  settings["sheet"] = false;
  std::vector<std::pair<std::string, picture>> drawn;
  for (const rendered_view& view : blender.render(settings).views)
    drawn.emplace_back(view.view, read_picture(view.file));
  return drawn;
}

}  // namespace maquette
