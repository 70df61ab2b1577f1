#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# package.sh PROGRAM WORK CPACK_CONFIG: makes the .deb, reads what it promises, unpacks it elsewhere and works with it.
source "$(dirname "$0")/../cli/support.sh"
config=$3

title='the package is made'
cpack -G DEB --config "$config" -B "$PWD/made" > cpack.log 2>&1 || { cat cpack.log >&2; wrong 'cpack failed'; finish; }
package=$(ls made/*.deb)

title='it names what it needs'
depends=$(dpkg-deb -f "$package" Depends)
for library in libqt6widgets6 libqscintilla2-qt6-15 libsqlite3-0 libicu72 libre2-9 libxlsxwriter4 qt6-qpa-plugins shared-mime-info; do
    same "dependency on $library" 1 "$(grep -cw -- "$library" <<< "$depends")"
done

title='it holds the program, the samples, the document type, the icons and the metadata'
dpkg-deb -x "$package" unpacked
for file in bin/mapwright share/applications/org.mapwright.Mapwright.desktop share/mime/packages/org.mapwright.Mapwright.xml \
    share/metainfo/org.mapwright.Mapwright.metainfo.xml share/icons/hicolor/scalable/apps/org.mapwright.Mapwright.svg \
    share/icons/hicolor/scalable/mimetypes/application-x-mapwright.svg share/doc/mapwright/copyright \
    share/mapwright/schema/mapwright-document-1.schema.json share/mapwright/samples/legacy-crm/legacy-crm.mapwright; do
    same "$file" yes "$([ -s "unpacked/usr/$file" ] && echo yes)"
done
same 'everything belongs to root' '' "$(dpkg-deb -c "$package" | awk '$2 != "root/root" { print }')"
same 'the version' "$("$mapwright" --version | sed -n 's/^mapwright //p')" "$(dpkg-deb -f "$package" Version)"

title='the desktop knows the document type'
same 'type opened' 1 "$(grep -c '^MimeType=application/x-mapwright;$' unpacked/usr/share/applications/*.desktop)"
same 'pattern of the type' 1 "$(grep -c 'glob pattern="\*.mapwright"' unpacked/usr/share/mime/packages/*.xml)"

mapwright=$PWD/unpacked/usr/bin/mapwright
run 'the unpacked program finds its samples' 0 examples samples
run 'and runs them' 0 run samples/legacy-crm/legacy-crm.mapwright --target target.sqlite
limit=1200
run 'and shows every page' 0 --pictures pictures samples/legacy-crm/legacy-crm.mapwright
same 'pages in pictures, light and dark' yes "$([ "$(ls pictures/*-light-*.png | wc -l)" -ge 20 ] &&
    [ "$(ls pictures/*-light-*.png | wc -l)" = "$(ls pictures/*-dark-*.png | wc -l)" ] && echo yes)"
finish
