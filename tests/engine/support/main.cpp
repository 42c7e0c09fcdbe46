// SPDX-License-Identifier: GPL-3.0-or-later
// Catch2 3 brings a main of its own; for Catch2 2 it is made here.
#if !__has_include(<catch2/catch_test_macros.hpp>)
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
#endif
