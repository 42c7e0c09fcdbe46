// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "maquette/hand.hpp"
#include "maquette/host.hpp"
#include "maquette/outline.hpp"
#include "maquette/sheet.hpp"
#include "session/request_queue.hpp"

namespace maquette {

/// The host port over the queue: every call is one host request about one asset.
class queued_host final : public host {
 public:
  explicit queued_host(request_queue& queue) : queue_(queue) {}

  /// The asset that the requests are about: its session and the name of its script in Blender.
  void set_asset(std::string session, std::string name);

  analysis analyse(const script& script) override;
  api_check check(const script& script) override;
  recollection recall() override;
  execution execute(const script& script, const analysis& names, const run_plan& plan) override;
  std::vector<part_mesh> inspect() override;
  std::vector<object_move> local_moves(const std::vector<std::string>& parts,
                                       const std::array<double, 3>& move) override;
  /// Runs the whole script in the isolated Blender, where an error stays without consequences.
  trial try_script(const script& script);
  /// What the artist changed since the last run. The host holds from then on what no line can say.
  hand_report hand();
  /// Holds a part as it is, or lets it go; "seat" or its cell's title.
  hold_result hold(const std::string& part, bool held);
  render_result render(const nlohmann::json& settings) override;
  export_result export_files(const nlohmann::json& settings) override;

  /// Draws a sheet to a PNG file.
  void draw(const sheet& drawing, const std::filesystem::path& file);
  /// Where the thing is in a PNG, JPEG or WebP file, whose pixels Blender reads.
  picture_outline outline_in(const std::filesystem::path& file);

 private:
  nlohmann::json ask(const char* kind, nlohmann::json payload);

  request_queue& queue_;
  std::string session_;
  std::string name_;
};

}  // namespace maquette
