@echo off
rem Starts Claimport with a JDK 25 or newer: that of JAVA_HOME, the PATH, or the one that built it.
setlocal
for %%h in ("%~dp0..") do set "home=%%~fh"
set "java="
if defined JAVA_HOME call :try "%JAVA_HOME%"
for %%j in (java.exe) do if not "%%~$PATH:j"=="" call :try "%%~dp$PATH:j.."
call :try "@java.home@"
if not defined java (
  echo claimport: needs a JDK 25 or newer; install one, or set JAVA_HOME to it. 1>&2
  exit /b 255
)

rem The AOT cache serves the virtual machine that made it.
set "cache="
if "%vendor% %runtime% %arch%"=="@java.release@" if exist "%home%\lib\claimport.aot" set "cache=%home%\lib\claimport.aot"
set "mapped="
if defined cache set "mapped="-XX:AOTCache=%cache%" @mapped@"
rem Where it does not serve after all, the virtual machine goes on without and says so; only who sets JAVA_TOOL_OPTIONS wants to hear it.
if defined cache if not defined JAVA_TOOL_OPTIONS set "mapped=%mapped% @quiet@"

set "brief=@brief@"
set "given=%JAVA_TOOL_OPTIONS% %JDK_JAVA_OPTIONS% %CLAIMPORT_JAVA_OPTIONS% "
set "given=%given:"=%"
if "%given:GC=%"=="%given%" set "brief=%brief% @collector@"
if "%~1"=="" set "brief="
if "%~1"=="practice" set "brief="

rem A virtual machine that crashes says so in a file, which is nobody else's business. Where it cannot be there, it is in the user's TEMP.
set "crashes=%LOCALAPPDATA%\claimport"
if not defined LOCALAPPDATA set "crashes=%TEMP%"
if not exist "%crashes%\" mkdir "%crashes%" 2>nul

rem The options are explained in packaging/common/jvm.options.
"%java%" "-XX:ErrorFile=%crashes%\crash-%%p.log" %mapped% %brief% @folder@ @every@ %CLAIMPORT_JAVA_OPTIONS% -cp "%home%\lib\claimport.jar" dev.claimport.Claimport %*
exit /b %ERRORLEVEL%

rem The release file tells the version without starting a virtual machine: JAVA_VERSION="25.0.3".
:try
if defined java exit /b
if not exist "%~1\bin\java.exe" exit /b
if not exist "%~1\release" exit /b
set "version="
set "vendor="
set "runtime="
set "arch="
for /f "usebackq tokens=1,* delims==" %%a in ("%~1\release") do (
  if "%%a"=="JAVA_VERSION" set "version=%%~b"
  if "%%a"=="IMPLEMENTOR_VERSION" set "vendor=%%~b"
  if "%%a"=="JAVA_RUNTIME_VERSION" set "runtime=%%~b"
  if "%%a"=="OS_ARCH" set "arch=%%~b"
)
for /f "tokens=1 delims=.-+" %%v in ("%version%") do if %%v GEQ 25 set "java=%~1\bin\java.exe"
exit /b
