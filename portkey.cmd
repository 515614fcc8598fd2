@echo off
rem Runs the portkey command on Windows, as the script portkey does elsewhere. Needs a JDK 17 or newer.
setlocal DisableDelayedExpansion
for %%d in ("%~dp0.") do set "root=%%~fd"
set "jar=%root%\target\portkey-gateway.jar"

for %%j in (java.exe) do set "java=%%~$PATH:j"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java.exe"
if not defined java goto :missing
if not exist "%java%" goto :missing
for %%j in ("%java%") do set "release=%%~dpj..\release"
set "version="
if exist "%release%" for /f "usebackq tokens=1,2 delims==" %%k in ("%release%") do if "%%k" == "JAVA_RUNTIME_VERSION" set "version=%%~l"
rem An unknown version is taken for one that will do.
set "major=17"
for /f "delims=.+-" %%m in ("%version%") do set "major=%%m"
if %major% lss 17 goto :old

rem cmd.exe cannot compare the times of files.
if not exist "%jar%" goto :build
powershell -NoProfile -Command "$built = (Get-Item -LiteralPath $env:jar).LastWriteTimeUtc; if (Get-ChildItem -LiteralPath (Join-Path $env:root pom.xml), (Join-Path $env:root src\main) -Recurse | Where-Object { $_.LastWriteTimeUtc -gt $built }) { exit 1 }" && goto :run
:build
echo Building portkey ...>&2
call "%root%\mvnw.cmd" -f "%root%\pom.xml" -B -q -P "!checks" -Dmaven.test.skip -Dspotless.check.skip package >&2
if errorlevel 1 exit /b 1

:run
rem JDK 24 and newer warn of what the libraries for gRPC do.
set "quiet="
if %major% geq 24 set "quiet=--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED"
"%java%" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:+DisplayVMOutputToStderr ^
    -Djava.util.concurrent.ForkJoinPool.common.parallelism=4 -Xshare:auto ^
    -Xlog:disable -Xlog:all=error:stderr %quiet% ^
    "-Dportkey.home=%root%" -cp "%jar%" ai.portkey.azure.cli.PortkeyCommand %*
exit /b %errorlevel%

:missing
>&2 echo portkey needs a JDK 17 or newer, and there is no java.exe (JAVA_HOME is "%JAVA_HOME%"). Install one, and set JAVA_HOME to its folder.
exit /b 2

:old
>&2 echo portkey needs a JDK 17 or newer, and "%java%" is of version %version%. Set JAVA_HOME to the folder of a newer one.
exit /b 2
