// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/verify_file.h"

#include "core/base/utf8.h"
#include "core/document/document_file.h"
#include "core/report/exported.h"

namespace mw::report {

Result<sign::Verification> verifyFile(const std::string& path, evidence::EvidenceStore* store, const CatalogueOf& catalogueOf) {
    if (!isExportPath(path)) {
        MW_TRY(const mapping::Document document, document::loadDocument(path));
        return sign::verify(document, store);
    }
    MW_TRY(const Exported exported, openExport(path));
    MW_TRY(const Copy copy, parseCopy(exported.copyText, path));
    MW_TRY(const auto catalogue, catalogueOf(copy.language));
    MW_TRY(sign::Verification found, sign::verify(*copy.input.document, store, copy.input.provenAcceptances));
    MW_TRY(const auto difference, compareShown(exported, copy, catalogue.get()));
    if (difference)
        found.tampered.push_back({difference->place, "it shows " + quoted(difference->shows) + ", but signed is " + quoted(difference->should)});
    return found;
}

} // namespace mw::report
