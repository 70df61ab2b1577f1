// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/schemas/xml_schema.h"

#include "core/base/utf8.h"
#include "core/connect/schemas/schema_tree.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

namespace mw::schemas {

namespace {

constexpr std::size_t kDeepestType = 64;
constexpr std::size_t kMostParts = 20'000;

/// The built-in simple types (XML Schema part 2, section 3) that are more than text.
LogicalType builtinType(std::string_view name) {
    static const std::map<std::string_view, LogicalType> kTypes = {
        {"boolean", LogicalType::boolean()},
        {"decimal", LogicalType::decimal(38, 10)},
        {"float", LogicalType::floating()},
        {"double", LogicalType::floating()},
        {"date", LogicalType::date()},
        {"time", LogicalType::time()},
        {"dateTime", LogicalType::timestamp()},
        {"dateTimeStamp", LogicalType::timestamp(true)},
    };
    static const std::set<std::string_view> kWhole = {"integer", "long", "int", "short", "byte", "unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte",
                                                      "positiveInteger", "nonNegativeInteger", "negativeInteger", "nonPositiveInteger"};
    if (kWhole.contains(name))
        return LogicalType::integer();
    const auto found = kTypes.find(name);
    return found == kTypes.end() ? LogicalType::text() : found->second;
}

std::uint32_t numberOf(const Element* facet, std::uint32_t otherwise) {
    std::uint32_t number = otherwise;
    if (facet) {
        const std::string_view text = facet->attribute("value");
        if (std::from_chars(text.data(), text.data() + text.size(), number).ec != std::errc())
            return otherwise;
    }
    return number;
}

class XsdReader {
public:
    explicit XsdReader(const std::vector<const Element*>& schemas) : m_schemas(schemas) {
        for (const Element* const schema : schemas)
            for (const auto& child : schema->children) {
                const std::string name(child->attribute("name"));
                auto& known = m_globals[child->name == "simpleType" ? "complexType" : child->name];
                if (!name.empty() && !known.emplace(name, child.get()).second)
                    skip("another " + child->name + " " + mw::quoted(name));
            }
    }

    Result<Described> read() {
        Described described;
        for (const Element* const schema : m_schemas) {
            for (const auto& child : schema->children) {
                if (child->name != "element" || isReferred(*child) || global("element", child->attribute("name")) != child.get())
                    continue;
                MW_TRY(const SchemaNode root, element(*child, 0, true));
                for (Entity& entity : entitiesOf(root))
                    described.schema.entities.push_back(std::move(entity));
                addConstraints(*child, described.schema);
            }
            if (schema == m_schemas.front() && !described.schema.entities.empty())
                break;
        }
        if (described.schema.entities.empty())
            return makeError(Code::WrongValue, "it declares no element that a document could be");
        described.skipped = std::move(m_skipped);
        return described;
    }

private:
    const Element* global(const std::string& kind, std::string_view name) const {
        const auto known = m_globals.find(kind);
        if (known == m_globals.end())
            return nullptr;
        const auto found = known->second.find(std::string(localName(name)));
        return found == known->second.end() ? nullptr : found->second;
    }

    /// Whether another declaration is made of this one; documents then are the other.
    bool isReferred(const Element& wanted) const {
        const auto refers = [&](const Element& here, const auto& self) -> bool {
            if (&here != &wanted && here.name == "element" && localName(here.attribute("ref")) == wanted.attribute("name"))
                return true;
            return &here != &wanted && std::any_of(here.children.begin(), here.children.end(), [&](const auto& child) { return self(*child, self); });
        };
        return std::any_of(m_schemas.begin(), m_schemas.end(), [&](const Element* schema) { return refers(*schema, refers); });
    }

    static std::string commentOf(const Element& declared) {
        const Element* const annotation = declared.child("annotation");
        const Element* const text = annotation ? annotation->child("documentation") : nullptr;
        return text ? text->text : std::string();
    }

    Result<SchemaNode> element(const Element& declared, std::size_t depth, bool isAlways) {
        if (depth > kDeepestType)
            return makeError(Code::TooLarge, "64 levels");
        if (++m_nodes > kMostParts)
            return makeError(Code::TooLarge, "20,000 values");
        const std::string_view most = declared.attribute("maxOccurs");
        SchemaNode node;
        if (const std::string_view reference = declared.attribute("ref"); !reference.empty()) {
            const Element* const meant = global("element", reference);
            if (meant && !isOpen(meant)) {
                m_open.push_back(meant);
                MW_TRY(node, element(*meant, depth + 1, isAlways));
                m_open.pop_back();
            } else {
                node.name = localName(reference);
            }
        } else {
            node.name = declared.attribute("name");
            MW_TRY_DO(describe(declared, node, depth));
        }
        if (node.comment.empty())
            node.comment = commentOf(declared);
        node.defaultValue = declared.attribute("default");
        node.mayBeNull = declared.attribute("nillable") == "true";
        node.required = isAlways && declared.attribute("minOccurs") != "0";
        node.repeats = node.repeats || (!most.empty() && most != "1" && most != "0");
        return node;
    }

    bool isOpen(const Element* declared) const { return std::find(m_open.begin(), m_open.end(), declared) != m_open.end(); }

    /// What the type of an element or attribute says, wherever it is declared.
    Result<void> describe(const Element& declared, SchemaNode& node, std::size_t depth) {
        if (const std::string_view name = declared.attribute("type"); !name.empty())
            return useType(name, node, depth);
        for (const auto& child : declared.children) {
            if (child->name == "complexType")
                return complexType(*child, node, depth);
            if (child->name == "simpleType")
                return simpleType(*child, node, depth);
        }
        return {};
    }

    Result<void> useType(std::string_view name, SchemaNode& node, std::size_t depth) {
        const Element* const type = global("complexType", name);
        node.nativeType = localName(name);
        if (!type) {
            node.type = builtinType(localName(name));
            return {};
        }
        if (isOpen(type)) { // a type that holds itself ends there
            node.isObject = true;
            return {};
        }
        m_open.push_back(type);
        auto outcome = type->name == "complexType" ? complexType(*type, node, depth + 1) : simpleType(*type, node, depth + 1);
        m_open.pop_back();
        return outcome;
    }

    Result<void> simpleType(const Element& type, SchemaNode& node, std::size_t depth) {
        if (type.child("list"))
            node.repeats = true;
        const Element* const restriction = type.child("restriction");
        if (!restriction)
            return {};
        if (const std::string_view base = restriction->attribute("base"); !base.empty() && depth < kDeepestType)
            MW_TRY_DO(useType(base, node, depth + 1));
        for (const auto& facet : restriction->children)
            if (facet->name == "enumeration")
                node.allowed.emplace_back(facet->attribute("value"));
        if (node.type.kind == TypeKind::Text)
            node.type.length = numberOf(restriction->child("maxLength") ? restriction->child("maxLength") : restriction->child("length"), node.type.length);
        if (node.type.kind == TypeKind::Decimal) {
            const std::uint32_t digits = std::clamp(numberOf(restriction->child("totalDigits"), node.type.precision), 1u, 38u);
            const std::uint32_t scale = std::min(numberOf(restriction->child("fractionDigits"), node.type.scale), digits);
            node.type = LogicalType::decimal(std::uint8_t(digits), std::uint8_t(scale));
        }
        return {};
    }

    Result<void> complexType(const Element& type, SchemaNode& node, std::size_t depth) {
        node.isObject = true;
        if (node.comment.empty())
            node.comment = commentOf(type);
        if (type.attribute("mixed") == "true")
            addText(node, LogicalType::text());
        return content(type, node, depth, true, false);
    }

    static void addText(SchemaNode& node, const LogicalType& type) {
        SchemaNode text;
        text.name = "#text";
        text.type = type;
        node.members.push_back(std::move(text));
    }

    /// Particles and attributes, in their order; those of a choice need not be there.
    Result<void> content(const Element& around, SchemaNode& node, std::size_t depth, bool isAlways, bool repeats) {
        if (depth > kDeepestType)
            return makeError(Code::TooLarge, "64 levels");
        for (const auto& child : around.children) {
            const std::string& name = child->name;
            const std::string_view most = child->attribute("maxOccurs");
            const bool isMany = repeats || (!most.empty() && most != "1" && most != "0");
            const bool isThere = isAlways && child->attribute("minOccurs") != "0";
            if (name == "element") {
                MW_TRY(SchemaNode member, element(*child, depth + 1, isAlways));
                member.repeats = member.repeats || repeats;
                add(node, std::move(member));
            } else if (name == "attribute") {
                MW_TRY_DO(attribute(*child, node, depth));
            } else if (name == "sequence" || name == "all") {
                MW_TRY_DO(content(*child, node, depth + 1, isThere, isMany));
            } else if (name == "choice") {
                MW_TRY_DO(content(*child, node, depth + 1, false, isMany));
            } else if (name == "group" || name == "attributeGroup") {
                const Element* const meant = global(name, child->attribute("ref"));
                if (meant && !isOpen(meant)) {
                    m_open.push_back(meant);
                    MW_TRY_DO(content(*meant, node, depth + 1, isThere, isMany));
                    m_open.pop_back();
                }
            } else if (name == "simpleContent" || name == "complexContent") {
                for (const auto& derived : child->children)
                    MW_TRY_DO(derive(*derived, node, depth, name == "simpleContent"));
            } else if (name == "any") {
                skip("any");
            }
        }
        return {};
    }

    Result<void> derive(const Element& derived, SchemaNode& node, std::size_t depth, bool isText) {
        const std::string_view base = derived.attribute("base");
        if (isText) {
            SchemaNode value;
            MW_TRY_DO(useType(base, value, depth + 1));
            node.nativeType = value.nativeType;
            if (value.isObject)
                for (SchemaNode& member : value.members)
                    add(node, std::move(member));
            else
                addText(node, value.type);
        } else if (derived.name == "extension") {
            MW_TRY_DO(useType(base, node, depth + 1));
            node.isObject = true;
        }
        return content(derived, node, depth + 1, true, false);
    }

    Result<void> attribute(const Element& declared, SchemaNode& node, std::size_t depth) {
        const Element* meant = &declared;
        if (const std::string_view reference = declared.attribute("ref"); !reference.empty())
            meant = global("attribute", reference);
        if (!meant || declared.attribute("use") == "prohibited")
            return {};
        SchemaNode member;
        MW_TRY_DO(describe(*meant, member, depth));
        member.name = "@" + std::string(meant->attribute("name"));
        member.comment = commentOf(declared);
        member.required = declared.attribute("use") == "required";
        member.defaultValue = declared.attribute("default");
        add(node, std::move(member));
        return {};
    }

    /// A name that comes again in one type makes a list.
    static void add(SchemaNode& node, SchemaNode member) {
        const auto known = std::find_if(node.members.begin(), node.members.end(), [&](const SchemaNode& other) { return other.name == member.name; });
        if (known == node.members.end())
            node.members.push_back(std::move(member));
        else
            known->repeats = true;
    }

    void skip(std::string what) {
        if (std::find(m_skipped.begin(), m_skipped.end(), what) == m_skipped.end())
            m_skipped.push_back(std::move(what));
    }

    struct Selected {
        std::string entity;
        std::vector<std::string> fields;
    };
    /// What the paths of a constraint select; only names and attributes are taken.
    static Selected selected(const Element& constraint) {
        Selected made;
        for (const auto& child : constraint.children) {
            const std::string path(child->attribute("xpath"));
            const std::string_view last = std::string_view(path).substr(path.rfind('/') == std::string::npos ? 0 : path.rfind('/') + 1);
            if (child->name == "selector")
                made.entity = localName(last);
            else if (child->name == "field")
                made.fields.push_back((last.starts_with('@') ? "@" : "") + std::string(localName(last.starts_with('@') ? last.substr(1) : last)));
        }
        return made;
    }

    static Entity* entityNamed(Schema& schema, const Selected& wanted) {
        for (Entity& entity : schema.entities) {
            const std::string_view last = std::string_view(entity.name).substr(entity.name.rfind('.') == std::string::npos ? 0 : entity.name.rfind('.') + 1);
            const bool hasAll = std::all_of(wanted.fields.begin(), wanted.fields.end(), [&](const std::string& field) { return entity.fieldIndex(field).has_value(); });
            if (last == wanted.entity && hasAll && !wanted.fields.empty())
                return &entity;
        }
        return nullptr;
    }

    void addConstraints(const Element& declared, Schema& schema) {
        std::map<std::string, Selected> keys;
        for (const auto& child : declared.children) {
            if (child->name != "key" && child->name != "unique")
                continue;
            Selected key = selected(*child);
            if (Entity* const entity = entityNamed(schema, key)) {
                const bool isPrimary = !entity->primaryKey() && (child->name == "key" || child->attribute("PrimaryKey") == "true");
                entity->keys.push_back({std::string(child->attribute("name")), key.fields, isPrimary});
                key.entity = entity->name;
                keys[std::string(child->attribute("name"))] = std::move(key);
            }
        }
        for (const auto& child : declared.children) {
            if (child->name != "keyref")
                continue;
            const Selected reference = selected(*child);
            const auto key = keys.find(std::string(localName(child->attribute("refer"))));
            Entity* const entity = entityNamed(schema, reference);
            if (entity && key != keys.end() && key->second.fields.size() == reference.fields.size())
                entity->relations.push_back({std::string(child->attribute("name")), reference.fields, key->second.entity, key->second.fields});
        }
    }

    const std::vector<const Element*>& m_schemas;
    std::map<std::string, std::map<std::string, const Element*>> m_globals; ///< by kind and name; types are one kind
    std::vector<const Element*> m_open;                                      ///< declarations that are being followed
    std::vector<std::string> m_skipped;
    std::size_t m_nodes = 0;
};

} // namespace

Result<Described> readXmlSchema(const std::vector<const Element*>& schemas) {
    return XsdReader(schemas).read();
}

} // namespace mw::schemas
