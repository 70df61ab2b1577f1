// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/map_tsv.h"

namespace mw::ui {

std::vector<QStringList> parseTsv(const QString& text) {
    std::vector<QStringList> rows;
    QStringList row;
    QString cell;
    bool quoted = false, any = false;
    const auto endCell = [&] {
        row.append(cell);
        cell.clear();
        any = true;
    };
    const auto endRow = [&] {
        endCell();
        rows.push_back(row);
        row.clear();
        any = false;
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (quoted) {
            if (c != u'"')
                cell += c;
            else if (i + 1 < text.size() && text[i + 1] == u'"')
                cell += text[++i];
            else
                quoted = false;
        } else if (c == u'"' && cell.isEmpty()) {
            quoted = true;
            any = true;
        } else if (c == u'\t') {
            endCell();
        } else if (c == u'\n') {
            endRow();
        } else if (c != u'\r') {
            cell += c;
            any = true;
        }
    }
    if (any || !cell.isEmpty())
        endRow();
    return rows;
}

} // namespace mw::ui
