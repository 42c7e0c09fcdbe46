// SPDX-License-Identifier: GPL-3.0-or-later
#include "roles/desk.hpp"

#include <iterator>
#include <utility>

#include "roles/looking_up.hpp"
#include "roles/scene_instruments.hpp"

namespace maquette {
namespace {

void add(std::vector<instrument>& ready, std::vector<instrument> more) {
  ready.insert(ready.end(), std::move_iterator(more.begin()), std::move_iterator(more.end()));
}

/// "coder looks up: bevel edges".
instruments::listener noting(const author_context& at, std::string who) {
  return [&at, who = std::move(who)](const std::string& what) { at.note(who + " " + what); };
}

}  // namespace

instruments desk::for_planning() const {
  std::vector<instrument> ready = passage_instruments(knowledge);
  add(ready, recall_instruments(at.earlier));
  return {std::move(ready), noting(at, "planner")};
}

instruments desk::for_writing(const std::string& title) const {
  return {passage_instruments(knowledge), noting(at, "coder (" + title + ")")};
}

instruments desk::for_changing() const {
  std::vector<instrument> ready = passage_instruments(knowledge);
  add(ready, recall_instruments(at.earlier));
  add(ready, scene_instruments(at.blender));
  return {std::move(ready), noting(at, "coder")};
}

}  // namespace maquette
