// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/map/saved_views.h"

#include "ui/present/text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QMenu>
#include <QWidgetAction>

namespace mw::ui {

namespace {
constexpr std::string_view kPrefix = "map.view.";

std::string keyOf(const QString& name) { return std::string(kPrefix) + utf8(name); }
} // namespace

QString GridLook::text() const {
    const QJsonObject all{{QStringLiteral("rows"), state}, {QStringLiteral("words"), words}, {QStringLiteral("sort"), sortColumn},
                          {QStringLiteral("descending"), descending}, {QStringLiteral("hidden"), QJsonArray::fromStringList(hidden)}};
    return QString::fromUtf8(QJsonDocument(all).toJson(QJsonDocument::Compact));
}

GridLook GridLook::fromText(const QString& text) {
    const QJsonObject all = QJsonDocument::fromJson(text.toUtf8()).object();
    GridLook look;
    look.state = all[QStringLiteral("rows")].toInt();
    look.words = all[QStringLiteral("words")].toString();
    look.sortColumn = all[QStringLiteral("sort")].toInt();
    look.descending = all[QStringLiteral("descending")].toBool();
    for (const QJsonValue& title : all[QStringLiteral("hidden")].toArray())
        look.hidden << title.toString();
    return look;
}

SavedViews::SavedViews(QWidget* parent) : QToolButton(parent) {
    setObjectName(QStringLiteral("savedViews"));
    setText(tr("Views"));
    setToolTip(tr("Views of the table that have a name: rows, order and columns"));
    setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("savedViewsMenu"));
    connect(menu, &QMenu::aboutToShow, this, &SavedViews::fillMenu);
    setMenu(menu);
}

void SavedViews::setLook(std::function<GridLook()> look, std::function<void(const GridLook&)> show) {
    m_look = std::move(look);
    m_show = std::move(show);
}

void SavedViews::fillMenu() {
    QMenu* const views = menu();
    views->clear();
    if (!m_project)
        return;
    QMenu* forget = nullptr;
    for (const auto& [key, text] : m_project->document().workflow.layout) {
        if (!key.starts_with(kPrefix))
            continue;
        const QString name = qt(key.substr(kPrefix.size()));
        const GridLook look = GridLook::fromText(qt(text));
        QAction* const one = views->addAction(name, this, [this, look] { m_show(look); });
        one->setCheckable(true);
        one->setChecked(m_look() == look);
        if (!forget)
            forget = new QMenu(tr("Forget"), views);
        forget->addAction(name, this, [this, name] { remove(name); });
    }
    if (forget) {
        views->addSeparator();
        views->addMenu(forget);
    }
    auto* const edit = new QLineEdit;
    edit->setObjectName(QStringLiteral("viewName"));
    edit->setPlaceholderText(tr("Save this view as…"));
    edit->setMinimumWidth(180);
    auto* const holder = new QWidgetAction(views);
    holder->setDefaultWidget(edit);
    views->addAction(holder);
    connect(edit, &QLineEdit::returnPressed, views, [this, edit, views] {
        if (const QString name = edit->text().trimmed(); !name.isEmpty())
            save(name);
        views->close();
    });
}

void SavedViews::save(const QString& name) {
    if (m_project)
        m_project->apply({utf8(tr("Save view %1").arg(name)), {mapping::SetWorkflow{mapping::SetWorkflow::What::Layout, keyOf(name), utf8(m_look().text())}}});
}

void SavedViews::remove(const QString& name) {
    if (m_project)
        m_project->apply({utf8(tr("Forget view %1").arg(name)), {mapping::SetWorkflow{mapping::SetWorkflow::What::Layout, keyOf(name), {}}}});
}

} // namespace mw::ui
