#!/bin/bash
# Makes the .dmg and .pkg of an application. Run by the build (packaging/common/Jpackage.java) with APP, OUT, VERSION, IDENTIFIER, NAME.
# Apple's own tools keep the files' times, on which the AOT cache depends.
# SIGN_APPLICATION, SIGN_INSTALLER: names of "Developer ID" certificates in the keychain; without them nothing is signed.
# NOTARY_PROFILE: what "xcrun notarytool store-credentials" stored; without it nothing is notarised.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
name=$OUT/claimport-$VERSION-macos-$(uname -m)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if [ -n "${SIGN_APPLICATION:-}" ]; then
    sign=(codesign --force --timestamp --options runtime --entitlements "$here/entitlements.plist" --sign "$SIGN_APPLICATION")
    # From the inside out: what contains others is signed after them.
    find "$APP" -type f \( -name '*.dylib' -o -name '*.jnilib' -o -path '*/Contents/Home/bin/*' -o -name jspawnhelper \) -print0 \
        | xargs -0 -n 1 "${sign[@]}"
    [ -d "$APP/Contents/runtime" ] && "${sign[@]}" "$APP/Contents/runtime"
    "${sign[@]}" "$APP"
    codesign --verify --deep --strict "$APP"
fi

notarise() {
    [ -n "${NOTARY_PROFILE:-}" ] || return 0
    xcrun notarytool submit "$1" --keychain-profile "$NOTARY_PROFILE" --wait
    xcrun stapler staple "$1"
}

mkdir "$work/disk"
ditto "$APP" "$work/disk/$NAME.app"
ln -s /Applications "$work/disk/Applications"
hdiutil create -quiet -volname "$NAME" -srcfolder "$work/disk" -format UDZO -fs HFS+ "$name.dmg"
[ -z "${SIGN_APPLICATION:-}" ] || codesign --timestamp --sign "$SIGN_APPLICATION" "$name.dmg"
notarise "$name.dmg"

mkdir "$work/scripts" "$work/root"
cp "$here/postinstall" "$work/scripts/postinstall"
chmod 755 "$work/scripts/postinstall"
ditto "$APP" "$work/root/$NAME.app"
# Not moved to where another copy lies: the command's link would point to nothing.
pkgbuild --analyze --root "$work/root" "$work/components.plist"
plutil -replace 0.BundleIsRelocatable -bool false "$work/components.plist"
pkgbuild --root "$work/root" --component-plist "$work/components.plist" --install-location /Applications --identifier "$IDENTIFIER" \
    --version "$VERSION" --scripts "$work/scripts" ${SIGN_INSTALLER:+--sign "$SIGN_INSTALLER" --timestamp} "$name.pkg"
notarise "$name.pkg"
