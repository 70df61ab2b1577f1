// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/screens/screen.h"

#include <QPointer>

class QLabel;
class QStackedWidget;
class QToolButton;

namespace mw::ui {

class EntitiesPage;
class MapEditor;

/// The Map page: the landing table of entities, and one entity mapping opened from it.
class MapScreen final : public Screen {
    Q_OBJECT
public:
    explicit MapScreen(QWidget* parent = nullptr);
    QString name() const override { return QStringLiteral("map"); }
    QString title() const override { return tr("Map"); }
    QString iconName() const override { return QStringLiteral("map"); }
    void setProject(Project* project) override;
    bool showElement(const Id& element) override;
    QString helpWord() const override;
    void entered() override;
    std::vector<PictureState> pictureStates() override;

    void openMapping(const Id& entityMapping);
    void backToEntities();
    EntitiesPage* entities() const { return m_entities; }
    MapEditor* editor() const { return m_editor; }
    /// Shows what is said of the chosen field.
    void showDiscussion();

private:
    QWidget* makeHead();
    void step(int by);
    void updateHead();

    QPointer<Project> m_project;
    QStackedWidget* m_stack;
    EntitiesPage* m_entities;
    QWidget* m_opened;
    MapEditor* m_editor;
    QLabel* m_title = nullptr;
    QLabel* m_fact = nullptr;
    QToolButton* m_previous = nullptr;
    QToolButton* m_next = nullptr;
};

Screen* makeMapScreen(QWidget* parent);

} // namespace mw::ui
