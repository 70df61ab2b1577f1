# SPDX-License-Identifier: GPL-3.0-or-later
# Small files with everything odd: an empty one, short and long rows, quotes, nothing against empty text, Windows-1252
# beside UTF-8, two mappings into one load file.
document=odd-files.mapwright
places=(--mode test --target load)
reads='load#%'
tables=(persons)
