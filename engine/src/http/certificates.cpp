// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/certificates.hpp"

#include <array>
#include <cstdlib>
#include <filesystem>
#include <mutex>

namespace maquette::http {
namespace {

std::mutex spare_lock;
std::string spare_file;

constexpr std::array places = {
    "/etc/ssl/certs/ca-certificates.crt",                 // Debian, Ubuntu, Arch, Gentoo
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",  // Fedora, Red Hat
    "/etc/pki/tls/certs/ca-bundle.crt",                   // the same, older
    "/etc/ssl/ca-bundle.pem",                             // openSUSE
    "/etc/ssl/cert.pem",                                  // Alpine
};

bool is_file(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::is_regular_file(path, ignored);
}

}  // namespace

void set_spare_certificates(const std::string& file) {
  const std::scoped_lock hold(spare_lock);
  spare_file = file;
}

std::string certificate_file() {
  // What the user names is taken as it is: a mistake in it must not go unseen.
  if (const char* named = std::getenv("SSL_CERT_FILE"); named != nullptr && *named != '\0') return named;
  for (const char* place : places) {
    if (is_file(place)) return place;
  }
  const std::scoped_lock hold(spare_lock);
  return spare_file;
}

}  // namespace maquette::http
