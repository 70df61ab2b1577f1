// SPDX-License-Identifier: GPL-3.0-or-later
/// review: user acceptance by people: which records of a run are looked at and why so many, who looks at which, what they
/// said, what became of the defects, and what all that proves. What is said is a set of entries that only grows: sets of
/// several machines are put together in any order. Includes everything up to evidence.
#pragma once
