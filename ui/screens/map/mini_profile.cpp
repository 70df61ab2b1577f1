// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/map/mini_profile.h"

#include "ui/present/text.h"
#include "ui/present/theme.h"
#include "ui/present/value_text.h"

#include <QCoreApplication>
#include <QLabel>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace mw::ui {

namespace {
constexpr int kShownValues = 3;
} // namespace

QStringList clashesOf(const profile::FieldProfile& source, std::uint64_t rows, const Field& target) {
    struct Clash {
        Q_DECLARE_TR_FUNCTIONS(Clash)
    };
    QStringList clashes;
    const bool bothText = source.type.kind == TypeKind::Text && target.type.kind == TypeKind::Text;
    if (bothText && target.type.length > 0 && source.maximumLength.value_or(0) > target.type.length) {
        std::uint64_t longer = 0;
        for (std::size_t length = target.type.length + 1; length < source.lengthHistogram.size(); ++length)
            longer += source.lengthHistogram[length];
        clashes.append(longer > 0 ? Clash::tr("%1 values longer than %2").arg(formatCount(longer)).arg(target.type.length)
                                  : Clash::tr("Values up to %1 long; %2 fit").arg(*source.maximumLength).arg(target.type.length));
    }
    if (!target.nullable && source.nulls > 0)
        clashes.append(Clash::tr("%1 rows have no value; the target needs one").arg(formatCount(source.nulls)));
    if (rows > 0 && source.nulls + source.empty == rows)
        clashes.append(Clash::tr("Always empty"));
    if (source.edgeSpaces > 0 && bothText)
        clashes.append(Clash::tr("%1 with spaces at an end").arg(formatCount(source.edgeSpaces)));
    return clashes;
}

MiniProfile::MiniProfile(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("miniProfile"));
    m_name = new QLabel(this);
    m_name->setProperty("role", QStringLiteral("strong"));
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_facts = new QLabel(this);
    m_facts->setProperty("role", QStringLiteral("small"));
    m_facts->setWordWrap(true);
    m_clash = new QLabel(this);
    m_clash->setObjectName(QStringLiteral("clash"));
    m_clash->setProperty("role", QStringLiteral("warning"));
    m_clash->setTextFormat(Qt::PlainText);
    m_clash->setWordWrap(true);
    m_make = new QToolButton(this);
    m_make->setObjectName(QStringLiteral("makeProfile"));
    m_make->setText(tr("Profile the source"));
    m_make->setToolTip(tr("Count nulls, lengths and values of every field"));
    connect(m_make, &QToolButton::clicked, this, &MiniProfile::profileRequested);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(m_name);
    layout->addSpacing(8);
    layout->addWidget(m_facts);
    layout->addWidget(m_clash);
    layout->addWidget(m_make, 0, Qt::AlignLeft);
}

void MiniProfile::clear() { setVisible(false); }

void MiniProfile::show(const MapFields* fields, const MapFields::End& end, const Field* target) {
    const MapFields::SourceEntity& entity = fields->sources()[std::size_t(end.entity)];
    const MapFields::SourceField& field = entity.fields[std::size_t(end.field)];
    m_name->setText(entity.name + u'.' + field.name);
    const auto profile = fields->project()->profile(entity.entity);
    const bool running = fields->project()->profileJob(entity.entity) != nullptr;
    m_make->setVisible(!profile && !running);
    m_filled = -1;
    QStringList facts{field.type}, clashes;
    if (!field.label.isEmpty() && field.label != field.name)
        facts.prepend(field.label);
    if (profile && std::size_t(end.field) < profile->fields.size()) {
        const profile::FieldProfile& known = profile->fields[std::size_t(end.field)];
        m_filled = field.filled;
        facts.append(tr("%1 filled").arg(formatShare(profile->rows - known.nulls - known.empty, profile->rows)));
        facts.append(tr("%1 distinct").arg((known.distinctIsExact ? QString() : QStringLiteral("≈ ")) + formatCount(known.distinct)));
        if (known.maximumLength)
            facts.append(tr("length %1–%2").arg(known.minimumLength.value_or(0)).arg(*known.maximumLength));
        if (!known.semanticType.empty())
            facts.append(qt(known.semanticType));
        QStringList top;
        for (std::size_t i = 0; i < known.top.size() && i < kShownValues; ++i)
            top.append(QStringLiteral("%1 (%2)").arg(elideName(showText(qt(known.top[i].value)).text, 24), formatCount(known.top[i].count)));
        m_facts->setText(facts.join(QStringLiteral(" · ")) + (top.isEmpty() ? QString() : u'\n' + top.join(QStringLiteral(", "))));
        if (target)
            clashes = clashesOf(known, profile->rows, *target);
    } else {
        if (running)
            facts.append(tr("being profiled…"));
        m_facts->setText(facts.join(QStringLiteral(" · ")));
    }
    m_clash->setText(clashes.join(u'\n'));
    m_clash->setVisible(!clashes.isEmpty());
    setVisible(true);
    update();
}

void MiniProfile::paintEvent(QPaintEvent*) {
    if (m_filled < 0)
        return;
    QPainter painter(this);
    const QRectF ground(0, m_name->geometry().bottom() + 4, width(), 4);
    painter.fillRect(ground, theme::colors().barGround);
    painter.fillRect(QRectF(ground.left(), ground.top(), ground.width() * m_filled, ground.height()), theme::colors().bar);
}

} // namespace mw::ui
