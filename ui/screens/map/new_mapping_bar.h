// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/commands/entity_edits.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;

namespace mw::ui {

/// Asks in place which target entity is to be filled from which source entity; offers those of equal name at once.
class NewMappingBar final : public QWidget {
    Q_OBJECT
public:
    explicit NewMappingBar(QWidget* parent = nullptr);
    /// Fills the choices anew; what was chosen stays where it still is.
    void setDocument(const mapping::Document& document);
    void ask();

Q_SIGNALS:
    /// One pair that was chosen, or all of equal name.
    void given(const std::vector<mw::ui::edits::EntityPair>& pairs);
    void dropped();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void update();

    std::vector<edits::EntityPlace> m_places;
    std::vector<edits::EntityPair> m_equal;
    QComboBox* m_target;
    QComboBox* m_source;
    QPushButton* m_make;
    QPushButton* m_makeEqual;
    QLabel* m_nothing;
};

} // namespace mw::ui
