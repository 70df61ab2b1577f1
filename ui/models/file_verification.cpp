// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/file_verification.h"

#include "core/report/verify_file.h"
#include "ui/models/signature_table_model.h"
#include "ui/present/messages.h"
#include "ui/present/text.h"
#include "ui/present/translated_catalogue.h"

#include <QFileInfo>

#include <filesystem>

namespace mw::ui {

namespace {

Result<std::shared_ptr<const MessageCatalogue>> catalogueOf(const std::string& language) {
    if (language.empty() || language == "en")
        return std::shared_ptr<const MessageCatalogue>();
    if (auto found = TranslatedCatalogue::of(qt(language)))
        return std::shared_ptr<const MessageCatalogue>(std::move(found));
    return makeError(Code::Usage, "there is no language '" + language + "'");
}

/// The first signature that no longer holds; null where all do.
const sign::SignatureState* firstFallen(const sign::Verification& found) {
    const auto it = std::find_if(found.signatures.begin(), found.signatures.end(), [](const sign::SignatureState& each) {
        return each.state != sign::SignatureState::State::Valid && each.state != sign::SignatureState::State::Superseded;
    });
    return it == found.signatures.end() ? nullptr : &*it;
}

std::pair<Sign, QString> inWords(const QString& name, const sign::Verification& found) {
    const QString hash = qt(found.documentHash.substr(0, 12));
    if (!found.tampered.empty()) {
        const sign::Tampering& first = found.tampered.front();
        return {Sign::Error, FileVerification::tr("%1 is not what was signed — %2: %3").arg(name, coreText(first.where), coreText(first.what))};
    }
    if (const sign::SignatureState* fallen = firstFallen(found))
        return {Sign::Warning, FileVerification::tr("%1 is whole, but the signature of %2 does not hold: %3")
                                   .arg(name, qt(fallen->entry.name), coreText(fallen->inWords()))};
    if (!found.isSigned())
        return {Sign::Note, FileVerification::tr("%1 is whole; nobody has signed it. Content hash %2").arg(name, hash)};
    QStringList signers;
    for (const sign::SignatureState& each : found.signatures)
        if (each.state == sign::SignatureState::State::Valid)
            signers << QStringLiteral("%1 (%2)").arg(qt(each.entry.name), roleText(each.entry.role));
    return {Sign::Ok, FileVerification::tr("%1 is what was signed, by %2. Content hash %3").arg(name, signers.join(QStringLiteral(", ")), hash)};
}

} // namespace

void FileVerification::start(Tasks& tasks, const QString& path) {
    const QString name = QFileInfo(path).fileName();
    m_task.start<sign::Verification>(
        tasks, Tasks::Lane::Long, tr("Verify %1").arg(name), this,
        [file = utf8(path)](JobContext&) -> Result<sign::Verification> {
            const std::string store = evidence::storePath(file);
            std::error_code failure;
            std::unique_ptr<evidence::EvidenceStore> opened;
            if (std::filesystem::exists(store, failure)) {
                MW_TRY(opened, evidence::EvidenceStore::open(store));
            }
            return report::verifyFile(file, opened.get(), catalogueOf);
        },
        [this, name](Result<sign::Verification> result) {
            if (!result) {
                Q_EMIT done(Sign::Error, tr("%1 was not verified. %2").arg(name, messageWithPlace(result.error())));
                return;
            }
            const auto [sign, text] = inWords(name, *result);
            Q_EMIT done(sign, text);
        });
}

} // namespace mw::ui
