// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/promise.h"
#include "core/base/error.h"

#include <utility>
#include <variant>

namespace mw {

/// Holds a value or the Error that kept it from being made. Look before you take: value() asserts.
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

    bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }

    T& value() & {
        MW_ASSERT(ok(), "value() of a failed result");
        return std::get<0>(m_state);
    }
    const T& value() const& {
        MW_ASSERT(ok(), "value() of a failed result");
        return std::get<0>(m_state);
    }
    T&& value() && {
        MW_ASSERT(ok(), "value() of a failed result");
        return std::get<0>(std::move(m_state));
    }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T&& operator*() && { return std::move(*this).value(); }

    const Error& error() const& {
        MW_ASSERT(!ok(), "error() of a good result");
        return std::get<1>(m_state);
    }
    Error&& error() && {
        MW_ASSERT(!ok(), "error() of a good result");
        return std::get<1>(std::move(m_state));
    }

private:
    std::variant<T, Error> m_state;
};

/// Stands for "nothing to return" in Result<void>.
template <>
class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error) : m_error(std::move(error)), m_failed(true) {}
    bool ok() const { return !m_failed; }
    explicit operator bool() const { return ok(); }
    const Error& error() const& {
        MW_ASSERT(m_failed, "error() of a good result");
        return m_error;
    }
    Error&& error() && {
        MW_ASSERT(m_failed, "error() of a good result");
        return std::move(m_error);
    }

private:
    Error m_error;
    bool m_failed = false;
};

} // namespace mw

#define MW_CONCAT_INNER(a, b) a##b
#define MW_CONCAT(a, b) MW_CONCAT_INNER(a, b)
/// Leaves the function with the error of a Result, or goes on.
#define MW_TRY_DO(expression)                                                                                          \
    do {                                                                                                               \
        auto mwChecked = (expression);                                                                                 \
        if (!mwChecked.ok())                                                                                           \
            return std::move(mwChecked).error();                                                                       \
    } while (false)
/// Declares a variable from a Result, or leaves the function with its error: MW_TRY(auto rows, readRows());
#define MW_TRY(declaration, expression)                                                                                \
    auto MW_CONCAT(mwTried, __LINE__) = (expression);                                                                  \
    if (!MW_CONCAT(mwTried, __LINE__).ok())                                                                            \
        return std::move(MW_CONCAT(mwTried, __LINE__)).error();                                                        \
    declaration = std::move(MW_CONCAT(mwTried, __LINE__)).value()
