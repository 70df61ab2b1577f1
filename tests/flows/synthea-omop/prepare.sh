# SPDX-License-Identifier: GPL-3.0-or-later
data=${MW_SHARED_DATA:-$MW_DATA_DEFAULT}/A_relational
if [ ! -d "$data/synthea_small/source" ] || [ ! -d "$data/target_omop_cdm54" ]; then
    echo "SKIP: the Synthea and OMOP files are not there: $data"
    exit 77
fi
set -e
ln -s "$data/synthea_small/source" source
bash "$case_folder/make_target.sh" "$data/target_omop_cdm54" location care_site provider person observation_period \
    visit_occurrence condition_occurrence drug_exposure procedure_occurrence measurement observation > target.sql
sqlite3 -bail target.sqlite < target.sql
