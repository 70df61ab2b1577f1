# SPDX-License-Identifier: GPL-3.0-or-later
# The kinds of checks are declared above mapping; a test compares the two lists.
target_link_libraries(tst_core_mapping PRIVATE mw_check)
