// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/value_corrections.h"
#include "core/match/value_clusters.h"
#include "ui/models/project.h"
#include "ui/models/tree_model.h"

namespace mw::ui {

/// All values of one field of the document, on a worker.
Result<std::shared_ptr<const match::ValueList>> readValues(const mapping::Document& document, const engine::Places& places, const Id& connection,
                                                           const Id& entity, const std::string& field, JobContext& job);

/// Spellings of one value under what they are to become, each to be taken or not. What they become can be written anew.
class ValueClusterModel final : public TreeModel {
    Q_OBJECT
public:
    enum Column { Value, Rows, ColumnCount };
    static constexpr std::size_t kMostShown = 20'000; ///< clusters; those that change most
    explicit ValueClusterModel(QObject* parent = nullptr);
    /// Shows clusters of a list, all of them taken; `map` says what they become where it lists one of them.
    void show(std::shared_ptr<const match::ValueList> values, const match::ValueClusters& clusters, const rules::ValueMap& map);
    void clear();
    /// What was taken.
    std::vector<mapping::Spellings> chosen() const;
    /// Of those: clusters, and records that would change.
    std::pair<std::size_t, std::uint64_t> chosenCounts() const;
    void chooseAll(bool isChosen);
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;

Q_SIGNALS:
    void chosenChanged();

protected:
    const QStringList& titles() const override { return m_titles; }
    bool isFigure(int column) const override { return column == Rows; }
    QVariant cell(const Node& node, int column, int role) const override;

private:
    struct Item : Node {
        std::uint32_t value = 0; ///< of a member
        std::string becomes;     ///< of a cluster
        bool isChosen = true;    ///< of a member
    };
    bool isCluster(const Node& node) const { return node.parent == &root(); }
    std::uint64_t rowsOf(const Item& cluster, bool onlyChanged) const;

    QStringList m_titles;
    std::shared_ptr<const match::ValueList> m_values;
};

} // namespace mw::ui
