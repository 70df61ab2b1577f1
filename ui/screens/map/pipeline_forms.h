// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/map_fields.h"
#include "ui/screens/map/chip_form.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace mw::ui {

class RuleEdit;

/// A form about the pipeline of the open mapping, which it writes as one edit.
class PipelineForm : public ChipForm {
    Q_OBJECT
public:
    PipelineForm(const QString& title, MapFields* fields, QWidget* parent);

Q_SIGNALS:
    void hintRequested(const QString& text);

protected:
    void write(const QString& label, const std::function<void(mapping::EntityMapping&)>& change);

    MapFields* m_fields;
};

/// The source and the name that rules may call it by.
class FromForm final : public PipelineForm {
    Q_OBJECT
public:
    FromForm(MapFields* fields, QWidget* parent);

private:
    bool apply() override;
    QLineEdit* m_alias;
};

/// Which records are migrated, and why the others are not.
class FilterForm final : public PipelineForm {
    Q_OBJECT
public:
    FilterForm(MapFields* fields, QWidget* parent);

private:
    bool apply() override;
    void remove() override;
    void check();
    RuleEdit* m_rule;
    QLabel* m_says;
    QLineEdit* m_reason;
};

/// Which records count as the same, and which of them survives.
class DeduplicateForm final : public PipelineForm {
    Q_OBJECT
public:
    DeduplicateForm(MapFields* fields, QWidget* parent);

private:
    bool apply() override;
    void remove() override;
    QPlainTextEdit* m_keys;
    QLineEdit* m_order;
    QComboBox* m_direction;
    QLineEdit* m_reason;
};

/// How records get into the target.
class TargetForm final : public PipelineForm {
    Q_OBJECT
public:
    TargetForm(MapFields* fields, QWidget* parent);

private:
    bool apply() override;
    QComboBox* m_mode;
    QLineEdit* m_key;
    QCheckBox* m_faithful;
};

} // namespace mw::ui
