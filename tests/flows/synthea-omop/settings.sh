# SPDX-License-Identifier: GPL-3.0-or-later
# Synthea's CSV files into OMOP CDM 5.4. No rows are kept in the tree: the data has no licence; verify.sh counts.
document=$case_folder/synthea-omop.mapwright
places=(--source source --target target.sqlite)
tables=(location care_site provider person observation_period visit_occurrence condition_occurrence drug_exposure
        procedure_occurrence measurement observation)
