// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/dict/column_roles.h"

#include "core/base/unicode.h"
#include "core/base/utf8.h"

#include <utility>

namespace mw::dict {

namespace {

struct Synonyms {
    Role role;
    std::string_view option;
    std::vector<std::string_view> names; ///< plain; a name that ends in one fits less well than one that is it
};

const std::vector<Synonyms>& synonyms() {
    static const std::vector<Synonyms> table = {
        {Role::Entity, "entity",
         {"entity", "entity name", "table", "table name", "object", "object name", "api object", "sobject", "record type", "file", "file name",
          "dataset", "sheet", "relation", "view", "tabelle", "tabellenname", "objekt", "objektname", "entität", "datei", "dateiname"}},
        {Role::Field, "field",
         {"field", "field name", "field api name", "api name", "column", "column name", "attribute", "attribute name", "element", "element name",
          "data element", "variable", "variable name", "property", "technical name", "name", "feld", "feldname", "spalte", "spaltenname",
          "attribut", "attributname", "technischer name"}},
        {Role::Label, "label", {"label", "field label", "display name", "caption", "title", "business name", "bezeichnung", "anzeigename", "titel"}},
        {Role::Type, "type", {"type", "data type", "datatype", "field type", "column type", "sql type", "native type", "datentyp", "typ", "feldtyp"}},
        {Role::Length, "length", {"length", "max length", "maximum length", "character maximum length", "field length", "size", "länge", "feldlänge"}},
        {Role::Precision, "precision", {"precision", "numeric precision", "digits", "stellen"}},
        {Role::Scale, "scale", {"scale", "numeric scale", "decimals", "decimal places", "nachkommastellen"}},
        {Role::Nullable, "nullable", {"nullable", "is nullable", "null", "nulls", "allow null", "allow nulls", "allows null", "null allowed", "optional", "null erlaubt"}},
        {Role::Required, "required", {"required", "is required", "mandatory", "is mandatory", "not null", "pflicht", "pflichtfeld", "muss", "erforderlich"}},
        {Role::PrimaryKey, "primary_key",
         {"key", "primary key", "is primary key", "is key", "pk", "is pk", "key type", "column key", "schlüssel", "primärschlüssel"}},
        {Role::Default, "default", {"default", "default value", "column default", "standardwert", "vorgabe"}},
        {Role::Allowed, "allowed", {"allowed values", "valid values", "permitted values", "values", "picklist values", "domain values", "codes", "enum", "wertebereich", "erlaubte werte"}},
        {Role::ParentEntity, "parent_entity",
         {"references", "reference", "reference to", "referenced table", "fk table", "fk table name", "foreign table", "parent table", "related to", "referenz", "verweis auf"}},
        {Role::ParentField, "parent_field",
         {"referenced column", "referenced field", "fk field", "fk field name", "fk column", "fk column name", "parent column", "parent field"}},
        {Role::Description, "description",
         {"description", "definition", "comment", "comments", "column comment", "remark", "remarks", "note", "notes", "meaning", "documentation",
          "explanation", "user guidance", "beschreibung", "bemerkung", "kommentar", "erläuterung", "bedeutung"}},
    };
    return table;
}

/// Flags that name no role, and whose last word would be taken for one.
constexpr std::string_view kOther[] = {"foreign key", "is foreign key", "fk", "is fk", "unique key", "alternate key", "schema", "schema name",
                                       "database name", "owner name", "key values"};

bool endsInWords(std::string_view name, std::string_view words) {
    return name.size() > words.size() && name.ends_with(words) && name[name.size() - words.size() - 1] == ' ';
}

} // namespace

std::string_view roleName(Role role) {
    for (const Synonyms& entry : synonyms())
        if (entry.role == role)
            return entry.option;
    return {};
}

std::string plainName(std::string_view name) {
    std::string spaced;
    char before = 0;
    for (const char c : name) {
        const bool isUpper = c >= 'A' && c <= 'Z';
        const bool isLowerBefore = before >= 'a' && before <= 'z';
        const bool isSign = static_cast<unsigned char>(c) < 0x80 && !isUpper && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9');
        if ((isSign || (isUpper && isLowerBefore)) && !spaced.empty() && spaced.back() != ' ')
            spaced += ' ';
        if (!isSign)
            spaced += c;
        before = c;
    }
    while (!spaced.empty() && spaced.back() == ' ')
        spaced.pop_back();
    return foldCase(spaced);
}

Roles rolesOf(const std::vector<std::string>& columns) {
    enum Fit { None, Ending, Whole };
    Roles roles;
    std::array<Fit, std::size_t(Role::Count)> fits{};
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const std::string name = plainName(columns[i]);
        bool isOther = false;
        for (const std::string_view other : kOther)
            isOther = isOther || name == other || endsInWords(name, other);
        Fit best = None;
        Role role = Role::Count;
        for (const Synonyms& entry : synonyms())
            for (const std::string_view known : entry.names) {
                const Fit fit = name == plainName(known) ? Whole : endsInWords(name, known) && !isOther ? Ending : None;
                // "fk table name" is a parent's name before it is a name of a table.
                if (fit > best) {
                    best = fit;
                    role = entry.role;
                }
            }
        if (best == None || (isOther && best != Whole))
            continue;
        if (best > fits[std::size_t(role)]) {
            fits[std::size_t(role)] = best;
            roles[std::size_t(role)] = i;
        }
    }
    return roles;
}

} // namespace mw::dict
