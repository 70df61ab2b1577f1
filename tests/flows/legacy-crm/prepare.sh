# SPDX-License-Identifier: GPL-3.0-or-later
set -e
"$mapwright" examples sample > examples.txt
cp sample/legacy-crm/new_crm.sqlite target.sqlite
