// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>
#include <QStringList>

#include <memory>
#include <vector>

namespace mw::ui {

/// Owns the index arithmetic of trees; subclasses derive their node from Node and give one cell's facts.
class TreeModel : public QAbstractItemModel {
    Q_OBJECT
public:
    struct Node {
        Node() = default;
        Node(Node&&) = default;
        Node& operator=(Node&&) = default;
        virtual ~Node() = default;
        Node* parent = nullptr;
        std::vector<std::unique_ptr<Node>> children;
        int row() const;
        template <class Derived>
        Derived& add(std::unique_ptr<Derived> child) {
            Derived& added = *child;
            added.parent = this;
            children.push_back(std::move(child));
            return added;
        }
    };

    explicit TreeModel(QObject* parent = nullptr) : QAbstractItemModel(parent), m_root(std::make_unique<Node>()) {}
    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const final;
    QModelIndex parent(const QModelIndex& index) const final;
    int rowCount(const QModelIndex& parent = {}) const final;
    int columnCount(const QModelIndex& parent = {}) const final;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const final;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const final;
    QModelIndex indexOf(const Node* node, int column = 0) const;

protected:
    virtual const QStringList& titles() const = 0;
    virtual bool isFigure(int) const { return false; }
    virtual QVariant cell(const Node& node, int column, int role) const = 0;

    Node& root() { return *m_root; }
    const Node& root() const { return *m_root; }
    /// Puts a whole branch in at a place below `parent`, with the signals that this needs.
    void insertBranch(Node& parent, int row, std::unique_ptr<Node> branch);
    void removeBranches(Node& parent, int first, int last);
    /// Puts another tree in the place of all; views lose their place.
    void replaceAll(std::unique_ptr<Node> root);

    static Node* nodeOf(const QModelIndex& index) { return static_cast<Node*>(index.internalPointer()); }

private:
    std::unique_ptr<Node> m_root;
};

} // namespace mw::ui
