// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/map_fields.h"
#include "ui/models/map_rule_desk.h"

#include <QWidget>

class QActionGroup;
class QLabel;
class QMenu;
class QSplitter;

namespace mw::ui {

class Canvas;
class GridView;
class Inspector;
class PipelineStrip;
class ReasonBar;
class RuleDrawer;

/// One entity mapping: pipeline above, canvas and grid in the middle, inspector right, rule below. All of it is one
/// selection and one history.
class MapEditor final : public QWidget {
    Q_OBJECT
public:
    enum class View { Canvas, Grid, Both };
    explicit MapEditor(QWidget* parent = nullptr);
    void setProject(Project* project);
    void open(const Id& entityMapping);
    const Id& mappingId() const { return m_fields->mappingId(); }
    /// Shows a field mapping, target or source field of this mapping; false where it is none of it.
    bool showElement(const Id& element);
    void setView(View view);
    View view() const { return m_view; }
    void editRule(int target);
    /// Picture states and tests reach the parts.
    MapFields* fields() const { return m_fields; }
    Canvas* canvas() const { return m_canvas; }
    GridView* grid() const { return m_grid; }
    RuleDrawer* drawer() const { return m_drawer; }
    Inspector* inspector() const { return m_inspector; }
    void focusView();
    /// The actions of this page, for the palette, the menu and the tool line.
    const QList<QAction*>& viewActions() const { return m_viewActions; }
    QAction* focusAction() const { return m_focusMode; }
    /// Writes all that stands on the canvas as SVG, or as PDF where the name says so.
    void writePicture(const QString& path);

Q_SIGNALS:
    void leaveRequested();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    // map_editor.cpp
    void connectParts();
    void takeSelection();
    void selectTarget(int target);
    void showHint(const QString& text);
    void updateDrawer();
    // map_actions.cpp
    void makeActions();
    void mapFields(const std::vector<MapFields::End>& sources, const std::vector<int>& targets, const QPoint& at);
    void writeRules(const std::vector<MapFields::End>& sources, const std::vector<int>& targets);
    std::string ruleFor(const MapFields::End& source, int target) const;
    std::string keyOfLookup(const std::string& lookup) const;
    void unmap(const std::vector<int>& targets);
    void setStatus(const std::string& status);
    void mapEqualNames();
    void savePicture();
    void askReason();
    void takeBack();
    void openMenu(const QPoint& at);
    std::vector<int> chosenTargets() const;
    std::vector<Id> chosenSources() const;
    void stepGap();

    Project* m_project = nullptr;
    MapFields* m_fields;
    RuleDesk* m_desk;
    PipelineStrip* m_pipeline;
    Canvas* m_canvas;
    GridView* m_grid;
    RuleDrawer* m_drawer;
    Inspector* m_inspector;
    ReasonBar* m_reason;
    QLabel* m_hint;
    QTimer m_hintEnds;
    QSplitter* m_views;
    View m_view = View::Canvas;
    bool m_drawerWanted = true;
    bool m_taking = false;
    QList<QAction*> m_viewActions, m_statusActions;
    QAction* m_map = nullptr;
    QAction* m_unmap = nullptr;
    QAction* m_edit = nullptr;
    QAction* m_leave = nullptr;
    QAction* m_back = nullptr;
    QAction* m_focusMode = nullptr;
    QAction* m_follow = nullptr;
    QAction* m_byName = nullptr;
    QAction* m_nextGap = nullptr;
    QAction* m_discuss = nullptr;
    QAction* m_picture = nullptr;
};

} // namespace mw::ui
