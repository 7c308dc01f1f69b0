@echo off
rem Starts Claimport's commands with the Java that it brings; without arguments, its window.
setlocal
for %%h in ("%~dp0..") do set "home=%%~fh"
set "app=%home%\app"
if "%~1"=="" (
  start "" "%home%\Claimport.exe"
  exit /b 0
)
set "options=@brief@"
if "%~1"=="practice" set "options="
if not defined JAVA_TOOL_OPTIONS set "options=%options% @quiet@"
set "given=%JAVA_TOOL_OPTIONS% %JDK_JAVA_OPTIONS% %CLAIMPORT_JAVA_OPTIONS% "
set "given=%given:"=%"
if "%given:GC=%"=="%given%" set "options=%options% @collector@"
rem A virtual machine that crashes says so in a file, which is nobody else's business. Where it cannot be there, it is in the user's TEMP.
set "crashes=%LOCALAPPDATA%\claimport"
if not defined LOCALAPPDATA set "crashes=%TEMP%"
if not exist "%crashes%\" mkdir "%crashes%" 2>nul

rem The options are explained in packaging/common/jvm.options.
"%home%\runtime\bin\java.exe" "-XX:ErrorFile=%crashes%\crash-%%p.log" "-XX:AOTCache=%app%\claimport.aot" @mapped@ %options% "@serial@" "@database@" @image@ @every@ %CLAIMPORT_JAVA_OPTIONS% -cp "%app%\claimport.jar" dev.claimport.Claimport %*
exit /b %ERRORLEVEL%
