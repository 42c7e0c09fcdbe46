// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace maquette::http {

/// The file of certificates (PEM) to trust: $SSL_CERT_FILE, else the system's, wherever it keeps it, else the
/// spare one; empty where there is none. A curl that came in a wheel knows only where another system has it.
std::string certificate_file();

/// Thread-safe, as the one above.
void set_spare_certificates(const std::string& file);

}  // namespace maquette::http
