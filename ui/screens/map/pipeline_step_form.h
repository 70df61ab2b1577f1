// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/step_draft.h"
#include "ui/screens/map/pipeline_forms.h"

class QComboBox;

namespace mw::ui {

/// One step of the pipeline: its parts, what is wrong with it, and for joins keys to choose from. A step at the end of the list
/// is a new one.
class PipelineStepForm final : public PipelineForm {
    Q_OBJECT
public:
    PipelineStepForm(MapFields* fields, std::size_t position, mapping::Step step, QWidget* parent);

private:
    bool apply() override;
    void remove() override;
    bool isNew() const;
    void addPart(const StepPart& part);
    QMap<QString, QString> texts() const;
    /// The document as it would be with what stands in the form.
    Result<mapping::Step> draft() const;
    void check();
    void suggestKeys();
    QWidget* input(const QString& key) const { return m_inputs.value(key); }

    const std::size_t m_position;
    const mapping::Step m_step;
    QList<StepPart> m_parts;
    QMap<QString, QWidget*> m_inputs;
    QComboBox* m_keys = nullptr; ///< suggestions
    QLabel* m_says = nullptr;
};

} // namespace mw::ui
