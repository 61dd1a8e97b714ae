"""The questions and rules in the forms of other systems, and answers that come back from them.

`fhir`: HL7 FHIR R4 with SDC; `dmn`: the rules as DMN; `workbook`: the decision tables as a workbook
in the manner of WHO's digital guidelines. All is made from the content when somebody asks for it.
"""
