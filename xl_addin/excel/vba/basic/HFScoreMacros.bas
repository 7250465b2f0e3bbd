Option Explicit

' The macros of the macro list. They ask the Hub in the background and change no cell.

Private Const Prefix As String = "HFScore:"

Public Sub HFRefreshSheet()
    HFAsk "refresh_sheet"
End Sub

Public Sub HFRefreshAll()
    HFAsk "refresh_all"
End Sub

Public Sub HFRetryErrors()
    HFAsk "retry_errors"
End Sub

Public Sub HFStop()
    HFCall "stop"
End Sub

Public Sub HFWhy()
    MsgBox IIf(HFReason() = "", "HFScore: OK", HFReason()), vbInformation
End Sub

Public Sub HFTick()
    ' Python writes its progress into the status bar and empties it when all is done.
    HFCall "tick"
    If HFBusy() Then HFLater Else HFRecalculate
End Sub

Private Sub HFAsk(ByVal Entry As String)
    HFCall Entry
    If HFBusy() Then HFLater
End Sub

Private Sub HFCall(ByVal Entry As String)
    On Error GoTo failed
    RunPython "import xl_addin.excel.macros; xl_addin.excel.macros." & Entry & "()"
    Exit Sub
failed:
    HFFailed Err.Description
    HFWhy
End Sub

Private Sub HFLater()
    Application.OnTime Now + TimeSerial(0, 0, 1), "'" & ThisWorkbook.Name & "'!HFTick"
End Sub

Private Function HFBusy() As Boolean
    If VarType(Application.StatusBar) = vbString Then HFBusy = Left(Application.StatusBar, Len(Prefix)) = Prefix
End Function

Private Sub HFRecalculate()
    ' Nothing here is volatile: Excel must be told which cells to ask again.
    Dim Sheet As Worksheet, Cell As Range, Found As Range
    For Each Sheet In ThisWorkbook.Worksheets
        Set Found = Nothing
        On Error Resume Next ' a sheet without formulas raises
        Set Found = Sheet.UsedRange.SpecialCells(xlCellTypeFormulas)
        On Error GoTo 0
        If Not Found Is Nothing Then
            For Each Cell In Found
                If InStr(1, Cell.Formula, "HF", vbTextCompare) > 0 Then Cell.Dirty
            Next Cell
        End If
    Next Sheet
    Application.Calculate
End Sub
