// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/schemas/xml_schema_files.h"

#include "core/base/file.h"
#include "core/base/utf8.h"
#include "core/connect/compressed_source.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace mw::schemas {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostFiles = 200;

/// Says whether a path lies in a folder or below; both without links and dots.
bool isBelow(const fs::path& path, const fs::path& folder) {
    return std::mismatch(folder.begin(), folder.end(), path.begin(), path.end()).first == folder.end();
}

class Gatherer {
public:
    explicit Gatherer(JobContext& job) : m_job(job) {}

    Result<XmlSchemaFiles> gather(const std::string& path) {
        std::error_code failure;
        const fs::path first = fs::canonical(path, failure);
        if (failure)
            return fromErrno(failure.value(), path, false);
        m_folder = first.parent_path();
        MW_TRY_DO(add(first, path));
        for (std::size_t next = 0; next < m_paths.size(); ++next) // more come while these are gone through
            for (const auto& child : m_files.documents[next]->root().children)
                if (child->name == "include" || child->name == "import" || child->name == "redefine" || child->name == "override")
                    MW_TRY_DO(follow(*child, m_paths[next].parent_path()));
        return std::move(m_files);
    }

private:
    Result<void> add(const fs::path& file, const std::string& shown) {
        auto tree = readXmlSchemaFile([path = file.string()] { return openUncompressed(path); }, file.string(), m_job);
        if (!tree)
            return at(std::move(tree).error(), shown);
        m_elements += (*tree)->elements();
        if (m_elements > ElementTree::kMostElements)
            return at(makeError(Code::TooLarge, "200,000 elements"), shown);
        m_files.documents.push_back(std::move(tree).value());
        m_paths.push_back(file);
        return {};
    }

    Result<void> follow(const Element& reference, const fs::path& folder) {
        const std::string location(reference.attribute("schemaLocation"));
        const auto skip = [&](const char* why) -> Result<void> {
            const std::string meant = location.empty() ? std::string(reference.attribute("namespace")) : location;
            std::string told = reference.name + " " + mw::quoted(meant) + " (" + why + ")";
            if (std::find(m_files.skipped.begin(), m_files.skipped.end(), told) == m_files.skipped.end())
                m_files.skipped.push_back(std::move(told));
            return {};
        };
        if (location.empty())
            return skip("it names no file");
        const std::size_t colon = location.find(':');
        if (colon != std::string::npos && colon < location.find('/'))
            return skip("only files are read");
        std::error_code failure;
        const fs::path file = fs::weakly_canonical(folder / location, failure);
        if (failure || !isBelow(file, m_folder))
            return skip("it lies outside of the folder");
        if (std::find(m_paths.begin(), m_paths.end(), file) != m_paths.end())
            return {};
        if (!fs::is_regular_file(file, failure))
            return skip("there is no such file");
        if (m_paths.size() == kMostFiles)
            return skip("200 files are read");
        if (reference.name == "redefine" || reference.name == "override")
            MW_TRY_DO(skip("without the changes that it makes"));
        return add(file, file.string());
    }

    JobContext& m_job;
    fs::path m_folder;
    std::vector<fs::path> m_paths; ///< of the documents
    XmlSchemaFiles m_files;
    std::size_t m_elements = 0;
};

} // namespace

Result<std::unique_ptr<ElementTree>> readXmlSchemaFile(const xml::OpenBytes& open, const std::string& path, JobContext& job) {
    MW_TRY(const auto source, xml::openSource(open, path));
    MW_TRY(const auto input, source.open(false));
    auto tree = std::make_unique<ElementTree>(std::string(localName(source.rootName)));
    for (bool more = true; more && !tree->isTooLarge();) {
        MW_TRY_DO(job.checkpoint());
        MW_TRY(more, input->feed(*tree, job));
    }
    if (tree->root().name != "schema")
        return at(makeError(Code::WrongValue, "it is no XML Schema: its outermost element is " + mw::quoted(source.rootName)), path);
    return tree;
}

std::vector<const Element*> XmlSchemaFiles::schemas() const {
    std::vector<const Element*> roots;
    for (const auto& document : documents)
        roots.push_back(&document->root());
    return roots;
}

Result<XmlSchemaFiles> readXmlSchemaFiles(const std::string& path, JobContext& job) {
    return Gatherer(job).gather(path);
}

} // namespace mw::schemas
