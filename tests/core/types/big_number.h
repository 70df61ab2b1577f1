// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

/// A slow whole number of any size, one decimal digit per element: the reference that Decimal is held against.
class BigNumber {
public:
    BigNumber() = default;
    /// Reads [-]digits.
    explicit BigNumber(const std::string& text);
    static BigNumber powerOfTen(unsigned exponent);

    bool isZero() const { return m_digits.empty(); }
    bool isNegative() const { return m_negative; }
    bool isOdd() const { return !m_digits.empty() && m_digits[0] % 2 != 0; }
    /// The number of digits, 0 for zero.
    std::size_t size() const { return m_digits.size(); }
    std::string text() const;
    BigNumber magnitude() const;
    BigNumber negated() const;

    friend BigNumber operator+(const BigNumber& a, const BigNumber& b);
    friend BigNumber operator-(const BigNumber& a, const BigNumber& b) { return a + b.negated(); }
    friend BigNumber operator*(const BigNumber& a, const BigNumber& b);
    /// Divides magnitudes by long division; both signs are ignored.
    static BigNumber divide(const BigNumber& a, const BigNumber& b, BigNumber& remainder);
    static int compare(const BigNumber& a, const BigNumber& b);

private:
    void trim();
    static int compareMagnitudes(const BigNumber& a, const BigNumber& b);
    static BigNumber addMagnitudes(const BigNumber& a, const BigNumber& b);
    static BigNumber subtractMagnitudes(const BigNumber& larger, const BigNumber& smaller);

    bool m_negative = false;
    std::vector<int> m_digits; ///< the last digit first
};
