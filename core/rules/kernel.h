// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/code.h"
#include "core/base/promise.h"
#include "core/base/utf8.h"
#include "core/batch/column.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

/// The loops around function bodies. A body is a plain function, value in and value out; kernel<body>() wraps it into
/// one loop over columns that deals with nulls, constant columns, selections and errors. See functions/adding.md.
namespace mw::rules {

/// One row that a kernel could not compute.
struct KernelFailure {
    std::uint32_t row = 0;
    Code code = Code::Internal;
    std::vector<std::string> arguments;
};

/// What a kernel works on: argument columns of equal length, a result column of that length to fill, the rows to do.
struct KernelCall {
    std::span<const Column* const> arguments;
    Column* result = nullptr;
    std::span<const std::uint32_t> rows; ///< ascending; ignored where `allRows`
    bool allRows = true;
    std::size_t rowCount = 0;     ///< length of the columns
    const void* state = nullptr;  ///< what prepare() made at bind time
    std::vector<KernelFailure>* failures = nullptr;
    bool keepReasons = true; ///< false under try(): codes and texts of failures are not looked at
    std::string* buffer = nullptr;
};
using Kernel = void (*)(const KernelCall&);

/// Marks a text for a message: it is quoted, shortened and freed of control characters, and only if somebody looks.
struct Quoted {
    std::string_view text;
};

/// What a body may ask for beside its arguments: room for text, and a way to fail.
class Row {
public:
    explicit Row(const KernelCall& call) : m_call(call) {}
    /// Stands for any result: `return row.fail(Code::NotADate, Quoted{text}, pattern);`
    struct Failed {
        template <class T> operator T() const { return T{}; }
    };
    /// Puts this row in error. Arguments fill the code's template, the offending value first.
    template <class... Texts> Failed fail(Code code, const Texts&... arguments) {
        m_failed = true;
        KernelFailure failure{m_row, code, {}};
        if (m_call.keepReasons)
            failure.arguments = {render(arguments)...};
        m_call.failures->push_back(std::move(failure));
        return {};
    }
    /// Room that lives as long as the result column.
    Arena& arena() { return m_call.result->arena(); }
    std::string_view keep(std::string_view bytes) { return arena().copy(bytes); }
    /// An empty string to build in, reused from row to row; keep() what comes out.
    std::string& buffer() {
        m_call.buffer->clear();
        return *m_call.buffer;
    }
    const LogicalType& resultType() const { return m_call.result->type(); }

    void start(std::uint32_t row) {
        m_row = row;
        m_failed = false;
    }
    bool failed() const { return m_failed; }

private:
    static std::string render(const Quoted& text) { return quoted(text.text); }
    static std::string render(std::string_view text) { return std::string(text); }
    static std::string render(std::int64_t number) { return std::to_string(number); }

    const KernelCall& m_call;
    std::uint32_t m_row = 0;
    bool m_failed = false;
};

/// How a C++ type of a body stands for a type of the language.
template <class T> struct ValueTraits {
    static constexpr bool isValue = false;
};
template <class T, TypeKind theKind> struct PlainValueTraits {
    static constexpr bool isValue = true;
    static constexpr TypeKind kind = theKind;
    using Storage = typename StorageOf<theKind>::type;
    static T load(const Storage& stored, std::uint8_t) { return T(stored); }
};
template <> struct ValueTraits<bool> : PlainValueTraits<bool, TypeKind::Boolean> {};
template <> struct ValueTraits<std::int64_t> : PlainValueTraits<std::int64_t, TypeKind::Integer> {};
template <> struct ValueTraits<double> : PlainValueTraits<double, TypeKind::Float> {};
template <> struct ValueTraits<std::string_view> : PlainValueTraits<std::string_view, TypeKind::Text> {};
template <> struct ValueTraits<Date> : PlainValueTraits<Date, TypeKind::Date> {};
template <> struct ValueTraits<Time> : PlainValueTraits<Time, TypeKind::Time> {};
template <> struct ValueTraits<Timestamp> : PlainValueTraits<Timestamp, TypeKind::Timestamp> {};
template <> struct ValueTraits<Uuid> : PlainValueTraits<Uuid, TypeKind::Uuid> {};
template <> struct ValueTraits<Decimal> {
    static constexpr bool isValue = true;
    static constexpr TypeKind kind = TypeKind::Decimal;
    using Storage = Int128;
    static Decimal load(Int128 unscaled, std::uint8_t scale) { return {unscaled, scale}; }
};

/// Reads one argument column; a constant column answers the same for each row.
template <class T> class ColumnReader {
public:
    using Storage = typename ValueTraits<T>::Storage;
    ColumnReader() = default;
    explicit ColumnReader(const Column& column)
        : m_data(column.template values<Storage>().data()), m_mask(column.isConstant() ? 0 : ~std::size_t(0)),
          m_scale(column.type().scale), m_column(&column) {}
    bool hasNulls() const { return m_column->hasNulls(); }
    bool isNull(std::size_t row) const { return m_column->isNull(row); }
    T operator[](std::size_t row) const { return ValueTraits<T>::load(m_data[row & m_mask], m_scale); }

private:
    const Storage* m_data = nullptr;
    std::size_t m_mask = 0;
    std::uint8_t m_scale = 0;
    const Column* m_column = nullptr;
};

/// The values of a repeated parameter in one row. A null in any of them makes the result null.
template <class T> class Repeated {
public:
    std::size_t size() const { return m_columns.size(); }
    T operator[](std::size_t i) const { return m_columns[i][m_row]; }

    std::vector<ColumnReader<T>> m_columns; ///< set by the kernel
    std::size_t m_row = 0;                  ///< set by the kernel
};
/// The same where the body itself looks at nulls.
template <class T> class RepeatedNullable {
public:
    std::size_t size() const { return m_columns.size(); }
    bool isNull(std::size_t i) const { return m_columns[i].isNull(m_row); }
    T operator[](std::size_t i) const { return m_columns[i][m_row]; }

    std::vector<ColumnReader<T>> m_columns; ///< set by the kernel
    std::size_t m_row = 0;                  ///< set by the kernel
};

namespace detail {

/// Feeds one parameter of a body. The general form is the state that prepare() made.
template <class P> struct Feeder {
    static constexpr bool isState = true, isRow = false, takesColumn = false, takesRest = false, seesNulls = false;
    using State = P;
    const P* state;
    Feeder(const KernelCall& call, Row&, std::size_t) : state(static_cast<const P*>(call.state)) {}
    bool canBeNull() const { return false; }
    bool isNull(std::size_t) const { return false; }
    const P& get(std::size_t) const { return *state; }
};
template <> struct Feeder<Row> {
    static constexpr bool isState = false, isRow = true, takesColumn = false, takesRest = false, seesNulls = false;
    Row* row;
    Feeder(const KernelCall&, Row& theRow, std::size_t) : row(&theRow) {}
    bool canBeNull() const { return false; }
    bool isNull(std::size_t) const { return false; }
    Row& get(std::size_t) const { return *row; }
};
template <class T> requires(ValueTraits<T>::isValue) struct Feeder<T> {
    static constexpr bool isState = false, isRow = false, takesColumn = true, takesRest = false, seesNulls = false;
    using Value = T;
    ColumnReader<T> reader;
    Feeder(const KernelCall& call, Row&, std::size_t index) : reader(*call.arguments[index]) {}
    bool canBeNull() const { return reader.hasNulls(); }
    bool isNull(std::size_t row) const { return reader.isNull(row); }
    T get(std::size_t row) const { return reader[row]; }
};
template <class T> struct Feeder<std::optional<T>> {
    static constexpr bool isState = false, isRow = false, takesColumn = true, takesRest = false, seesNulls = true;
    using Value = T;
    ColumnReader<T> reader;
    Feeder(const KernelCall& call, Row&, std::size_t index) : reader(*call.arguments[index]) {}
    bool canBeNull() const { return false; }
    bool isNull(std::size_t) const { return false; }
    std::optional<T> get(std::size_t row) const {
        return reader.isNull(row) ? std::nullopt : std::optional<T>(reader[row]);
    }
};
template <class T, template <class> class List> struct RestFeeder {
    static constexpr bool isState = false, isRow = false, takesColumn = true, takesRest = true;
    static constexpr bool seesNulls = std::is_same_v<List<T>, RepeatedNullable<T>>;
    using Value = T;
    List<T> list;
    RestFeeder(const KernelCall& call, Row&, std::size_t index) {
        for (std::size_t i = index; i < call.arguments.size(); ++i)
            list.m_columns.emplace_back(*call.arguments[i]);
    }
    bool canBeNull() const {
        if constexpr (!seesNulls)
            for (const auto& column : list.m_columns)
                if (column.hasNulls())
                    return true;
        return false;
    }
    bool isNull(std::size_t row) const {
        if constexpr (!seesNulls)
            for (const auto& column : list.m_columns)
                if (column.isNull(row))
                    return true;
        return false;
    }
    const List<T>& get(std::size_t row) {
        list.m_row = row;
        return list;
    }
};
template <class T> struct Feeder<Repeated<T>> : RestFeeder<T, Repeated> {
    using RestFeeder<T, Repeated>::RestFeeder;
};
template <class T> struct Feeder<RepeatedNullable<T>> : RestFeeder<T, RepeatedNullable> {
    using RestFeeder<T, RepeatedNullable>::RestFeeder;
};

template <class R> struct ResultTraits {
    using Value = R;
    static constexpr bool isOptional = false;
};
template <class T> struct ResultTraits<std::optional<T>> {
    using Value = T;
    static constexpr bool isOptional = true;
};

/// Brings a decimal to the scale of the result column; digits that do not fit are a failure, never cut.
bool storeDecimal(const Decimal& value, Row& row, Int128& out);

template <auto body, class R, class... P> struct KernelOf {
    using Value = typename ResultTraits<R>::Value;
    using Storage = typename ValueTraits<Value>::Storage;
    static_assert(ValueTraits<Value>::isValue, "a body gives a value of the language, or an optional of one");
    static constexpr bool takesRow = (Feeder<std::remove_cvref_t<P>>::isRow || ...);
    static constexpr bool canFail = takesRow || std::is_same_v<Value, Decimal>;

    static void run(const KernelCall& call) { runIndexed(call, std::index_sequence_for<P...>()); }

private:
    /// Position of the column that the n-th parameter reads: parameters before it that take one.
    static constexpr std::size_t columnOf(std::size_t parameter) {
        constexpr bool takes[] = {Feeder<std::remove_cvref_t<P>>::takesColumn..., false};
        std::size_t column = 0;
        for (std::size_t i = 0; i < parameter; ++i)
            column += takes[i] ? 1u : 0u;
        return column;
    }
    template <std::size_t... I> static void runIndexed(const KernelCall& call, std::index_sequence<I...>) {
        Row row(call);
        std::tuple<Feeder<std::remove_cvref_t<P>>...> feeders{
            Feeder<std::remove_cvref_t<P>>(call, row, columnOf(I))...};
        Storage* out = call.result->template values<Storage>().data();
        const auto compute = [&](std::uint32_t r) {
            if constexpr (canFail)
                row.start(r);
            R made = body(std::get<I>(feeders).get(r)...);
            if constexpr (canFail)
                if (row.failed()) [[unlikely]] {
                    call.result->setNull(r);
                    return;
                }
            if constexpr (ResultTraits<R>::isOptional) {
                if (made)
                    store(*made, row, out[r], call, r);
                else
                    call.result->setNull(r);
            } else {
                store(made, row, out[r], call, r);
            }
        };
        const auto loop = [&](const auto& one) {
            if (call.allRows)
                for (std::uint32_t r = 0; r < call.rowCount; ++r)
                    one(r);
            else
                for (const std::uint32_t r : call.rows)
                    one(r);
        };
        if ((std::get<I>(feeders).canBeNull() || ...))
            loop([&](std::uint32_t r) {
                if ((std::get<I>(feeders).isNull(r) || ...))
                    call.result->setNull(r);
                else
                    compute(r);
            });
        else
            loop(compute);
    }
    static void store(const Value& value, Row& row, Storage& out, const KernelCall& call, std::uint32_t r) {
        if constexpr (std::is_same_v<Value, Decimal>) {
            if (!storeDecimal(value, row, out))
                call.result->setNull(r);
        } else {
            out = Storage(value);
        }
    }
};

/// Facts about a body that the catalogue reads off its signature.
template <class R, class... P> struct BodyFacts {
    static constexpr TypeKind result = ValueTraits<typename ResultTraits<R>::Value>::kind;
    static std::vector<bool> seesNulls() {
        std::vector<bool> sees;
        const auto look = [&]<class F>() {
            if (F::takesColumn)
                sees.push_back(F::seesNulls);
        };
        (look.template operator()<Feeder<std::remove_cvref_t<P>>>(), ...);
        return sees;
    }
    /// The kinds that the parameters with a column read, in order.
    static std::vector<TypeKind> kinds() {
        std::vector<TypeKind> list;
        const auto look = [&]<class F>() {
            if constexpr (F::takesColumn)
                list.push_back(ValueTraits<typename F::Value>::kind);
        };
        (look.template operator()<Feeder<std::remove_cvref_t<P>>>(), ...);
        return list;
    }
};

template <auto body> struct BodyOf;
template <class R, class... P, R (*body)(P...)> struct BodyOf<body> {
    using KernelType = KernelOf<body, R, P...>;
    using Facts = BodyFacts<R, P...>;
};

} // namespace detail

/// The kernel around a body. The body's parameters, in this order: optionally `Row&`; optionally `const State&` (what
/// prepare() made); then one per argument: bool, std::int64_t, Decimal, double, std::string_view (text or binary),
/// Date, Time, Timestamp or Uuid, as std::optional where the body wants to see nulls, and as a last one
/// `const Repeated<T>&` or `const RepeatedNullable<T>&` for a repeated parameter. It gives a value or an optional.
/// Text it gives may point into its arguments, into row.arena() or at static bytes.
template <auto body> constexpr Kernel kernel() { return &detail::BodyOf<body>::KernelType::run; }

} // namespace mw::rules
