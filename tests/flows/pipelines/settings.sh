# SPDX-License-Identifier: GPL-3.0-or-later
# Sources go through steps: a join across connections and a group, two systems that become one, fields that become rows.
document=pipelines.mapwright
tables=(turnover people phones)
