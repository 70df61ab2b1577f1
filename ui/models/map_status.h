// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/model.h"
#include "ui/present/roles.h"

#include <QColor>
#include <QString>
#include <QStringList>

/// The workflow status of document elements, as words, signs and pictures.
namespace mw::ui {

/// The words that a document may hold, in the order of the work: "draft", "in review", "approved", "question", "excluded".
const QStringList& statusWords();
/// A status in the window's language; words that are not known stay as they are.
QString statusText(const QString& status);
/// The word for a text that somebody typed or pasted, in the window's language or as it stands in documents; empty where
/// it is none.
QString statusWord(const QString& text);
Sign statusSign(const QString& status);
QString statusIcon(const QString& status);
QColor statusColor(const QString& status);

/// Of an element; "draft" where nothing was set.
QString workflowStatus(const mapping::Document& document, const Id& element);
/// Empty where nobody was named.
QString workflowOwner(const mapping::Document& document, const Id& element);

/// Criticality in the window's language, and back from a text.
QString criticalityText(mapping::Criticality criticality);
std::optional<mapping::Criticality> criticalityOf(const QString& text);

} // namespace mw::ui
