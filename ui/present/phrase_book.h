// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace mw::ui {

/// Gives a text in another language; the same where it does not know it.
using Translate = std::function<std::string(const std::string& english)>;

/// Says a finished English text of core in another language. Problems, reasons and evidence of runs come as a whole
/// ("people: no key stands twice"), so the phrase a text was made of ("{0}: no key stands twice") is recognised by what
/// stands between its places; the places are filled again, said in that language too where they are phrases themselves.
/// What is in no phrase stays as it is. Any thread.
std::string sayFinished(std::string_view english, const Translate& translate);

} // namespace mw::ui
