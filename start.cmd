@echo off
rem Double-click: opens the desk. In a terminal: start.cmd run, start.cmd review, start.cmd check
cd /d "%~dp0"
set WHAT=%*
if "%WHAT%"=="" set WHAT=preview
where py >nul 2>nul
if %errorlevel%==0 (
  py -3 tools\start.py %WHAT%
) else (
  python tools\start.py %WHAT%
)
if errorlevel 1 pause
