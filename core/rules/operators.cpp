// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/operators_p.h"

#include "core/base/hash.h"
#include "core/rules/like_p.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

namespace mw::rules {

namespace {

using Integer = std::int64_t;

Row::Failed overflow(Row& row) { return row.fail(Code::Overflow, printType(row.resultType())); }

// -- integers
Integer addIntegers(Row& row, Integer a, Integer b) {
    Integer out = 0;
    return __builtin_add_overflow(a, b, &out) ? overflow(row) : out;
}
Integer subtractIntegers(Row& row, Integer a, Integer b) {
    Integer out = 0;
    return __builtin_sub_overflow(a, b, &out) ? overflow(row) : out;
}
Integer multiplyIntegers(Row& row, Integer a, Integer b) {
    Integer out = 0;
    return __builtin_mul_overflow(a, b, &out) ? overflow(row) : out;
}
Integer moduloIntegers(Row& row, Integer a, Integer b) {
    if (b == 0)
        return row.fail(Code::DivisionByZero);
    return b == -1 ? 0 : a % b; // the smallest integer by -1 would trap
}
Integer negateInteger(Row& row, Integer a) {
    return a == std::numeric_limits<Integer>::min() ? overflow(row) : -a;
}

// -- decimals
bool isSmall(Int128 value) {
    constexpr Int128 kLimit = Int128(1) << 62;
    return value > -kLimit && value < kLimit;
}
Decimal addDecimals(Row& row, Decimal a, Decimal b) {
    if (a.scale == b.scale && isSmall(a.unscaled) && isSmall(b.unscaled)) [[likely]]
        return {a.unscaled + b.unscaled, a.scale};
    Decimal out;
    return add(a, b, out) ? out : overflow(row);
}
Decimal subtractDecimals(Row& row, Decimal a, Decimal b) {
    if (a.scale == b.scale && isSmall(a.unscaled) && isSmall(b.unscaled)) [[likely]]
        return {a.unscaled - b.unscaled, a.scale};
    Decimal out;
    return subtract(a, b, out) ? out : overflow(row);
}
Decimal multiplyDecimals(Row& row, Decimal a, Decimal b) {
    Decimal out;
    return multiply(a, b, out) ? out : overflow(row);
}
Decimal divideDecimals(Row& row, Decimal a, Decimal b) {
    Decimal out;
    switch (divide(a, b, row.resultType().scale, Rounding::HalfUp, out)) {
    case DivideOutcome::Ok: return out;
    case DivideOutcome::ByZero: return row.fail(Code::DivisionByZero);
    default: return overflow(row);
    }
}
Decimal moduloDecimals(Row& row, Decimal a, Decimal b) {
    if (b.unscaled == 0)
        return row.fail(Code::DivisionByZero);
    const std::uint8_t scale = std::max(a.scale, b.scale);
    Decimal left, right;
    if (rescale(a, scale, Rounding::Refuse, left) != DivideOutcome::Ok ||
        rescale(b, scale, Rounding::Refuse, right) != DivideOutcome::Ok)
        return overflow(row);
    return {left.unscaled % right.unscaled, scale};
}
Decimal negateDecimal(Row&, Decimal a) { return {-a.unscaled, a.scale}; }

// -- floats
double finite(Row& row, double out, double a, double b) {
    if (std::isfinite(out) || !std::isfinite(a) || !std::isfinite(b)) [[likely]]
        return out;
    return overflow(row);
}
double addFloats(Row& row, double a, double b) { return finite(row, a + b, a, b); }
double subtractFloats(Row& row, double a, double b) { return finite(row, a - b, a, b); }
double multiplyFloats(Row& row, double a, double b) { return finite(row, a * b, a, b); }
double divideFloats(Row& row, double a, double b) {
    return b == 0 ? row.fail(Code::DivisionByZero) : finite(row, a / b, a, b);
}
double moduloFloats(Row& row, double a, double b) {
    return b == 0 ? row.fail(Code::DivisionByZero) : std::fmod(a, b);
}
double negateFloat(double a) { return -a; }

// -- comparisons
template <class T> std::strong_ordering order(const T& a, const T& b) { return a <=> b; }
template <> std::strong_ordering order(const double& a, const double& b) {
    if (std::isnan(a) || std::isnan(b))
        return std::isnan(a) <=> std::isnan(b);
    return a < b ? std::strong_ordering::less : a > b ? std::strong_ordering::greater : std::strong_ordering::equal;
}
template <> std::strong_ordering order(const std::string_view& a, const std::string_view& b) {
    return a.compare(b) <=> 0;
}
template <> std::strong_ordering order(const Decimal& a, const Decimal& b) {
    return a.scale == b.scale ? a.unscaled <=> b.unscaled : a <=> b;
}
template <class T> bool same(const T& a, const T& b) {
    if constexpr (std::is_same_v<T, std::string_view>)
        return a == b;
    else
        return order(a, b) == 0;
}
template <class T, Operation operation> bool compare(T a, T b) {
    switch (operation) {
    case Operation::Equal: return same(a, b);
    case Operation::NotEqual: return !same(a, b);
    case Operation::Less: return order(a, b) < 0;
    case Operation::LessOrEqual: return order(a, b) <= 0;
    case Operation::Greater: return order(a, b) > 0;
    default: return order(a, b) >= 0;
    }
}
/// value >= low and value <= high in three-valued logic.
template <class T> std::optional<bool> isBetween(T value, std::optional<T> low, std::optional<T> high) {
    if (low && order(value, *low) < 0)
        return false;
    if (high && order(value, *high) > 0)
        return false;
    return low && high ? std::optional(true) : std::nullopt;
}

template <class T> Kernel comparisonOf(Operation operation) {
    switch (operation) {
    case Operation::Equal: return kernel<&compare<T, Operation::Equal>>();
    case Operation::NotEqual: return kernel<&compare<T, Operation::NotEqual>>();
    case Operation::Less: return kernel<&compare<T, Operation::Less>>();
    case Operation::LessOrEqual: return kernel<&compare<T, Operation::LessOrEqual>>();
    case Operation::Greater: return kernel<&compare<T, Operation::Greater>>();
    case Operation::GreaterOrEqual: return kernel<&compare<T, Operation::GreaterOrEqual>>();
    case Operation::Between: return kernel<&isBetween<T>>();
    default: return nullptr;
    }
}

bool isNot(bool value) { return !value; }

std::string_view joinTexts(Row& row, const Repeated<std::string_view>& parts) {
    std::size_t size = 0;
    for (std::size_t i = 0; i < parts.size(); ++i)
        size += parts[i].size();
    char* const out = row.arena().allocate(size);
    char* next = out;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const std::string_view part = parts[i];
        if (!part.empty())
            std::memcpy(next, part.data(), part.size());
        next += part.size();
    }
    return {out, size};
}

Decimal fromInteger(Integer value) { return {value, 0}; }
Decimal fromDecimal(Decimal value) { return value; }

bool isLike(Row& row, std::string_view text, std::string_view pattern) {
    if (!LikePattern::isValid(pattern))
        return row.fail(Code::InvalidArgument, "a pattern of like cannot end in a single backslash");
    return LikePattern::matches(pattern, text);
}
bool isLikeCompiled(const LikePattern& pattern, std::string_view text) { return pattern.matches(text); }

// -- sets of constants
template <class T> struct Owned {
    using type = T;
};
template <> struct Owned<std::string_view> {
    using type = std::string;
};
template <class T> struct ConstantSet {
    std::vector<typename Owned<T>::type> items;
    std::vector<std::uint32_t> slots; ///< open addressing by hash, texts only
    bool hasNull = false;
    bool negated = false;

    bool contains(const T& value) const {
        if constexpr (std::is_same_v<T, std::string_view>) {
            if (!slots.empty()) {
                std::size_t slot = quickHash(value) & (slots.size() - 1);
                while (slots[slot] != 0) {
                    if (items[slots[slot] - 1] == value)
                        return true;
                    slot = (slot + 1) & (slots.size() - 1);
                }
                return false;
            }
            return std::any_of(items.begin(), items.end(), [&](const std::string& item) { return item == value; });
        } else {
            const auto less = [](const T& a, const T& b) { return order(a, b) < 0; };
            return std::binary_search(items.begin(), items.end(), value, less);
        }
    }
    void prepare() {
        if constexpr (std::is_same_v<T, std::string_view>) {
            constexpr std::size_t kFewItems = 4;
            if (items.size() <= kFewItems)
                return;
            slots.assign(std::bit_ceil(items.size() * 2), 0);
            for (std::size_t i = 0; i < items.size(); ++i) {
                std::size_t slot = quickHash(items[i]) & (slots.size() - 1);
                while (slots[slot] != 0)
                    slot = (slot + 1) & (slots.size() - 1);
                slots[slot] = std::uint32_t(i + 1);
            }
        } else {
            std::sort(items.begin(), items.end(), [](const T& a, const T& b) { return order(a, b) < 0; });
        }
    }
};
template <class T> std::optional<bool> isIn(const ConstantSet<T>& set, T value) {
    if (set.contains(value))
        return !set.negated;
    return set.hasNull ? std::nullopt : std::optional(set.negated);
}
template <class T> SetKernel setOf(const std::vector<Value>& values, bool negated) {
    auto set = std::make_shared<ConstantSet<T>>();
    set->negated = negated;
    for (const Value& value : values) {
        if (isNull(value)) {
            set->hasNull = true;
            continue;
        }
        if constexpr (std::is_same_v<T, std::string_view>) {
            if (const auto* bytes = std::get_if<Binary>(&value))
                set->items.push_back(bytes->bytes);
            else
                set->items.push_back(std::get<std::string>(value));
        } else {
            set->items.push_back(std::get<T>(value));
        }
    }
    set->prepare();
    return {kernel<&isIn<T>>(), set};
}

/// Calls `make` with a value of the C++ type that stands for a kind; Null has none and answers by default.
template <class Make> auto forKind(TypeKind kind, const Make& make) -> decltype(make(bool())) {
    switch (kind) {
    case TypeKind::Boolean: return make(bool());
    case TypeKind::Integer: return make(Integer());
    case TypeKind::Decimal: return make(Decimal());
    case TypeKind::Float: return make(double());
    case TypeKind::Text:
    case TypeKind::Binary: return make(std::string_view());
    case TypeKind::Date: return make(Date());
    case TypeKind::Time: return make(Time());
    case TypeKind::Timestamp: return make(Timestamp());
    case TypeKind::Uuid: return make(Uuid());
    case TypeKind::Null: break;
    }
    return {};
}

} // namespace

LogicalType arithmeticType(Operation operation, const LogicalType& left, const LogicalType& right) {
    if (left.kind != TypeKind::Decimal)
        return left;
    const int scale = std::max(left.scale, right.scale);
    const int whole = std::max(left.precision - left.scale, right.precision - right.scale);
    const auto decimal = [](int precision, int digits) {
        return LogicalType::decimal(std::uint8_t(std::clamp(precision, std::max(1, digits), 38)), std::uint8_t(digits));
    };
    switch (operation) {
    case Operation::Multiply:
        return decimal(left.precision + right.precision, std::min(38, left.scale + right.scale));
    case Operation::Divide:
        return decimal(38, std::max(scale, 10));
    case Operation::Modulo:
        return decimal(whole + scale, scale);
    default:
        return decimal(whole + scale + 1, scale);
    }
}

Kernel arithmeticKernel(Operation operation, TypeKind kind) {
    struct Row3 {
        Operation operation;
        Kernel integers, decimals, floats;
    };
    static constexpr Row3 kKernels[] = {
        {Operation::Add, kernel<&addIntegers>(), kernel<&addDecimals>(), kernel<&addFloats>()},
        {Operation::Subtract, kernel<&subtractIntegers>(), kernel<&subtractDecimals>(), kernel<&subtractFloats>()},
        {Operation::Multiply, kernel<&multiplyIntegers>(), kernel<&multiplyDecimals>(), kernel<&multiplyFloats>()},
        {Operation::Divide, nullptr, kernel<&divideDecimals>(), kernel<&divideFloats>()},
        {Operation::Modulo, kernel<&moduloIntegers>(), kernel<&moduloDecimals>(), kernel<&moduloFloats>()},
        {Operation::Negate, kernel<&negateInteger>(), kernel<&negateDecimal>(), kernel<&negateFloat>()},
    };
    for (const Row3& row : kKernels)
        if (row.operation == operation)
            return kind == TypeKind::Integer   ? row.integers
                   : kind == TypeKind::Decimal ? row.decimals
                   : kind == TypeKind::Float   ? row.floats
                                               : nullptr;
    return nullptr;
}

Kernel comparisonKernel(Operation operation, TypeKind kind) {
    return forKind(kind, [&]<class T>(const T&) { return comparisonOf<T>(operation); });
}

Kernel notKernel() { return kernel<&isNot>(); }
Kernel joinKernel() { return kernel<&joinTexts>(); }
Kernel widenKernel(TypeKind from) {
    return from == TypeKind::Integer ? kernel<&fromInteger>() : kernel<&fromDecimal>();
}

Kernel likeKernel() { return kernel<&isLike>(); }
Kernel compiledLikeKernel() { return kernel<&isLikeCompiled>(); }
Result<std::shared_ptr<const void>> compileLike(std::string_view pattern) {
    MW_TRY(LikePattern compiled, LikePattern::compile(pattern));
    return std::shared_ptr<const void>(std::make_shared<const LikePattern>(std::move(compiled)));
}

SetKernel setKernel(TypeKind kind, const std::vector<Value>& items, bool negated) {
    return forKind(kind, [&]<class T>(const T&) { return setOf<T>(items, negated); });
}

} // namespace mw::rules
