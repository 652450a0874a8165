; The program that a person starts: a few kilobytes with our icon that hand over to Python.
; makensis -DICON=... -DOUT=... launcher.nsi
Unicode true
Target amd64-unicode
Name "Dateline"
OutFile "${OUT}"
Icon "${ICON}"
SilentInstall silent
RequestExecutionLevel user
AutoCloseWindow true
VIProductVersion "${VERSION}.0"
VIAddVersionKey ProductName "Dateline"
VIAddVersionKey FileDescription "Dateline"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey LegalCopyright "The Dateline authors, Apache License 2.0"

!include FileFunc.nsh

Section
    ${GetParameters} $0
    SetOutPath "$EXEDIR"
    Exec '"$EXEDIR\python\pythonw.exe" "$EXEDIR\launch.py" $0'
SectionEnd
