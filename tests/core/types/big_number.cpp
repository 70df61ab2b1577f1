// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/types/big_number.h"

BigNumber::BigNumber(const std::string& text) {
    for (auto digit = text.rbegin(); digit != text.rend() && *digit != '-'; ++digit)
        m_digits.push_back(*digit - '0');
    m_negative = !text.empty() && text[0] == '-';
    trim();
}

BigNumber BigNumber::powerOfTen(unsigned exponent) {
    return BigNumber('1' + std::string(exponent, '0'));
}

std::string BigNumber::text() const {
    if (m_digits.empty())
        return "0";
    std::string result = m_negative ? "-" : "";
    for (auto digit = m_digits.rbegin(); digit != m_digits.rend(); ++digit)
        result += char('0' + *digit);
    return result;
}

BigNumber BigNumber::magnitude() const {
    BigNumber result = *this;
    result.m_negative = false;
    return result;
}

BigNumber BigNumber::negated() const {
    BigNumber result = *this;
    result.m_negative = !m_negative && !isZero();
    return result;
}

BigNumber operator+(const BigNumber& a, const BigNumber& b) {
    if (a.m_negative == b.m_negative) {
        BigNumber sum = BigNumber::addMagnitudes(a, b);
        sum.m_negative = a.m_negative;
        sum.trim();
        return sum;
    }
    const bool aLarger = BigNumber::compareMagnitudes(a, b) >= 0;
    BigNumber difference = aLarger ? BigNumber::subtractMagnitudes(a, b) : BigNumber::subtractMagnitudes(b, a);
    difference.m_negative = aLarger ? a.m_negative : b.m_negative;
    difference.trim();
    return difference;
}

BigNumber operator*(const BigNumber& a, const BigNumber& b) {
    BigNumber product;
    product.m_digits.assign(a.size() + b.size(), 0);
    for (std::size_t i = 0; i < a.size(); ++i) {
        int carry = 0;
        for (std::size_t j = 0; j < b.size() || carry > 0; ++j) {
            const int sum = product.m_digits[i + j] + carry + (j < b.size() ? a.m_digits[i] * b.m_digits[j] : 0);
            product.m_digits[i + j] = sum % 10;
            carry = sum / 10;
        }
    }
    product.m_negative = a.m_negative != b.m_negative;
    product.trim();
    return product;
}

BigNumber BigNumber::divide(const BigNumber& a, const BigNumber& b, BigNumber& remainder) {
    BigNumber quotient;
    quotient.m_digits.assign(a.size(), 0);
    remainder = BigNumber();
    const BigNumber divisor = b.magnitude();
    for (std::size_t i = a.size(); i-- > 0;) {
        remainder.m_digits.insert(remainder.m_digits.begin(), a.m_digits[i]);
        remainder.trim();
        while (compareMagnitudes(remainder, divisor) >= 0) {
            remainder = subtractMagnitudes(remainder, divisor);
            remainder.trim();
            ++quotient.m_digits[i];
        }
    }
    quotient.trim();
    return quotient;
}

int BigNumber::compare(const BigNumber& a, const BigNumber& b) {
    const BigNumber difference = a - b;
    return difference.isZero() ? 0 : difference.isNegative() ? -1 : 1;
}

void BigNumber::trim() {
    while (!m_digits.empty() && m_digits.back() == 0)
        m_digits.pop_back();
    if (m_digits.empty())
        m_negative = false;
}

int BigNumber::compareMagnitudes(const BigNumber& a, const BigNumber& b) {
    if (a.size() != b.size())
        return a.size() < b.size() ? -1 : 1;
    for (std::size_t i = a.size(); i-- > 0;)
        if (a.m_digits[i] != b.m_digits[i])
            return a.m_digits[i] < b.m_digits[i] ? -1 : 1;
    return 0;
}

BigNumber BigNumber::addMagnitudes(const BigNumber& a, const BigNumber& b) {
    BigNumber sum;
    int carry = 0;
    for (std::size_t i = 0; i < a.size() || i < b.size() || carry > 0; ++i) {
        const int digit = (i < a.size() ? a.m_digits[i] : 0) + (i < b.size() ? b.m_digits[i] : 0) + carry;
        sum.m_digits.push_back(digit % 10);
        carry = digit / 10;
    }
    return sum;
}

BigNumber BigNumber::subtractMagnitudes(const BigNumber& larger, const BigNumber& smaller) {
    BigNumber difference;
    int borrow = 0;
    for (std::size_t i = 0; i < larger.size(); ++i) {
        int digit = larger.m_digits[i] - borrow - (i < smaller.size() ? smaller.m_digits[i] : 0);
        borrow = digit < 0 ? 1 : 0;
        digit += borrow * 10;
        difference.m_digits.push_back(digit);
    }
    return difference;
}
