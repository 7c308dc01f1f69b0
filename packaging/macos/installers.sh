#!/bin/bash
# Makes the .dmg and .pkg of an application. Run by the build (packaging/common/Jpackage.java) with APP, OUT, VERSION, IDENTIFIER, NAME.
# Apple's own tools keep the files' times, on which the AOT cache depends.
# SIGN_APPLICATION, SIGN_INSTALLER: names of "Developer ID" certificates in the keychain; without the first the application is signed by
# nobody in particular, which it has to be to start at all on Apple's processors; without the second the .pkg is not signed.
# NOTARY_PROFILE: what "xcrun notarytool store-credentials" stored, in NOTARY_KEYCHAIN if not in the user's; without it nothing is notarised.
set -euo pipefail
: "${APP:?}" "${OUT:?}" "${VERSION:?}" "${IDENTIFIER:?}" "${NAME:?}"
here=$(cd "$(dirname "$0")" && pwd)
file=$OUT/claimport-$VERSION-macos-$(uname -m)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if [ -n "${SIGN_APPLICATION:-}" ]; then
    sign=(codesign --force --timestamp --options runtime --entitlements "$here/entitlements.plist" --sign "$SIGN_APPLICATION")
else
    # Without the hardened runtime, which would not load libraries of another signer, and nobody in particular is always another.
    sign=(codesign --force --sign -)
fi
# From the inside out: what contains others is signed after them. The build has added files since jpackage signed.
find "$APP" -type f \( -name '*.dylib' -o -name '*.jnilib' -o -path '*/Contents/Home/bin/*' -o -name jspawnhelper \) -print0 \
    | xargs -0 -n 1 "${sign[@]}"
"${sign[@]}" "$APP/Contents/runtime"
"${sign[@]}" "$APP"
codesign --verify --deep --strict "$APP"

notarise() {
    [ -n "${NOTARY_PROFILE:-}" ] || return 0
    xcrun notarytool submit "$1" --keychain-profile "$NOTARY_PROFILE" ${NOTARY_KEYCHAIN:+--keychain "$NOTARY_KEYCHAIN"} --wait
    # Fails when Apple has refused, of which the line above only tells.
    xcrun stapler staple "$1"
}

mkdir "$work/disk"
ditto "$APP" "$work/disk/$NAME.app"
ln -s /Applications "$work/disk/Applications"
# Apple's index of files may hold the disk for a moment, which is no reason to give up.
for attempt in 1 2 3; do
    hdiutil create -quiet -ov -volname "$NAME" -srcfolder "$work/disk" -format UDZO -fs HFS+ "$file.dmg" && break
    [ "$attempt" -lt 3 ]
    sleep 5
done
[ -z "${SIGN_APPLICATION:-}" ] || codesign --timestamp --sign "$SIGN_APPLICATION" "$file.dmg"
notarise "$file.dmg"

mkdir "$work/scripts" "$work/root"
cp "$here/postinstall" "$work/scripts/postinstall"
chmod 755 "$work/scripts/postinstall"
ditto "$APP" "$work/root/$NAME.app"
# Not moved to where another copy lies: the command's link would point to nothing.
pkgbuild --analyze --root "$work/root" "$work/components.plist"
plutil -replace 0.BundleIsRelocatable -bool NO "$work/components.plist"
pkgbuild --root "$work/root" --component-plist "$work/components.plist" --install-location /Applications --identifier "$IDENTIFIER" \
    --version "$VERSION" --scripts "$work/scripts" "$work/component.pkg"
# A product around it, for only that has texts of its own, one folder for each language.
sed -e "s|@NAME@|$NAME|g" -e "s|@IDENTIFIER@|$IDENTIFIER|g" -e "s|@VERSION@|$VERSION|g" -e "s|@ARCHITECTURE@|$(uname -m)|g" \
    "$here/distribution.xml" > "$work/distribution.xml"
productbuild --distribution "$work/distribution.xml" --resources "$here/texts" --package-path "$work" \
    ${SIGN_INSTALLER:+--sign "$SIGN_INSTALLER" --timestamp} "$file.pkg"
[ -z "${SIGN_INSTALLER:-}" ] || notarise "$file.pkg"
