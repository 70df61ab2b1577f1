// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/paired_words.h"

#include "ui/present/messages.h"
#include "ui/present/text.h"

namespace mw::ui {

QString PairedWords::title(const std::string& kind) {
    return kind == "report" ? tr("Report") : kind == "permissions" ? tr("Permissions") : kind == "workflow" ? tr("Workflow states") : tr("Scenario");
}

QString PairedWords::help(const std::string& kind) {
    if (kind == "report")
        return tr("The same figure on both sides, line by line. Without a rule for the line there is a single one.");
    if (kind == "permissions")
        return tr("What each user may do in effect with each class of records: by rights that were given or shared, by ownership, himself or through "
                  "roles and groups in any depth.");
    if (kind == "scenario")
        return tr("What a tester goes through in the new system with these records. A step with a rule over the record is decided by the data; the others are "
                  "the tester's, on the Review page.");
    return tr("The states of the target's records, the steps that the migration made of the old ones and the history are held against the states and ways "
              "that are declared.");
}

QString PairedWords::declare(const std::string& kind) {
    return kind == "report"        ? tr("Declare a report")
           : kind == "permissions" ? tr("Declare permissions")
           : kind == "workflow"    ? tr("Declare workflow states")
                                   : tr("Declare a scenario");
}

QString PairedWords::questionTitle(const mapping::PairedQuestion& question) {
    if (question.part == "grants")
        return tr("Rights that were given");
    if (question.part == "sharing")
        return tr("Sharing rules");
    if (question.part == "owners")
        return tr("Ownership");
    if (question.part == "members")
        return tr("Members of roles and groups");
    if (question.part == "users")
        return tr("Users");
    if (question.part == "history")
        return tr("History of states");
    if (question.kind == "workflow" && question.isSource)
        return tr("Old states, record by record");
    return {};
}

QString PairedWords::ruleTitle(const mapping::PairedQuestion& question, std::string_view rule) {
    if (rule == "filter")
        return tr("Only where");
    if (rule == "value")
        return tr("Figure");
    if (rule == "who")
        return tr("Who");
    if (rule == "class")
        return tr("Class of records");
    if (rule == "level")
        return tr("Right");
    if (rule == "of")
        return tr("Role or group");
    if (rule == "state")
        return tr("State");
    if (rule == "from")
        return tr("From state");
    if (rule == "to")
        return tr("To state");
    return question.kind == "report" ? tr("Line") : tr("Record's key");
}

QString PairedWords::ruleHint(const mapping::PairedQuestion& question, std::string_view rule) {
    if (rule == "filter")
        return tr("all records");
    if (rule == "by")
        return question.kind == "report" ? tr("a single line") : question.kind == "scenario" ? tr("the key of the mapping") : QString();
    if (rule == "value")
        return tr("none is needed to count");
    if (rule == "class")
        return tr("the target's entity");
    if (rule == "level")
        return tr("the greatest");
    return {};
}

QString PairedWords::line(const std::string& key) {
    return key.empty() ? tr("all records") : qt(key).replace(QChar(0x1f), QStringLiteral(" · "));
}

QString PairedWords::finding(const validate::PairedLine& line) {
    if (line.isSame)
        return tr("same");
    if (!line.isAfter)
        return tr("not in the target");
    if (!line.isBefore)
        return tr("not in the source");
    return line.cause == diff::Cause::Unexplained ? tr("differs") : coreText(diff::describe(line.cause));
}

} // namespace mw::ui
