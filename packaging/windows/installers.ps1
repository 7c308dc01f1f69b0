# Makes the two .msi of an application image: per machine and per user. Run by the build (packaging/common/Jpackage.java).
# Needs WiX 3 or later on the PATH. Signs when SIGN_CERTIFICATE (a .pfx file) and SIGN_PASSWORD are given.
$ErrorActionPreference = 'Stop'
$jpackage = Join-Path $env:JAVA_HOME 'bin\jpackage.exe'

function Sign([string[]] $files) {
    if (-not $env:SIGN_CERTIFICATE) { return }
    $signtool = Get-ChildItem 'C:\Program Files (x86)\Windows Kits\10\bin\*\x64\signtool.exe' | Sort-Object FullName | Select-Object -Last 1
    & $signtool.FullName sign /f $env:SIGN_CERTIFICATE /p $env:SIGN_PASSWORD /fd SHA256 /td SHA256 /tr 'http://timestamp.digicert.com' /d $env:NAME $files
    if ($LASTEXITCODE -ne 0) { throw "signtool ended with $LASTEXITCODE" }
}

function Package([string] $uuid, [string] $suffix, [string[]] $more) {
    # The same upgrade code in every version: Windows then replaces the older one in place, and refuses to go back.
    & $jpackage --type msi --app-image $env:APP --dest $env:OUT --name $env:NAME --app-version $env:VERSION --vendor $env:VENDOR `
        --about-url $env:HOMEPAGE --install-dir $env:NAME --win-menu --win-menu-group $env:NAME --win-upgrade-uuid $uuid @more
    if ($LASTEXITCODE -ne 0) { throw "jpackage ended with $LASTEXITCODE" }
    $made = Join-Path $env:OUT "$($env:NAME)-$($env:VERSION).msi"
    $named = Join-Path $env:OUT "claimport-$($env:VERSION)-windows-x64$suffix.msi"
    Move-Item -Force $made $named
    Sign @($named)
}

# jpackage leaves its launcher read-only, which the signing tool cannot write.
$programs = Get-ChildItem $env:APP -Recurse -Include *.exe, *.dll
$programs | ForEach-Object { $_.IsReadOnly = $false }
Sign ($programs | Select-Object -ExpandProperty FullName)
Package $env:UPGRADE_MACHINE '' @()
Package $env:UPGRADE_USER '-user' @('--win-per-user-install')
