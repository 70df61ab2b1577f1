# SPDX-License-Identifier: GPL-3.0-or-later
# ICU is the reference that our UTF-8 code is compared with.
pkg_check_modules(ICU_FOR_TESTS REQUIRED IMPORTED_TARGET icu-uc)
target_link_libraries(tst_core_base PRIVATE PkgConfig::ICU_FOR_TESTS)
