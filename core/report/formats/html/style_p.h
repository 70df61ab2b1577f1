// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/style.h"

#include <string>
#include <string_view>

namespace mw::report {

/// The page's own style: readable on screen, in the dark and on A4.
inline constexpr std::string_view kStyle = R"css(
:root{--ink:#1c2430;--soft:#5b6675;--line:#d8dde4;--head:#f3f5f8;--page:#fff;--accent:#1f5fa8}
@media (prefers-color-scheme:dark){:root{--ink:#e4e8ee;--soft:#9aa6b5;--line:#39424e;--head:#232a33;--page:#171c22;--accent:#7db3f0}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:1180px;padding:40px 32px 64px;font:15px/1.5 system-ui,"Segoe UI","DejaVu Sans",sans-serif;color:var(--ink);background:var(--page)}
header{border-bottom:3px solid var(--accent);padding-bottom:20px;margin-bottom:24px}
.kind{margin:0;color:var(--soft);letter-spacing:.08em;text-transform:uppercase;font-size:12px}
h1{font-size:32px;line-height:1.2;margin:4px 0 12px}
h2{font-size:21px;margin:40px 0 12px;padding-top:8px;border-top:1px solid var(--line)}
h3{font-size:16px;margin:24px 0 8px}
nav h2{border:0;font-size:14px;margin:0 0 6px;color:var(--soft)}
nav ol{columns:2;margin:0;padding-left:24px;font-size:14px}
a{color:var(--accent);text-decoration:none}a:hover{text-decoration:underline}
.tag{font-size:13px;font-weight:500;color:var(--soft);border:1px solid var(--line);border-radius:4px;padding:1px 6px;vertical-align:middle}
.lead{font-size:16px}.empty{color:var(--soft);font-style:italic}
dl.cover div{display:flex;gap:12px;padding:2px 0}dl.cover dt{width:190px;color:var(--soft);flex:none}dl.cover dd{margin:0;overflow-wrap:anywhere;font-variant-numeric:tabular-nums}
dl.figures{display:flex;flex-wrap:wrap;gap:8px 28px;margin:12px 0 16px}dl.figures dt{font-size:12px;color:var(--soft)}dl.figures dd{margin:0;font-size:20px;font-variant-numeric:tabular-nums}
table{width:100%;border-collapse:collapse;table-layout:fixed;margin:8px 0 20px;font-size:13px;line-height:1.4}
th{background:var(--head);text-align:left;font-weight:600;border-bottom:1px solid var(--line)}
th,td{padding:6px 8px;vertical-align:top;overflow-wrap:anywhere}
td{border-bottom:1px solid var(--line)}
.number{text-align:right;font-variant-numeric:tabular-nums}
.ref{color:var(--soft);font-variant-numeric:tabular-nums;white-space:nowrap}
code{font:12px/1.4 ui-monospace,"DejaVu Sans Mono",monospace;color:var(--soft)}
.intent{color:var(--soft);font-style:italic}
footer{margin-top:48px;color:var(--soft);font-size:12px;border-top:1px solid var(--line);padding-top:8px}
@media print{body{padding:0;max-width:none;font-size:10pt}table{font-size:8.5pt}thead{display:table-header-group}tr{break-inside:avoid}h2,h3{break-after:avoid}nav{break-after:page}@page{size:A4;margin:16mm}}
)css";

/// What a house style and the paper change of the page's own.
inline std::string styleOf(const HouseStyle& style, Paper paper) {
    std::string made;
    if (style.accent != HouseStyle().accent) {
        const std::string accent = "#" + style.accentDigits();
        made += ":root{--accent:" + accent + "}@media (prefers-color-scheme:dark){:root{--accent:color-mix(in srgb," + accent + " 45%,#fff)}}\n";
    }
    if (style.bodyFont != HouseStyle().bodyFont)
        made += "body{font-family:\"" + style.bodyFont + "\",system-ui,sans-serif}\n";
    if (style.headingFont != HouseStyle().headingFont)
        made += "h1,h2,h3{font-family:\"" + style.headingFont + "\",system-ui,sans-serif}\n";
    if (style.logo)
        made += ".logo{display:block;max-width:260px;max-height:68px;margin-bottom:28px}@media (prefers-color-scheme:dark){.logo{background:#fff;padding:6px;border-radius:4px}}\n";
    if (paper == Paper::Letter)
        made += "@media print{@page{size:letter}}\n";
    return made;
}

} // namespace mw::report
