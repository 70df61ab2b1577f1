// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

/// What is the same in each ODT (OASIS Open Document Format 1.3).
namespace mw::report::odt {

inline constexpr std::string_view kSpaces =
    R"( xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" office:version="1.3")";

inline constexpr std::string_view kManifest = R"xml(<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="application/vnd.oasis.opendocument.text"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>
<manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/>
</manifest:manifest>
)xml";

inline constexpr std::string_view kFonts = R"xml(<office:font-face-decls>
<style:font-face style:name="Body" svg:font-family="'@BODY@'"/>
<style:font-face style:name="Heading" svg:font-family="'@HEADING@'"/>
<style:font-face style:name="Liberation Mono" svg:font-family="'Liberation Mono'" style:font-family-generic="modern" style:font-pitch="fixed"/>
</office:font-face-decls>
)xml";

inline constexpr std::string_view kStyles = R"xml(<office:styles>
<style:default-style style:family="paragraph"><style:paragraph-properties fo:margin-bottom="5pt" fo:line-height="135%" style:tab-stop-distance="36pt"/><style:text-properties style:font-name="Body" fo:font-size="10pt" fo:color="#1c2430"/></style:default-style>
<style:default-style style:family="table"><style:table-properties table:border-model="collapsing"/></style:default-style>
<style:style style:name="Standard" style:family="paragraph"/>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" style:parent-style-name="Standard" style:default-outline-level="1"><style:paragraph-properties fo:margin-top="16pt" fo:margin-bottom="6pt" fo:keep-with-next="always"/><style:text-properties style:font-name="Heading" fo:font-size="17pt" fo:font-weight="bold" fo:color="#@ACCENT@"/></style:style>
<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph" style:parent-style-name="Standard" style:default-outline-level="2"><style:paragraph-properties fo:margin-top="10pt" fo:margin-bottom="4pt" fo:keep-with-next="always"/><style:text-properties style:font-name="Heading" fo:font-size="12pt" fo:font-weight="bold"/></style:style>
<style:style style:name="Title" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-top="3pt" fo:margin-bottom="16pt" fo:line-height="115%" fo:padding-bottom="10pt" fo:border-bottom="2.25pt solid #@ACCENT@"/><style:text-properties style:font-name="Heading" fo:font-size="28pt" fo:font-weight="bold"/></style:style>
<style:style style:name="Kind" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-top="24pt" fo:margin-bottom="0pt"/><style:text-properties fo:font-size="9pt" fo:color="#5b6675" fo:text-transform="uppercase" fo:letter-spacing="0.8pt"/></style:style>
<style:style style:name="Kind_20_first" style:display-name="Kind first" style:family="paragraph" style:parent-style-name="Kind" style:master-page-name="Cover"><style:paragraph-properties fo:margin-top="80pt"/></style:style>
<style:style style:name="Logo" style:family="paragraph" style:parent-style-name="Standard" style:master-page-name="Cover"/>
<style:style style:name="Lead" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-size="11pt"/></style:style>
<style:style style:name="Placeholder" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-style="italic" fo:color="#5b6675"/></style:style>
<style:style style:name="Bullet" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-bottom="1pt"/></style:style>
<style:style style:name="Contents_20_Heading" style:display-name="Contents Heading" style:family="paragraph" style:parent-style-name="Standard" style:master-page-name="Upright"><style:paragraph-properties fo:margin-bottom="8pt"/><style:text-properties style:font-name="Heading" fo:font-size="17pt" fo:font-weight="bold" fo:color="#@ACCENT@"/></style:style>
<style:style style:name="Cell" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-bottom="0pt" fo:line-height="120%"/><style:text-properties fo:font-size="8.5pt"/></style:style>
<style:style style:name="Cell_20_number" style:display-name="Cell number" style:family="paragraph" style:parent-style-name="Cell"><style:paragraph-properties fo:text-align="end"/></style:style>
<style:style style:name="Cell_20_head" style:display-name="Cell head" style:family="paragraph" style:parent-style-name="Cell"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Cell_20_number_20_head" style:display-name="Cell number head" style:family="paragraph" style:parent-style-name="Cell_20_head"><style:paragraph-properties fo:text-align="end"/></style:style>
<style:style style:name="Cell_20_soft" style:display-name="Cell soft" style:family="paragraph" style:parent-style-name="Cell"><style:text-properties fo:color="#5b6675"/></style:style>
<style:style style:name="Cell_20_quote" style:display-name="Cell quote" style:family="paragraph" style:parent-style-name="Cell_20_soft"><style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="Cell_20_code" style:display-name="Cell code" style:family="paragraph" style:parent-style-name="Cell_20_soft"><style:text-properties style:font-name="Liberation Mono"/></style:style>
<style:style style:name="Figure" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-bottom="0pt" fo:keep-with-next="always"/><style:text-properties fo:font-size="17pt"/></style:style>
<style:style style:name="Figure_20_name" style:display-name="Figure name" style:family="paragraph" style:parent-style-name="Cell_20_soft"><style:paragraph-properties fo:margin-bottom="6pt"/></style:style>
<style:style style:name="Tag" style:family="text"><style:text-properties fo:font-size="9pt" fo:font-weight="normal" fo:color="#5b6675"/></style:style>
<style:style style:name="Quiet" style:family="text"><style:text-properties fo:color="#1c2430" style:text-underline-style="none"/></style:style>
<text:list-style style:name="Bullets"><text:list-level-style-bullet text:level="1" text:bullet-char="•"><style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" text:list-tab-stop-position="14pt" fo:text-indent="-11pt" fo:margin-left="14pt"/></style:list-level-properties></text:list-level-style-bullet></text:list-style>
</office:styles>
)xml";

/// Styles of single elements: cells of tables, headings that begin a page.
inline constexpr std::string_view kAutomatic = R"xml(<style:style style:name="UprightHeading" style:family="paragraph" style:parent-style-name="Heading_20_1" style:master-page-name="Upright"/>
<style:style style:name="LandscapeHeading" style:family="paragraph" style:parent-style-name="Heading_20_1" style:master-page-name="Landscape"/>
<style:style style:name="Row" style:family="table-row"><style:table-row-properties fo:keep-together="always"/></style:style>
<style:style style:name="HeadCell" style:family="table-cell"><style:table-cell-properties fo:background-color="#ecf0f5" fo:padding="3.5pt" fo:border="none" fo:border-bottom="0.5pt solid #cfd5dd"/></style:style>
<style:style style:name="RowCell" style:family="table-cell"><style:table-cell-properties fo:padding="3.5pt" fo:border="none" fo:border-bottom="0.5pt solid #cfd5dd"/></style:style>
<style:style style:name="PlainCell" style:family="table-cell"><style:table-cell-properties fo:padding="1pt" fo:border="none"/></style:style>
)xml";

} // namespace mw::report::odt
