// SPDX-License-Identifier: GPL-3.0-or-later
/// engine: turns a mapping document into a plan and runs it: read → rules → checks → write on worker threads, with the
/// conservation ledger. Preview, run and validation share the one pipeline. Includes everything up to load.
#pragma once
