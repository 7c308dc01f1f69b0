# Makes the two .msi of an application image: per machine and per user. Run by the build (packaging/common/Jpackage.java), which sets
# APP, OUT, VERSION, NAME, VENDOR, SUMMARY, HOMEPAGE, UPGRADE_MACHINE, UPGRADE_USER and JDK.
# Needs WiX 3, 4 or 5; jpackage finds 3 where its installer puts it, 4 and 5 on the PATH, with their extensions Util and UI.
# Signs when SIGN_CERTIFICATE (a .pfx file) and SIGN_PASSWORD are given.
$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest
$jpackage = Join-Path $env:JDK 'bin\jpackage.exe'

function Sign([string[]] $files) {
    if (-not $env:SIGN_CERTIFICATE) { return }
    # The newest of the Windows SDK's: 10.0.9 comes before 10.0.26100, which letters do not know.
    $signtool = Get-ChildItem "${env:ProgramFiles(x86)}\Windows Kits\10\bin\10.*\x64\signtool.exe" |
        Sort-Object { [version] $_.Directory.Parent.Name } | Select-Object -Last 1
    if (-not $signtool) { throw 'there is no signtool.exe of the Windows SDK' }
    & $signtool.FullName sign /f $env:SIGN_CERTIFICATE /p $env:SIGN_PASSWORD /fd SHA256 /td SHA256 /tr 'http://timestamp.digicert.com' /d $env:NAME $files
    if ($LASTEXITCODE -ne 0) { throw "signtool ended with $LASTEXITCODE" }
}

function Package([string] $uuid, [string] $suffix, [string[]] $more) {
    # The same upgrade code in every version: Windows then replaces the older one in place, and refuses to go back.
    $arguments = @('--type', 'msi', '--app-image', $env:APP, '--dest', $env:OUT, '--name', $env:NAME, '--app-version', $env:VERSION,
        '--vendor', $env:VENDOR, '--description', $env:SUMMARY, '--about-url', $env:HOMEPAGE, '--install-dir', $env:NAME,
        '--win-menu', '--win-menu-group', $env:NAME, '--win-upgrade-uuid', $uuid) + $more
    & $jpackage $arguments
    if ($LASTEXITCODE -ne 0) { throw "jpackage ended with $LASTEXITCODE" }
    $made = Join-Path $env:OUT "$($env:NAME)-$($env:VERSION).msi"
    $named = Join-Path $env:OUT "claimport-$($env:VERSION)-windows-x64$suffix.msi"
    Move-Item -Force -LiteralPath $made -Destination $named
    Sign @($named)
}

# jpackage leaves its launcher read-only, which the signing tool cannot write. What its maker has signed stays as it is.
$programs = @(Get-ChildItem -LiteralPath $env:APP -Recurse -File | Where-Object { $_.Extension -in '.exe', '.dll' })
$programs | ForEach-Object { $_.IsReadOnly = $false }
$unsigned = @($programs | Where-Object { (Get-AuthenticodeSignature -LiteralPath $_.FullName).Status -ne 'Valid' } | ForEach-Object { $_.FullName })
if ($unsigned.Count -gt 0) { Sign $unsigned }
Package $env:UPGRADE_MACHINE '' @()
Package $env:UPGRADE_USER '-user' @('--win-per-user-install')
