// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sign/changed_facts.h"

#include <QLabel>

namespace mw::ui {

/// One fact that differs between two states of the document, whole: where it stands, and both sides in words and as text.
class FactDetail final : public QLabel {
    Q_OBJECT
public:
    /// `was`, `now`: the titles of the two states.
    FactDetail(const QString& was, const QString& now, QWidget* parent = nullptr);
    /// Null hides it.
    void setFact(const sign::ChangedFact* fact);

Q_SIGNALS:
    void showRequested(const mw::Id& element);

private:
    const QString m_was, m_now;
};

} // namespace mw::ui
