Option Explicit

' Stands in for xlwings: XLPy is a module here, where xlwings has an object, and is called the same way.

Public Function CallUDF(ByVal Script As String, ByVal Name As String, Args As Variant, Book As Variant, Caller As Variant) As Variant
    Dim Table(0 To 1, 0 To 1) As Variant
    Select Case Args(0)
    Case "table"
        Table(0, 0) = 1
        Table(0, 1) = "#HFSCORE!NA"
        Table(1, 0) = "#HFSCORE!NUM"
        Table(1, 1) = "text"
        CallUDF = Table
    Case "row"
        CallUDF = Array("x", "#HFSCORE!VALUE", 3)
    Case "left out"
        CallUDF = IsMissing(Args(1))
    Case "fail"
        Err.Raise 1000, , "Could not load the DLL" & vbCrLf & "from any folder"
    Case "trace"
        Err.Raise 1000, , "Traceback (most recent call last):" & vbLf & "  File x" & vbLf & "ImportError: no numpy" & vbLf
    Case Else
        CallUDF = Args(0)
    End Select
End Function

Public Function GetConfig(Key As String, Optional Default As String = "") As Variant
    GetConfig = Default
End Function

Public Function RunPython(Command As String)
End Function
