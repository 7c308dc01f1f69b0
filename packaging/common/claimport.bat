@echo off
rem Starts Claimport with a JDK 25 or newer: that of JAVA_HOME, the PATH, or the one that built it.
setlocal
set "home=%~dp0.."
set "java="
if defined JAVA_HOME call :try "%JAVA_HOME%"
for %%j in (java.exe) do if not "%%~$PATH:j"=="" call :try "%%~dp$PATH:j.."
call :try "@java.home@"
if not defined java (
  echo claimport: needs a JDK 25 or newer; install one, or set JAVA_HOME to it. 1>&2
  exit /b 255
)
"%java%" --enable-native-access=ALL-UNNAMED -XX:+DisableAttachMechanism -XX:-HeapDumpOnOutOfMemoryError %CLAIMPORT_JAVA_OPTIONS% -cp "%home%\lib\*" dev.claimport.Claimport %*
exit /b %ERRORLEVEL%

rem The release file tells the version without starting a virtual machine: JAVA_VERSION="25.0.3".
:try
if defined java exit /b
if not exist "%~1\bin\java.exe" exit /b
if not exist "%~1\release" exit /b
for /f "tokens=2 delims==." %%v in ('findstr /b /c:"JAVA_VERSION=" "%~1\release"') do call :compare "%~1" %%~v
exit /b

:compare
set "major=%~2"
set "major=%major:"=%"
if %major% GEQ 25 set "java=%~1\bin\java.exe"
exit /b
