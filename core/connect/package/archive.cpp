// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/package/archive.h"

#include "core/base/utf8.h"

#include <zip.h>

#include <algorithm>
#include <optional>
#include <unordered_map>

namespace mw::package {

namespace {

std::string folded(std::string_view part) {
    std::string name(part);
    for (char& c : name) {
        if (c >= 'A' && c <= 'Z')
            c = char(c - 'A' + 'a');
        else if (c == '\\')
            c = '/';
    }
    return name.starts_with('/') ? name.substr(1) : name;
}

/// Serves RandomBytes to libzip and keeps the error that a device gave.
class ZipSource {
public:
    explicit ZipSource(std::shared_ptr<RandomBytes> bytes) : m_bytes(std::move(bytes)) { zip_error_init(&m_error); }
    ~ZipSource() { zip_error_fini(&m_error); }
    ZipSource(const ZipSource&) = delete;
    ZipSource& operator=(const ZipSource&) = delete;

    RandomBytes& bytes() { return *m_bytes; }
    std::optional<Error>& failure() { return m_failure; }

    static zip_int64_t serve(void* self, void* data, zip_uint64_t size, zip_source_cmd_t command) {
        return static_cast<ZipSource*>(self)->answer(data, size, command);
    }

private:
    zip_int64_t answer(void* data, zip_uint64_t size, zip_source_cmd_t command) {
        switch (command) {
        case ZIP_SOURCE_SUPPORTS:
            return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT,
                                                  ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL,
                                                  -1);
        case ZIP_SOURCE_OPEN:
            m_position = 0;
            return 0;
        case ZIP_SOURCE_READ: {
            auto got = m_bytes->readAt(m_position, static_cast<char*>(data), std::size_t(size));
            if (!got) {
                m_failure = std::move(got).error();
                zip_error_set(&m_error, ZIP_ER_READ, 0);
                return -1;
            }
            m_position += *got;
            return zip_int64_t(*got);
        }
        case ZIP_SOURCE_SEEK: {
            const zip_int64_t place =
                zip_source_seek_compute_offset(m_position, m_bytes->size(), data, size, &m_error);
            if (place < 0)
                return -1;
            m_position = std::uint64_t(place);
            return 0;
        }
        case ZIP_SOURCE_TELL:
            return zip_int64_t(m_position);
        case ZIP_SOURCE_STAT: {
            zip_stat_t* const stat = static_cast<zip_stat_t*>(data);
            zip_stat_init(stat);
            stat->size = m_bytes->size();
            stat->valid = ZIP_STAT_SIZE;
            return sizeof *stat;
        }
        case ZIP_SOURCE_ERROR:
            return zip_error_to_data(&m_error, data, size);
        case ZIP_SOURCE_CLOSE:
        case ZIP_SOURCE_FREE:
            return 0;
        default:
            zip_error_set(&m_error, ZIP_ER_OPNOTSUPP, 0);
            return -1;
        }
    }

    std::shared_ptr<RandomBytes> m_bytes;
    std::uint64_t m_position = 0;
    zip_error_t m_error;
    std::optional<Error> m_failure;
};

class ZipPart final : public PartStream {
public:
    ZipPart(zip_file_t* file, ZipSource& source, std::string place, std::uint64_t size, std::uint64_t packed,
            const ArchiveLimits& limits)
        : m_file(file), m_source(source), m_place(std::move(place)), m_size(size), m_packed(packed), m_limits(limits) {}
    ~ZipPart() override { zip_fclose(m_file); }

    Result<std::size_t> read(char* into, std::size_t size) override {
        const zip_int64_t got = zip_fread(m_file, into, size);
        if (got < 0) {
            if (m_source.failure())
                return *std::exchange(m_source.failure(), std::nullopt);
            return at(makeError(Code::DamagedArchive, zip_error_strerror(zip_file_get_error(m_file))), m_place);
        }
        m_read += std::uint64_t(got);
        if (m_read > m_limits.unsuspicious && m_read / std::max<std::uint64_t>(m_packed, 1) > m_limits.largestRatio)
            return at(makeError(Code::RefusedContent, "a part that unpacks to more than " +
                                                          std::to_string(m_limits.largestRatio) +
                                                          " times its packed size"),
                      m_place);
        return std::size_t(got);
    }
    std::uint64_t size() const override { return m_size; }

private:
    zip_file_t* const m_file;
    ZipSource& m_source;
    const std::string m_place;
    const std::uint64_t m_size;
    const std::uint64_t m_packed;
    const ArchiveLimits m_limits;
    std::uint64_t m_read = 0;
};

class ZipArchive final : public Archive {
public:
    ZipArchive(std::shared_ptr<RandomBytes> bytes, std::string name, const ArchiveLimits& limits)
        : m_source(std::move(bytes)), m_name(std::move(name)), m_limits(limits) {}
    ~ZipArchive() override {
        if (m_zip)
            zip_discard(m_zip);
    }

    Result<void> list() {
        zip_error_t error;
        zip_error_init(&error);
        zip_source_t* const source = zip_source_function_create(&ZipSource::serve, &m_source, &error);
        m_zip = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : nullptr;
        if (!m_zip) {
            const std::string reason = zip_error_strerror(&error);
            if (source)
                zip_source_free(source);
            zip_error_fini(&error);
            if (m_source.failure())
                return *std::exchange(m_source.failure(), std::nullopt);
            return at(makeError(Code::DamagedArchive, reason), m_name);
        }
        zip_error_fini(&error);
        const zip_int64_t count = zip_get_num_entries(m_zip, 0);
        for (zip_int64_t i = 0; i < count; ++i)
            if (const char* const part = zip_get_name(m_zip, zip_uint64_t(i), ZIP_FL_ENC_GUESS))
                m_parts.emplace(folded(part), zip_uint64_t(i));
        return {};
    }

    bool has(std::string_view part) const override { return m_parts.contains(folded(part)); }

    Result<std::unique_ptr<PartStream>> part(std::string_view name) override {
        const std::string place = m_name + ", " + std::string(name);
        const auto found = m_parts.find(folded(name));
        if (found == m_parts.end())
            return at(makeError(Code::DamagedArchive, "the part " + mw::quoted(name) + " is missing"), m_name);
        zip_stat_t stat;
        if (zip_stat_index(m_zip, found->second, 0, &stat) != 0)
            return at(makeError(Code::DamagedArchive, zip_error_strerror(zip_get_error(m_zip))), place);
        if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) && stat.encryption_method != ZIP_EM_NONE)
            return at(makeError(Code::Encrypted), m_name);
        zip_file_t* const file = zip_fopen_index(m_zip, found->second, 0);
        if (!file) {
            if (m_source.failure())
                return *std::exchange(m_source.failure(), std::nullopt);
            return at(makeError(Code::DamagedArchive, zip_error_strerror(zip_get_error(m_zip))), place);
        }
        // What is said to be packed cannot be more than there is.
        const std::uint64_t packed =
            std::min<std::uint64_t>(stat.valid & ZIP_STAT_COMP_SIZE ? stat.comp_size : 0, m_source.bytes().size());
        return std::unique_ptr<PartStream>(std::make_unique<ZipPart>(
            file, m_source, place, stat.valid & ZIP_STAT_SIZE ? stat.size : 0, packed, m_limits));
    }

    const std::string& name() const override { return m_name; }
    RandomBytes& bytes() override { return m_source.bytes(); }

private:
    ZipSource m_source;
    const std::string m_name;
    const ArchiveLimits m_limits;
    zip_t* m_zip = nullptr;
    std::unordered_map<std::string, zip_uint64_t> m_parts; ///< by folded name; the first of equal ones
};

} // namespace

Result<std::shared_ptr<Archive>> Archive::open(std::shared_ptr<RandomBytes> bytes, const std::string& name,
                                               const ArchiveLimits& limits) {
    auto archive = std::make_shared<ZipArchive>(std::move(bytes), name, limits);
    MW_TRY_DO(archive->list());
    return std::shared_ptr<Archive>(std::move(archive));
}

std::string resolvePart(std::string_view folder, std::string_view target) {
    std::string path = target.starts_with('/') || target.starts_with('\\') ? std::string() : std::string(folder) + "/";
    path += target;
    std::replace(path.begin(), path.end(), '\\', '/');
    std::vector<std::string> steps;
    for (std::size_t begin = 0; begin <= path.size();) {
        const std::size_t end = std::min(path.find('/', begin), path.size());
        const std::string step = path.substr(begin, end - begin);
        if (step == ".." && !steps.empty())
            steps.pop_back();
        else if (!step.empty() && step != "." && step != "..")
            steps.push_back(step);
        begin = end + 1;
    }
    std::string resolved;
    for (const std::string& step : steps)
        resolved += (resolved.empty() ? "" : "/") + step;
    return resolved;
}

} // namespace mw::package
