// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

/// What the program that holds the engine says about its way out. Of the whole process; thread-safe.
namespace maquette::network {

/// Whether requests may leave this machine, as they may at first. Where not, each throws provider_error
/// before anything is sent; servers of this machine are asked all the same.
void allow(bool allowed);
bool is_allowed();

/// A file of certificates (PEM) that is trusted where neither $SSL_CERT_FILE nor the system has one.
void use_certificates(const std::string& file);

}  // namespace maquette::network
