// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/commands/map_edits.h"
#include "ui/models/map_examples_model.h"
#include "ui/models/map_rule_desk.h"

#include <QScrollArea>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace mw::ui {

class DenseTable;
class MiniProfile;

/// The chosen target field: the data on both sides, what the business asked for, state, owner, note, worked examples.
class FieldTab final : public QScrollArea {
    Q_OBJECT
public:
    FieldTab(MapFields* fields, RuleDesk* desk, QWidget* parent = nullptr);
    void setTarget(int target);
    void setSources(const std::vector<MapFields::End>& sources);
    void addExample(int liveRow);

Q_SIGNALS:
    void valueMapRequested(const mw::Id& valueMap);
    void hintRequested(const QString& text);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeParts();
    QWidget* makeExamples();
    void show();
    void showProfiles();
    void change(const QString& label, const std::function<void(mapping::FieldMapping&)>& act);
    void changeWorkflow(const QString& label, std::optional<std::string> status, std::optional<std::string> owner);
    void commitTexts();
    void commitTolerance();
    void removeExamples();

    MapFields* m_fields;
    RuleDesk* m_desk;
    MapExamplesModel* m_examplesModel;
    int m_target = -1;
    Id m_shown;              ///< target field that the inputs speak of
    std::vector<MapFields::End> m_sources;
    bool m_showing = false;
    QLabel* m_name = nullptr;
    QLabel* m_fact = nullptr;
    QLabel* m_problem = nullptr;
    MiniProfile* m_sourceProfile = nullptr;
    QPushButton* m_openMap = nullptr;
    QWidget* m_form = nullptr;
    QPlainTextEdit* m_intent = nullptr;
    QLineEdit* m_saidBy = nullptr;
    QComboBox* m_status = nullptr;
    QComboBox* m_criticality = nullptr;
    QLineEdit* m_owner = nullptr;
    QLineEdit* m_tolerance = nullptr;
    QPlainTextEdit* m_note = nullptr;
    QLabel* m_examplesFact = nullptr;
    DenseTable* m_examples = nullptr;
};

} // namespace mw::ui
