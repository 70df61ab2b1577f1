// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/map_fields.h"
#include "ui/models/table_model.h"

#include <QSortFilterProxyModel>

namespace mw::ui {

/// The source-to-target table of one entity mapping: a row per target field, in place editable. Every change is one edit
/// of the project, also one over many cells.
class MapGridModel final : public TableModel {
    Q_OBJECT
public:
    enum Column {
        Reference, Target, Type, Required, Source, Rule, Sentence, Status, Criticality, Owner, Note, Intent, SaidBy, Problems,
        ColumnCount
    };
    struct CellText {
        int row = 0;
        Column column = Rule;
        QString text;
    };
    explicit MapGridModel(QObject* parent = nullptr);
    void setFields(MapFields* fields);
    MapFields* fields() const { return m_fields; }
    static bool isEditable(int column);
    /// Writes cells as one step of the history. Gives why cells could not be taken, in words; those are left out.
    QStringList write(const std::vector<CellText>& cells, const QString& label);

    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;

Q_SIGNALS:
    /// Something that was typed or pasted could not be taken.
    void refused(const QString& why);

protected:
    int rows() const override { return m_fields ? int(m_fields->targets().size()) : 0; }
    const QStringList& titles() const override { return m_titles; }
    QVariant cell(int row, int column, int role) const override;

private:
    QString text(int row, int column) const;
    QString sourceText(const MapFields::Target& target) const;
    /// The rule for a source that somebody named; none where there is no such field.
    std::optional<std::string> ruleForSource(int row, const QString& name) const;

    MapFields* m_fields = nullptr;
    QStringList m_titles;
};

/// Which rows of the grid are shown, by words and state; sorts by what stands in the cells.
class MapGridProxy final : public QSortFilterProxyModel {
    Q_OBJECT
public:
    enum class State { All, Unmapped, RequiredUnfed, WithProblems, Mapped, Questions, InReview, Critical };
    explicit MapGridProxy(QObject* parent = nullptr);
    void setWords(const QString& words);
    void setState(State state);

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    QStringList m_words;
    State m_state = State::All;
};

} // namespace mw::ui
