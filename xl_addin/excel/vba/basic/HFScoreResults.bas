Option Explicit
Option Private Module

' What a function of HFScore makes of Python's answer, and of there being none.

Private Reason As String

Public Function HFInWizard() As Boolean
    ' Excel greys this button out while the function wizard is open; xlwings looks at it, too.
    On Error Resume Next
    HFInWizard = Not Application.CommandBars("Standard").Controls(1).Enabled
End Function

Public Function HFResult(ByVal Answer As Variant) As Variant
    ' xlwings hands a table of one row on as a plain row.
    Dim i As Long, j As Long
    Select Case HFDimensions(Answer)
    Case 0
        Answer = HFValue(Answer)
    Case 1
        For i = LBound(Answer) To UBound(Answer)
            Answer(i) = HFValue(Answer(i))
        Next i
    Case Else
        For i = LBound(Answer, 1) To UBound(Answer, 1)
            For j = LBound(Answer, 2) To UBound(Answer, 2)
                Answer(i, j) = HFValue(Answer(i, j))
            Next j
        Next i
    End Select
    HFForget
    HFResult = Answer
End Function

Public Function HFFailed(ByVal Description As String) As Variant
    ' The cell shows #N/A; the reason stands in the status bar, in =HFSTATUS(...) and behind the macro HFWhy.
    Reason = HFSentence() & " (" & HFLine(Description) & ")"
    On Error Resume Next
    Application.StatusBar = Reason
    HFFailed = CVErr(2042)
End Function

Public Function HFReason() As String
    HFReason = Reason
End Function

Private Function HFValue(ByVal Value As Variant) As Variant
    ' xlErrNA, xlErrValue, xlErrNum
    HFValue = Value
    If VarType(Value) <> vbString Then Exit Function
    Select Case Value
    Case "{na}"
        HFValue = CVErr(2042)
    Case "{value}"
        HFValue = CVErr(2015)
    Case "{num}"
        HFValue = CVErr(2036)
    End Select
End Function

Private Function HFDimensions(ByRef Answer As Variant) As Long
    Dim Last As Long
    If Not IsArray(Answer) Then Exit Function
    On Error GoTo OneOnly
    HFDimensions = 1
    Last = UBound(Answer, 2)
    HFDimensions = 2
OneOnly:
End Function

Private Sub HFForget()
    If Reason = "" Then Exit Sub
    Reason = ""
    On Error Resume Next
    Application.StatusBar = False
End Sub

Private Function HFSentence() As String
    ' The sheet xlwings.conf has the sentence in the language of the workbook.
    HFSentence = "HFScore cannot start Python. Run in a terminal: hfscore doctor"
    On Error Resume Next
    HFSentence = GetConfig("{failed}", HFSentence)
End Function

Private Function HFLine(ByVal Description As String) As String
    ' One line of what was said; of a traceback the last one, which names the error.
    Dim Lines As Variant, i As Long
    Lines = Split(Replace(Description, vbCr, ""), vbLf)
    For i = UBound(Lines) To LBound(Lines) Step -1
        If Trim(Lines(i)) <> "" Then
            HFLine = Left(Trim(Lines(i)), 200)
            If InStr(Description, "Traceback") > 0 Then Exit Function
        End If
    Next i
End Function
