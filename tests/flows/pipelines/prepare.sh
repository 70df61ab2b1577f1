# SPDX-License-Identifier: GPL-3.0-or-later
set -e
cp -r "$case_folder/pipelines.mapwright" "$case_folder/source" .
