// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace mw::ui {

class DenseTable;
class PairedLook;
class PairedRowsModel;
class SectionHeader;

/// What stands behind a line of a check of paired queries on each side: records, or the ways on which a right is come by.
class PairedRowsPane final : public QWidget {
    Q_OBJECT
public:
    explicit PairedRowsPane(QWidget* parent = nullptr);
    /// Null: none. Must outlive the pane or be taken away.
    void setLook(PairedLook* look);

private:
    struct Side {
        SectionHeader* header = nullptr;
        PairedRowsModel* rows = nullptr;
        DenseTable* table = nullptr;
    };
    Side makeSide(const QString& title, const char* name);
    void fill();

    PairedLook* m_look = nullptr;
    Side m_source, m_target;
};

} // namespace mw::ui
