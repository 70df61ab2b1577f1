// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/target_choice.h"

#include <QFileInfo>

namespace mw::ui {

TargetChoice::TargetChoice(FileQuestion question, const QString& title, QWidget* parent)
    : QComboBox(parent), m_question(question), m_title(title) {
    setSizeAdjustPolicy(QComboBox::AdjustToContents);
    connect(this, &QComboBox::activated, this, &TargetChoice::take);
    fill();
}

void TargetChoice::setOffers(const QList<Offer>& offers) {
    m_offers = offers;
    fill();
}

void TargetChoice::forget() {
    m_file.clear();
    m_chosen.clear();
    m_isChosen = false;
    fill();
}

void TargetChoice::fill() {
    clear();
    const auto add = [this](const QString& text, const QString& path) {
        addItem(text, path);
        setItemData(count() - 1, path, Qt::ToolTipRole);
    };
    bool offered = m_file.isEmpty();
    for (const Offer& offer : m_offers) {
        add(offer.text, offer.path);
        offered = offered || offer.path == m_file;
    }
    if (!offered)
        add(QFileInfo(m_file).fileName(), m_file);
    addItem(tr("the document's target"), QString());
    addItem(tr("Choose…"));
    setCurrentIndex(m_isChosen ? qMax(0, findData(m_chosen)) : 0);
}

void TargetChoice::take(int index) {
    if (index < count() - 1) {
        m_chosen = itemData(index).toString();
        m_isChosen = true;
        return;
    }
    fill(); // what was chosen before, until a file is
    askForFile(this, m_question, m_title, tr("SQLite databases (*.sqlite *.db)"), {}, [this](const QString& path) {
        m_file = path;
        m_chosen = path;
        m_isChosen = true;
        fill();
    });
}

} // namespace mw::ui
