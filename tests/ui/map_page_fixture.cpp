// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/map_page_fixture.h"

namespace mw::test {

void MapPageFixture::init() {
    m_small = std::make_unique<MapMigration>();
    m_screen = std::make_unique<ui::MapScreen>();
    m_screen->resize(1180, 660);
    m_screen->setProject(&m_small->project());
    m_screen->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_screen.get()));
    m_screen->activateWindow();
    QVERIFY(m_small->settle());
}

void MapPageFixture::cleanup() {
    m_screen->setProject(nullptr);
    m_screen.reset();
    m_small.reset();
}

void MapPageFixture::openPeople() {
    m_screen->openMapping(m_small->mappingId());
    QVERIFY(m_small->settle());
}

QPoint MapPageFixture::sourcePoint(const char* field) const {
    const auto end = m_screen->editor()->fields()->endOf(Id(std::string("s-") + field));
    return canvas().sourceRect(canvas().rows().sourceRowOf(*end)).center();
}

QPoint MapPageFixture::targetPoint(const char* field) const {
    return canvas().targetRect(canvas().rows().targetRowOf(row(field))).center();
}

void MapPageFixture::drag(const QPoint& from, const QPoint& to) {
    QWidget* view = canvas().viewport();
    QTest::mousePress(view, Qt::LeftButton, {}, from);
    QTest::mouseMove(view, from + QPoint(20, 0));
    QTest::mouseMove(view, (from + to) / 2);
    QTest::mouseMove(view, to);
    QTest::mouseRelease(view, Qt::LeftButton, {}, to);
}

} // namespace mw::test
