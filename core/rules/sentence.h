// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/message_catalogue.h"
#include "core/rules/ast.h"
#include "core/rules/environment.h"

#include <string>
#include <vector>

namespace mw::rules {

/// Says a rule in plain words: "Trim the full name, then capitalise each word of it." Labels of fields are taken from
/// the environment where it knows them. Rules of different meaning never share a sentence. A long choice becomes
/// several lines: "Take the first line that applies:\n1. If …".
std::string sentence(const Expression& tree, const Environment& environment,
                     const MessageCatalogue& catalogue = MessageCatalogue::english());

/// Says a condition as a part of a sentence: "the status is 'A' and the e-mail is present".
std::string conditionText(const Expression& tree, const Environment& environment,
                          const MessageCatalogue& catalogue = MessageCatalogue::english());

/// Every English template that sentences are made of, for translators.
std::vector<std::string> sentenceTexts();

} // namespace mw::rules
