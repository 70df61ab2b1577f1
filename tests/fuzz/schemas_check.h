// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/dict/dictionary.h"
#include "core/connect/schemas/json_schema.h"
#include "core/connect/schemas/xml_schema.h"
#include "core/connect/schemas/xml_schema_files.h"
#include "tests/fuzz/promise.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace mw::test {

/// Ends the program where a schema that was made of bytes breaks a promise: texts are UTF-8, keys and relations speak of
/// fields that are there, and each name stands for one of them.
inline void checkSchema(const Schema& schema, std::string_view bytes) {
    const auto isText = [](const std::string& text) { return findInvalidUtf8(text) == std::string_view::npos; };
    for (const Entity& entity : schema.entities) {
        demand(isText(entity.name + entity.label + entity.comment), bytes);
        for (std::size_t i = 0; i < entity.fields.size(); ++i) {
            const Field& field = entity.fields[i];
            demand(isText(field.name + field.label + field.nativeType + field.defaultValue + field.comment), bytes);
            demand(entity.fieldIndex(field.name) == i, bytes);
        }
        for (const Key& key : entity.keys)
            for (const std::string& field : key.fields)
                demand(entity.fieldIndex(field).has_value(), bytes);
        for (const Relation& relation : entity.relations)
            for (const std::string& field : relation.fields)
                demand(entity.fieldIndex(field).has_value(), bytes);
    }
}

inline void checkXmlSchema(std::string_view bytes) {
    JobContext job;
    const auto open = [bytes]() -> Result<std::unique_ptr<ByteSource>> { return openBytes(bytes); };
    const auto tree = schemas::readXmlSchemaFile(open, "fuzz.xsd", job);
    if (!tree)
        return demand(!tree.error().where.empty(), bytes);
    // Beside another that declares what it may refer to.
    const auto other = []() -> Result<std::unique_ptr<ByteSource>> {
        return openBytes("<schema><complexType name='a'><sequence><element name='b' type='a'/></sequence></complexType><element name='c' type='a'/></schema>");
    };
    const auto second = schemas::readXmlSchemaFile(other, "other.xsd", job);
    for (const auto& all : {std::vector<const schemas::Element*>{&(*tree)->root()}, {&(*tree)->root(), &(*second)->root()}}) {
        const auto described = schemas::readXmlSchema(all);
        if (described)
            checkSchema(described->schema, bytes);
        demand(described.ok() ? !described->schema.entities.empty() : described.error().code == Code::WrongValue || described.error().code == Code::TooLarge, bytes);
    }
}

inline void checkJsonSchema(std::string_view bytes) {
    const std::string text(bytes);
    schemas::isJsonSchema(text);
    const auto described = schemas::readJsonSchema(text, "fuzz");
    if (described)
        checkSchema(described->schema, bytes);
    else
        demand(described.error().code == Code::NotJson || described.error().code == Code::WrongValue || described.error().code == Code::TooLarge, bytes);
}

/// Lines of cells between tabs, the first of them the names of the columns.
inline void checkDictionary(std::string_view bytes) {
    if (findInvalidUtf8(bytes) != std::string_view::npos)
        return; // readers give texts
    const auto cut = [](std::string_view text, char at) {
        std::vector<std::string> parts(1);
        for (const char c : text)
            c == at ? void(parts.emplace_back()) : parts.back().push_back(c);
        return parts;
    };
    const std::vector<std::string> lines = cut(bytes, '\n');
    std::vector<std::string> columns = cut(lines.front(), '\t');
    dict::Dictionary dictionary;
    dictionary.begin(dict::rolesOf(columns), "fuzz");
    for (std::size_t i = 1; i < lines.size(); ++i) {
        std::vector<std::string> cells = cut(lines[i], '\t');
        cells.resize(columns.size());
        dictionary.add(cells);
    }
    checkSchema(dictionary.take(), bytes);
    dictionary.remarks();
}

/// The first byte chooses what the others describe a schema in: XML Schema, JSON Schema or a data dictionary.
inline void checkSchemas(std::string_view bytes) {
    if (bytes.empty())
        return;
    const std::string_view text = bytes.substr(1);
    switch (bytes.front()) {
    case 'x':
        return checkXmlSchema(text);
    case 'd':
        return checkDictionary(text);
    default:
        return checkJsonSchema(text);
    }
}

} // namespace mw::test
