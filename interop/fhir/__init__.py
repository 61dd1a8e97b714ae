"""FHIR R4 with SDC: the questions as a Questionnaire, and answers as QuestionnaireResponses.

`questionnaire` writes the form, `paths` its conditions as FHIRPath, `terms` the names of the
answers and what an organisation maps them to; `answering` writes answers and `response` reads them.
"""
