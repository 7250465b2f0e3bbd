Option Explicit

' Stands in for Excel's Application, whose status bar LibreOffice cannot read; the rest is handed on.

Public StatusBar As Variant

Public Sub OnTime(ByVal When As Date, ByVal Macro As String)
    Note "later " & Macro
    ThisWorkbook.Application.OnTime When, Macro
End Sub

Public Sub Calculate()
    Note "calculated"
    ThisWorkbook.Application.Calculate
End Sub
