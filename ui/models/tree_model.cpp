// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/tree_model.h"

namespace mw::ui {

int TreeModel::Node::row() const {
    if (!parent)
        return 0;
    for (std::size_t i = 0; i < parent->children.size(); ++i)
        if (parent->children[i].get() == this)
            return int(i);
    return 0;
}

QModelIndex TreeModel::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent))
        return {};
    const Node* node = parent.isValid() ? nodeOf(parent) : m_root.get();
    return createIndex(row, column, node->children[std::size_t(row)].get());
}

QModelIndex TreeModel::parent(const QModelIndex& index) const {
    if (!index.isValid())
        return {};
    const Node* above = nodeOf(index)->parent;
    return !above || above == m_root.get() ? QModelIndex() : createIndex(above->row(), 0, above);
}

int TreeModel::rowCount(const QModelIndex& parent) const {
    if (parent.column() > 0)
        return 0;
    return int((parent.isValid() ? nodeOf(parent) : m_root.get())->children.size());
}

int TreeModel::columnCount(const QModelIndex&) const { return int(titles().size()); }

QVariant TreeModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    if (role == Qt::TextAlignmentRole)
        return isFigure(index.column()) ? int(Qt::AlignRight | Qt::AlignVCenter) : int(Qt::AlignLeft | Qt::AlignVCenter);
    return cell(*nodeOf(index), index.column(), role);
}

QVariant TreeModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::DisplayRole)
        return titles()[section];
    if (role == Qt::TextAlignmentRole)
        return isFigure(section) ? int(Qt::AlignRight | Qt::AlignVCenter) : int(Qt::AlignLeft | Qt::AlignVCenter);
    return {};
}

QModelIndex TreeModel::indexOf(const Node* node, int column) const {
    return !node || node == m_root.get() ? QModelIndex() : createIndex(node->row(), column, node);
}

void TreeModel::insertBranch(Node& parent, int row, std::unique_ptr<Node> branch) {
    beginInsertRows(indexOf(&parent), row, row);
    branch->parent = &parent;
    parent.children.insert(parent.children.begin() + row, std::move(branch));
    endInsertRows();
}

void TreeModel::removeBranches(Node& parent, int first, int last) {
    beginRemoveRows(indexOf(&parent), first, last);
    parent.children.erase(parent.children.begin() + first, parent.children.begin() + last + 1);
    endRemoveRows();
}

void TreeModel::replaceAll(std::unique_ptr<Node> root) {
    beginResetModel();
    m_root = std::move(root);
    endResetModel();
}

} // namespace mw::ui
