# SPDX-License-Identifier: GPL-3.0-or-later
# Rules are run as SQL through sessions of connect.
target_link_libraries(tst_core_rules PRIVATE mw_connect)
