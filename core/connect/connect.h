// SPDX-License-Identifier: GPL-3.0-or-later
/// connect: the contract between the engine and the places where data lives, and in its subfolders one connector each,
/// blind to one another. Includes base, types, batch, schema, job.
#pragma once

#include "core/connect/connector.h"
#include "core/connect/location.h"
