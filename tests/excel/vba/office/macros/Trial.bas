Option Explicit

' Stands in for xlwings and for Python behind it; column C tells in order what the macros did.

Private Lines As Long
Private Bars As Variant, Turn As Long, Code As Long, Broken As Boolean, Last As Boolean

Public Sub Main()
    Expect Array(False), "nothing to ask"
    HFRetryErrors
    Expect Array("Printing"), "a text of another program"
    HFRefreshAll
    Expect Array(False), "an error in Python"
    Code = -1
    HFRefreshAll
    Expect Array(False), "no Python"
    Broken = True
    HFStop
    Note Application.StatusBar
    Expect Array("HFScore: 0 / 2", "HFScore: 0 / 2", "HFScore: 1 / 2", False), "two models, two clicks"
    Last = True
    HFRefreshSheet
    HFRefreshSheet
End Sub

Private Sub Expect(ByVal Texts As Variant, ByVal Title As String)
    Bars = Texts
    Turn = 0
    Code = 0
    Broken = False
    Note "-- " & Title
End Sub

Public Function RunPython(PythonCommand As String)
    Note PythonCommand
    If Broken Then Err.Raise 1000, , "Could not load the DLL"
    Application.StatusBar = Bars(Turn)
    Turn = Turn + 1
    If Code <> 0 Then RunPython = Code
End Function

Public Function HFSCORE(Model As Variant) As Variant
    HFSCORE = 1
End Function

Public Function GetConfig(Key As String, Optional Default As String = "") As Variant
    GetConfig = Default
End Function

Public Sub Mark(ByVal Cell As Range)
    Note "asks again " & Cell.Address
End Sub

Public Sub Note(ByVal Text As String)
    Lines = Lines + 1
    ThisWorkbook.Worksheets(1).Range("C" & Lines).Value = Text
    If Last And Text = "calculated" Then ThisWorkbook.Worksheets(1).Range("E1").Value = "done"
End Sub
