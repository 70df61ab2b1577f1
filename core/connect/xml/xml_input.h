// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/connect/tree/tree_input.h"

#include <memory>
#include <string>

namespace mw::xml {

struct XmlLimits {
    std::size_t bufferBytes = 256 * 1024;
    std::size_t largestText = 16 * 1024 * 1024; ///< of one element
    std::size_t deepest = 1024;                 ///< elements inside of one another
};

/// Tells an XML document (1.0, with namespaces) as nested values: an element with attributes or elements inside is an
/// object, any other a text. Members are the elements by name, attributes as "@name", text beside elements as "#text".
/// A name that comes again in its parent makes a list. xsi:nil is null; xsi:schemaLocation is no data.
/// Not well-formed documents fail with SyntaxError and their place. XML 1.1 and entities that stand outside of the
/// document are refused by name, declared ones are expanded within bounds. DTDs are not validated against.
class XmlInput final : public tree::TreeInput {
public:
    XmlInput(std::unique_ptr<ByteSource> source, std::string place, bool hash, const XmlLimits& limits = {});
    ~XmlInput() override;

    Result<bool> feed(tree::TreeEvents& events, JobContext& job) override;
    Result<void> readToEnd(JobContext& job) override;
    std::uint64_t bytesRead() const override;
    std::uint64_t totalBytes() const override;
    std::string takeHash() override;
    /// The name of the outermost element, once something was told of it.
    const std::string& rootName() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace mw::xml
