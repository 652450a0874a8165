; A stand-in for pythonw.exe, to rehearse installing: it writes down what it was called with.
; makensis -DOUT=pythonw.exe stand_in.nsi
Unicode true
Target amd64-unicode
OutFile "${OUT}"
SilentInstall silent
RequestExecutionLevel user
!include FileFunc.nsh

Section
    ${GetParameters} $0
    FileOpen $1 "$EXEDIR\said.txt" w
    FileWriteUTF16LE $1 $0
    FileClose $1
SectionEnd
