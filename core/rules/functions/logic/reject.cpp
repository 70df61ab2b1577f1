// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"

namespace mw::rules {

Function define_reject() {
    return Function("reject", "Rejects the record with a reason; fits where any value fits.")
        .builtIn(Form::Reject, {{text("reason")}})
        .phrase("a rejection saying {0}")
        .notInPostgres("an error ends the whole statement there; such rules run in the native engine")
        .fails("reject('no e-mail address')", Code::Rejected)
        .example("if(false, reject('never'), 'kept')", "'kept'")
        .example("try(reject('caught'), 'kept')", "'kept'")
        .fails("reject(null)", Code::Rejected);
}

} // namespace mw::rules
