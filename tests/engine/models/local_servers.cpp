// SPDX-License-Identifier: GPL-3.0-or-later
#include "maquette/local_servers.hpp"

#include <chrono>

#include "support/catch.hpp"
#include "support/loopback_server.hpp"

using namespace maquette;
using namespace std::chrono_literals;

TEST_CASE("a server that lists its models is found with them") {
  loopback_server server(in_turn({json_answer(R"({"data":[{"id":"qwen3:8b"},{"id":"nomic"}]})")}));
  const auto found = find_local_servers({{"ollama", server.url() + "/v1"}});
  REQUIRE(found.size() == 1);
  CHECK(found[0].provider == "ollama");
  CHECK(found[0].models == std::vector<std::string>{"qwen3:8b", "nomic"});
  CHECK(server.requests().at(0).method == "GET");
  CHECK(server.requests().at(0).target == "/v1/models");
}

TEST_CASE("what listens there and is no server of models is passed over") {
  loopback_server page(in_turn({http_answer(200, "", "<html>My project</html>")}));
  loopback_server error(in_turn({http_answer(404, "", "{}")}));
  loopback_server silent([](const received&, connection& client) { client.hold(5s); });
  CHECK(find_local_servers({{"vllm", page.url()},
                            {"llamacpp", error.url()},
                            {"lmstudio", silent.url()},
                            {"ollama", "http://127.0.0.1:9/v1"}})
            .empty());
}

TEST_CASE("the usual places are on this machine") {
  CHECK(usual_places().size() == 4);
  for (const usual_place& place : usual_places()) CHECK(place.base_url.starts_with("http://localhost:"));
}
