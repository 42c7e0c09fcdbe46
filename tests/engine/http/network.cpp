// SPDX-License-Identifier: GPL-3.0-or-later
#include "maquette/network.hpp"

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>

#include "http/certificates.hpp"
#include "http/http.hpp"
#include "maquette/error.hpp"
#include "support/loopback_server.hpp"
#include "support/thrown.hpp"

using namespace maquette;

namespace {

/// No way out for as long as this lives.
struct offline {
  offline() { network::allow(false); }
  ~offline() { network::allow(true); }
  offline(const offline&) = delete;
  offline& operator=(const offline&) = delete;
};

/// An environment variable that is put back.
class variable {
 public:
  variable(const char* name, const char* value) : name_(name) {
    if (const char* held = std::getenv(name)) before_ = held;
    setenv(name, value, 1);
  }
  ~variable() { before_ ? setenv(name_, before_->c_str(), 1) : unsetenv(name_); }
  variable(const variable&) = delete;
  variable& operator=(const variable&) = delete;

 private:
  const char* name_;
  std::optional<std::string> before_;
};

}  // namespace

TEST_CASE("offline, a request to another machine is refused in a sentence, and will be again") {
  const offline now;
  const auto fault = thrown<provider_error>([] {
    http::send({"https://key@models.example.com/v1", {}, "{}", {}}, {});
  });
  CHECK(says(fault.what(), "work offline"));
  CHECK(says(fault.what(), "models.example.com"));
  CHECK_FALSE(says(fault.what(), "key"));
  CHECK_FALSE(fault.may_pass());
}

TEST_CASE("offline, this machine's own servers are asked all the same") {
  const offline now;
  loopback_server server(in_turn({json_answer("{}")}));
  CHECK(http::send({server.url(), {}, "{}", {}}, {}).status == 200);
}

TEST_CASE("online again, requests go out") {
  { const offline now; }
  const auto fault = thrown<provider_error>([] {
    http::send({"http://models.example.invalid/v1", {}, "{}", {}}, {});
  });
  CHECK_FALSE(says(fault.what(), "offline"));
}

TEST_CASE("certificates are the user's, else the system's") {
  {
    const variable named("SSL_CERT_FILE", "/of/the/user.pem");
    CHECK(http::certificate_file() == "/of/the/user.pem");
  }
  const variable unnamed("SSL_CERT_FILE", "");
  network::use_certificates("/spare.pem");
  const std::string file = http::certificate_file();
  CHECK((file == "/spare.pem" || std::filesystem::is_regular_file(file)));
  network::use_certificates("");
}

TEST_CASE("a file of certificates that the user names and that is not there is told of") {
  const variable named("SSL_CERT_FILE", "/not/there.pem");
  const auto fault = thrown<provider_error>([] { http::send({"https://127.0.0.1:9/", {}, "{}", {}}, {}); });
  CHECK_FALSE(fault.may_pass());
}
