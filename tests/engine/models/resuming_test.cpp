// SPDX-License-Identifier: GPL-3.0-or-later
#include <fstream>

#include "maquette/error.hpp"
#include "maquette/recording.hpp"
#include "support/catch.hpp"
#include "support/scripted_model.hpp"
#include "support/temporary_folder.hpp"

using namespace maquette;

namespace {

model_request about(const std::string& thing) {
  model_request request;
  request.messages = {user_message("Make a " + thing + ".")};
  return request;
}

/// A journal in which these things were answered with their names.
std::filesystem::path journal_of(const temporary_folder& folder, const std::vector<std::string>& things) {
  const auto file = folder / "journal.jsonl";
  const auto to = std::make_shared<recorder>(file);
  for (const std::string& thing : things)
    make_recording_model(std::make_unique<scripted_model>(std::vector{saying(thing)}), to)->ask(about(thing));
  return file;
}

}  // namespace

TEST_CASE("what was answered before is not asked again, and costs nothing") {
  const temporary_folder folder;
  const auto earlier = std::make_shared<recording>(journal_of(folder, {"chair", "table"}), true);
  const auto asked = std::make_shared<scripted_model::log>();
  const auto model =
      make_resuming_model(earlier, std::make_unique<scripted_model>(std::vector{saying("new")}, asked));
  const model_reply first = model->ask(about("chair"));
  CHECK(first.text == "chair");
  CHECK(first.usage.tokens_out == 0);
  CHECK(model->ask(about("lamp")).text == "new");
  CHECK(model->ask(about("table")).text == "table");
  CHECK(asked->asked.size() == 1);
  CHECK(model->ask(about("chair")).text == "new");  // it was answered once, not twice
}

TEST_CASE(
    "a journal whose last line is not whole holds what came before, one that is missing holds nothing") {
  const temporary_folder folder;
  const auto file = journal_of(folder, {"chair"});
  std::ofstream(file, std::ios::app) << R"({"hash":"x","request":{"sys)";
  recording cut(file, true);
  CHECK(cut.next(about("chair")) != nullptr);
  CHECK(cut.next(about("table")) == nullptr);
  CHECK_THROWS_AS(recording(file), data_error);
  recording none(folder / "none.jsonl", true);
  CHECK(none.next(about("chair")) == nullptr);
}

TEST_CASE("a reply that was of no use is asked for again") {
  const temporary_folder folder;
  const auto file = journal_of(folder, {"chair", "table"});
  make_recording_model(std::make_unique<scripted_model>(std::vector{saying("")}),
                       std::make_shared<recorder>(file))
      ->reject(about("chair"));
  recording journal(file, true);
  CHECK(journal.next(about("chair")) == nullptr);
  CHECK(journal.next(about("table")) != nullptr);
  CHECK_NOTHROW(recording(file).find(about("chair")));  // as a recording it is still what was said
}
