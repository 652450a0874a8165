; The installer: for one person, without an administrator, and gone without a trace of ours when removed.
; makensis -DSTAGE=... -DICON=... -DOUT=... -DVERSION=... [-DQUICK] setup.nsi
Unicode true
Target amd64-unicode
!ifdef QUICK
    SetCompressor zlib
!else
    SetCompressor /SOLID lzma
!endif
Name "Dateline"
OutFile "${OUT}"
Icon "${ICON}"
UninstallIcon "${ICON}"
InstallDir "$LOCALAPPDATA\Programs\Dateline"
InstallDirRegKey HKCU "Software\Dateline" "Folder"
RequestExecutionLevel user
VIProductVersion "${VERSION}.0"
VIAddVersionKey ProductName "Dateline"
VIAddVersionKey FileDescription "Installs Dateline"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey LegalCopyright "The Dateline authors, Apache License 2.0"

!define GONE "Software\Microsoft\Windows\CurrentVersion\Uninstall\Dateline"
!define KINDS "Software\Classes"

LicenseData "${STAGE}\LICENSE.txt"
Page license
Page directory
Page instfiles
UninstPage uninstConfirm
UninstPage instfiles

Section "Dateline"
    ; What an older version brought and this one does not is not to stay behind.
    RMDir /r "$INSTDIR\python"
    RMDir /r "$INSTDIR\site"
    SetOutPath "$INSTDIR"
    File /r "${STAGE}\*.*"
    WriteUninstaller "$INSTDIR\Remove Dateline.exe"
    CreateShortcut "$SMPROGRAMS\Dateline.lnk" "$INSTDIR\Dateline.exe"

    WriteRegStr HKCU "Software\Dateline" "Folder" "$INSTDIR"
    WriteRegStr HKCU "${KINDS}\.dateline" "" "Dateline.Project"
    WriteRegStr HKCU "${KINDS}\Dateline.Project" "" "Dateline project"
    WriteRegStr HKCU "${KINDS}\Dateline.Project\DefaultIcon" "" "$INSTDIR\dateline-project.ico"
    WriteRegStr HKCU "${KINDS}\Dateline.Project\shell\open\command" "" '"$INSTDIR\Dateline.exe" "%1"'
    WriteRegStr HKCU "${GONE}" "DisplayName" "Dateline"
    WriteRegStr HKCU "${GONE}" "DisplayVersion" "${VERSION}"
    WriteRegStr HKCU "${GONE}" "Publisher" "The Dateline authors"
    WriteRegStr HKCU "${GONE}" "DisplayIcon" "$INSTDIR\Dateline.exe"
    WriteRegStr HKCU "${GONE}" "UninstallString" '"$INSTDIR\Remove Dateline.exe"'
    WriteRegStr HKCU "${GONE}" "QuietUninstallString" '"$INSTDIR\Remove Dateline.exe" /S'
    WriteRegDWORD HKCU "${GONE}" "NoModify" 1
    WriteRegDWORD HKCU "${GONE}" "NoRepair" 1
    System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Section "Uninstall"
    ; By name, never the whole folder: a person may have put files of their own beside ours.
    RMDir /r "$INSTDIR\python"
    RMDir /r "$INSTDIR\site"
    RMDir /r "$INSTDIR\licences"
    Delete "$INSTDIR\Dateline.exe"
    Delete "$INSTDIR\dateline.cmd"
    Delete "$INSTDIR\launch.py"
    Delete "$INSTDIR\dateline-project.ico"
    Delete "$INSTDIR\LICENSE.txt"
    Delete "$INSTDIR\NOTICES.txt"
    Delete "$INSTDIR\dateline.cdx.json"
    Delete "$INSTDIR\Remove Dateline.exe"
    RMDir "$INSTDIR"
    Delete "$SMPROGRAMS\Dateline.lnk"
    DeleteRegKey HKCU "${KINDS}\Dateline.Project"
    DeleteRegKey HKCU "${KINDS}\.dateline"
    DeleteRegKey HKCU "${GONE}"
    DeleteRegKey HKCU "Software\Dateline"
    System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
