// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>
#include <string>
#include <string_view>

namespace mw::ui {

/// Converts core's UTF-8 to Qt's text; invalid bytes become U+FFFD.
inline QString qt(std::string_view text) { return QString::fromUtf8(text.data(), qsizetype(text.size())); }
inline std::string utf8(const QString& text) { return text.toStdString(); }

/// Prints a count with the locale's grouping: "1,234,567".
QString formatCount(std::uint64_t count);
/// Prints a share with one digit; never "100 %" unless it is all of it, never "0 %" unless it is nothing. Empty for 0 of 0.
QString formatShare(std::uint64_t part, std::uint64_t whole);
/// Prints "0.4 s", "12 s", "3 min 05 s", "1 h 02 min".
QString formatDuration(double seconds);
/// Prints "812 B", "14.2 MB" in powers of ten.
QString formatBytes(std::uint64_t bytes);
/// Shortens in the middle so that the tail of a long name stays visible.
QString elideName(const QString& name, qsizetype characters);

} // namespace mw::ui
