// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sign/verification.h"
#include "ui/models/table_model.h"
#include "ui/present/roles.h"

#include <memory>

namespace mw::ui {

Sign signOf(const sign::SignatureState& signature);
/// "valid", "valid, signer not pinned", "stale", "revoked", "broken": one word or few, as a table holds them.
QString stateText(const sign::SignatureState& signature);
/// "2026-03-01 14:05 +01:00" of the time that stands in a signature.
QString signingTime(const std::string& time);
/// A role in the window's language.
QString roleText(const std::string& role);

/// The signatures of a document: who, as what, for what, when, with which key, and what it is worth now.
class SignatureTableModel final : public TableModel {
    Q_OBJECT
public:
    enum Column { State, Name, Role, Scope, Time, Key, Meaning };
    explicit SignatureTableModel(QObject* parent = nullptr);
    void setFound(std::shared_ptr<const sign::Verification> found, const mapping::Document& document);
    /// Null where there is no such row.
    const sign::SignatureState* signatureAt(int row) const;
    int rowOf(const std::string& digest) const;

protected:
    int rows() const override { return int(m_rows.size()); }
    const QStringList& titles() const override { return m_titles; }
    QVariant cell(int row, int column, int role) const override;

private:
    struct Row {
        sign::SignatureState signature;
        QString scope;
        bool operator==(const Row& other) const;
    };
    QStringList m_titles;
    std::vector<Row> m_rows;
};

} // namespace mw::ui
