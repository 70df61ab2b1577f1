// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/map_fields.h"
#include "ui/models/map_rule_work.h"
#include "ui/models/table_model.h"

#include <QPointer>

namespace mw::ui {

/// A value map as one edits it: observed values without a new one in front, then its entries; each with its count in real
/// data. Rows keep their place while one works.
class MapValuesModel final : public TableModel {
    Q_OBJECT
public:
    enum Column { From, Count, To, Note, ColumnCount };
    explicit MapValuesModel(QObject* parent = nullptr);
    void setProject(Project* project);
    /// Null: nothing is shown.
    void setMap(const Id& valueMap);
    const Id& mapId() const { return m_map; }
    const mapping::ValueMap* map() const;
    /// What was observed; none while it is not known.
    void setCounts(std::optional<ValueCounts> counts);
    const std::optional<ValueCounts>& counts() const { return m_counts; }
    /// Observed values that the map does not list, and how many records have one.
    std::pair<int, std::uint64_t> unlisted() const;
    /// Takes pairs of old and new values, with a note where there is a third column; known ones are changed.
    void paste(const std::vector<QStringList>& block);
    void removeRows(const std::vector<int>& rows);

    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;

Q_SIGNALS:
    void mapChanged();
    void refused(const QString& why);

protected:
    int rows() const override { return int(m_rows.size()); }
    const QStringList& titles() const override { return m_titles; }
    bool isFigure(int column) const override { return column == Count; }
    QVariant cell(int row, int column, int role) const override;

private:
    struct Row {
        std::string from;
        std::optional<std::uint64_t> count; ///< none: not counted, or not observed
        bool listed = false;
        QString to, note;
        friend bool operator==(const Row&, const Row&) = default;
    };
    void rebuild();
    void follow(const mapping::ChangeSet& changes);
    void refresh();
    std::string keyOf(const std::string& from) const;
    void change(const QString& label, const std::function<void(mapping::ValueMap&)>& act);
    /// The new value that a text means; refused() where it is none of the map's type.
    std::optional<Value> valueOf(const QString& text);

    QPointer<Project> m_project;
    Id m_map;
    std::optional<ValueCounts> m_counts;
    QStringList m_titles;
    std::vector<Row> m_rows;
};

} // namespace mw::ui
