// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/fixed/fixed_detection.h"

#include <memory>
#include <optional>
#include <string>

namespace mw::fixed {

/// A file of records in fixed columns: an entity for each type of record, named as the layout names it or else as the
/// file is. Fields that no layout describes are text; what else their values look like stands in Field::suggestedType.
class FixedConnection final : public Connection {
public:
    /// `name`: of the entity where the layout gives none. `place`: for messages.
    FixedConnection(OpenBytes open, std::string name, std::string place, FixedOptions options, FixedLimits limits = {})
        : m_open(std::move(open)), m_name(std::move(name)), m_place(std::move(place)), m_options(std::move(options)), m_limits(limits) {}

    Result<Schema> schema(JobContext& job) override;
    Result<std::unique_ptr<Reader>> read(const std::string& entity, const ReadOptions& options, JobContext& job) override;
    std::vector<Finding> findings() override;
    /// Takes over what was found about a file of the same kind instead of looking for it again.
    void readAs(const FixedFile& other) { m_file = other; }
    /// What was found about the file, for a layout editor.
    Result<const FixedFile*> file(JobContext& job);

private:
    Result<Entity> describe(std::size_t record, JobContext& job);
    Result<std::size_t> find(const std::string& entity) const;
    std::string nameOf(std::size_t record) const;

    const OpenBytes m_open;
    const std::string m_name;
    const std::string m_place;
    const FixedOptions m_options;
    const FixedLimits m_limits;
    std::optional<FixedFile> m_file;
};

} // namespace mw::fixed
