// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/map_rule_desk.h"

#include <QWidget>

class QTabWidget;

namespace mw::ui {

class DiscussionTab;
class FieldTab;
class ValueMapTab;

/// What is known of the chosen field, and the value map that its rule uses: tabs of one pane.
class Inspector final : public QWidget {
    Q_OBJECT
public:
    Inspector(MapFields* fields, RuleDesk* desk, QWidget* parent = nullptr);
    /// Row of MapFields::targets(); below 0: nothing is chosen.
    void setTarget(int target);
    void setSources(const std::vector<MapFields::End>& sources);
    /// Shows a value map; false where the id is none.
    bool showElement(const Id& element);
    /// Shows what is said of the chosen field.
    void showDiscussion();
    /// Keeps a live row of the rule editor as a worked example.
    void addExample(int liveRow);
    FieldTab* fieldTab() const { return m_field; }
    ValueMapTab* valueMapTab() const { return m_valueMap; }

Q_SIGNALS:
    void hintRequested(const QString& text);

private:
    QTabWidget* m_tabs;
    FieldTab* m_field;
    ValueMapTab* m_valueMap;
    DiscussionTab* m_discussion;
};

} // namespace mw::ui
