# SPDX-License-Identifier: GPL-3.0-or-later
# The sample migration; what is expected of it is written by its generator, independent of the program.
document=sample/legacy-crm/legacy-crm.mapwright
places=(--target target.sqlite --mode test)
tables=(users companies people opportunities activities)
