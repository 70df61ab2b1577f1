// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/map_fields.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace mw::ui {

/// A source field in a few lines: fill bar, distinct values, lengths, the most frequent values, and where it clashes with
/// the target, in words.
class MiniProfile final : public QWidget {
    Q_OBJECT
public:
    explicit MiniProfile(QWidget* parent = nullptr);
    /// `target` may be null: then nothing is compared.
    void show(const MapFields* fields, const MapFields::End& end, const Field* target);
    void clear();

Q_SIGNALS:
    /// The entity has no profile yet; the user asks for one.
    void profileRequested();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QLabel* m_name;
    QLabel* m_facts;
    QLabel* m_clash;
    QToolButton* m_make;
    double m_filled = -1;
};

/// Where values of a source field cannot stand in a target field as they are, in words; empty where nothing clashes.
QStringList clashesOf(const profile::FieldProfile& source, std::uint64_t rows, const Field& target);

} // namespace mw::ui
