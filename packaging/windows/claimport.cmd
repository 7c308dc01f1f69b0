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
if "%~1"=="handover" set "options="
if "%~1"=="practice" set "options="
if not defined JAVA_TOOL_OPTIONS set "options=%options% @quiet@"
set "given=%JAVA_TOOL_OPTIONS% %JDK_JAVA_OPTIONS% %CLAIMPORT_JAVA_OPTIONS% "
set "given=%given:"=%"
if "%given:GC=%"=="%given%" set "options=%options% @collector@"
rem The options are explained in packaging/common/jvm.options.
"%home%\runtime\bin\java.exe" "-XX:AOTCache=%app%\claimport.aot" @mapped@ %options% "@serial@" @image@ @every@ %CLAIMPORT_JAVA_OPTIONS% -cp "%app%\claimport.jar" dev.claimport.Claimport %*
exit /b %ERRORLEVEL%
