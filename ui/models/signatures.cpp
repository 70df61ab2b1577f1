// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/signatures.h"

#include "core/base/clock.h"
#include "core/evidence/evidence_store.h"
#include "ui/models/project.h"
#include "ui/models/runs.h"
#include "ui/models/validations.h"
#include "ui/present/messages.h"
#include "ui/present/text.h"

#include <QUndoStack>

#include <algorithm>
#include <filesystem>

namespace mw::ui {

namespace {

using evidence::EvidenceStore;
constexpr int kSoonMs = 250; // after the last edit

/// Null where there is no evidence yet.
Result<std::unique_ptr<EvidenceStore>> openForReading(const std::string& path) {
    std::error_code failure;
    if (!std::filesystem::exists(path, failure))
        return std::unique_ptr<EvidenceStore>();
    return EvidenceStore::open(path);
}

Result<std::vector<sign::Gate>> gatesOf(const mapping::Document& document, EvidenceStore* store, const SigningIntent& intent) {
    std::vector<sign::Gate> gates;
    if (intent.act == sign::Act::Approval) {
        gates = sign::approvalGates(document, intent.part);
    } else if (store == nullptr || intent.run == 0) {
        gates = {{utf8(Signatures::tr("there is a run")), false, utf8(Signatures::tr("nothing was loaded yet")), {}, sign::Gate::Found::Run}};
    } else {
        MW_TRY(sign::AcceptedEvidence accepted, sign::acceptanceGates(document, *store, intent.run, Clock::system().nowMicros()));
        gates = std::move(accepted.gates);
    }
    if (!intent.name.empty() && !intent.role.empty())
        for (sign::Gate& gate : sign::signerGates(document, {intent.name, intent.role}))
            gates.push_back(std::move(gate));
    return gates;
}

/// What the key of a name says of itself without its passphrase.
void findKey(SigningOutlook& outlook) {
    if (outlook.intent.name.empty())
        return;
    outlook.keyPath = sign::keyPathOf(outlook.intent.name);
    auto sealed = sign::readKeyFile(outlook.keyPath);
    if (sealed)
        outlook.fingerprint = sign::fingerprint(sealed->publicKey);
    else if (sealed.error().code != Code::FileNotFound)
        outlook.keyProblem = sealed.error();
}

Result<void> compare(SigningOutlook& outlook, const mapping::Document& document, const sign::Verification& found, EvidenceStore* store) {
    const sign::SignatureState* with = nullptr;
    if (outlook.intent.against.empty()) {
        with = sign::lastApproval(found, outlook.intent.name, outlook.intent.part);
    } else {
        const auto known = std::find_if(found.signatures.begin(), found.signatures.end(),
                                        [&](const auto& each) { return each.digest == outlook.intent.against; });
        with = known == found.signatures.end() ? nullptr : &*known;
    }
    if (with == nullptr)
        return {};
    outlook.compared = *with;
    MW_TRY(outlook.since, sign::sinceSigned(document, *with, store, windowCatalogue()));
    return {};
}

} // namespace

std::size_t SigningOutlook::closed() const {
    return std::size_t(std::count_if(gates.begin(), gates.end(), [](const sign::Gate& gate) { return !gate.isOpen; }));
}

Signatures::Signatures(Project& project) : m_project(project) {
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoonMs);
    connect(&m_soon, &QTimer::timeout, this, [this] {
        read(m_isWatched);
        if (m_isWatched)
            look();
    });
    connect(&project, &Project::changed, this, [this] { m_soon.start(); });
    connect(&project, &Project::savedChanged, this, [this] { m_soon.start(); }); // elsewhere there is other evidence
    connect(&project.runs(), &Runs::listChanged, this, &Signatures::refresh);
    connect(&project.validations(), &Validations::changed, this, &Signatures::refresh);
    connect(&project.validations(), &Validations::verdictsChanged, this, &Signatures::refresh);
}

std::string Signatures::store() const { return utf8(m_project.runs().storePath()); }

std::size_t Signatures::stale() const {
    return std::size_t(std::count_if(m_found->signatures.begin(), m_found->signatures.end(),
                                     [](const auto& each) { return each.state == sign::SignatureState::State::Stale; }));
}

void Signatures::setIntent(const SigningIntent& intent) {
    if (intent == m_intent)
        return;
    m_intent = intent;
    look();
}

void Signatures::setWatched(bool watched) {
    if (watched == m_isWatched)
        return;
    m_isWatched = watched;
    if (watched)
        refresh();
}

void Signatures::refresh() {
    read(true);
    if (m_isWatched)
        look();
}

void Signatures::read(bool withEvidence) {
    m_reading.start<Read>(
        m_project.tasks(), Tasks::Lane::Quick, tr("Verify the signatures"), this,
        [document = m_project.snapshot(), path = store(), last = m_found, proven = m_proven, withEvidence](JobContext&) -> Result<Read> {
            using State = sign::SignatureState::State;
            if (!withEvidence) {
                MW_TRY(sign::Verification now, sign::verify(*document, nullptr, proven));
                now.audit = last->audit;
                now.tampered = last->tampered;
                return Read{std::make_shared<const sign::Verification>(std::move(now)), proven};
            }
            MW_TRY(const auto opened, openForReading(path));
            MW_TRY(sign::Verification now, sign::verify(*document, opened.get()));
            Read read{nullptr, {}};
            for (const sign::SignatureState& each : now.signatures)
                if (each.entry.act == sign::Act::Acceptance && each.state == State::Valid)
                    read.proven.insert(each.digest);
            read.found = std::make_shared<const sign::Verification>(std::move(now));
            return read;
        },
        [this](Result<Read> result) {
            if (!result) {
                Q_EMIT failed(messageWithPlace(result.error()));
                return;
            }
            m_found = std::move(result->found);
            m_proven = std::move(result->proven);
            Q_EMIT changed();
        });
}

void Signatures::look() {
    using Outlook = std::shared_ptr<const SigningOutlook>;
    m_looking.start<Outlook>(
        m_project.tasks(), Tasks::Lane::Quick, tr("Look at the gates"), this,
        [document = m_project.snapshot(), path = store(), intent = m_intent](JobContext&) -> Result<Outlook> {
            auto outlook = std::make_shared<SigningOutlook>();
            outlook->intent = intent;
            MW_TRY(const auto opened, openForReading(path));
            MW_TRY(outlook->gates, gatesOf(*document, opened.get(), intent));
            findKey(*outlook);
            MW_TRY(const sign::Verification found, sign::verify(*document, nullptr));
            MW_TRY_DO(compare(*outlook, *document, found, opened.get()));
            return Outlook(std::move(outlook));
        },
        [this](Result<Outlook> result) {
            if (!result) {
                Q_EMIT failed(messageWithPlace(result.error()));
                return;
            }
            m_outlook = std::move(result).value();
            Q_EMIT outlookChanged();
        });
}

void Signatures::sign(const QString& passphrase) {
    perform(qt(m_intent.name), passphrase,
            [intent = m_intent](mapping::Document& document, const sign::SigningKey& key, EvidenceStore* store) -> Result<sign::Signed> {
                const sign::Signer signer{intent.name, intent.role};
                if (intent.act == sign::Act::Approval)
                    return sign::approve(document, key, signer, intent.part);
                if (store == nullptr)
                    return makeError(Code::UnknownName, "the run " + std::to_string(intent.run), "");
                return sign::acceptRun(document, key, signer, *store, intent.run);
            });
}

void Signatures::enrol(const QString& lead, const QString& passphrase, const std::string& person, const std::string& fingerprint,
                       const std::vector<std::string>& roles) {
    perform(lead, passphrase,
            [name = utf8(lead), person, fingerprint, roles](mapping::Document& document, const sign::SigningKey& key, EvidenceStore*) {
                return sign::enrol(document, key, {name, {}}, person, fingerprint, roles);
            });
}

void Signatures::revoke(const QString& lead, const QString& passphrase, const std::string& person, bool keepsEarlier) {
    perform(lead, passphrase, [name = utf8(lead), person, keepsEarlier](mapping::Document& document, const sign::SigningKey& key, EvidenceStore*) {
        return sign::revoke(document, key, {name, {}}, person, keepsEarlier);
    });
}

void Signatures::setDuties(const QString& lead, const QString& passphrase, bool separate) {
    perform(lead, passphrase, [name = utf8(lead), separate](mapping::Document& document, const sign::SigningKey& key, EvidenceStore*) {
        return sign::setDuties(document, key, {name, {}}, separate);
    });
}

void Signatures::perform(const QString& name, const QString& passphrase, Act act) {
    if (m_isSigning)
        return;
    m_isSigning = true;
    Q_EMIT signingChanged();
    const auto document = m_project.snapshot();
    m_signing.start<std::shared_ptr<Made>>(
        m_project.tasks(), Tasks::Lane::Quick, tr("Sign"), this,
        [document, path = store(), name = utf8(name), secret = utf8(passphrase), act = std::move(act)](JobContext&) -> Result<std::shared_ptr<Made>> {
            MW_TRY(const sign::PersonalKey key, sign::openPersonalKey(*document, name, secret, sign::keyPathOf(name)));
            MW_TRY(const auto opened, openForReading(path));
            mapping::Document copy = *document;
            auto made = std::make_shared<Made>();
            MW_TRY(made->done, act(copy, key.key, opened.get()));
            MW_TRY_DO(sign::keep(key));
            made->signatures = std::move(copy.signaturesJson);
            made->newKey = key.made ? qt(key.path) : QString();
            return made;
        },
        [this, document](Result<std::shared_ptr<Made>> result) {
            if (!result)
                stop(messageWithPlace(result.error()));
            else if (m_project.snapshot() != document)
                stop(tr("The document was edited meanwhile. Nothing was signed."));
            else
                keep(document, std::move(**result));
        });
}

void Signatures::keep(std::shared_ptr<const mapping::Document> document, Made made) {
    const std::string signatures = made.signatures;
    m_project.saveSigned(signatures, [this, document, made = std::move(made)](Result<bool> saved) {
        if (!saved) {
            stop(saved.error().code == Code::ChangedOnDisk ? tr("Another program changed the file since it was opened. Nothing was signed.")
                                                           : messageWithPlace(saved.error()));
            return;
        }
        const sign::Entry& entry = made.done.entry.entry;
        QString text = QStringLiteral("%1: %2").arg(qt(entry.name), coreText(entry.meaning));
        if (!made.newKey.isEmpty())
            text += u' ' + tr("A new key was made: %1").arg(made.newKey);
        m_recording.start<bool>(
            m_project.tasks(), Tasks::Lane::Quick, tr("Write the signature into the audit log"), this,
            [path = store(), document, made](JobContext&) -> Result<bool> {
                evidence::StoreOptions write;
                write.write = true;
                write.actor = made.done.entry.entry.name;
                MW_TRY(const auto opened, EvidenceStore::open(path, write));
                MW_TRY_DO(sign::recordSigned(*opened, *document, made.done));
                return true;
            },
            [this, text](Result<bool> recorded) {
                m_isSigning = false;
                Q_EMIT signingChanged();
                if (recorded)
                    Q_EMIT signedNow(text);
                else
                    Q_EMIT failed(tr("It is signed, but the audit log could not be written: %1").arg(messageWithPlace(recorded.error())));
                refresh();
            });
    });
}

void Signatures::stop(const QString& why) {
    m_isSigning = false;
    Q_EMIT signingChanged();
    Q_EMIT failed(why);
}

} // namespace mw::ui
