// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/signature_table_model.h"

#include "core/document/element_places.h"
#include "ui/present/messages.h"
#include "ui/present/text.h"

namespace mw::ui {

using SignatureState = sign::SignatureState;

Sign signOf(const SignatureState& signature) {
    switch (signature.state) {
    case SignatureState::State::Valid: return signature.isPinned ? Sign::Ok : Sign::Note;
    case SignatureState::State::Stale: return Sign::Warning;
    case SignatureState::State::Superseded: return Sign::None;
    case SignatureState::State::Revoked:
    case SignatureState::State::Broken: break;
    }
    return Sign::Error;
}

QString stateText(const SignatureState& signature) {
    switch (signature.state) {
    case SignatureState::State::Valid:
        return signature.isPinned ? SignatureTableModel::tr("valid") : SignatureTableModel::tr("valid, signer not pinned");
    case SignatureState::State::Stale: return SignatureTableModel::tr("stale");
    case SignatureState::State::Superseded: return SignatureTableModel::tr("signed again since");
    case SignatureState::State::Revoked: return SignatureTableModel::tr("key revoked");
    case SignatureState::State::Broken: break;
    }
    return SignatureTableModel::tr("broken");
}

QString signingTime(const std::string& time) {
    // "2026-03-01T14:05:00+01:00": people do not read the seconds.
    const QString text = qt(time);
    return text.size() == 25 && text[10] == u'T' ? text.left(10) + u' ' + text.mid(11, 5) + u' ' + text.mid(19) : text;
}

QString roleText(const std::string& role) { return coreText(role); }

SignatureTableModel::SignatureTableModel(QObject* parent)
    : TableModel(parent), m_titles{tr("State"), tr("Name"), tr("Role"), tr("Scope"), tr("Signer's clock"), tr("Key"), tr("Meaning")} {}

bool SignatureTableModel::Row::operator==(const Row& other) const {
    return signature.digest == other.signature.digest && signature.inWords() == other.signature.inWords() && scope == other.scope;
}

void SignatureTableModel::setFound(std::shared_ptr<const sign::Verification> found, const mapping::Document& document) {
    std::vector<Row> next;
    // Newest first: what was signed last is looked for.
    for (auto each = found->signatures.rbegin(); each != found->signatures.rend(); ++each) {
        const sign::Entry& entry = each->entry;
        const std::string place = entry.part.isNull() ? std::string() : document::placeOf(document, entry.part);
        QString scope = entry.act == sign::Act::Acceptance ? tr("run #%1").arg(entry.run)
                        : entry.part.isNull()              ? tr("whole document")
                        : place.empty()                    ? tr("a part that is gone")
                                                           : qt(place);
        next.push_back({*each, std::move(scope)});
    }
    replaceRows(m_rows, std::move(next));
}

const SignatureState* SignatureTableModel::signatureAt(int row) const {
    return row >= 0 && row < rows() ? &m_rows[std::size_t(row)].signature : nullptr;
}

int SignatureTableModel::rowOf(const std::string& digest) const {
    for (int row = 0; row < rows(); ++row)
        if (m_rows[std::size_t(row)].signature.digest == digest)
            return row;
    return -1;
}

QVariant SignatureTableModel::cell(int row, int column, int role) const {
    const Row& shown = m_rows[std::size_t(row)];
    const sign::Entry& entry = shown.signature.entry;
    if (column == State && role == PillRole)
        return int(signOf(shown.signature));
    if (role == CodeRole)
        return column == Key;
    if (role == MutedRole)
        return shown.signature.state == SignatureState::State::Superseded || (column == Meaning);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (column) {
    case State: return role == Qt::ToolTipRole ? coreText(shown.signature.inWords()) : stateText(shown.signature);
    case Name: return qt(entry.name);
    case Role: return roleText(entry.role);
    case Scope: return shown.scope;
    case Time: return role == Qt::ToolTipRole ? qt(entry.time) : signingTime(entry.time).left(16); // in what zone, few ask
    case Key: return qt(sign::fingerprint(entry.key));
    case Meaning: return coreText(entry.meaning);
    default: return {};
    }
}

} // namespace mw::ui
