// SPDX-License-Identifier: GPL-3.0-or-later
#include "roles/looking_up.hpp"

#include "maquette/error.hpp"
#include "support/thrown.hpp"

using namespace maquette;
using nlohmann::json;

namespace {

std::shared_ptr<const retriever> shelf() {
  std::vector<passage> passages{
      {"guide:bevel", "guide", "Bevelled edges",
       "Light catches a bevel.\nUse bmesh.ops.bevel with few segments."},
      {"api:bevel", "api", "bmesh.ops.bevel", "Bevels edges and vertices of a bmesh."},
      {"guide:wood", "guide", "Wood", "Grain runs along the board."}};
  return std::make_shared<retriever>(
      std::move(passages),
      load_word_vectors(std::filesystem::path(MAQUETTE_RAG_FOLDER) / "vectors/words.bin"));
}

std::vector<remark> talk() {
  return {{"artist-1", "a chair", "a chair"}, {"critic-1", "too low", "too low (front view) Change: 2 cm"}};
}

}  // namespace

TEST_CASE(
    "search_docs gives ids, titles and excerpts on one line each, of one kind where that is asked for") {
  const auto ready = passage_instruments(shelf());
  const instrument& search = ready.at(0);
  const std::string all = search.use({{"query", "bevel the edges"}}).text;
  CHECK(says(all, "- guide:bevel (guide): Bevelled edges. Light catches a bevel. Use"));
  CHECK(says(all, "- api:bevel"));
  const std::string guides = search.use({{"query", "bevel the edges"}, {"kind", "guide"}}).text;
  CHECK(says(guides, "guide:bevel"));
  CHECK(guides.find("api:bevel") == std::string::npos);
  CHECK(search.offer.schema["properties"]["kind"]["enum"] == json({"api", "guide"}));
  CHECK(search.describe({{"query", "bevel"}}) == "looks up: bevel");
  CHECK(says(search.use({{"query", "zzqxy"}}).text, "Nothing was found"));
}

TEST_CASE("read_passage gives the whole of what was found, and says where an id comes from") {
  const auto ready = passage_instruments(shelf());
  CHECK(ready.at(1).use({{"id", "guide:wood"}}).text == "Wood\n\nGrain runs along the board.");
  CHECK(says(thrown<input_error>([&] {
               ready.at(1).use({{"id", "wood"}});
             }).what(),
             "as search_docs gives it"));
}

TEST_CASE("recall gives the whole of a remark, and names those that there are") {
  const auto ready = recall_instruments(talk());
  CHECK(ready.at(0).use({{"id", "critic-1"}}).text == "too low (front view) Change: 2 cm");
  CHECK(says(thrown<input_error>([&] {
               ready.at(0).use({{"id", "critic-2"}});
             }).what(),
             "artist-1, critic-1"));
}

TEST_CASE("where there is nothing to look up or to recall, nothing is offered") {
  CHECK(passage_instruments(nullptr).empty());
  CHECK(recall_instruments({}).empty());
  CHECK(recall_instruments({{"artist-1", "a chair", "a chair", true}}).empty());
}
