Option Explicit

' The macros of the macro list. They ask the Hub in the background and change no cell.

Private Const Prefix As String = "HFScore:"

Private Ticking As Boolean

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
    Ticking = False
    HFAsk "tick"
End Sub

Private Sub HFAsk(ByVal Entry As String)
    ' Python writes its progress into the status bar and empties it when all is done, or nothing is to be asked.
    If Not HFCall(Entry) Then Exit Sub
    If HFBusy() Then HFLater Else HFRecalculate
End Sub

Private Function HFCall(ByVal Entry As String) As Boolean
    ' RunPython shows what Python raises, and returns -1; it raises where Python cannot be started.
    On Error GoTo failed
    HFCall = (RunPython("import xl_addin.excel.macros; xl_addin.excel.macros." & Entry & "()") = 0)
    Exit Function
failed:
    HFFailed Err.Description
    HFWhy
End Function

Private Sub HFLater()
    If Ticking Then Exit Sub
    Application.OnTime Now + TimeSerial(0, 0, 1), "'" & ThisWorkbook.Name & "'!HFTick"
    Ticking = True
End Sub

Private Function HFBusy() As Boolean
    If VarType(Application.StatusBar) = vbString Then HFBusy = Left(Application.StatusBar, Len(Prefix)) = Prefix
End Function

Private Sub HFRecalculate()
    ' Nothing here is volatile: Excel must be told which cells to ask again.
    Dim Sheet As Worksheet, Cell As Range, Found As Range
    For Each Sheet In ThisWorkbook.Worksheets
        Set Found = Nothing
        On Error Resume Next ' a sheet without formulas raises, and so does a protected one
        Set Found = Sheet.UsedRange.SpecialCells(xlCellTypeFormulas)
        On Error GoTo 0
        If Found Is Nothing And Sheet.ProtectContents Then Set Found = Sheet.UsedRange
        If Not Found Is Nothing Then
            For Each Cell In Found
                If InStr(1, Cell.Formula, "HF", vbTextCompare) > 0 Then Cell.Dirty
            Next Cell
        End If
    Next Sheet
    Application.Calculate
End Sub
