// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/map_fixture.h"
#include "ui/editors/rule_edit.h"
#include "ui/screens/map/canvas.h"
#include "ui/screens/map/grid_view.h"
#include "ui/screens/map/map_editor.h"
#include "ui/screens/map/map_screen.h"
#include "ui/screens/map/rule_drawer.h"

#include <QTest>

#include <memory>
#include <string>

namespace mw::test {

/// The Map page on a small migration, shown anew for each test.
class MapPageFixture : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

protected:
    int row(const char* target) const { return m_screen->editor()->fields()->rowOf(Id(std::string("t-") + target)); }
    QPoint sourcePoint(const char* field) const;
    QPoint targetPoint(const char* field) const;
    void drag(const QPoint& from, const QPoint& to);
    void openPeople();
    /// The newest part of that name: what was replaced may still be on its way out.
    template <class Widget = QWidget>
    Widget* part(const char* name) const {
        for (Widget* each : m_screen->findChildren<Widget*>(QLatin1String(name)))
            if (each->isVisible())
                return each;
        return nullptr;
    }
    bool click(const char* name) const {
        QWidget* widget = part(name);
        if (widget)
            QTest::mouseClick(widget, Qt::LeftButton);
        return widget;
    }
    std::string ruleOf(const char* target) const { return m_small->field(target) ? m_small->field(target)->rule : std::string(); }
    ui::Canvas& canvas() const { return *m_screen->editor()->canvas(); }
    ui::RuleEdit& editor() const { return *m_screen->editor()->drawer()->editor(); }

    std::unique_ptr<MapMigration> m_small;
    std::unique_ptr<ui::MapScreen> m_screen;
};

} // namespace mw::test
