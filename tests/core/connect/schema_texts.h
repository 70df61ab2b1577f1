// SPDX-License-Identifier: GPL-3.0-or-later
// Descriptions of documents for tests. They stand apart because moc takes "//" in a raw string for a comment, and loses the
// tests behind it.
#pragma once

namespace mw::test::schema_texts {

inline const char* const kOrder = R"({"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Order", "type": "object",
            "properties": {
                "number": {"type": "string", "maxLength": 12, "description": "as printed"},
                "made": {"type": "string", "format": "date"},
                "total": {"type": "number", "multipleOf": 0.01},
                "weight": {"type": ["number", "null"]},
                "state": {"enum": ["open", "done", null]},
                "customer": {"$ref": "#/$defs/person"},
                "tags": {"type": "array", "items": {"type": "string"}},
                "lines": {"type": "array", "items": {"allOf": [{"$ref": "#/$defs/line"}, {"required": ["sku"]}]}},
                "elsewhere": {"$ref": "other.json#/x"}},
            "required": ["number", "weight", "customer", "total"],
            "$defs": {"person": {"type": "object", "properties": {"name": {"type": "string"}, "born": {"anyOf": [{"type": "string", "format": "date"}, {"type": "null"}]},
                                                                  "friend": {"$ref": "#/$defs/person"}}, "required": ["name"]},
                      "line": {"type": "object", "properties": {"sku": {"type": "string"}, "count": {"type": "integer"}}}}})";

inline const char* const kReferring = R"({"properties": {"a": {"$ref": "http://x/y"}, "b": {"type": "string"}}})";

inline const char* const kList = R"({"$schema": "http://json-schema.org/draft-07/schema#", "type": "array",
                     "items": {"oneOf": [{"properties": {"a": {"type": "integer"}}, "required": ["a"]}, {"properties": {"b": {"type": "boolean"}}}]}})";

inline const char* const kShop = R"(<?xml version="1.0"?>
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:shop" targetNamespace="urn:shop">
              <xs:element name="shop"><xs:complexType><xs:sequence>
                <xs:element name="item" type="Item" maxOccurs="unbounded"/>
                <xs:element ref="owner" maxOccurs="5"/>
              </xs:sequence></xs:complexType>
              <xs:key name="itemKey"><xs:selector xpath=".//item"/><xs:field xpath="@id"/></xs:key>
              <xs:keyref name="owns" refer="itemKey"><xs:selector xpath="s:owner"/><xs:field xpath="s:owned"/></xs:keyref>
              </xs:element>
              <xs:element name="owner"><xs:complexType><xs:all><xs:element name="name" type="Name"/><xs:element name="owned" type="xs:int" minOccurs="0"/></xs:all></xs:complexType></xs:element>
              <xs:complexType name="Base"><xs:annotation><xs:documentation>what all have</xs:documentation></xs:annotation>
                <xs:sequence><xs:element name="made" type="xs:date"/></xs:sequence><xs:attribute name="id" type="xs:int" use="required"/></xs:complexType>
              <xs:complexType name="Item"><xs:complexContent><xs:extension base="Base"><xs:sequence>
                <xs:element name="price"><xs:complexType><xs:simpleContent><xs:extension base="Money"><xs:attribute name="unit" type="xs:string"/></xs:extension></xs:simpleContent></xs:complexType></xs:element>
                <xs:choice><xs:element name="size" type="xs:string"/><xs:element name="part" type="Base" maxOccurs="unbounded"/></xs:choice>
                <xs:element name="tag" type="xs:token" minOccurs="0" maxOccurs="unbounded"/>
              </xs:sequence></xs:extension></xs:complexContent></xs:complexType>
              <xs:simpleType name="Money"><xs:restriction base="xs:decimal"><xs:totalDigits value="9"/><xs:fractionDigits value="2"/></xs:restriction></xs:simpleType>
              <xs:simpleType name="Name"><xs:restriction base="xs:string"><xs:maxLength value="40"/><xs:enumeration value="Ann"/><xs:enumeration value="Bob"/></xs:restriction></xs:simpleType>
            </xs:schema>)";

inline const char* const kEmpty = R"({"$schema": "http://json-schema.org/schema#", "type": "string"})";

} // namespace mw::test::schema_texts
