// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/paired_queries.h"

#include <QMap>
#include <QWidget>

class QComboBox;
class QFormLayout;
class QPlainTextEdit;
class QToolButton;

namespace mw::ui {

class RuleLine;

/// One question of a check of paired queries: where its rows lie, the rules over them, which count. A question that may be
/// left out is closed until it is asked.
class QuestionForm final : public QWidget {
    Q_OBJECT
public:
    QuestionForm(const mapping::PairedQuestion& question, QWidget* parent);
    void fill(const mapping::Document& document, const mapping::Check& check);
    /// Puts what stands in the form into the check's parameters.
    void collect(mapping::Check& check) const;
    /// Gives the rules what they may name where the check asks now.
    void follow(const mapping::Document& document, const mapping::Check& check);

Q_SIGNALS:
    void edited();
    void accepted(); ///< Return in a line

private:
    enum Of { Own, OtherEntity, Query };
    int of() const;
    bool isNeeded() const;
    void addPlace(QFormLayout* form);
    void addRule(QFormLayout* form, std::string_view rule);
    void showParts();
    void fillEntities(const QString& connection, const QString& entity);
    QString name(std::string_view part) const;

    const mapping::PairedQuestion& m_question;
    QMap<QString, QStringList> m_entities; ///< by the name of the connection; "" is the mapping's own
    QToolButton* m_open = nullptr;
    QWidget* m_body;
    QComboBox* m_of;
    QComboBox* m_connection;
    QComboBox* m_entity;
    QPlainTextEdit* m_sql;
    QMap<QString, RuleLine*> m_rules;
    bool m_isFilling = false;
};

} // namespace mw::ui
