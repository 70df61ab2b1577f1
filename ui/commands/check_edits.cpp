// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/check_edits.h"

#include "core/mapping/problems.h"
#include "core/mapping/scenario.h"
#include "ui/present/text.h"

#include <QCoreApplication>

#include <algorithm>

namespace mw::ui::edits {

namespace {

struct CheckEdits {
    Q_DECLARE_TR_FUNCTIONS(CheckEdits)
};

const mapping::Check* declaredOf(const mapping::Document& document, const mapping::CheckInEffect& check) {
    const auto found = std::find_if(document.checks.begin(), document.checks.end(),
                                    [&](const mapping::Check& each) { return each.id == check.check.id; });
    return check.isDerived || found == document.checks.end() ? nullptr : &*found;
}

/// "people.city": what a check is of.
QString subjectOf(const mapping::CheckInEffect& check) {
    QStringList fields;
    for (const std::string& field : check.check.fields)
        fields << qt(field);
    return fields.isEmpty() ? qt(check.entity) : QStringLiteral("%1.%2").arg(qt(check.entity), fields.join(QStringLiteral(", ")));
}

mapping::Check asDeclared(const mapping::Document& document, const mapping::CheckInEffect& check, IdMaker& ids) {
    if (const mapping::Check* const declared = declaredOf(document, check))
        return *declared;
    mapping::Check made = check.check;
    made.id = ids.make("chk");
    made.reference = mapping::nextReference(document, "CHK");
    return made;
}

mapping::Edit set(mapping::Check check, const QString& label) {
    mapping::Edit edit;
    edit.label = utf8(label);
    const Id id = check.id;
    edit.steps.push_back(mapping::SetElement<mapping::Check>{id, std::move(check), std::size_t(-1)});
    return edit;
}

} // namespace

mapping::Edit switchCheck(const mapping::Document& document, const mapping::CheckInEffect& check, IdMaker& ids,
                          const std::optional<std::string>& offBecause) {
    mapping::Check next = asDeclared(document, check, ids);
    next.offBecause = offBecause;
    return set(std::move(next), (offBecause ? CheckEdits::tr("Switch off the check of %1") : CheckEdits::tr("Switch on the check of %1")).arg(subjectOf(check)));
}

mapping::Edit weighCheck(const mapping::Document& document, const mapping::CheckInEffect& check, IdMaker& ids,
                         const std::string& severity) {
    mapping::Check next = asDeclared(document, check, ids);
    next.severity = severity;
    return set(std::move(next), (severity == "warning" ? CheckEdits::tr("Let the check of %1 only warn") : CheckEdits::tr("Let the check of %1 fail")).arg(subjectOf(check)));
}

mapping::Check newCheck(const mapping::Document& document, const std::string& kind, const Id& entityMapping, IdMaker& ids) {
    mapping::Check made;
    made.id = ids.make("chk");
    made.reference = mapping::nextReference(document, kind == mapping::kScenario ? "SCN" : "CHK");
    made.kind = kind;
    made.entityMapping = entityMapping;
    return made;
}

mapping::Edit declareCheck(const mapping::Document& document, mapping::Check check) {
    const bool isThere = std::any_of(document.checks.begin(), document.checks.end(), [&](const mapping::Check& each) { return each.id == check.id; });
    const QString label = (isThere ? CheckEdits::tr("Change the check %1") : CheckEdits::tr("Declare the check %1")).arg(qt(check.reference));
    return set(std::move(check), label);
}

mapping::Edit removeCheck(const mapping::Document& document, const mapping::CheckInEffect& check) {
    mapping::Edit edit;
    if (const mapping::Check* const declared = declaredOf(document, check)) {
        edit.label = utf8(CheckEdits::tr("Take the declared check of %1 away").arg(subjectOf(check)));
        edit.steps.push_back(mapping::SetElement<mapping::Check>{declared->id, std::nullopt, std::size_t(-1)});
    }
    return edit;
}

} // namespace mw::ui::edits
