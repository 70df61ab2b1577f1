// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/map/map_editor.h"

#include "core/base/file.h"
#include "core/rules/parser.h"
#include "ui/commands/map_edits.h"
#include "ui/models/map_status.h"
#include "ui/present/icons.h"
#include "ui/present/messages.h"
#include "ui/present/text.h"
#include "ui/screens/map/canvas.h"
#include "ui/screens/map/canvas_picture.h"
#include "ui/screens/map/grid_view.h"
#include "ui/screens/map/inspector.h"
#include "ui/screens/map/reason_bar.h"
#include "ui/screens/screen.h"
#include "ui/widgets/file_question.h"

#include <QAction>
#include <QActionGroup>
#include <QFileInfo>
#include <QMenu>

namespace mw::ui {

void MapEditor::makeActions() {
    auto* views = new QActionGroup(this);
    for (const auto& [view, name, text, iconName, key] :
         {std::tuple(View::Canvas, "canvas", tr("Canvas"), "link", Qt::Key_1), std::tuple(View::Grid, "grid", tr("Grid"), "data", Qt::Key_2),
          std::tuple(View::Both, "both", tr("Both"), "group", Qt::Key_3)}) {
        QAction* action = addPageAction(this, QStringLiteral("map/") + QLatin1String(name), text, QLatin1String(iconName), QKeySequence(Qt::ALT | key),
                                       [this, view = view] { setView(view); });
        action->setCheckable(true);
        action->setToolTip(QStringLiteral("%1 (%2)").arg(text, action->shortcut().toString(QKeySequence::NativeText)));
        views->addAction(action);
        m_viewActions.append(action);
    }
    m_map = addPageAction(this, QStringLiteral("map/map"), tr("Map chosen source to chosen target"), QStringLiteral("link"), {}, [this] {
        mapFields(m_canvas->selection().sourceEnds(), chosenTargets(), QCursor::pos());
    });
    m_unmap = addPageAction(this, QStringLiteral("map/unmap"), tr("Unmap"), QStringLiteral("trash"), {}, [this] { unmap(chosenTargets()); });
    m_edit = addPageAction(this, QStringLiteral("map/rule"), tr("Edit rule"), QStringLiteral("edit"), QKeySequence(Qt::CTRL | Qt::Key_Return), [this] {
        const std::vector<int> targets = chosenTargets();
        if (!targets.empty())
            editRule(targets.front());
    });
    m_leave = addPageAction(this, QStringLiteral("map/leave"), tr("Not migrated…"), QStringLiteral("minus"), {}, [this] { askReason(); });
    m_back = addPageAction(this, QStringLiteral("map/back"), tr("Migrate again"), QStringLiteral("plus"), {}, [this] { takeBack(); });
    m_follow = addPageAction(this, QStringLiteral("map/follow"), tr("Go to the other end of the link"), QStringLiteral("arrow-right"),
                            QKeySequence(Qt::CTRL | Qt::Key_L), [this] { m_canvas->followLink(); });
    m_focusMode = addPageAction(this, QStringLiteral("map/focus"), tr("Show only what touches the selection"), QStringLiteral("focus"),
                               QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F), [this] {
                                   m_canvas->setFocusMode(m_focusMode->isChecked() && !m_canvas->selection().isEmpty());
                                   m_focusMode->setChecked(m_canvas->isFocusMode());
                               });
    m_focusMode->setCheckable(true);
    m_byName = addPageAction(this, QStringLiteral("map/byName"), tr("Map fields of equal name"), QStringLiteral("equal"), {}, [this] { mapEqualNames(); });
    m_nextGap = addPageAction(this, QStringLiteral("map/nextGap"), tr("Next gap"), QStringLiteral("required"), QKeySequence(Qt::CTRL | Qt::Key_G),
                             [this] { stepGap(); });
    m_picture = addPageAction(this, QStringLiteral("map/picture"), tr("Save the picture of the mapping…"), QStringLiteral("export"), {}, [this] { savePicture(); });
    m_discuss = addPageAction(this, QStringLiteral("map/comment"), tr("Comment or ask…"), QStringLiteral("comment"), QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_M),
                             [this] { m_inspector->showDiscussion(); });
    for (const QString& word : statusWords())
        m_statusActions.append(addPageAction(this, QStringLiteral("map/status/") + word, tr("Status: %1").arg(statusText(word)), statusIcon(word), {},
                                            [this, word] { setStatus(utf8(word)); }));
}

void MapEditor::savePicture() {
    Project* const project = m_fields->project();
    const mapping::EntityMapping* const mapping = m_fields->mapping();
    if (!project || !mapping)
        return;
    const QString folder = project->path().isEmpty() ? QString() : QFileInfo(project->path()).absolutePath() + u'/';
    askForFile(this, FileQuestion::Save, tr("Save the picture of the mapping"), tr("SVG pictures (*.svg);;PDF pages (*.pdf)"),
               folder + m_fields->targetName() + QStringLiteral(".svg"), [this](const QString& path) { writePicture(path); });
}

void MapEditor::writePicture(const QString& path) {
    Project* const project = m_fields->project();
    const mapping::EntityMapping* const mapping = m_fields->mapping();
    if (!project || !mapping)
        return;
    const bool isPdf = path.endsWith(QStringLiteral(".pdf"), Qt::CaseInsensitive);
    auto bytes = canvasPicture(*m_fields, m_canvas->rows(), QStringLiteral("%1: %2").arg(project->title(), coreText(mapping::placeOf(project->document(), *mapping))),
                               isPdf ? PictureFormat::Pdf : PictureFormat::Svg);
    if (!bytes)
        return showHint(messageWithPlace(bytes.error()));
    project->tasks().run<bool>(
        Tasks::Lane::Quick, tr("Save a picture"), this,
        [bytes = std::move(bytes).value(), file = utf8(path)](JobContext&) -> Result<bool> {
            MW_TRY_DO(writeFile(file, bytes));
            return true;
        },
        [this, path](Result<bool> result) {
            showHint(result ? tr("The picture was written to %1.").arg(path) : messageWithPlace(result.error()));
        });
}

std::vector<int> MapEditor::chosenTargets() const {
    if (m_view == View::Grid || (m_view == View::Both && m_grid->isAncestorOf(focusWidget())))
        return m_grid->selectedTargets();
    return m_canvas->selection().targetRows();
}

std::vector<Id> MapEditor::chosenSources() const {
    std::vector<Id> fields;
    for (const auto& [entity, field] : m_canvas->selection().sources)
        fields.push_back(m_fields->sources()[std::size_t(entity)].fields[std::size_t(field)].id);
    return fields;
}

std::string MapEditor::keyOfLookup(const std::string& lookup) const {
    // A rule of this mapping that uses the lookup already knows by what to find a record.
    struct Finder {
        const std::string& lookup;
        std::string arguments;
        void look(const rules::Expression& node) {
            if (node.kind == rules::Expression::Kind::Call && node.name == "lookup" && node.children.size() > 1 &&
                node.children.front()->literal == Value(lookup)) {
                arguments.clear();
                for (std::size_t i = 1; i < node.children.size(); ++i)
                    arguments += (i > 1 ? ", " : "") + rules::print(*node.children[i]);
            }
            for (const rules::ExpressionPtr& child : node.children)
                look(*child);
        }
    } finder{lookup, {}};
    for (const mapping::FieldMapping& field : m_fields->mapping()->fields)
        if (const rules::ParsedRule parsed = rules::parse(field.rule); parsed.tree && finder.arguments.empty())
            finder.look(*parsed.tree);
    return finder.arguments;
}

std::string MapEditor::ruleFor(const MapFields::End& source, int target) const {
    const MapFields::SourceEntity& entity = m_fields->sources()[std::size_t(source.entity)];
    const Field* from = m_fields->sourceField(source);
    const Field* to = m_fields->targetField(target);
    if (!from || !to)
        return {};
    if (entity.driving)
        return edits::startingRule(*from, *to);
    if (!entity.joined.isEmpty()) {
        std::string rule = edits::startingRule(*from, *to);
        const std::string field = edits::ruleName(from->name);
        if (const std::size_t at = rule.find(field); at != std::string::npos)
            rule.replace(at, field.size(), edits::ruleName(utf8(entity.joined)) + "." + field);
        return rule;
    }
    const std::string name = utf8(QString(entity.lookup).replace(u'\'', QStringLiteral("''")));
    return "lookup('" + name + "', " + keyOfLookup(utf8(entity.lookup)) + ")." + edits::ruleName(from->name);
}

void MapEditor::mapFields(const std::vector<MapFields::End>& sources, const std::vector<int>& targets, const QPoint& at) {
    if (sources.empty() || targets.empty()) {
        showHint(tr("Choose a source field on the left and a target field on the right, then press M."));
        return;
    }
    for (const MapFields::End& end : sources)
        if (!m_fields->sources()[std::size_t(end.entity)].isRead()) {
            showHint(tr("This mapping does not read %1. A join or a lookup brings its fields.").arg(m_fields->sources()[std::size_t(end.entity)].name));
            return;
        }
    std::vector<int> fed;
    for (const int target : targets)
        if (m_fields->targets()[std::size_t(target)].isFed())
            fed.push_back(target);
    if (fed.empty()) {
        writeRules(sources, targets);
        return;
    }
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("mapQuestion"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (targets.size() > 1) {
        menu->addAction(tr("Replace the rules of all %Ln field(s)", nullptr, int(targets.size())), this, [=, this] { writeRules(sources, targets); });
        std::vector<int> free;
        for (const int target : targets)
            if (!m_fields->targets()[std::size_t(target)].isFed())
                free.push_back(target);
        if (!free.empty())
            menu->addAction(tr("Only the %Ln field(s) without a rule", nullptr, int(free.size())), this, [=, this] { writeRules(sources, free); });
        menu->popup(at);
        return;
    }
    const int target = targets.front();
    const QString name = m_fields->targets()[std::size_t(target)].name;
    const std::string old = m_fields->fieldMapping(target)->rule;
    const Id field = m_fields->targets()[std::size_t(target)].field;
    const auto combine = [=, this](const std::string& head, const std::string& between) {
        std::string rule = head + "(" + old;
        for (const MapFields::End& end : sources)
            rule += between + ruleFor(end, target);
        mapping::Edit edit = edits::setRules(m_project->document(), mappingId(), m_project->ids(), tr("Map %1"), {{field, rule + ")"}});
        m_project->apply(std::move(edit));
        selectTarget(target);
    };
    menu->addAction(tr("Replace the rule of %1").arg(name), this, [=, this] { writeRules(sources, targets); });
    menu->addAction(tr("Join to what is there"), this, [=] { combine("concat", ", ' ', "); });
    menu->addAction(tr("Use where there is nothing"), this, [=] { combine("coalesce", ", "); });
    menu->popup(at);
}

void MapEditor::writeRules(const std::vector<MapFields::End>& sources, const std::vector<int>& targets) {
    std::vector<edits::RuleOf> rules;
    for (std::size_t i = 0; i < targets.size(); ++i) {
        std::string rule;
        if (sources.size() == targets.size() || sources.size() == 1) {
            rule = ruleFor(sources[sources.size() == 1 ? 0 : i], targets[i]);
        } else if (targets.size() == 1) {
            rule = "concat(";
            for (std::size_t s = 0; s < sources.size(); ++s)
                rule += (s > 0 ? ", ' ', " : "") + ruleFor(sources[s], targets[i]);
            rule += ")";
        } else {
            showHint(tr("Choose as many source fields as target fields, or just one on a side."));
            return;
        }
        rules.push_back({m_fields->targets()[std::size_t(targets[i])].field, rule});
    }
    mapping::Edit edit = edits::setRules(m_project->document(), mappingId(), m_project->ids(),
                                         tr("Map %Ln field(s)", nullptr, int(rules.size())), rules);
    if (edit.steps.empty() || !m_project->apply(std::move(edit)))
        return;
    if (targets.size() == 1)
        selectTarget(targets.front());
    // A lookup whose key nobody has named yet: the editor shows what is missing.
    if (rules.front().rule.find(", ).") != std::string::npos)
        editRule(targets.front());
}

void MapEditor::unmap(const std::vector<int>& targets) {
    std::vector<Id> fields;
    for (const int target : targets)
        fields.push_back(m_fields->targets()[std::size_t(target)].field);
    mapping::Edit edit = edits::unmap(m_project->document(), mappingId(), fields);
    if (!edit.steps.empty())
        m_project->apply(std::move(edit));
}

void MapEditor::setStatus(const std::string& status) {
    std::vector<edits::FieldChange> changes;
    for (const int target : chosenTargets())
        if (!m_fields->targets()[std::size_t(target)].fieldMapping.isNull())
            changes.push_back({m_fields->targets()[std::size_t(target)].field, nullptr, status, {}});
    mapping::Edit edit = edits::changeFields(m_project->document(), mappingId(), m_project->ids(), tr("Change status"), changes);
    if (!edit.steps.empty())
        m_project->apply(std::move(edit));
}

void MapEditor::mapEqualNames() {
    if (m_fields->sources().empty())
        return;
    const auto plain = [](const QString& name) { return QString(name).remove(u'_').remove(u' ').toLower(); };
    QHash<QString, int> byName;
    const std::vector<MapFields::SourceField>& fields = m_fields->sources().front().fields;
    for (int i = 0; i < int(fields.size()); ++i)
        byName.insert(plain(fields[std::size_t(i)].name), i);
    std::vector<edits::RuleOf> rules;
    const std::set<int>& only = m_canvas->selection().targets;
    for (int t = 0; t < int(m_fields->targets().size()); ++t) {
        const MapFields::Target& target = m_fields->targets()[std::size_t(t)];
        const int source = byName.value(plain(target.name), -1);
        if (!target.isFed() && source >= 0 && (only.size() < 2 || only.contains(t)))
            rules.push_back({target.field, ruleFor({0, source}, t)});
    }
    if (rules.empty()) {
        showHint(tr("No unmapped field has the name of a source field."));
        return;
    }
    mapping::Edit edit = edits::setRules(m_project->document(), mappingId(), m_project->ids(),
                                         tr("Map %Ln field(s) of equal name", nullptr, int(rules.size())), rules);
    m_project->apply(std::move(edit));
    showHint(tr("%Ln field(s) mapped by name.", nullptr, int(rules.size())));
}

void MapEditor::askReason() {
    const std::vector<Id> fields = chosenSources();
    if (fields.empty()) {
        showHint(tr("Choose the source fields that are left behind."));
        return;
    }
    const auto [entity, field] = *m_canvas->selection().sources.begin();
    const QString name = m_fields->sources()[std::size_t(entity)].fields[std::size_t(field)].name;
    m_reason->ask(fields.size() == 1 ? tr("Why is %1 not migrated?").arg(name)
                                     : tr("Why are these %Ln fields not migrated?", nullptr, int(fields.size())));
}

void MapEditor::takeBack() {
    mapping::Edit edit = edits::setNotMigrated(m_project->document(), mappingId(), chosenSources(), {});
    if (!edit.steps.empty())
        m_project->apply(std::move(edit));
}

void MapEditor::stepGap() {
    const int count = int(m_fields->targets().size());
    const int from = m_desk->row();
    for (const bool requiredOnly : {true, false})
        for (int step = 1; step <= count; ++step) {
            const int row = (qMax(from, -1) + step) % count;
            const MapFields::Target& target = m_fields->targets()[std::size_t(row)];
            if (!target.isFed() && (target.required || !requiredOnly)) {
                selectTarget(row);
                return;
            }
        }
    showHint(tr("Every target field is mapped."));
}

void MapEditor::openMenu(const QPoint& at) {
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("mapMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const std::vector<int> targets = chosenTargets();
    const bool hasSources = !m_canvas->selection().sources.empty() && m_view != View::Grid;
    if (hasSources && !targets.empty())
        menu->addAction(m_map);
    if (!targets.empty()) {
        menu->addAction(m_edit);
        menu->addAction(m_unmap);
        menu->addAction(m_discuss);
        QMenu* status = menu->addMenu(tr("Status"));
        for (QAction* action : m_statusActions)
            status->addAction(action);
    }
    if (hasSources) {
        bool anyLeft = false, anyKept = false;
        for (const auto& [entity, field] : m_canvas->selection().sources)
            (m_fields->sources()[std::size_t(entity)].fields[std::size_t(field)].notMigrated ? anyLeft : anyKept) = true;
        if (anyKept)
            menu->addAction(m_leave);
        if (anyLeft)
            menu->addAction(m_back);
    }
    menu->addSeparator();
    if (!m_canvas->selection().isEmpty() && m_view != View::Grid) {
        menu->addAction(m_follow);
        menu->addAction(m_focusMode);
    }
    menu->addAction(m_byName);
    menu->addAction(m_nextGap);
    menu->addAction(m_picture);
    menu->popup(at);
}

} // namespace mw::ui
