"""Records of a hospital: a FHIR bulk export or the tables of OMOP, as rows of visits."""

from thecal.screening.records.extra import Extra, extra_from, load_extra
from thecal.screening.records.fhir import open_fhir
from thecal.screening.records.folders import is_fhir, is_omop_folder
from thecal.screening.records.omop import open_omop
from thecal.screening.records.source import RecordSource

__all__ = [
    "Extra",
    "RecordSource",
    "extra_from",
    "is_fhir",
    "is_omop_folder",
    "load_extra",
    "open_fhir",
    "open_omop",
]
