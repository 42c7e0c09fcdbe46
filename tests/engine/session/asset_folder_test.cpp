// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/asset_folder.hpp"

#include <fstream>
#include <iterator>

#include "maquette/error.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

using namespace maquette;

TEST_CASE("a file is written whole, in a folder that is made for it, over the one before") {
  const temporary_folder place;
  const asset_folder folder(place.path() / "chairs" / "red");
  folder.write("asset.py", "first");
  folder.write("asset.py", "second");
  std::ifstream in(place.path() / "chairs" / "red" / "asset.py");
  CHECK(std::string(std::istreambuf_iterator<char>(in), {}) == "second");
  const auto files = std::filesystem::directory_iterator(place.path() / "chairs" / "red");
  CHECK(std::distance(begin(files), end(files)) == 1);
}

TEST_CASE("a folder that cannot be is told with its path") {
  const temporary_folder place;
  std::ofstream(place.path() / "file") << "in the way";
  CHECK_THROWS_AS(asset_folder(place.path() / "file" / "folder"), store_error);
}

TEST_CASE("paths inside the folder are told from it, others as they are") {
  const temporary_folder place;
  const asset_folder folder(place.path() / "red");
  CHECK(folder.relative(place.path() / "red" / "views" / "front.png") == "views/front.png");
  CHECK(folder.relative("/elsewhere/front.png") == "/elsewhere/front.png");
}
