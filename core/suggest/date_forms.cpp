// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/suggest/date_forms_p.h"

#include "core/types/calendar.h"

#include <array>

namespace mw::suggest {

std::optional<std::string> dateFormOf(const FieldValues& values) {
    if (!isDateLike(values.kind) || values.kindShare < 0.8 || values.top.empty())
        return std::nullopt;
    static constexpr std::array<const char*, 16> kForms = {
        "yyyy-MM-dd", "yyyy/MM/dd", "yyyy.MM.dd", "dd/MM/yyyy", "MM/dd/yyyy", "dd.MM.yyyy", "dd-MM-yyyy", "MM-dd-yyyy",
        "d/M/yyyy",   "M/d/yyyy",   "d.M.yyyy",   "yyyy/M/d",   "dd-MMM-yyyy", "d MMM yyyy", "MMM d, yyyy", "dd-MMM-yy"};
    std::optional<std::string> fitting;
    for (const char* form : kForms) {
        const auto pattern = DatePattern::compile(form);
        bool fits = pattern.ok();
        for (const CountedValue& value : values.top) {
            double number = 0;
            Timestamp stamp;
            if (fits && isDateLike(kindOfValue(value.text, number)))
                fits = pattern->parse(value.text, stamp);
        }
        if (!fits)
            continue;
        // The stricter form comes first; another one that reads days where this one reads months makes both a guess.
        if (!fitting)
            fitting = form;
        else if (std::string_view(form).find_first_of("dM") < 2 && (form[0] == 'd') != ((*fitting)[0] == 'd') && (*fitting)[0] != 'y')
            return std::nullopt;
    }
    return fitting;
}

} // namespace mw::suggest
