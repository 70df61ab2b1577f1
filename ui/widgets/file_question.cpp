// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/file_question.h"

#include <QFileDialog>
#include <QFileInfo>

namespace mw::ui {

void askForFile(QWidget* parent, FileQuestion question, const QString& title, const QString& filter, const QString& start,
                std::function<void(const QString&)> answered) {
    auto* dialog = new QFileDialog(parent, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(question == FileQuestion::Save ? QFileDialog::AcceptSave : QFileDialog::AcceptOpen);
    dialog->setFileMode(question == FileQuestion::Folder ? QFileDialog::Directory
                        : question == FileQuestion::Open ? QFileDialog::ExistingFile
                                                         : QFileDialog::AnyFile);
    if (!filter.isEmpty())
        dialog->setNameFilter(filter);
    if (!start.isEmpty()) {
        const QFileInfo info(start);
        dialog->setDirectory(info.isDir() ? start : info.absolutePath());
        if (!info.isDir())
            dialog->selectFile(info.fileName());
    }
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, [answered = std::move(answered)](const QString& path) { answered(path); });
    dialog->open();
}

} // namespace mw::ui
