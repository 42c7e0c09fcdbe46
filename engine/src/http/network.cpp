// SPDX-License-Identifier: GPL-3.0-or-later
#include "maquette/network.hpp"

#include <atomic>

#include "http/certificates.hpp"

namespace maquette::network {
namespace {

std::atomic<bool> allowed_now = true;

}  // namespace

void allow(bool allowed) { allowed_now = allowed; }

bool is_allowed() { return allowed_now; }

void use_certificates(const std::string& file) { http::set_spare_certificates(file); }

}  // namespace maquette::network
