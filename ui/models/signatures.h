// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sign/gates.h"
#include "core/sign/personal_key.h"
#include "core/sign/signing.h"
#include "core/sign/since_signed.h"
#include "core/sign/verification.h"
#include "ui/models/tasks.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>
#include <set>

namespace mw::ui {

class Project;

/// What somebody is about to sign, and as whom.
struct SigningIntent {
    sign::Act act = sign::Act::Approval; ///< or Acceptance
    Id part;                             ///< of an approval; null: the whole document
    std::int64_t run = 0;                ///< of an acceptance; 0: there is none yet
    std::string name, role;
    std::string against; ///< digest of the signature to compare with; empty: the last approval of that name
    friend bool operator==(const SigningIntent&, const SigningIntent&) = default;
};

/// What stands in front of that signature, computed from document and evidence.
struct SigningOutlook {
    SigningIntent intent;
    std::vector<sign::Gate> gates;
    std::optional<sign::SignatureState> compared; ///< the signature that `since` starts from
    sign::SinceSigned since;
    std::string keyPath, fingerprint; ///< of the key of that name on this machine; no fingerprint: none was made yet
    std::optional<Error> keyProblem;
    std::size_t closed() const;
};

/// Who stands for the document, what keeps the next signature back, and signing itself. Everything on workers; a signature
/// is written into the document's file at once and is no edit: undo neither takes it away nor changes what it says.
class Signatures final : public QObject {
    Q_OBJECT
public:
    explicit Signatures(Project& project);

    /// Never null; nobody has signed until it was read for the first time.
    std::shared_ptr<const sign::Verification> found() const { return m_found; }
    std::size_t stale() const;
    /// Never null; of a moment ago while it is computed anew.
    std::shared_ptr<const SigningOutlook> outlook() const { return m_outlook; }
    void setIntent(const SigningIntent& intent);
    /// While somebody looks, evidence is looked at after every edit too.
    void setWatched(bool watched);
    /// Computes all of it anew, evidence included.
    void refresh();

    /// Each ends in signedNow() or failed().
    void sign(const QString& passphrase);
    void enrol(const QString& lead, const QString& passphrase, const std::string& person, const std::string& fingerprint,
               const std::vector<std::string>& roles);
    void revoke(const QString& lead, const QString& passphrase, const std::string& person, bool keepsEarlier);
    void setDuties(const QString& lead, const QString& passphrase, bool separate);
    bool isSigning() const { return m_isSigning; }

Q_SIGNALS:
    void changed();
    void outlookChanged();
    void signingChanged();
    /// `text` says what was signed, and whether a new key was made for it.
    void signedNow(const QString& text);
    void failed(const QString& why);

private:
    using Act = std::function<Result<sign::Signed>(mapping::Document&, const sign::SigningKey&, evidence::EvidenceStore*)>;
    struct Read {
        std::shared_ptr<const sign::Verification> found;
        std::set<std::string> proven;
    };
    struct Made {
        sign::Signed done;
        std::string signatures;
        QString newKey; ///< the file of a key that was made
    };
    void read(bool withEvidence);
    void look();
    void perform(const QString& name, const QString& passphrase, Act act);
    void keep(std::shared_ptr<const mapping::Document> document, Made made);
    void stop(const QString& why);
    std::string store() const;

    Project& m_project;
    std::shared_ptr<const sign::Verification> m_found = std::make_shared<sign::Verification>();
    std::shared_ptr<const SigningOutlook> m_outlook = std::make_shared<SigningOutlook>();
    std::set<std::string> m_proven; ///< acceptances whose evidence held when it was looked at last
    SigningIntent m_intent;
    bool m_isWatched = false, m_isSigning = false;
    QTimer m_soon;
    LatestTask m_reading, m_looking, m_signing, m_recording;
};

} // namespace mw::ui
