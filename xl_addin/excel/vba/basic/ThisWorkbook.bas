Option Explicit

Private Sub Workbook_Open()
    ' The function wizard forgets its help when the workbook is closed.
    Dim Row As Long, i As Long, Untouched As Boolean, Texts() As String
    On Error Resume Next
    Untouched = Me.Saved
    With Me.Worksheets("{help}")
        For Row = 1 To .UsedRange.Rows.Count
            ReDim Texts(0 To .Cells(Row, 2).Value)
            For i = 0 To UBound(Texts)
                Texts(i) = .Cells(Row, 4 + i).Value
            Next i
            If UBound(Texts) > 0 Then ReDim Preserve Texts(0 To UBound(Texts) - 1)
            Application.MacroOptions Macro:="'" & Me.Name & "'!" & .Cells(Row, 1).Value, Description:=.Cells(Row, 3).Value, Category:="HFScore", ArgumentDescriptions:=Texts
        Next Row
    End With
    Me.Saved = Untouched
End Sub
