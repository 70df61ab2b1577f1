// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace mw::csv {

/// Turns bytes of one encoding into UTF-8, chunk by chunk. A byte that means nothing in the encoding becomes the byte
/// 0xFF, which no UTF-8 holds, so that whoever checks the UTF-8 finds it. One thread.
class Transcoder {
public:
    virtual ~Transcoder() = default;
    /// Appends the text of `bytes` to `text`; a cut-off character waits for the next chunk, at the `last` one it is a
    /// fault.
    virtual void convert(std::string_view bytes, bool last, std::string& text) = 0;
    /// How many bytes of the source a stretch of converted text came from.
    virtual std::uint64_t sourceLength(std::string_view text) = 0;

    /// Makes one for an encoding that ICU knows; WrongValue otherwise.
    static Result<std::unique_ptr<Transcoder>> make(const std::string& encoding);
};

} // namespace mw::csv
