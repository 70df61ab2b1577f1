// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/map_rule_shape.h"
#include "ui/models/project.h"

#include <QHash>
#include <QObject>
#include <QPointer>

#include <array>
#include <optional>
#include <vector>

namespace mw::ui {

/// One entity mapping made ready to be looked at: target fields in order, source entities with their fields, and which
/// reads which. Canvas, grid and inspector all read it. It follows the document exactly: an edit touches the rows it
/// changed. UI thread.
class MapFields final : public QObject {
    Q_OBJECT
public:
    struct SourceField {
        Id id;
        QString name, label, type;
        bool key = false;
        bool notMigrated = false;
        QString reason;        ///< why it is left behind
        int uses = 0;          ///< how many target fields read it
        double filled = -1;    ///< share of rows with a value; below 0 where no profile was made
    };
    struct SourceEntity {
        Id connection, entity;
        QString name, label, connectionName;
        QString lookup;        ///< the name by which rules read it; empty for others
        QString joined;        ///< of an entity that a step joins or adds: the name by which rules know it
        bool driving = false;  ///< the mapping reads its records
        std::optional<std::uint64_t> rows;
        std::vector<SourceField> fields;
        bool isRead() const { return driving || !lookup.isEmpty() || !joined.isEmpty(); }
    };
    struct End {
        int entity = 0, field = 0;
        friend bool operator==(const End&, const End&) = default;
    };
    struct Target {
        Id field, fieldMapping; ///< no field mapping: null
        QString name, label, type, reference;
        bool required = false, key = false, proposed = false;
        int position = -1;      ///< in EntityMapping::fields
        RuleShape::Kind kind = RuleShape::Kind::None;
        QString badge;
        std::vector<End> ends;
        QString status;         ///< "draft" where a mapping has none; empty where there is no mapping
        bool critical = false;
        int errors = 0, warnings = 0;
        QString problem;        ///< the first one's message
        bool isFed() const { return kind != RuleShape::Kind::None && kind != RuleShape::Kind::Intent; }
        friend bool operator==(const Target&, const Target&) = default;
    };
    enum class Scope { InMapping, All };

    explicit MapFields(QObject* parent = nullptr);
    void setProject(Project* project);
    Project* project() const { return m_project; }
    /// Null: nothing is shown.
    void setMapping(const Id& entityMapping);
    const Id& mappingId() const { return m_id; }
    /// The mapping in the document of now; null where there is none.
    const mapping::EntityMapping* mapping() const;
    /// The field mapping of a row; null where nothing was said of it.
    const mapping::FieldMapping* fieldMapping(int row) const;
    const Field* targetField(int row) const;
    const Field* sourceField(const End& end) const;
    void setScope(Scope scope);
    Scope scope() const { return m_scope; }

    QString targetName() const { return m_targetName; }
    const std::vector<Target>& targets() const { return m_targets; }
    const std::vector<SourceEntity>& sources() const { return m_sources; }
    int rowOf(const Id& targetField) const { return m_rowOf.value(QString::fromStdString(targetField.text()), -1); }
    std::optional<End> endOf(const Id& sourceField) const;
    /// What rules of this mapping may name; kept until names change.
    const rules::Environment& environment() const;
    /// The sentence of a row's rule; kept until it changes. Empty where there is none.
    QString sentence(int row) const;

Q_SIGNALS:
    /// Everything is another: mapping, schema or project.
    void aboutToRebuild();
    void rebuilt();
    /// The facts of these rows changed; rows never come or go without rebuilt().
    void targetsChanged(int first, int last);
    /// The way of the records changed, not the rows: filter, de-duplication, load mode, key; other steps rebuild.
    void pipelineChanged();
    /// Other source entities are shown; targets and their ends are up to date.
    void sourcesRebuilt();
    /// Uses, fill rates or marks of source fields changed.
    void sourcesChanged();

private:
    void rebuild();
    void rebuildSources();
    void rebuildTargets();
    void follow(const mapping::ChangeSet& changes);
    void refreshRows(std::vector<int> rows);
    void readFieldMapping(Target& target, const mapping::EntityMapping& owner) const;
    std::vector<End> endsOf(const RuleShape& shape, Target& target) const;
    std::optional<End> endAt(const std::vector<std::string>& path) const;
    void indexMappings(const mapping::EntityMapping& owner);
    void countUses();
    void readNotMigrated(const mapping::EntityMapping& owner);
    void readFill();
    void takeFindings(bool announce);
    std::vector<std::string> lookupsInUse(const mapping::EntityMapping& owner) const;
    /// What the rows hang on: source, target, the source's name and the steps.
    static std::array<std::string, 6> endsIn(const mapping::EntityMapping& owner);

    QPointer<Project> m_project;
    Id m_id;
    Scope m_scope = Scope::InMapping;
    QString m_targetName;
    std::string m_alias;
    std::array<std::string, 6> m_ends;
    std::vector<Target> m_targets;
    std::vector<SourceEntity> m_sources;
    QHash<QString, int> m_rowOf;          // target field id → row
    QHash<QString, int> m_rowOfMapping;   // field mapping id → row
    QHash<QByteArray, int> m_drivingNames; // field name → field of the driving source
    std::vector<std::string> m_lookups;
    mutable std::optional<rules::Environment> m_environment;
    mutable QHash<int, QString> m_sentences;
};

} // namespace mw::ui
