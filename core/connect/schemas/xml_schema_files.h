// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/connect/schemas/element_tree.h"
#include "core/connect/xml/xml_connection.h"
#include "core/job/job.h"

#include <memory>
#include <string>
#include <vector>

namespace mw::schemas {

/// The files that make up an XML Schema, the first of them first.
struct XmlSchemaFiles {
    std::vector<std::unique_ptr<ElementTree>> documents;
    std::vector<std::string> skipped; ///< what is included or imported but was not read, and why, for people

    std::vector<const Element*> schemas() const;
};

/// Reads one of them. WrongValue for what is no schema, and the errors of XML.
Result<std::unique_ptr<ElementTree>> readXmlSchemaFile(const xml::OpenBytes& open, const std::string& path, JobContext& job);

/// Reads a schema and the files that it includes and imports, which must lie in its folder or below: nothing is fetched,
/// and no path or link leads out. WrongValue for what is no schema, TooLarge, and the errors of files and of XML.
Result<XmlSchemaFiles> readXmlSchemaFiles(const std::string& path, JobContext& job);

} // namespace mw::schemas
